/** Whose figures this market may stand for: those with its course, in whatever size, and no others. */
import { expect, test } from 'vitest';
import { fitOwn, type OwnFigure, type OwnFit, readFigures } from '../../../reports/studio/own-market.ts';
import type { ReplicateRecord } from '../../../reports/studio/record.ts';
import { dayNumber, isoOf } from '../../../sim/notation/dates.ts';

const RUN = { from: '2020-01-01', until: '2021-12-31' };
const DAYS = dayNumber(RUN.until) - dayNumber(RUN.from) + 1;
/** Money a day, by the quarter: 1, 2, 1.5, 4, 3, … and a run a tenth above and below. */
const COURSE = [1, 2, 1.5, 4, 3, 5, 4.5, 8];

function record(replicate: number, factor: number): ReplicateRecord {
  const gmv = Float64Array.from({ length: DAYS }, (_, day) => {
    const date = isoOf(dayNumber(RUN.from) + day);
    const quarter = (Number(date.slice(0, 4)) - 2020) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
    return factor * COURSE[quarter]!;
  });
  return { replicate, fingerprint: '', figures: new Float64Array(), gmv, paths: new Float64Array() };
}
const BASE = [0.9, 1, 1.1].map((factor, at) => record(at, factor));

const DAYS_OF = [91, 91, 92, 92, 90, 91, 92, 92];
const names = ['2020Q1', '2020Q2', '2020Q3', '2020Q4', '2021Q1', '2021Q2', '2021Q3', '2021Q4'];
const own = (size: number, more: (at: number) => number = () => 1): OwnFigure[] =>
  names.map((period, at) => ({ period, value: size * DAYS_OF[at]! * COURSE[at]! * more(at) }));

test('the same course in another size has grade A and misses nothing', () => {
  const fit = fitOwn(own(250), RUN, BASE) as OwnFit;
  expect([fit.grade, fit.years]).toEqual(['A', 0]);
  expect(fit.size).toBeCloseTo(250, 9);
  expect(fit.miss).toBeCloseTo(0, 9);
  expect(fit.missOfGrowth).toBeGreaterThan(0.2);
  expect(fit.figures[3]).toMatchObject({ period: '2020Q4', beside: '2020Q4' });
  expect(fit.figures[3]!.q50).toBeCloseTo(own(250)[3]!.value, 6);
});

test('a course a known way off has that miss, and grades end where they say', () => {
  // logarithms ±ln(1 + x) in turn: over eight figures with one number fitted the miss is (1 + x)^√(8/7) − 1
  const off = (x: number) =>
    fitOwn(
      own(1, (at) => (at % 2 === 0 ? 1 + x : 1 / (1 + x))),
      RUN,
      BASE,
    ) as OwnFit;
  expect(off(0.05).miss).toBeCloseTo(1.05 ** Math.sqrt(8 / 7) - 1, 9);
  expect([0.05, 0.15, 0.3, 0.5].map((x) => off(x).grade)).toEqual(['A', 'B', 'C', 'none']);
});

test('even growth misses nothing of even growth', () => {
  const fit = fitOwn(
    names.map((period, at) => ({ period, value: 100 * 1.3 ** at })),
    RUN,
    BASE,
  ) as OwnFit;
  expect(fit.missOfGrowth).toBeCloseTo(0, 9);
});

test('later years stand beside the same season of this market; what is longer than it is refused', () => {
  const later = own(2)
    .slice(1, 7)
    .map(({ period, value }) => ({ period: `${Number(period.slice(0, 4)) + 3}${period.slice(4)}`, value }));
  const fit = fitOwn(later, RUN, BASE) as OwnFit;
  expect([fit.years, fit.figures[0]!.beside, fit.grade]).toEqual([3, '2020Q2', 'A']);
  const long = Array.from({ length: 9 }, (_, at) => ({
    period: `${2020 + Math.floor(at / 4)}Q${(at % 4) + 1}`,
    value: 1,
  }));
  expect(fitOwn(long, RUN, BASE)).toEqual({ kind: 'outside' });
});

const lines = (...texts: readonly string[]) => texts.join('\n');

test('figures are read as people write them', () => {
  expect(
    readFigures(
      lines('2021-01 1.2bn', '2021-02, $900m', '2021-03:\t3亿美元', '', '2021-04; 12', ' 2021-05  1,200 '),
      'USD',
    ),
  ).toEqual([
    { period: '2021-01', value: 1.2e9 },
    { period: '2021-02', value: 9e8 },
    { period: '2021-03', value: 3e8 },
    { period: '2021-04', value: 12 },
    { period: '2021-05', value: 1200 },
  ]);
});

test.each([
  ['count', undefined, lines('2021Q1 1', '2021Q2 1')],
  ['line', 'x', lines('2021Q1 1', '2021Q2 1', '2021Q3 1', '2021Q4 1', 'x')],
  ['line', '2022Q1 -3', lines('2021Q1 1', '2021Q2 1', '2021Q3 1', '2021Q4 1', '2022Q1 -3')],
  ['line', '2021-01-05 3', lines('2021Q1 1', '2021Q2 1', '2021Q3 1', '2021Q4 1', '2021-01-05 3')],
  ['currency', '2021Q4 1 元', lines('2021Q1 1', '2021Q2 1', '2021Q3 $1', '2021Q4 1 元', '2022Q1 1')],
  ['kinds', undefined, lines('2021Q1 1', '2021Q2 1', '2021Q3 1', '2021Q4 1', '2022 3')],
  ['order', '2022Q2', lines('2021Q1 1', '2021Q2 1', '2021Q3 1', '2021Q4 1', '2022Q2 3')],
])('figures that cannot be judged: %s', (kind, line, text) => {
  expect(readFigures(text, 'USD')).toEqual(line === undefined ? { kind } : { kind, line });
});
