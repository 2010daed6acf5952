/** Calibration of a small market: what it may know, and that stopping it loses nothing. */
import { expect, test } from 'vitest';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import type { HistoryRow } from '../../sim/scenario/history.ts';
import {
  type CalibrationPlan,
  calibrateMarket as calibrateWith,
  type StudyObserver,
} from '../../sim/study/calibrate.ts';
import { factsUntil, knownFacts } from '../../sim/study/facts.ts';
import { fittedParameters, pointOf, valuesOf } from '../../sim/study/prior.ts';
import { factRecords, parameterRecords } from '../../sim/study/record.ts';
import { memoInMemory, type TestMeans, withTestMeans } from '../runs/means.ts';
import { smallScenario, temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
const history = shippedMarket('kuaishou').history;
const { parameters, levers } = smallScenario(dir);
const plan: CalibrationPlan = {
  scenario: {
    from: '2021-01-01',
    until: '2021-12-31',
    knownUntil: '2021-07-22',
    scale: 400_000,
    parameters,
    levers,
  },
  data: { ...shippedMarket('kuaishou'), history: history },
  seed: 'small',
  size: 6,
  seeds: 1,
  // no round of the fit: a fit takes a run a parameter
  rounds: { fit: 0, draws: 1 },
};

function calibrateMarket(given: CalibrationPlan, means: TestMeans = {}, observer: StudyObserver = {}) {
  return withTestMeans(means, (lent) => calibrateWith(given, lent, observer));
}

/** Every figure that became public after a day, changed. */
function changedAfter(day: string): HistoryRow[] {
  return history.map((row) => (row.published > day ? { ...row, value: row.value * 3 + 1 } : row));
}

test('figures published after the information date change no byte of the posterior; one before it does', async () => {
  const later = changedAfter('2021-07-22');
  expect(later).not.toEqual(history);
  const [one, two, three] = await Promise.all(
    [history, later, changedAfter('2021-07-01')].map(async (rows) => {
      const { posterior, population, facts } = await calibrateMarket({
        ...plan,
        data: { ...shippedMarket('kuaishou'), history: rows },
      });
      return JSON.stringify([facts, posterior, population]);
    }),
  );
  expect(two).toBe(one);
  expect(three).not.toBe(one);
});

test('a fact that is held out is not in the fit, and its figure changes no draw', async () => {
  const without = ['gmv 2021Q1'];
  const other = history.map((row) =>
    row.metric === 'ecommerce_gmv' && row.period === '2021Q1' ? { ...row, value: 3 * row.value } : row,
  );
  const [one, two, whole] = await Promise.all([
    calibrateMarket({ ...plan, without }),
    calibrateMarket({ ...plan, without, data: { ...shippedMarket('kuaishou'), history: other } }),
    calibrateMarket(plan),
  ]);
  const names = ({ facts }: { readonly facts: readonly { readonly name: string }[] }) =>
    facts.map(({ name }) => name);
  expect(names(one)).toEqual(names(whole).filter((name) => name !== 'gmv 2021Q1'));
  expect(names(whole)).toContain('gmv 2021Q1');
  expect([two.posterior, two.fit.objective]).toEqual([one.posterior, one.fit.objective]);
  expect(whole.fit.objective).not.toBe(one.fit.objective);
});

test('a stopped calibration goes on from what is remembered, to the same posterior at any number of threads', async () => {
  const memo = memoInMemory();
  let runs = 0;
  const stop = new Error('stopped here');
  const onRun = () => {
    if (++runs === 4) throw stop;
  };
  await expect(calibrateMarket(plan, { threads: 1, memo }, { onRun })).rejects.toThrow(stop);
  let again = 0;
  const resumed = await calibrateMarket(plan, { threads: 2, memo }, { onRun: () => void again++ });
  let all = 0;
  const clean = await calibrateMarket(plan, { threads: 1 }, { onRun: () => void all++ });
  expect(resumed.posterior).toEqual(clean.posterior);
  expect(again).toBe(all - 4);
  let known = 0;
  await calibrateMarket(plan, { memo }, { onRun: () => void known++ });
  expect(known).toBe(0);
});

test('the facts of 22 July 2021 are those that were public, with their end', () => {
  const from = '2019-07-01';
  const facts = knownFacts(shippedMarket('kuaishou'), '2021-07-22', { from, days: 731 });
  const names = facts.map(({ name }) => name);
  expect(names.filter((name) => name.startsWith('gmv '))).toEqual([
    'gmv 2020Q1',
    'gmv 2020Q2',
    'gmv 2020Q3',
    'gmv 2020Q4',
    'gmv 2021Q1',
    'gmv 2019H2',
    'gmv 2020-12',
  ]);
  expect(names).toContain('repeat rate 2021Q1');
  expect(names).not.toContain('gmv 2021Q2');
  expect(factsUntil(shippedMarket('kuaishou'), '2021-07-22', from)).toBe('2021-06-30');
  expect(factsUntil(shippedMarket('kuaishou'), '2021-01-31', from)).toBe('2020-09-30');
  expect(knownFacts(shippedMarket('kuaishou'), '2019-12-31', { from, days: 731 })).toEqual([]);
});

test('a standard score of 0 is the middle of the plausible range, ±2 are its ends, and both ways agree', () => {
  const fitted = fittedParameters();
  const at = (score: number) => valuesOf(fitted.map(() => score));
  for (const { name, plausible } of fitted) {
    const [low, high] = plausible;
    const middle = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
    const close = (value: number) => expect.closeTo(value, 4 - Math.ceil(Math.log10(high - low)));
    expect(
      [-2, 0, 2].map((score) => at(score)[name]),
      name,
    ).toEqual([low, middle, high].map(close));
  }
  expect(pointOf(at(0.7))).toEqual(fitted.map(() => expect.closeTo(0.7, 3)));
});

test('the record tells each fact and parameter; a parameter that no fact sees is called not identified', async () => {
  const calibration = await calibrateMarket({ ...plan, size: 8 }, { threads: 2 });
  const facts = factRecords(calibration);
  expect(facts.map(({ name }) => name)).toEqual(calibration.facts.map(({ name }) => name));
  for (const { low, median, high } of facts) expect(low <= median && median <= high).toBe(true);
  expect(parameterRecords(calibration).map(({ name }) => name)).toEqual(
    fittedParameters().map(({ name }) => name),
  );
  const { fit, population } = calibration;
  // a member far out and its mirror: the mean stays, the spread is more than the prior's
  const out = fit.point.map(() => 1);
  const members = [out, out.map((value) => -value)].map((point) => ({ ...population.members[0]!, point }));
  const records = parameterRecords({ ...calibration, population: { ...population, members } });
  expect(new Set(records.map(({ seen }) => seen))).toEqual(new Set(['not identified']));
});
