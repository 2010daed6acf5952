/** Replicates that fail, and one that takes its worker with it each time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { readRun } from '../../../sim/runs/node/store.ts';
import { PREFIX, QUEUE } from '../../../sim/runs/queue/message.ts';
import { TINY } from '../fuzz/bases.ts';
import { resultIn } from '../kills/commands.ts';
import { differences } from '../kills/kill.ts';
import { finish, type Started } from '../kills/process.ts';
import { type Fault, isRunning, type Told } from './fault.ts';
import type { Field } from './field.ts';

/** Exit code of a command of which some runs failed. */
const SOME_FAILED = 3;

/** A lever that cannot go on after some days, which luck decides: about one in a hundred. */
const PLUGIN = `export default {
  name: 'poison',
  levers: [{
    id: 'poison',
    title: { zh: '毒', en: 'Poison' },
    meaning: { zh: '有的日子之后无法继续。', en: 'Cannot go on after some days.' },
    source: 'assumption',
    hangsOn: ['purchase.price'],
    aim: {},
    money: { noBudget: { zh: '不花钱', en: 'it costs nothing' } },
    settings: { of: { kind: 'number', range: [1, 1000], meaning: 'One day in so many.' } },
    seesState: true,
    apply(policy, strength, { of }, seen) {
      const yuan = Math.floor(seen.metric('gmv', 1));
      if (yuan > 0 && yuan % of === 1) throw new Error('poisoned');
    },
  }],
};
`;
/** Days in so many; three days of each replicate count. */
const ONE_IN = 13;

/** Here and there the same replicates fail for the same reason, and all else has the same bytes. */
async function thrown(field: Field): Promise<Told> {
  writeFileSync(join(field.dir, 'poison.ts'), PLUGIN);
  const scenario = TINY.replace(/levers:\n.*\n/, `levers:\n  - { id: poison, from: 2021-01-03, of: ${ONE_IN} }\n`);
  writeFileSync(join(field.dir, 'poison.yaml'), scenario);
  const plan = ['run', 'poison.yaml', '--plugin', 'poison.ts', ...field.plan.slice(2)];
  const plugged = field.begin(['worker', ...field.there(), '--threads', '1', '--plugin', 'poison.ts']);
  const far = await field.begin([...plan, ...field.there(), '--out', 'poisoned-far']).ended;
  plugged.child.kill('SIGTERM');
  const near = await finish(field.dir, [...plan, '--out', 'poisoned-near']);
  const codes = [far.code, near.code];
  if (codes.some((code) => code !== SOME_FAILED)) return { harms: 0, fault: `exit codes ${codes.join(' and ')}: ${far.err}` };
  const [a, b] = ['poisoned-far', 'poisoned-near'].map((out) => resultIn(join(field.dir, out)));
  const other = differences(a!, b!);
  const { replicates } = await readRun(join(field.dir, 'poisoned-far'));
  const harms = replicates.filter(({ status }) => status === 'failed').length;
  if (harms === field.tasks) return { harms, fault: 'all failed: the poison shows nothing' };
  return { harms, fault: other.length > 0 ? `other bytes: ${other.slice(0, 5).join(', ')}` : undefined };
} // biome-ignore format: long lines

/** Replicates of this part: each takes long enough to be seen at work. */
const FEW = ['--replicates', '4', '--scale', '100000'];

/** Kills the worker whenever it has the task that the first one had. @returns how often */
async function killAtTask(field: Field, run: Started): Promise<number> {
  const redis = new Redis({ ...field.server.address.options, maxRetriesPerRequest: null });
  let poison: string | undefined;
  let killed: string | null = null;
  let deaths = 0;
  let worker = field.addWorker();
  while (isRunning(run)) {
    poison ??= (await redis.lrange(`${PREFIX}:${QUEUE}:active`, 0, -1))[0];
    // each worker that takes the task locks it by a word of its own
    const lock = poison === undefined ? null : await redis.get(`${PREFIX}:${QUEUE}:${poison}:lock`);
    if (lock !== null && lock !== killed) {
      killed = lock;
      worker.child.kill('SIGKILL');
      await worker.ended;
      deaths++;
      worker = field.addWorker();
    }
    await wait(2);
  }
  worker.child.kill('SIGTERM');
  await worker.ended;
  redis.disconnect();
  return deaths;
}

/** All others end as in a run here. */
async function killing(field: Field): Promise<Told> {
  const plan = [...field.plan, ...FEW];
  const run = field.begin([...plan, ...field.there(), '--out', 'killing-far']);
  const harms = await killAtTask(field, run);
  const ended = await run.ended;
  if (ended.code !== SOME_FAILED) return { harms, fault: `exit code ${ended.code}: ${ended.err}` };
  await finish(field.dir, [...plan, '--out', 'killing-near']);
  const [far, near] = await Promise.all(
    ['killing-far', 'killing-near'].map(async (out) => (await readRun(join(field.dir, out))).replicates),
  );
  const failed = far!.filter(({ status }) => status === 'failed');
  const others = far!.flatMap((row, at) => (row.status === 'failed' ? [] : [JSON.stringify(row) === JSON.stringify(near![at])]));
  if (failed.length !== 1 || others.length !== 3 || others.includes(false))
    return { harms, fault: `${failed.length} failed, of the others ${others.filter((same) => !same).length} differ` };
  return { harms };
} // biome-ignore format: long lines

export const poisoned: Fault = {
  number: 11,
  what: 'replicates that fail, and one that kills its worker again and again: the rest is whole, exit code 3',
  workers: 0,
  async tell(field) {
    const parts = [await thrown(field), await killing(field)];
    return {
      harms: Math.min(...parts.map(({ harms }) => harms)) === 0 ? 0 : parts.reduce((sum, { harms }) => sum + harms, 0),
      fault: parts.find(({ fault }) => fault !== undefined)?.fault,
    };
  },
}; // biome-ignore format: long lines
