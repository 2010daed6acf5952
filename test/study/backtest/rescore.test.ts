/** A backtest scored again from what it holds: the market stays to the byte, all the rest is made anew. */
import { expect, test } from 'vitest';
import { MARKET } from '../../../sim/result/backtest.ts';
import { rescored } from '../../../sim/study/backtest/rescore.ts';
import { exampleBacktest, PUBLISHED } from '../../reports/backtest/example.ts';

const result = exampleBacktest();
const again = (before = result) => rescored(before, PUBLISHED, 'now', 'some.json');

test('what was scored by today’s program comes out the same', () => {
  const { sentences: _, protocol, ...rest } = result;
  const { rescored: mark, protocol: told, ...made } = again();
  expect(made).toEqual(rest);
  expect(mark).toEqual({ engine: 'now' });
  expect(told.en.slice(0, -1)).toEqual(protocol.en);
  expect(told.en.at(-1)).toMatch(/those that engine none wrote then, and nothing was simulated again/);
});

test('opponents of an older program give way to today’s, and its sentence on them too; the market’s rows stay', () => {
  const market = result.forecasts.filter(({ method }) => method === MARKET);
  const older = {
    ...result,
    methods: result.methods.slice(0, 1),
    forecasts: market,
    comparisons: [],
    protocol: {
      zh: result.protocol.zh.map((text) =>
        text.startsWith('各对照方法只用') ? '各对照方法只用旧法。' : text,
      ),
      en: result.protocol.en.map((text) =>
        text.startsWith('Baselines see only') ? 'Baselines see only x.' : text,
      ),
    },
  };
  const made = again(older);
  expect(made.forecasts).toEqual(result.forecasts);
  expect(made.comparisons).toEqual(result.comparisons);
  expect(made.protocol.zh.slice(0, -1)).toEqual(result.protocol.zh);
  expect(made.protocol.en.slice(0, -1)).toEqual(result.protocol.en);
  // once more changes nothing
  expect(again({ ...made, sentences: result.sentences })).toEqual(made);
});

test('a figure that has changed since is refused: the samples are gone', () => {
  const forecasts = result.forecasts.map((row) =>
    row.method === MARKET && row.quarter === '2022Q2' && row.actual !== null ? { ...row, actual: 1e9 } : row,
  );
  expect(() => again({ ...result, forecasts })).toThrow(
    /^some\.json: expected scores by today’s figure of GMV of 2022Q2, got 1000000000, now 191200000000; the samples/,
  );
});
