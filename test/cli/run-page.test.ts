/** The report of a run in this process: what is kept for page one, made again from the folder, and studies taken in. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { questionOf } from '../../sim/cli/run-page.ts';
import { seriesIn } from '../../sim/cli/run-series.ts';
import { METRICS } from '../../sim/model/measures/all.ts';
import type { Outlook } from '../../sim/result/outlook.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { readRun } from '../../sim/runs/node/store.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { unknownNumbers } from '../reports/front/numbers.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn as bytesOfFolder } from './folders.ts';
import { TINY, within } from './tiny.ts';

vi.setConfig({ testTimeout: 0 });

const dir = temporaryFolder();
const OWN = `schema: laotie/scenario@1
title: { zh: 加一把劲, en: A push }
extends: base.yaml
levers:
  - { id: push, lever: visit-push, from: 2021-01-20, factor: 1.2 }
targets:
  - { id: buyers, title: { zh: 一亿买家, en: A hundred million buyers }, metric: buyersMonth, over: 2021-01, atLeast: 1 亿, source: a test }
`;

const bytesIn = (out: string) => bytesOfFolder(join(dir, out));
const laotie = (...words: readonly string[]) => within(dir, ...words, '--lang', 'en');

function outlookIn(out: string): Outlook {
  return JSON.parse(readFileSync(join(dir, out, 'outlook.json'), 'utf8'));
}

/** Page one in a language, as it stands in the report. */
function frontIn(out: string, tag: string): string {
  const html = readFileSync(join(dir, out, 'report.html'), 'utf8');
  const page = html.slice(html.indexOf(`<main lang="${tag}">`));
  return page.slice(page.indexOf('<div class="front">'), page.indexOf('</footer>'));
}

beforeAll(async () => {
  writeFileSync(join(dir, 'base.yaml'), TINY);
  writeFileSync(join(dir, 'own.yaml'), OWN);
  for (const name of ['base', 'own']) {
    const { code } = await laotie('run', `${name}.yaml`, '--out', name, '--threads', '2');
    expect(code).toBe(0);
  }
});

test('a run keeps its outlook with a checksum, and the figures of page one as a table', () => {
  const outlook = outlookIn('own');
  expect(mismatchOfRecord('outlook.json', outlook)).toBeUndefined();
  expect(outlook).toMatchObject({ schema: 'laotie/outlook@1', replicates: 4, bridge: null });
  const csv = readFileSync(join(dir, 'own/outlook.csv'), 'utf8');
  expect(csv.split('\n')[0]).toBe('\ufeffsection,item,metric,period,statistic,unit,value');
  for (const [tag, lang] of [
    ['zh-CN', 'zh'],
    ['en', 'en'],
  ] as const) {
    const front = frontIn('own', tag);
    expect(front.length).toBeGreaterThan(500);
    expect(
      unknownNumbers(front.replaceAll(/<h1>.*?<\/h1>|<p class="about">.*?<\/p>/g, ''), csv, lang).unknown,
    ).toEqual([]);
  }
});

test('the question is what the scenario’s own file asks, against the one that it extends', () => {
  expect(outlookIn('own')).toMatchObject({ asked: ['buyers'], baseline: { en: 'A small market' } });
  expect(outlookIn('base')).toMatchObject({ asked: ['gmv-q1'], baseline: null });
  const own = questionOf(loadScenario(join(dir, 'own.yaml')).scenario!);
  expect(own).toEqual({ asked: ['buyers'], baseline: { zh: '小市场', en: 'A small market' } });
  // the same scenario asks the same from its resolved text, for all that its folder knows
  expect(frontIn('own', 'en')).toMatch(/A hundred million buyers \(January 2021\):/);
});

test('series come back from their table as they were', async () => {
  const result = await readRun(join(dir, 'own'));
  const names = METRICS.map(({ name }) => name);
  const all = await seriesIn(join(dir, 'own'), result, names);
  expect(all.map(({ replicate }) => replicate)).toEqual([0, 1, 2, 3]);
  const [gmv] = await seriesIn(join(dir, 'own'), result, ['gmv']);
  const row = names.indexOf('gmv');
  const days = gmv!.values.length / names.length;
  expect(gmv!.values.slice(row * days, (row + 1) * days)).toEqual(
    all[0]!.values.slice(row * days, (row + 1) * days),
  );
  expect(gmv!.values.filter(Number.isFinite)).toHaveLength(days);
  const month = result.summary.find(({ metric, period }) => metric === 'gmv' && period === '2021-01')!;
  const sums = all.map(({ values }) =>
    values.slice((row + 1) * days - 31, (row + 1) * days).reduce((a, b) => a + b, 0),
  );
  expect(sums.reduce((a, b) => a + b, 0) / 4).toBeCloseTo(month.mean, 2);
});

test('report makes the same bytes from the folder alone, also of one that older programs wrote', async () => {
  const before = bytesIn('own');
  rmSync(join(dir, 'own/report.html'));
  expect((await laotie('report', 'own')).code).toBe(0);
  expect(bytesIn('own')).toEqual(before);
  cpSync(join(dir, 'own'), join(dir, 'old'), { recursive: true });
  rmSync(join(dir, 'old/outlook.json'));
  expect((await laotie('report', 'old')).code).toBe(0);
  expect(outlookIn('old')).toMatchObject({ asked: ['gmv-q1', 'buyers'], baseline: null });
});

test('an outlook or a series that was changed is not believed', async () => {
  const file = join(dir, 'old/outlook.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"replicates": 4', '"replicates": 5'));
  const { code, err } = await laotie('report', 'old');
  expect(code).toBe(4);
  expect(err).toMatch(/outlook\.json: expected a record of SHA-256 .*changed after it was written/);
  rmSync(file);
  writeFileSync(join(dir, 'old/series.parquet'), 'nothing');
  const other = await laotie('target', 'old');
  expect(other.code).toBe(4);
  expect(other.err).toMatch(/series\.parquet: expected SHA-256/);
});

test('studies are taken in, kept with their checksum, and shown again by report and run', async () => {
  const options = ['--threads', '2'];
  expect((await laotie('levers', 'own.yaml', '--out', 'levers', ...options)).code).toBe(0);
  expect(
    (
      await laotie(
        'stress',
        'own.yaml',
        '--from',
        '2021-01-10',
        '--only',
        'outage',
        '--out',
        'stress',
        ...options,
      )
    ).code,
  ).toBe(0);
  expect((await laotie('compare', 'base', 'own', '--out', 'both', ...options)).code).toBe(0);
  expect(frontIn('own', 'en')).toContain('a study of the levers fills this table');
  expect(frontIn('own', 'en')).toContain('This scenario changes “A small market”; the difference');
  const studies = ['levers', 'stress', 'both'].flatMap((name) => ['--study', name]);
  const { code, out } = await laotie('report', 'base', 'own', ...studies);
  expect([code, out]).toEqual([0, `${join('base', 'report.html')}\n${join('own', 'report.html')}\n`]);
  const front = frontIn('own', 'en');
  for (const text of ['All together', 'Platform down for a day', 'Against “A small market”: ']) {
    expect(front).toContain(text);
  }
  expect(frontIn('base', 'en')).not.toContain('All together');
  const kept = JSON.parse(readFileSync(join(dir, 'own/study-levers.json'), 'utf8'));
  expect(mismatchOfRecord('study-levers.json', kept)).toBeUndefined();
  expect(kept.folder).toBe('levers');
  expect(kept.study).toEqual(JSON.parse(readFileSync(join(dir, 'levers/levers.json'), 'utf8')));
  const csv = readFileSync(join(dir, 'own/outlook.csv'), 'utf8');
  expect(
    unknownNumbers(front.replaceAll(/<h1>.*?<\/h1>|<p class="about">.*?<\/p>/g, ''), csv, 'en').unknown,
  ).toEqual([]);
  const before = bytesIn('own');
  rmSync(join(dir, 'levers'), { recursive: true }); // the folder has what it needs
  await laotie('report', 'own');
  await laotie('run', 'own.yaml', '--out', 'own', '--threads', '1');
  const { 'times.csv': _, 'manifest.json': __, ...tables } = before;
  const { 'times.csv': ___, 'manifest.json': ____, ...again } = bytesIn('own');
  expect(again).toEqual(tables);
});

test('scenarios of one command of which one extends the other are compared', async () => {
  const { code } = await laotie('run', 'own.yaml', 'base.yaml', '--out', 'pair', '--threads', '2');
  expect(code).toBe(0);
  const [own, base] = ['own', 'base'].map((name) => join('pair', name));
  expect(frontIn(own!, 'en')).toContain('Against “A small market”: ');
  expect(existsSync(join(dir, base!, 'study-compare.json'))).toBe(false);
  // the same as compare says of both
  const { study } = JSON.parse(readFileSync(join(dir, own!, 'study-compare.json'), 'utf8'));
  const both = JSON.parse(readFileSync(join(dir, 'both/compare.json'), 'utf8'));
  expect(study.comparisons).toEqual(both.comparisons);
  // other luck makes no pairs
  writeFileSync(join(dir, 'other.yaml'), OWN.replace('extends', 'seed: another\nextends'));
  await laotie('run', 'other.yaml', 'base.yaml', '--out', 'apart', '--threads', '2');
  expect(frontIn('apart/other', 'en')).toContain('This scenario changes “A small market”; the difference');
});

test('a study of another scenario, or none, is refused, and nothing is written', async () => {
  expect(
    (await laotie('stress', 'base.yaml', '--from', '2021-01-10', '--only', 'outage', '--out', 'other')).code,
  ).toBe(0);
  const before = bytesIn('own');
  const other = await laotie('report', 'own', '--study', 'other');
  expect([other.code, other.err]).toEqual([
    2,
    'other: expected a study of the scenario, data and engine of the run, got one of another\n',
  ]);
  const run = await laotie('report', 'own', '--study', 'base');
  expect(run.err).toBe('base: expected a folder of levers, stress or compare, got none of these\n');
  const back = await laotie('compare', 'own', 'base', '--out', 'back');
  expect(back.code).toBe(0);
  const turned = await within(dir, 'report', 'own', '--study', 'back', '--lang', 'zh');
  expect(turned.code).toBe(2);
  expect(turned.err).toContain('compare');
  expect(bytesIn('own')).toEqual(before);
});

test('target says the way and what to watch, and prints the outlook as JSON', async () => {
  const { out } = await laotie('target', 'own');
  expect(out).toMatch(/^What to watch: A hundred million buyers$/m);
  const zh = await within(dir, 'target', 'own', '--lang', 'zh');
  expect(zh.out).toMatch(/^看什么：一亿买家$/m);
  const json = JSON.parse((await laotie('target', 'own', '--json')).out);
  const { sha256: _, ...outlook } = outlookIn('own') as Outlook & { sha256: string };
  expect(json.outlook).toEqual(outlook);
});

test('a run that is not reported keeps no outlook', async () => {
  mkdirSync(join(dir, 'bare'));
  expect((await laotie('run', 'base.yaml', '--out', 'bare', '--no-report')).code).toBe(0);
  expect(existsSync(join(dir, 'bare/outlook.json'))).toBe(false);
});
