/** The market's forecasts on a tiny market: what may be known, stopping and going on, any number of threads. */
import { expect, test } from 'vitest';
import { DRAWS } from '../../../sim/result/forecast/errors.ts';
import { shippedMarket } from '../../../sim/runs/node/markets.ts';
import type { HistoryRow } from '../../../sim/scenario/history.ts';
import {
  type ForecastPlan,
  forecastMarkets as forecastWith,
  type MarketForecast,
} from '../../../sim/study/backtest/forecasts.ts';
import { originsOf } from '../../../sim/study/backtest/origins.ts';
import type { StudyObserver } from '../../../sim/study/calibrate.ts';
import { memoInMemory, type TestMeans, withTestMeans } from '../../runs/means.ts';
import { smallScenario, temporaryFolder } from '../../runs/small.ts';

const dir = temporaryFolder();
const history = shippedMarket('kuaishou').history;
const { parameters, levers } = smallScenario(dir);
const later = {
  ...levers[0]!,
  id: 'later',
  lever: 'visit-push',
  args: { factor: 2 },
  from: '2021-07-01',
  fromDay: 181,
  untilDay: 9999,
};
const plan: ForecastPlan = {
  scenario: {
    from: '2021-01-01',
    until: '2022-12-31',
    knownUntil: '2021-03-31',
    scale: 1_000_000,
    parameters,
    levers: [...levers, later],
  },
  data: { ...shippedMarket('kuaishou'), history: history },
  seed: 'small',
  origins: originsOf(history, '2021Q1', '2021Q2'),
  horizons: 1,
  members: 3,
  seeds: 1,
  rounds: { fit: 0, draws: 1 },
};

function forecastMarkets(given: ForecastPlan, means: TestMeans = {}, observer: StudyObserver = {}) {
  return withTestMeans(means, (lent) => forecastWith(given, lent, observer));
}

const bytes = (forecasts: readonly MarketForecast[]) =>
  forecasts.map((forecast) =>
    JSON.stringify({ ...forecast, samples: forecast.samples.map((sample) => [...sample]) }),
  );

/** Every figure that became public after a day, changed. */
function changedAfter(day: string): HistoryRow[] {
  return history.map((row) => (row.published > day ? { ...row, value: row.value * 3 + 1 } : row));
}

/** Threads cost more to start than these markets to run. */
const ONE = { threads: 1 };
let runsOfAll = 0;
const clean = forecastMarkets(plan, { threads: 2 }, { onRun: () => void runsOfAll++ });

test('rows published after an origin change no byte of its forecast; earlier ones and later origins do change', async () => {
  const [first, second] = bytes(await clean);
  const afterFirst = bytes(
    await forecastMarkets(
      { ...plan, data: { ...shippedMarket('kuaishou'), history: changedAfter('2021-05-24') } },
      ONE,
    ),
  );
  expect(afterFirst[0]).toBe(first);
  expect(afterFirst[1]).not.toBe(second);
  const afterSecond = bytes(
    await forecastMarkets(
      { ...plan, data: { ...shippedMarket('kuaishou'), history: changedAfter('2021-08-25') } },
      ONE,
    ),
  );
  expect(afterSecond).toEqual([first, second]);
  const single = { ...plan, origins: plan.origins.slice(0, 1) };
  const early = bytes(
    await forecastMarkets(
      { ...single, data: { ...shippedMarket('kuaishou'), history: changedAfter('2021-03-22') } },
      ONE,
    ),
  );
  expect(early[0]).not.toBe(first);
});

test('a lever that begins after the information date is not in force at that origin', async () => {
  const [first, second] = bytes(await clean);
  const without = { ...plan, scenario: { ...plan.scenario, levers } };
  const [one, two] = bytes(await forecastMarkets(without, ONE));
  expect(one).toBe(first);
  expect(two).not.toBe(second);
});

test('the members stay, new facts come in, and each forecast has a sample a horizon', async () => {
  const forecasts = await clean;
  expect(forecasts.map(({ origin }) => origin.quarter)).toEqual(['2021Q1', '2021Q2']);
  expect(forecasts[0]!.facts).not.toContain('gmv 2021Q2');
  expect(forecasts[1]!.facts).toContain('gmv 2021Q2');
  const [one, two] = forecasts.map(({ members, lost }) => members + lost);
  expect(two).toBe(one);
  for (const { samples, members } of forecasts) {
    expect(samples.map(({ length }) => length)).toEqual([members * DRAWS]);
    expect(samples.every((sample) => sample[0]! > 0)).toBe(true);
  }
});

test('stopped in the second origin it goes on from what is remembered, to the same bytes on one thread', async () => {
  const whole = bytes(await clean);
  const memo = memoInMemory();
  let runs = 0;
  const stop = new Error('stopped here');
  const onRun = () => {
    if (++runs === runsOfAll - 1) throw stop; // the last runs are the second origin's
  };
  await expect(forecastMarkets(plan, { threads: 1, memo }, { onRun })).rejects.toThrow(stop);
  let again = 0;
  const resumed = await forecastMarkets(plan, { threads: 1, memo }, { onRun: () => void again++ });
  expect(bytes(resumed)).toEqual(whole);
  let more = 0;
  await forecastMarkets(plan, { threads: 1, memo }, { onRun: () => void more++ });
  expect(more).toBe(0); // all is remembered
  expect(again).toBeGreaterThan(0);
});
