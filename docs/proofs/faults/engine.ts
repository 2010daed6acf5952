/** A worker of another version, installed beside this one. */
import { appendFileSync, cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { engineVersion } from '../../../sim/runs/node/engine.ts';
import { ROOT } from '../../generate/circumstances.ts';
import type { Fault } from './fault.ts';

/** What of a checkout a worker needs. */
const PARTS = ['package.json', 'tsconfig.json', 'sim', 'reports', 'scenarios'];

/** The program with one more line in a deciding source. @returns what a shell does to start it in the place of this one */
function otherProgram(dir: string): string {
  const home = join(dir, 'other-version');
  for (const part of PARTS) cpSync(join(ROOT, part), join(home, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
  appendFileSync(join(home, 'sim/model/day.ts'), '// another rule\n');
  return `shift; exec "$0" '${join(home, 'sim/cli/program.ts')}' "$@"`;
}

export const otherEngine: Fault = {
  number: 10,
  what: 'a worker of another engine comes first',
  workers: 0,
  async tell(field) {
    const run = field.run('far');
    const other = ['worker', ...field.there(), '--threads', '1'];
    const { code, err } = await field.begin(other, otherProgram(field.dir)).ended;
    const line = err.trim().split('\n').at(-1) ?? '';
    const isRefused = code === 2 && line.startsWith(`engine: expected ${engineVersion()}, of the tasks in the queue, got `);
    const taken = field.answers();
    field.workers.push(field.addWorker(), field.addWorker());
    const fault = field.faultOf(await run.ended, 'far');
    if (!isRefused || taken > 0) return { harms: 1, fault: `exit code ${code}, ${taken} answers: ${line}` };
    return { harms: 1, fault };
  },
}; // biome-ignore format: long lines
