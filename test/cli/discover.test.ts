/** `discover` in this process, in both languages: boxes of a study and of an ensemble as it is, tables, what is refused. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { boundsCsv, boxesCsv, factorsCsv, trajectoryCsv } from '../../sim/cli/discover-tables.ts';
import type { DiscoverResult } from '../../sim/result/discover.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
/** A month; what is asked is no forecast, so that a run is a case or none. */
const MARKET = TINY.replace('from: 2020-12-15', 'from: 2021-01-01')
  .replace('talents.count: 160', 'talents.count: 40')
  .replace('scale: 1000000', 'scale: 500000')
  .replace(
    / {2}- \{ id: trust-card.*/,
    '  - { id: visit-push, from: 2021-01-01, factor: 2, strength: 0%, upTo: 100% }',
  )
  .replace('metric: gmv, over: 2021-01, atLeast: 10bn', 'metric: entriesOrganic, over: 2021-01, atLeast: 1');
let half = 0;
const STUDY = `schema: laotie/study@1
title: { zh: 访问, en: Visits }
scenario: market.yaml
factors:
  - { path: parameters.visits.rate, range: [0.02, 3] }
  - { path: parameters.visits.idleDays }
`;

/** A number of visits that half of the runs reach. */
async function middle(): Promise<number> {
  await within(dir, 'discover', 'study.yaml', '--points', '120', '--memo', 'memo', '--out', 'first', '--threads', '2', '--lang', 'en');
  return withDatabase(async (database) => {
    const reader = await database.runAndReadAll(`SELECT median("entriesOrganic@2021-01") FROM read_parquet('${join(dir, 'first/runs.parquet')}')`);
    return Math.round(Number(reader.getRowsJS()[0]![0]));
  });
} // biome-ignore format: one line each

beforeAll(() => {
  writeFileSync(join(dir, 'market.yaml'), MARKET);
  writeFileSync(join(dir, 'study.yaml'), STUDY);
});

const discover = (...words: readonly string[]) =>
  within(dir, 'discover', ...words, '--threads', '2', ...(words.includes('--lang') ? [] : ['--lang', 'en']));

function held(out: string): DiscoverResult {
  return JSON.parse(readFileSync(join(dir, out, 'discover.json'), 'utf8'));
}

test('a study: what must be true is the factor that decides, and not the one that does nothing', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  half = await middle();
  const words = ['study.yaml', '--points', '120', '--set', `targets.gmv-q1.atLeast=${half}`, '--memo', 'memo', '--out', 'one'];
  const { code, out, err } = await discover(...words);
  expect(code).toBe(0);
  expect(err).toMatch(/^120 runs, each at a point of 2 factors \(a Latin hypercube\)/m);
  expect(err).toMatch(/^120 whole runs, about \d+ (s|min) on 2 threads/m);
  const result = held('one');
  expect(result.all.runs).toBe(120);
  expect(Math.abs(result.all.density - 0.5)).toBeLessThan(0.05);
  const [box] = result.boxes;
  expect(box!.bounds.map(({ factor, side }) => `${factor} ${side}`)).toContain('parameters.visits.rate low');
  expect(box!.bounds.map(({ factor }) => factor)).not.toContain('parameters.visits.idleDays');
  expect(box!.density).toBeGreaterThan(result.all.density);
  expect(out).toMatch(/^Box 1 +visits\.rate ≥ /m);
  expect(out).toMatch(/^Where visits\.rate ≥ .+: \d+% of the runs reach it \(of all runs \d+%\)/m);
  for (const [name, text] of [['boxes.csv', boxesCsv(result)], ['bounds.csv', boundsCsv(result)], ['trajectory.csv', trajectoryCsv(result)], ['factors.csv', factorsCsv(result)]] as const) {
    expect(readFileSync(join(dir, 'one', name), 'utf8')).toBe(text);
    const [head, ...rows] = text.trimEnd().split('\n');
    expect(rows.length, name).toBeGreaterThan(0);
    for (const row of rows) expect(row.split(','), name).toHaveLength(head!.split(',').length);
  }
  const before = bytesIn(join(dir, 'one'));
  const again = await discover(...words, '--lang', 'zh');
  expect(again.err).toMatch(/120 次(运行)?中有 120 次|120.*120/);
  expect(again.out).toMatch(/^盒子 1 +visits\.rate ≥ /m);
  expect(again.out).toMatch(/：其中 \d+% 达成（全部为 \d+%），涵盖全部达成情形的 \d+%。$/m);
  expect(bytesIn(join(dir, 'one'))).toEqual(before);
  // the other way round: what makes it miss
  await discover(...words.slice(0, 7), '--miss', '--out', 'miss');
  const miss = held('miss');
  expect(miss.all.density).toBeCloseTo(1 - result.all.density, 9);
  expect(miss.boxes[0]!.bounds.map(({ factor, side }) => `${factor} ${side}`)).toContain('parameters.visits.rate high');
}); // biome-ignore format: one line each

test('the scenario as it is: runs differ in the strength that each draws, and the box is on it', async () => {
  const { code, err } = await discover('market.yaml', '--set', `targets.gmv-q1.atLeast=${half}`, '--points', '120', '--memo', 'memo', '--out', 'own');
  expect(code).toBe(0);
  expect(err).toMatch(/^120 runs, which differ in the parameters, strengths and attention that each draws$/m);
  const result = held('own');
  expect(result.factors.map(({ name, from }) => [name, from])).toContainEqual(['levers.visit-push.strength', 'lever']);
  const { low, high } = result.factors.find(({ name }) => name === 'levers.visit-push.strength')!;
  expect([low < 0.05, high > 0.95]).toEqual([true, true]);
}); // biome-ignore format: one line each

test.each([
  [['study.yaml', '--target', 'gmv-q2'], '--target: expected the id of a target of the scenario, got "gmv-q2"; did you mean gmv-q1?'],
  [['study.yaml', '--points', '50'], '--points: expected a whole number from 100 to 4096, got 50'],
  [['study.yaml', '--replicates', '200'], '--replicates: expected --points, for each point is run once, got 200'],
]) ('%j is refused in one line, and nothing is written', async (words, line) => {
  const { code, err } = await discover(...words, '--out', 'refused');
  expect(code).toBe(2);
  const said = err.trimEnd().split('\n').filter((one) => !one.includes('a warning only'));
  expect(said).toEqual([line]);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
}); // biome-ignore format: one case a line
