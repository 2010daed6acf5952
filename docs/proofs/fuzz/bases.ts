/** Small good files that the fuzzer changes: made by the program itself where the program makes such files. */
import { spawnSync } from 'node:child_process';
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

function program(...words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'sim/cli/program.ts'), ...words], {
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`laotie ${words.join(' ')}: expected exit code 0, got ${status}: ${stderr}`);
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

/** The posterior that ships, cut to what can be changed a thousand times a second. */
export function posteriorText(): string {
  const whole = JSON.parse(readFileSync(join(ROOT, 'scenarios/posterior/2021-07.json'), 'utf8'));
  const { facts, parameters, draws } = whole;
  const few = { facts: facts.slice(0, 2), parameters: parameters.slice(0, 2), draws: draws.slice(0, 3) };
  return `${JSON.stringify({ ...whole, knownUntil: '2021-01-02', ...few }, null, 1)}\n`;
}

export function putTiny(): void {
  put('tiny.yaml', TINY);
}

/** `base/`: a finished run with two replicates. */
export function putRun(): void {
  putTiny();
  program('run', 'tiny.yaml', '--out', 'base', '--threads', '1', '--no-report', '--lang', 'en');
}

/** `forecast.json`: frozen from a run of a month. */
export async function putForecast(): Promise<void> {
  put('month.yaml', MONTH);
  program('run', 'month.yaml', '--out', 'month', '--threads', '1', '--no-report', '--lang', 'en');
  program('freeze', 'month', '--out', 'forecast.json', '--date', '2021-01-20');
}

/**
 * Stops the process, as a kill does, when the third checkpoint has been written: with a clock that has come a minute
 * further at every look, a replicate writes one a day.
 */
const KILLED_ON_THE_THIRD = `
import { readdirSync, statSync } from 'node:fs';
let [time, seen, last] = [0, 0, ''];
const checkpoint = () => { try { return readdirSync('base/replicates').filter((n) => n.endsWith('.checkpoint')).map((n) => n + statSync('base/replicates/' + n).ino).join(); } catch { return ''; } };
performance.now = () => {
  const now = checkpoint();
  if (now !== '' && now !== last) { last = now; if (++seen === 3) process.kill(process.pid, 'SIGKILL'); }
  return (time += 60_001);
};`;

/** `base/`: a run that was killed in its first replicate, with the checkpoint that it left; `whole.txt`: what it says in the end. */
export async function putKilled(): Promise<void> {
  put('tiny.yaml', TINY.replace('replicates: 2', 'replicates: 1'));
  const words = ['run', 'tiny.yaml', '--threads', '1', '--no-report', '--lang', 'en', '--no-memo'];
  const hook = `data:text/javascript,${encodeURIComponent(KILLED_ON_THE_THIRD)}`;
  const args = ['--import', hook, join(ROOT, 'sim/cli/program.ts'), ...words, '--out', 'base'];
  const { signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (signal !== 'SIGKILL' || !existsSync(checkpointIn('base'))) {
    throw new Error(`fuzz: expected a killed run with a checkpoint, got ${signal}: ${stderr}`);
  }
  cpSync('base', 'work', { recursive: true });
  const { code, out } = await runInside([...words, '--out', 'work']);
  if (code !== 0) throw new Error(`fuzz: expected the killed run to go on, got exit code ${code}`);
  put('whole.txt', out);
  put('fingerprints.json', fingerprintsIn('work'));
}

/** The checkpoint of the first replicate, whatever the program calls it. */
export function checkpointIn(folder: string): string {
  const inside = existsSync(join(folder, 'replicates')) ? readdirSync(join(folder, 'replicates')) : [];
  return join(folder, 'replicates', inside.find((name) => name.endsWith('.checkpoint')) ?? 'none');
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
