/** The studio answers in time: opened in a browser, its levers changed, and each answer waited for. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { ROOT } from '../generate/circumstances.ts';
import { table } from '../generate/table.ts';
import { runInside } from './fuzz/inside.ts';
import type { Proof } from './proof.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SCENARIO = join(ROOT, 'scenarios/kuaishou-2021.yaml');
const PAIRS = 16;
const CHANGES = 9;
/** Milliseconds between two looks at the page. */
const POLL = 20;
/** Changes of which nobody waits for the answer. */
const HASTY = 200;
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
export interface StudioTimes {
  readonly usable: number;
  readonly ready: number;
  /** From the change to the first band, and to that of all pairs. */
  readonly first: readonly number[];
  readonly all: readonly number[];
  readonly longestTask: number;
  readonly bytes: number;
  readonly packed: number;
  /** Bytes of the page's process after many changes. */
  readonly memory: number;
}

/** Runs in the page before its own script: notes when it can be used, when its engine is ready, and long tasks. */
const WATCH = `
  window.seen = { longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const now = performance.now();
    if (!seen.usable && document.querySelector('#count')) seen.usable = now;
    if (!seen.ready && /ready/.test(document.querySelector('#engine-state')?.textContent ?? '')) seen.ready = now;
    const busy = document.querySelector('.verdict')?.getAttribute('aria-busy') === 'true';
    const pairs = parseInt(document.querySelector('#count')?.textContent ?? '0', 10);
    if (seen.changed && busy) seen.begun = true;
    if (seen.begun && pairs > 0 && pairs < ${PAIRS} && !seen.first) seen.first = now - seen.changed;
    if (seen.begun && !busy && !seen.all) { seen.first ??= now - seen.changed; seen.all = now - seen.changed; }
    requestAnimationFrame(look);
  };
  look();`;

/** Sets the strength of the first lever, as its field does; nothing is waited for. */
function change(percent: number): string {
  return `(() => {
    const field = document.querySelector('.levers > .lever input[type="number"]');
    Object.assign(seen, { changed: performance.now(), begun: false, first: undefined, all: undefined });
    field.value = '${percent}';
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  })()`;
}

/** The page's policy lets no text become code, so it is asked from outside again and again. */
async function until(page: Page, value: string): Promise<void> {
  while (!(await page.evaluate(`Boolean(${value})`))) await page.waitForTimeout(POLL);
}

async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(
      ({ id }) => 1024 * Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))![1]),
    );
  return Math.max(...sizes);
}

async function timesOf(page: Page): Promise<Omit<StudioTimes, 'bytes' | 'packed'>> {
  await until(page, 'seen.ready');
  await page.waitForTimeout(1000);
  const [first, all]: [number[], number[]] = [[], []];
  for (let at = 0; at < CHANGES; at++) {
    await page.evaluate(change(20 + 7 * at));
    await until(page, 'seen.all');
    const found = (await page.evaluate('[seen.first, seen.all]')) as [number, number];
    first.push(found[0]);
    all.push(found[1]);
  }
  for (let at = 0; at < HASTY; at++) {
    await page.evaluate(change((at * 37) % 100));
    await page.waitForTimeout(200);
  }
  await until(page, 'seen.all');
  const { usable, ready, longest } = (await page.evaluate('seen')) as Record<string, number>;
  return { usable: usable!, ready: ready!, first, all, longestTask: longest!, memory: await memoryOf(page) };
}

async function measure(): Promise<StudioTimes> {
  const dir = mkdtempSync(join(tmpdir(), 'laotie-studio-'));
  const file = join(dir, 'studio.html');
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    timeout: 0,
  });
  try {
    const made = await runInside([
      'studio',
      SCENARIO,
      '--replicates',
      String(PAIRS),
      '--out',
      file,
      '--lang',
      'en',
    ]);
    if (made.code !== 0) throw new Error(`studio: expected exit code 0, got ${made.code}: ${made.err}`);
    const context = await browser.newContext({ offline: true, locale: 'en' });
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(pathToFileURL(file).href);
    const times = await timesOf(page);
    return {
      ...times,
      bytes: statSync(file).size,
      packed: gzipSync(readFileSync(file), { level: 9 }).length,
    };
  } finally {
    await browser.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function rowsOf(times: StudioTimes): readonly (readonly [what: string, got: number, most: number])[] {
  return [
    ['page usable, ms', times.usable, MOST.usable],
    ['base kept up to the information date, ms', times.ready, MOST.ready],
    [`first band after a change, ms, middle of ${CHANGES}`, middle(times.first), MOST.first],
    [`${PAIRS} pairs after a change, ms, middle of ${CHANGES}`, middle(times.all), MOST.all],
    ['longest task of the page, ms', times.longestTask, MOST.task],
    ['bytes of the file', times.bytes, MOST.bytes],
    ['the same packed', times.packed, MOST.packed],
    [`bytes of memory after ${HASTY} changes`, times.memory, MOST.memory],
  ];
}

export const studio: Proof<StudioTimes> = {
  name: 'studio',
  title: 'The studio answers in time',
  claim: `A change that begins after the information date has a first band within ${MOST.first} ms and ${PAIRS} pairs within ${MOST.all} ms; the page can be used within ${MOST.usable} ms and never stops for more than ${MOST.task} ms.`,
  doesNotProve: 'Anything about another machine, another browser, or a change that begins earlier.',
  batches: async () => [{ key: 'chromium', run: measure }],
  conclude: async ([times]) => {
    const rows = rowsOf(times!);
    const over = rows.filter(([, got, most]) => got > most);
    return {
      holds: over.length === 0,
      summary:
        over.length === 0
          ? 'Everything is within its limit.'
          : `Over its limit: ${over.map(([what]) => what).join('; ')}.`,
      figures: times,
      details: [
        table(
          ['what', 'measured', 'at most'],
          rows.map(([what, got, most]) => [what, String(Math.round(got)), String(most)]),
        ),
      ],
    };
  },
};
