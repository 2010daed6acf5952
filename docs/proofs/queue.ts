/** What the way through a queue costs: a whole ensemble, many short tasks, very many tasks. To be run on a quiet machine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../generate/table.ts';
import { inField } from './faults/field.ts';
import { NO_SERVER, testServer } from './faults/server.ts';
import { finish } from './kills/process.ts';
import type { Proof } from './proof.ts';
import { faultOfPaused, paused } from './queue/paused.ts';

/** What is asked: the time by the queue over the time here, and the memory of the command. */
const MOST = { ensemble: 1.15, short: 1.3, bytes: 500e6 } as const;
const REPLICATES = 256;
const [SHORT, SHORT_MS, ENQUEUED] = [10_240, 50, 100_000];
/** The ensemble is done so often each way, by turns; the median counts. */
const TURNS = 3;

interface Answer {
  readonly what: string;
  readonly far: number;
  readonly near: number;
  readonly unit: 'seconds' | 'bytes';
  readonly most: number;
  readonly fault?: string | undefined;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Seconds of a piece of work. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}

/** A quarter in the place of six days: some tenths of a second a replicate. */
function ensemble(seed: string, replicates: number): Promise<Answer> {
  return inField({ name: 'ensemble', seed, tasks: replicates }, async (field) => {
    const far: number[] = [];
    const near: number[] = [];
    let fault: string | undefined;
    const text = 'until: 2021-03-31\nextends: tiny.yaml\nschema: laotie/scenario@1\n';
    writeFileSync(join(field.dir, 'quarter.yaml'), text);
    for (let turn = 0; turn < TURNS; turn++) {
      // a seed of its own, so that no turn finds the answers of another
      const plan = ['run', 'quarter.yaml', ...field.plan.slice(2), '--seed', `turn-${turn}`];
      near.push(await timed(() => finish(field.dir, [...plan, '--threads', '2', '--out', `near-${turn}`])));
      far.push(
        await timed(async () => {
          const { code, err } = await field.begin([...plan, ...field.there(), '--out', `far-${turn}`]).ended;
          if (code !== 0) fault = err;
        }),
      );
    }
    const what = `${replicates} replicates of a quarter, two workers with a thread each against two threads`;
    return {
      what,
      far: median(far),
      near: median(near),
      unit: 'seconds' as const,
      most: MOST.ensemble,
      fault,
    };
  });
}

/** With a server of its own. */
async function apart<Result>(
  use: (server: Awaited<ReturnType<typeof testServer>>) => Promise<Result>,
): Promise<Result> {
  const server = await testServer();
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

async function short(count: number): Promise<Answer> {
  const both = await apart((server) => paused(server, count, SHORT_MS));
  const what = `${count} tasks of ${SHORT_MS} ms, two workers against two lanes of one process`;
  return {
    what,
    far: both.far.seconds,
    near: both.near.seconds,
    unit: 'seconds',
    most: MOST.short,
    fault: faultOfPaused(both),
  };
}

async function enqueued(count: number): Promise<Answer> {
  const both = await apart((server) => paused(server, count, 0));
  const what = `${count} tasks: the largest that the command was, against ${MOST.bytes / 1e6} MB`;
  return { what, far: both.far.peak, near: MOST.bytes, unit: 'bytes', most: 1, fault: faultOfPaused(both) };
}

export const queue: Proof<Answer> = {
  name: 'queue',
  title: 'Several machines: what the queue costs',
  claim: `two workers on two cores end ${REPLICATES} replicates in at most ${MOST.ensemble} times the time of two threads, ${SHORT} tasks of ${SHORT_MS} ms in at most ${MOST.short} times; ${ENQUEUED} tasks leave the command under ${MOST.bytes / 1e6} MB.`,
  doesNotProve: 'anything about networks or many workers: all processes are on one machine.',
  options: '[--share S: so much of each, 1 by default]',
  async batches({ seed, given }) {
    if (NO_SERVER !== '') throw new Error(`queue: expected a server for the queue, got none${NO_SERVER}`);
    const share = Number(given.get('share') ?? 1);
    if (!(share > 0 && share <= 1)) throw new Error(`--share: expected a number up to 1, got ${given.get('share')}`);
    const of = (count: number) => Math.max(2, Math.round(share * count));
    return [
      { key: 'ensemble', run: () => ensemble(seed, of(REPLICATES)) },
      { key: 'short tasks', run: () => short(of(SHORT)) },
      { key: 'many tasks', run: () => enqueued(of(ENQUEUED)) },
    ];
  },
  async conclude(answers) {
    const rows = answers.map(({ what, far, near, unit, most, fault }) => {
      const shown = (value: number) => (unit === 'bytes' ? `${Math.round(value / 1e6)} MB` : `${value.toFixed(1)} s`);
      return [what, shown(far), shown(near), (far / near).toFixed(2), String(most), fault ?? '—'];
    });
    const isRight = ({ far, near, most, fault }: Answer) => fault === undefined && far <= most * near;
    return {
      holds: answers.every(isRight),
      summary: `${answers.filter(isRight).length} of ${answers.length} within what is asked.`,
      figures: answers,
      details: [table(['what', 'by the queue', 'here, or asked', 'ratio', 'at most', 'wrong'], rows)],
    };
  },
}; // biome-ignore format: long lines
