/** Trials: how a figure is judged, which worlds are run, which days are read. */
import { expect, test } from 'vitest';
import { METRICS, type MetricName } from '../../../sim/model/measures/all.ts';
import type { RunSeries } from '../../../sim/study/claims/evidence.ts';
import { TRIALS } from '../../../sim/study/trials/all.ts';
import { dayAfter, lever, settingsOf, trialRuns, worldsOf } from '../../../sim/study/trials/runs.ts';
import { type ExpectedRange, judgeTrial, type Trial } from '../../../sim/study/trials/trial.ts';

const words = { zh: '试验', en: 'a trial' };

function trialOf(values: readonly number[], expected: ExpectedRange): Trial {
  const figures = new Map(values.entries());
  return {
    id: 'a',
    title: words,
    source: 'somebody',
    since: '2021-01-03',
    runs: { base: [], other: ['x=1'] },
    checks: () => [{ what: words, unit: 'share', figures, expected }],
  };
}

const judged = (values: readonly number[], expected: ExpectedRange) =>
  judgeTrial(trialOf(values, expected), undefined as never);

test('the median lies in the range or not; ends count as inside', () => {
  expect(judged([0.1, 0.5, 0.3], { low: 0.3, high: 0.4 }).verdict).toBe('inside');
  expect(judged([0.1, 0.5, 0.29], { low: 0.3, high: 0.4 }).verdict).toBe('outside');
  expect(judged([0.1, 0.5, 0.41], { high: 0.4 }).verdict).toBe('outside');
  expect(judged([-0.2], { high: 0 }).verdict).toBe('inside');
  expect(judged([0.1], {}).verdict).toBe('told');
  expect(judged([Number.NaN], { low: 0 }).verdict).toBe('not measured');
  expect(judged([], { low: 0 }).verdict).toBe('not measured');
});

test('a direction must be beyond two standard errors of the mean', () => {
  const [check] = judged([1, 2, 3, 4], { low: 0, beyondErrors: true }).checks;
  expect(check!.mean).toBe(2.5);
  // sd 1.291 over the root of four
  expect(check!.standardError).toBeCloseTo(0.6455, 4);
  expect(check!.verdict).toBe('inside');
  expect(judged([-2, 1, 2, 3], { low: 0, beyondErrors: true }).verdict).toBe('outside');
  expect(judged([-4, -3, -2.5, -3], { low: 0, beyondErrors: true }).verdict).toBe('outside');
  expect(judged([5], { low: 0, beyondErrors: true }).verdict).toBe('outside');
});

test('a trial is as its worst figure; what is told does not count', () => {
  const of = (...ranges: readonly ExpectedRange[]) => {
    const one = trialOf([1], {});
    const checks = () =>
      ranges.flatMap((expected) => one.checks(undefined as never).map((c) => ({ ...c, expected })));
    return judgeTrial({ ...one, checks }, undefined as never).verdict;
  };
  expect(of({ low: 0 }, {})).toBe('inside');
  expect(of({ low: 0 }, { high: 0 })).toBe('outside');
  expect(of({}, {})).toBe('told');
});

/** Two replicates of four days from 1 January on: GMV 1, 2, 3, 4 and ten times as much. */
function world(factor = 1): RunSeries {
  const gmv = METRICS.findIndex(({ name }) => name === 'gmv');
  const series = (times: number) => {
    const values = new Float64Array(METRICS.length * 4);
    values.set(
      [1, 2, 3, 4].map((value) => value * times * factor),
      gmv * 4,
    );
    return values;
  };
  return {
    from: '2021-01-01',
    until: '2021-01-04',
    replicates: new Map([
      [0, series(1)],
      [1, series(10)],
    ]),
  };
}

test('days are counted from the first day of the change', () => {
  const worlds = new Map([
    ['base', world()],
    ['x=1', world(2)],
  ]);
  const runs = trialRuns(trialOf([], {}), worlds);
  expect([...runs.over('base', 'gmv', 0, 1)]).toEqual([
    [0, 7],
    [1, 70],
  ]);
  expect(runs.over('other', 'gmv', -2, -1).get(0)).toBe(6);
  expect([...runs.daily('other', 'gmv').get(1)!]).toEqual([60, 80]);
  expect(() => runs.over('base', 'gmv', 0, 2)).toThrow(/expected days of the run, got 0 to 2/);
  expect(() => runs.over('base', 'gmv', -3, 0)).toThrow(/expected days of the run/);
  expect(() => runs.over('third', 'gmv', 0, 0)).toThrow(/expected the run third/);
});

test('a world that several trials need is run once', () => {
  const third = { ...trialOf([], {}), runs: { base: [], third: ['y=2'] }, seeds: 3 };
  const worlds = worldsOf([trialOf([], {}), third]);
  expect([...worlds]).toEqual([
    ['base', { changes: [], seeds: 3 }],
    ['x=1', { changes: ['x=1'], seeds: 1 }],
    ['y=2', { changes: ['y=2'], seeds: 3 }],
  ]);
  expect(worldsOf([third, trialOf([], {})]).get('base')!.seeds).toBe(3);
  expect(settingsOf(['x=1']).at(-1)).toBe('x=1');
});

test('a lever of a trial as --set', () => {
  expect(lever('festival', '2021-02-27', { added: 1 }, 3)).toEqual([
    'levers.trial.lever=festival',
    'levers.trial.from=2021-02-27',
    'levers.trial.until=2021-03-01',
    'levers.trial.added=1',
  ]);
  expect(dayAfter('2020-02-28', 1)).toBe('2020-02-29');
});

/** Worlds of flat series: every metric 1 a day, on 730 days, but for the last run of each trial. */
function flatWorlds(trial: Trial): Map<string, RunSeries> {
  const days = 730;
  const flat = (value: number): RunSeries => ({
    from: '2019-07-02',
    until: '2021-06-30',
    replicates: new Map([[0, new Float64Array(METRICS.length * days).fill(value)]]),
  });
  return new Map([...worldsOf([trial]).keys()].map((name, at) => [name, flat(at + 1)]));
}

test.each(TRIALS)('$id reads metrics and days that are there, and every figure has words', (trial) => {
  const { checks } = judgeTrial(trial, trialRuns(trial, flatWorlds(trial)));
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.some(({ expected }) => expected.low !== undefined || expected.high !== undefined)).toBe(true);
  for (const { what } of [trial.title, ...checks.map((check) => check.what)].map((text) => ({
    what: text,
  }))) {
    expect(what.zh).toMatch(/\p{Script=Han}/u);
    expect(what.en).not.toMatch(/\p{Script=Han}/u);
  }
});

/** Worlds in which a metric follows a rule of the day, by run; all others are 1. */
function worldsWith(
  trial: Trial,
  rules: Readonly<Record<string, Partial<Record<MetricName, (day: number) => number>>>>,
): Map<string, RunSeries> {
  const days = 730;
  const from = '2019-07-02';
  const since = Math.round((Date.parse(trial.since) - Date.parse(from)) / 864e5);
  return new Map(
    Object.entries(trial.runs).map(([run, changes]) => {
      const values = new Float64Array(METRICS.length * days).fill(1);
      for (const [name, rule] of Object.entries(rules[run] ?? {})) {
        const row = METRICS.findIndex((metric) => metric.name === name);
        for (let day = 0; day < days; day++) values[row * days + day] = rule(day - since);
      }
      const name = changes.length === 0 ? 'base' : changes.join(' ');
      return [name, { from, until: '2021-06-30', replicates: new Map([[0, values]]) }];
    }),
  );
}

const trialNamed = (id: string) => TRIALS.find((one) => one.id === id)!;
function figuresOf(id: string, rules: Parameters<typeof worldsWith>[1]) {
  const trial = trialNamed(id);
  return judgeTrial(trial, trialRuns(trial, worldsWith(trial, rules))).checks.map(({ median }) => median);
}

test('own price: orders within eight weeks against the same seller without the change', () => {
  const dear = { hostOrders: (day: number) => (day < 0 ? 1 : day < 28 ? 0.9 : day < 56 ? 0.5 : 9) };
  const [within, late] = figuresOf('own-price', { dear });
  expect(within).toBeCloseTo(-0.3, 12);
  expect(late).toBeCloseTo(-0.5, 12);
});

test('festivals: what the months around lack, of what the twenty days have more', () => {
  const gmv = (day: number) => (day >= 0 && day < 20 ? 2 : day >= 20 && day < 50 ? 0.8 : day >= 50 ? 0 : 1);
  const [lack, gain] = figuresOf('festivals', { more: { gmv } });
  expect(lack).toBeCloseTo((0.2 * 30) / 20, 12);
  expect(gain).toBeCloseTo(1, 12);
});

test('a ban: of the visits that the host would have had, those that others have', () => {
  const visits = (day: number) => (day < 0 ? 100 : day < 14 ? 96 : 98);
  const checks = figuresOf('host-ban', {
    base: { visits: () => 100, hostVisits: () => 5 },
    banned: { visits },
  });
  expect(checks[1]).toBeCloseTo(1 - 2 / 5, 12);
  expect(checks[2]).toBeCloseTo(1 - 4 / 5, 12);
});

test('a ban: what is lacking is held against the mean visits of the host, so that a small one does not rule', () => {
  const trial = TRIALS.find(({ id }) => id === 'host-ban')!;
  const visits = { base: [100, 100], banned: [99, 98] };
  const over = (run: string, metric: MetricName) =>
    new Map((metric === 'visits' ? visits[run as 'base' | 'banned'] : [9, 1]).entries());
  const figures = trial.checks({ over, daily: () => new Map() })[1]!.figures;
  expect([...figures.values()]).toEqual([1 - 1 / 5, 1 - 2 / 5]);
});

test('a subsidy: what a yuan more earns, before its own cost', () => {
  const costs = [0, 1, 3, 9];
  // gross of all: 5, 7, 9, 12: two, one and half a yuan for each
  const gross = [5, 7, 9, 12];
  const runs = ['base', 'share10', 'share30', 'share90'].map((run, at) => [
    run,
    { costAds: () => costs[at]!, platformNet: () => gross[at]! - costs[at]! },
  ]);
  const [falls, least] = figuresOf('ad-subsidy', Object.fromEntries(runs));
  expect(falls).toBeCloseTo(2 - 0.5, 12);
  expect(least).toBeCloseTo(0.5, 12);
});

test('exaggeration: the crossing is the first day of four weeks that sell less', () => {
  const loud = { gmv: (day: number) => (day < 0 ? 1 : day < 50 ? 1.25 : 0.75) };
  // from day 37 on more of the 28 days lie behind day 50 than before it
  expect(figuresOf('exaggeration', { loud })[2]).toBe(37);
  expect(figuresOf('exaggeration', { loud: { gmv: () => 2 } })[2]).toBeNaN();
});
