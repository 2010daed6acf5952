/** Records with a hash over them: posterior, backtest, identify and claims results, manifests. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backtestIn, writeBacktestFolder } from '../../sim/cli/backtest-folder.ts';
import { report } from '../../sim/cli/report.ts';
import { today } from '../../sim/cli/today.ts';
import { Discrepancy } from '../../sim/notation/refusal.ts';
import { backtestOf } from '../../sim/runs/node/backtest.ts';
import { readPosterior } from '../../sim/runs/node/posterior.ts';
import { checkRecord, sealRecord } from '../../sim/runs/record.ts';
import { catchOutput } from '../cli/output.ts';
import { exampleBacktest } from '../reports/backtest/example.ts';
import { temporaryFolder } from './small.ts';

const dir = temporaryFolder();
catchOutput();

test('any record passes with its hash, in any order of keys; any other value or key does not', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.string(),
      fc.jsonValue(),
      (record, key, value) => {
        const sealed = JSON.parse(JSON.stringify(sealRecord({ a: 1, ...record })));
        const turned = Object.fromEntries(Object.entries(sealed).reverse());
        expect(() => checkRecord('r.json', turned)).not.toThrow();
        const changed = { ...sealed, [key]: value };
        if (JSON.stringify(changed[key]) === JSON.stringify(sealed[key]) || key === '__proto__') return;
        expect(() => checkRecord('r.json', changed)).toThrow(Discrepancy);
      },
    ),
  );
  const { sha256 } = sealRecord({ a: 1, b: 2 });
  expect(() => checkRecord('r.json', { a: 1, sha256 })).toThrow(/^r\.json: expected a record of SHA-256/);
  expect(sealRecord({ a: 1, seconds: 2 }, 'seconds').sha256).toBe(
    sealRecord({ a: 1, seconds: 3 }, 'seconds').sha256,
  );
});

test('what has no hash was written by an older program, or by hand', () => {
  for (const record of [{ a: 1 }, [], null, 7, 'text']) expect(() => checkRecord('r', record)).not.toThrow();
});

const posterior = {
  schema: 'laotie/posterior@1',
  knownUntil: '2021-01-01',
  draws: [{ weight: 1, parameters: { 'visits.rate': 0.7 } }],
};

test('a posterior is read with its hash or without one, and not with another', () => {
  const file = join(dir, 'posterior.json');
  const read = (record: object) => {
    writeFileSync(file, JSON.stringify(record));
    return readPosterior(file, '2021-07-22', {});
  };
  expect(read(posterior).draws).toHaveLength(1);
  const sealed = sealRecord(posterior);
  expect(read(sealed).draws).toHaveLength(1);
  const draws = [{ weight: 1, parameters: { 'visits.rate': 0.6 } }];
  expect(() => read({ ...sealed, draws })).toThrow(
    /posterior\.json: expected a record of SHA-256 .*, got .*; if that is meant, take its sha256 out$/,
  );
  expect(() => read({ ...sealed, knownUntil: '2020-01-01' })).toThrow(Discrepancy);
});

test('a backtest is reported again from what its folder holds, with the figures it was scored by', async () => {
  const folder = join(dir, 'backtest');
  mkdirSync(folder);
  const written = exampleBacktest();
  // another history than the one that ships: what `report` must not look at
  const doubled = { ...written, actuals: written.actuals.map((row) => ({ ...row, value: 2 * row.value })) };
  await writeBacktestFolder(folder, doubled);
  const file = join(folder, 'backtest.json');
  const before = readFileSync(file, 'utf8');
  expect(backtestIn(folder)).toMatchObject({ actuals: doubled.actuals, forecasts: written.forecasts });
  await report.handler({ _: [], $0: '', dir: [folder] } as never);
  expect(readFileSync(file, 'utf8')).toBe(before);
  const { sha256: _, ...older } = JSON.parse(before);
  writeFileSync(file, JSON.stringify(older));
  expect(backtestIn(folder).forecasts).toEqual(written.forecasts); // of a program that wrote no hash
  writeFileSync(file, before.replace(/"crps": [\d.e+]+/, '"crps": 1'));
  await expect(report.handler({ _: [], $0: '', dir: [folder] } as never)).rejects.toThrow(
    /backtest\.json: expected a record of SHA-256 [0-9a-f]{12}, got [0-9a-f]{12}; it was changed/,
  );
});

test('a backtest that ships is checked too', () => {
  const record = sealRecord({
    schema: 'laotie/backtest@1',
    scenario: { name: 'a' },
    scores: [{ method: 'market', horizon: 0, n: 10, cover50: 0.5, cover80: 0.8, cover90: 0.9 }],
  });
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.json'), JSON.stringify(record));
  expect(backtestOf('a', undefined, folder)?.levels).toHaveLength(3);
  writeFileSync(join(folder, 'a.json'), JSON.stringify(record).replace('"cover50":0.5', '"cover50":0.9'));
  expect(() => backtestOf('a', undefined, folder)).toThrow(Discrepancy);
});

test('today is the day on the wall, on both sides of midnight', () => {
  const late = new Date(2021, 6, 22, 23, 59, 59);
  const early = new Date(2021, 0, 3, 0, 0, 1);
  expect([today(late), today(early)]).toEqual(['2021-07-22', '2021-01-03']);
});
