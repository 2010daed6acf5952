/**
 * The tutorials: pages whose commands a reader types one after the other. Carries them out in an empty folder and writes
 * into each page what its commands print. `npm run docs:tutorials`, or `npm run docs:tutorials -- researcher` for one.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './circumstances.ts';
import { hereIn } from './follow.ts';
import { withPrints } from './tutorial-steps.ts';

export const TUTORIALS = [
  'strategist',
  'strategist-zh',
  'researcher',
  'own-market',
  'own-lever',
  'replication',
] as const;
export type Tutorial = (typeof TUTORIALS)[number];

/** Typed by a test where the program is installed from its package. */
export const INSTALLED: readonly Tutorial[] = ['own-lever', 'replication'];

export function pageOf(name: Tutorial): string {
  return readFileSync(join(ROOT, 'docs/tutorials', `${name}.md`), 'utf8');
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  for (const name of TUTORIALS.filter((one) => asked.length === 0 || asked.includes(one))) {
    const folder = mkdtempSync(join(tmpdir(), 'laotie-tutorial-'));
    try {
      const start = process.cpuUsage();
      const page = pageOf(name);
      const { printed, wrong } = await hereIn(folder, page);
      writeFileSync(join(ROOT, 'docs/tutorials', `${name}.md`), withPrints(page, printed));
      const { user, system } = process.cpuUsage(start);
      process.stdout.write(
        `docs/tutorials/${name}.md, ${((user + system) / 1e6).toFixed(1)} s of processor time\n`,
      );
      for (const line of wrong) process.stdout.write(`  ${line}\n`);
      if (wrong.length > 0) process.exitCode = 1;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
