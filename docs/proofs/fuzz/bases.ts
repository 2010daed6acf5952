/** Small good files that the fuzzer changes: made by the program itself where the program makes such files. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../generate/circumstances.ts';
import { runInside } from './inside.ts';

/** Some 375 fans over six days: a run takes a tenth of a second. */
export const TINY = `schema: laotie/scenario@1
title: { zh: 小市场, en: A small market }
from: 2021-01-01
until: 2021-01-06
knownUntil: 2021-01-03
population: { scale: 1000000 }
replicates: 2
seed: small
parameters: { talents.count: 160, rings.count: 4, brands.pool: 60, brands.initial: 20, providers.count: 24 }
levers:
  - { id: trust-card, from: 2021-01-03, coverage: 60%, rights: [refund-only, seven-days] }
targets:
  - { id: day-five, metric: gmv, over: 2021-01-05, atLeast: 500m, source: a test }
`;

/** A whole month, most of it after the information date: what can be frozen. */
const MONTH = TINY.replace('until: 2021-01-06', 'until: 2021-01-31').replace(
  'over: 2021-01-05',
  'over: 2021-01',
);

export const HISTORY = `period,metric,value,unit,source,address,confidence,published
2020Q3,ecommerce_gmv,94.4,RMB bn,"prospectus, 2021",https://example.org/a,A,2020-11-05
2020Q4,ecommerce_gmv,177.2,RMB bn,annual report,https://example.org/b,A,2021-03-23
2021Q1,ecommerce_gmv,118.6,RMB bn,quarterly report,https://example.org/c,A,2021-05-24
2021-01,ecommerce_gmv,40,RMB bn,press,https://example.org/d,B,2021-05-25
2021Q1,avg_dau,295.3,million,quarterly report,https://example.org/c,A,2021-05-24
2021Q1,gmv_share_of_year,17,%,press,https://example.org/e,C,2021-06-01
`;

async function program(...words: readonly string[]): Promise<void> {
  const { code, err } = await runInside(words);
  if (code !== 0) throw new Error(`laotie ${words.join(' ')}: expected exit code 0, got ${code}: ${err}`);
}

function put(name: string, text: string): void {
  writeFileSync(name, text);
}

/** Scenario files that ship with the program, and those that its tests know to be broken. */
export function scenarioTexts(): Buffer[] {
  const broken = join(ROOT, 'test/scenario/broken');
  const ships = join(ROOT, 'scenarios');
  const files = [ships, broken].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(folder, name)),
  );
  return [TINY, MONTH].map((text) => Buffer.from(text)).concat(files.map((file) => readFileSync(file)));
}

/** The posterior that ships, cut to what can be changed a thousand times a second, and without the hash of the whole. */
export function posteriorText(): string {
  const whole = JSON.parse(
    readFileSync(join(ROOT, 'scenarios/markets/kuaishou/posterior/2021-07.json'), 'utf8'),
  );
  const { facts, parameters, draws } = whole;
  const few = { facts: facts.slice(0, 2), parameters: parameters.slice(0, 2), draws: draws.slice(0, 3) };
  return `${JSON.stringify({ ...whole, sha256: undefined, knownUntil: '2021-01-02', ...few }, null, 1)}\n`;
}

export function putTiny(): void {
  put('tiny.yaml', TINY);
}

/** `base/`: a finished run with two replicates. */
export async function putRun(): Promise<void> {
  putTiny();
  await program('run', 'tiny.yaml', '--out', 'base', '--threads', '1', '--no-report', '--lang', 'en');
}

/** `forecast.json`: frozen from a run of a month. */
export async function putForecast(): Promise<void> {
  put('month.yaml', MONTH);
  await program('run', 'month.yaml', '--out', 'month', '--threads', '1', '--no-report', '--lang', 'en');
  await program('freeze', 'month', '--out', 'forecast.json', '--date', '2021-01-20');
}

/**
 * Keeps what a kill would leave: the third checkpoint of each replicate, and the manifest of a run at work. With a clock
 * that has come a minute further at every look, a replicate writes one a day.
 */
const KEPT_ON_THE_THIRD = `
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
const seen = new Map();
let time = 0;
const look = () => {
  for (const name of readdirSync('whole/replicates')) {
    if (!name.endsWith('.checkpoint')) continue;
    const { ino } = statSync('whole/replicates/' + name);
    const { last, count } = seen.get(name) ?? { count: 0 };
    if (ino === last) continue;
    seen.set(name, { last: ino, count: count + 1 });
    if (count + 1 !== 3) continue;
    copyFileSync('whole/replicates/' + name, 'base/replicates/' + name);
    copyFileSync('whole/manifest.json', 'base/manifest.json');
  }
};
performance.now = () => {
  try { look(); } catch (cause) { if (cause.code !== 'ENOENT') throw cause; }
  return (time += 60_001);
};`;

/**
 * `base/`: what a killed run of so many replicates leaves, with a checkpoint of each; `fingerprints.json`: of the run to
 * its end.
 */
export async function putKilled(killed: number): Promise<void> {
  put('tiny.yaml', TINY.replace('replicates: 2', `replicates: ${killed}`));
  mkdirSync('base/replicates', { recursive: true });
  const words = ['run', 'tiny.yaml', '--threads', '1', '--no-report', '--lang', 'en', '--no-memo'];
  const hook = `data:text/javascript,${encodeURIComponent(KEPT_ON_THE_THIRD)}`;
  const args = ['--import', hook, join(ROOT, 'sim/cli/program.ts'), ...words, '--out', 'whole'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`fuzz: expected exit code 0, got ${status}: ${stderr}`);
  cpSync('whole/.laotie.json', 'base/.laotie.json');
  for (let index = 0; index < killed; index++) {
    if (!existsSync(join('base', checkpointName(index)))) throw new Error(`fuzz: no checkpoint ${index}`);
  }
  put('fingerprints.json', fingerprintsIn('whole'));
  rmSync('whole', { recursive: true });
  await checkKilled(words);
}

/** A killed run goes on to the same end; and from its checkpoints, since one forged with its hash leads elsewhere. */
async function checkKilled(words: readonly string[]): Promise<void> {
  const isSame = async () => {
    const { code } = await runInside([...words, '--out', 'work']);
    return code === 0 && fingerprintsIn('work') === readFileSync('fingerprints.json', 'utf8');
  };
  layWork();
  if (!(await isSame())) throw new Error('fuzz: a killed run did not go on to the same end');
  layWork();
  const file = join('work', checkpointName(0));
  const bytes = readFileSync(file);
  const end = bytes.length - HASH_BYTES;
  for (let at = Math.floor(end / 2); at < end; at += 1009) bytes[at]! ^= 1; // much of a column is empty
  createHash('sha256').update(bytes.subarray(0, end)).digest().copy(bytes, end);
  writeFileSync(file, bytes);
  if (await isSame()) throw new Error('fuzz: a killed run did not go on from its checkpoints');
}

const HASH_BYTES = 32;

/** The checkpoint of a replicate in a run folder. */
export function checkpointName(index: number): string {
  return join('replicates', `replicate-${index}.checkpoint`);
}

export function fingerprintsIn(folder: string): string {
  return JSON.stringify(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).fingerprints);
}

/** `work/` as `base/` is. */
export function layWork(): void {
  rmSync('work', { recursive: true, force: true });
  if (existsSync('base')) cpSync('base', 'work', { recursive: true });
  else mkdirSync('work');
}
