import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backtestOf } from '../../../sim/runs/node/backtest.ts';
import { temporaryFolder } from '../small.ts';

const dir = temporaryFolder();

function folder(name: string, content: unknown): string {
  const made = join(dir, name);
  mkdirSync(made);
  writeFileSync(join(made, 'a.json'), JSON.stringify(content));
  return made;
}

const score = { method: 'market', horizon: 0, n: 12, cover50: 0.5, cover80: 0.75, cover90: 11 / 12 };
const GOOD = {
  schema: 'laotie/backtest@1',
  scenario: { name: 'kuaishou-2021', from: '2019-07-01' },
  scores: [{ ...score, horizon: 1, n: 6 }, { ...score, method: 'drift', cover80: 0 }, score],
  seed: 'any',
};

test('the counts of the market over all horizons, for the scenario and for those fitted with it', () => {
  const good = folder('good', GOOD);
  const levels = [
    { level: 0.5, inside: 6, of: 12 },
    { level: 0.8, inside: 9, of: 12 },
    { level: 0.9, inside: 11, of: 12 },
  ];
  expect(backtestOf('kuaishou-2021', undefined, good)).toMatchObject({ levels });
  const posterior = { knownUntil: '2021-07-22', draws: [], record: { scenario: 'kuaishou-2021' } };
  expect(backtestOf('trust-card-off', posterior, good)).toMatchObject({ levels });
  expect(backtestOf('trust-card-off', undefined, good)).toBeUndefined();
  expect(backtestOf('kuaishou-2021', undefined, join(dir, 'nowhere'))).toBeUndefined();
  const untried = folder('untried', { ...GOOD, scores: [{ ...score, n: 0 }] });
  expect(backtestOf('kuaishou-2021', undefined, untried)).toMatchObject({ levels: [] });
});

test('a file that is no backtest is refused in one line that names it', () => {
  const bad = folder('bad', { ...GOOD, scores: [{ ...score, cover80: 7 }] });
  expect(() => backtestOf('kuaishou-2021', undefined, bad)).toThrow(
    /^\/.*a\.json:1:\d+ scores\.0\.cover80: expected at most 1, got 7$/,
  );
});

test('how far forecasts of one quarter were off, once their quarter was published; what an older program added is taken out', () => {
  const row = { method: 'market', horizon: 1, q10: 80, q50: 100, q90: 125 };
  const forecasts = [
    { ...row, origin: '2021Q1', quarter: '2021Q2', actual: 110 },
    { ...row, origin: '2021Q1', quarter: '2021Q3', actual: 999, horizon: 2 },
    { ...row, origin: '2021Q2', quarter: '2021Q3', actual: null },
    { ...row, origin: '2021Q1', quarter: '2021Q2', actual: 110, method: 'drift' },
  ];
  const origins = [
    { quarter: '2021Q1', knownUntil: '2021-05-24' },
    { quarter: '2021Q2', knownUntil: '2021-08-25' },
  ];
  const whole = (Math.log(125 / 80) / 2.5631) ** 2;
  const past = (name: string, more: object) =>
    backtestOf('kuaishou-2021', undefined, folder(name, { ...GOOD, forecasts, origins, ...more }))?.past;
  const found = { published: '2021-08-25', error: expect.closeTo(Math.log(1.1), 12), factor: 1 };
  expect(past('plain', {})).toEqual([{ ...found, variance: expect.closeTo(whole, 12) }]);
  const old = past('old', { settings: { modelErrorSd: [0.03, 0.04] } });
  expect(old).toEqual([{ ...found, variance: expect.closeTo(whole - 0.03 ** 2, 12) }]);
  const own = origins.map((one) => ({ ...one, modelError: { sd: 0.05, forecasts: 0 } }));
  expect(past('own', { origins: own })).toEqual([
    { ...found, variance: expect.closeTo(whole - 0.05 ** 2, 12) },
  ]);
  const ahead = [{ quarter: '2021Q2', mean: 0.01, sd: 0.06 }];
  const moved = own.map((one) => ({ ...one, discrepancy: { residuals: [], ahead } }));
  expect(past('moved', { origins: moved })).toEqual([
    { ...found, variance: expect.closeTo(whole - 0.06 ** 2, 12), factor: expect.closeTo(1.2 ** 2, 12) },
  ]);
});
