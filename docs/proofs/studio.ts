/** The studio answers in time: opened in browsers, a lever changed in each, and each answer waited for. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../generate/circumstances.ts';
import { table } from '../generate/table.ts';
import { runInside } from './fuzz/inside.ts';
import type { Proof } from './proof.ts';
import { BROWSERS, type Opened } from './studio/browsers.ts';
import { APART, type ChangeTimes, changing, type Seen, watching } from './studio/watch.ts';

const SCENARIO = join(ROOT, 'scenarios/kuaishou-2021.yaml');
/** In force on the information date: it changes from the day after it, so that no change has more days to simulate. */
const LEVER = 'Trust card';
const PAIRS = 16;
const CHANGES = 9;
/** Milliseconds between two looks at the page. */
const POLL = 20;
/** Changes of which nobody waits for the answer, and milliseconds between two of them. */
const HASTY = 200;
const HASTE = 200;
/** What is claimed; milliseconds and bytes. */
const MOST = {
  usable: 1000,
  ready: 20_000,
  first: 500,
  all: 3000,
  task: 50,
  bytes: 2.5e6,
  packed: 7e5,
  memory: 4e8,
};

/** Of one opened page; times in milliseconds. */
interface StudioTimes {
  readonly browser: string;
  /** Processes that wanted to run in the minute before: on a machine with other work times are longer. */
  readonly load: number;
  readonly usable: number;
  readonly ready: number;
  /** In the order in which they were made. */
  readonly changes: readonly ChangeTimes[];
  /** Of the page's main thread before it could be used, and from then on; null where the browser does not tell. */
  readonly longestBefore: number | null;
  readonly longestTask: number | null;
  readonly bytes: number;
  readonly packed: number;
  /** Bytes of the page's process after many changes. */
  readonly memory: number;
}

export interface Question {
  readonly scenario: string;
  readonly pairs: number;
  readonly changes: number;
  readonly hasty: number;
}

async function until(page: Opened, condition: string): Promise<void> {
  while (!(await page.ask(`Boolean(${condition})`))) await wait(POLL);
}

/** Changes one after the other, each from rest; then many that nobody waits for. */
async function changesIn(page: Opened, { pairs, changes, hasty }: Question): Promise<ChangeTimes[]> {
  const times: ChangeTimes[] = [];
  for (let at = 0; at < changes; at++) {
    await wait(1000);
    await page.ask(changing(LEVER, 20 + 7 * at));
    await until(page, 'seen.change.all');
    const [first, all] = (await page.ask('[seen.change.first, seen.change.all]')) as [number, number];
    const apart = Number(await page.ask(APART));
    // a change that changes nothing is answered without a run; one that changes little may leave a few runs as they were
    if (apart < pairs / 2) throw new Error(`studio: expected ${pairs} pairs that differ, got ${apart}`);
    times.push({ first, all });
  }
  for (let at = 0; at < hasty; at++) {
    await page.ask(changing(LEVER, (at * 37) % 100));
    await wait(HASTE);
  }
  await until(page, 'seen.change.all');
  return times;
}

function longest(tasks: Seen['tasks'], isOf: (start: number) => boolean): number {
  return Math.max(0, ...tasks.filter(([start]) => isOf(start)).map(([, duration]) => duration));
}

/** Opens a studio in a browser and measures it there. */
export async function measureIn(browser: string, question: Question): Promise<StudioTimes> {
  const dir = mkdtempSync(join(tmpdir(), 'laotie-studio-'));
  const file = join(dir, 'studio.html');
  const asked = [question.scenario, '--replicates', String(question.pairs)];
  try {
    const made = await runInside(['studio', ...asked, '--out', file, '--lang', 'en']);
    if (made.code !== 0) throw new Error(`studio: expected exit code 0, got ${made.code}: ${made.err}`);
    const [load] = loadavg();
    const page = await BROWSERS[browser]!(pathToFileURL(file).href, watching(question.pairs));
    try {
      await until(page, 'seen.ready');
      const changes = await changesIn(page, question);
      const { usable, ready, tasks } = (await page.ask('seen')) as Seen;
      const isTold = (await page.ask(
        "PerformanceObserver.supportedEntryTypes.includes('longtask')",
      )) as boolean;
      return {
        browser,
        load: load!,
        usable,
        ready,
        changes,
        longestBefore: isTold ? longest(tasks, (start) => start < usable) : null,
        longestTask: isTold ? longest(tasks, (start) => start >= usable) : null,
        bytes: statSync(file).size,
        packed: gzipSync(readFileSync(file), { level: 9 }).length,
        memory: await page.memory(),
      };
    } finally {
      await page.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

type Row = readonly [what: string, got: number, most: number];

/** The slowest of the changes, not one in the middle: what is claimed is claimed of each. */
function rowsOf({ changes, longestTask, ...times }: StudioTimes): readonly Row[] {
  const slowest = (name: keyof ChangeTimes) => Math.max(...changes.map((one) => one[name]));
  return [
    ['page usable, ms', times.usable, MOST.usable],
    ['base kept up to the information date, ms', times.ready, MOST.ready],
    [`first band after a change, ms, slowest of ${CHANGES}`, slowest('first'), MOST.first],
    [`${PAIRS} pairs after a change, ms, slowest of ${CHANGES}`, slowest('all'), MOST.all],
    ...(longestTask === null
      ? []
      : [['longest task of the page in use, ms', longestTask, MOST.task] as const]),
    ['bytes of the file', times.bytes, MOST.bytes],
    ['the same packed', times.packed, MOST.packed],
    [`bytes of memory after ${HASTY} changes`, times.memory, MOST.memory],
  ];
}

function detailsOf(times: StudioTimes): string[] {
  const { browser, load, changes, longestTask, longestBefore } = times;
  const list = (name: keyof ChangeTimes) => changes.map((one) => Math.round(one[name])).join(', ');
  return [
    `## ${browser}`,
    table(
      ['what', 'measured', 'at most'],
      rowsOf(times).map(([what, got, most]) => [what, String(Math.round(got)), String(most)]),
    ),
    [
      `First bands in the order of the changes, ms: ${list('first')}; all pairs: ${list('all')}.`,
      longestTask === null
        ? 'This browser does not tell how long its tasks take.'
        : `Longest task before the page could be used: ${Math.round(longestBefore!)} ms.`,
      `Load of the machine in the minute before: ${load.toFixed(1)}.`,
    ].join(' '),
  ];
}

export const studio: Proof<StudioTimes> = {
  name: 'studio',
  title: 'The studio answers in time',
  claim: `With two workers, each of ${CHANGES} changes from the day after the information date has a first band within ${MOST.first} ms and ${PAIRS} pairs within ${MOST.all} ms; the page can be used within ${MOST.usable} ms and then never stops for more than ${MOST.task} ms.`,
  doesNotProve:
    'Anything about another machine or browser, or a change that begins earlier. On a machine with more than two cores the page itself has one more than its two workers.',
  batches: async () =>
    Object.keys(BROWSERS).map((browser) => ({
      key: browser,
      run: () => measureIn(browser, { scenario: SCENARIO, pairs: PAIRS, changes: CHANGES, hasty: HASTY }),
    })),
  conclude: async (all) => {
    const over = all.flatMap((times) =>
      rowsOf(times).flatMap(([what, got, most]) => (got > most ? [`${what} (${times.browser})`] : [])),
    );
    return {
      holds: over.length === 0,
      summary: over.length === 0 ? 'Everything is within its limit.' : `Over its limit: ${over.join('; ')}.`,
      figures: all,
      details: all.flatMap(detailsOf),
    };
  },
};
