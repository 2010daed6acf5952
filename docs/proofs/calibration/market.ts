/**
 * A market on paper, for trying methods of calibration: thirty parameters and twenty-five facts of the kinds that the real
 * one has (quarters of GMV, buyers, rates, ratios), with saturation, channels that outgrow one another, and luck. It runs
 * in microseconds, so that its posterior can be sampled to any accuracy. Pure.
 */
import { probit } from 'simple-statistics';
import { type Key, uniform } from '../../../sim/model/random.ts';
import type { Fact } from '../../../sim/study/facts.ts';
import type { ObserveFacts } from '../../../sim/study/fit.ts';

export const PARAMETERS = 30;
const CHANNELS = 4;
const QUARTERS = 10;
/** Quarters of GMV that are facts; the two after them are forecast. */
const KNOWN = 8;

export interface MarketOptions {
  /** Size of luck; 1 is half a tolerance for a fact of GMV, as a run of the real market has it. */
  readonly luck: number;
  /** Bends of the parameters' effects; 0 makes logarithms of channels linear. */
  readonly bend: number;
}

export interface PaperMarket {
  readonly facts: readonly Fact[];
  readonly tolerances: readonly number[];
  /** Standard deviation of the luck of each value. */
  readonly lucks: readonly number[];
  /** Facts, then the forecast, without luck. */
  readonly expected: (point: readonly number[]) => number[];
  readonly observe: ObserveFacts;
}

/** Normal numbers by address, of one key. */
export function normalsOf(key: Key) {
  return (agent: number, day: number, event = 0) => probit(uniform(key, 'posterior', agent, day, event));
}

const DESIGN = normalsOf({ k0: 2021, k1: 7 });

function loadings(kind: number, channel: number, sd: number, share: number): number[] {
  return Array.from({ length: PARAMETERS }, (_, at) => {
    const isOn = DESIGN(kind * 10 + channel, at, 1) < probit(share);
    return isOn ? sd * DESIGN(kind * 10 + channel, at, 0) : 0;
  });
}

const list = <Value>(count: number, of: (at: number) => Value) =>
  Array.from({ length: count }, (_, at) => of(at));
const LEVELS = list(CHANNELS, (k) => loadings(1, k, 0.25, 0.4));
const GROWTH = list(CHANNELS, (k) => loadings(2, k, 0.06, 0.4));
const BASKET = list(CHANNELS, (k) => loadings(3, k, 0.15, 0.3));
const REPEAT = list(2, (k) => loadings(4, k, 0.12, 0.4));
const BENDS = list(PARAMETERS, (at) => 0.35 * DESIGN(51, at));
const SEASON = [0, 0.15, 0.2, 0.6];

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const logistic = (value: number) => 1 / (1 + Math.exp(-value));
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** What a point leads to: GMV and buyers by quarter and channel, and two repeat rates. */
function expectedOf(point: readonly number[], bend: number): number[] {
  const effect = point.map(
    (score, at) => score + bend * BENDS[at]! * (score * score - 1) * Math.exp((-score * score) / 8),
  );
  const level = LEVELS.map((row) => dot(row, effect));
  const growth = GROWTH.map((row, k) => 0.12 + 0.06 * k + dot(row, effect));
  const basket = BASKET.map((row) => dot(row, effect));
  const buyers = list(QUARTERS, (t) =>
    list(CHANNELS, (k) => Math.exp(level[k]! - 0.5 * k + 3 * Math.tanh((growth[k]! * (t + 1)) / 3))),
  );
  const gmv = buyers.map((row, t) => row.map((count, k) => count * Math.exp(basket[k]! + SEASON[t % 4]!)));
  const all = gmv.map(total);
  const heads = buyers.map(total);
  const rate = (at: number, t: number) =>
    logistic(0.4 + 0.1 * at + dot(REPEAT[at % 2]!, effect) + 0.4 * (gmv[t]![0]! / all[t]!));
  const own = (t: number) => gmv[t]![0]! / all[t]!;
  const ln = Math.log;
  return [
    ...all.slice(0, KNOWN).map(ln),
    ...[1, 3, 5, 7].map((t) => ln(heads[t]!)),
    ...[0, 1, 2, 3].map((at) => rate(at, 2 * at + 1)),
    own(7),
    own(3),
    ln(heads[7]! / heads[3]!),
    ln(heads[5]! / heads[1]!),
    ln(gmv[7]![3]! / gmv[3]![3]!),
    ln(gmv[7]![2]! / gmv[3]![2]!),
    ln(gmv[6]![1]! / gmv[2]![1]!),
    ln(buyers[7]![3]! / buyers[1]![3]!),
    ln(all[0]! + all[1]!),
    ...all.slice(KNOWN).map(ln),
  ];
}

const repeated = (count: number, value: number) => new Array<number>(count).fill(value);

/** As those of the facts of the market that ships. */
const TOLERANCE = { quarter: 0.03, burnIn: 0.2, ratio: 0.1, months: 0.2, rate: 0.025, share: 0.07 };

const TOLERANCES = [
  ...repeated(KNOWN, TOLERANCE.quarter),
  ...repeated(4, TOLERANCE.ratio),
  ...repeated(4, TOLERANCE.rate),
  ...repeated(2, TOLERANCE.share),
  ...repeated(4, TOLERANCE.ratio),
  ...repeated(2, TOLERANCE.months),
  TOLERANCE.burnIn,
];
/** Luck in tolerances, by kind of fact; of the forecast in those of a quarter. */
const LUCK = [...repeated(KNOWN, 0.5), ...repeated(17, 0.25), ...repeated(QUARTERS - KNOWN, 0.5)];

const WAVES = 12;
/** Distance in standard scores over which luck becomes another: runs of one seed at near points share most of it. */
const REACH = 2;
/** Part of the variance of luck that any change of a point makes another. */
const ROUGH = 0.2;

/** Luck of a seed at a point, one value an output, each of variance 1: waves in the point, and a part without memory. */
function luckAt(point: readonly number[], seed: number, count: number): number[] {
  const key = { k0: seed, k1: 99 };
  const phase = list(WAVES, (wave) => dot(DIRECTIONS[wave]!, point));
  const place = Math.abs(Math.floor(total(point.map((score, at) => score * (at + 1))) * 1e6)) % 2 ** 31;
  const rough = normalsOf({ k0: seed, k1: place });
  return list(count, (at) => {
    const waves = phase.map((value, wave) =>
      Math.cos(value + 2 * Math.PI * uniform(key, 'posterior', at, wave)),
    );
    return Math.sqrt((1 - ROUGH) * (2 / WAVES)) * total(waves) + Math.sqrt(ROUGH) * rough(at, 0);
  });
}

const DIRECTIONS = list(WAVES, (wave) => list(PARAMETERS, (at) => DESIGN(60 + wave, at) / REACH));

export function paperMarket({ luck, bend }: MarketOptions): PaperMarket {
  const lucks = LUCK.map((share, at) => luck * share * (TOLERANCES[at] ?? TOLERANCE.quarter));
  const run = (point: readonly number[], seed: number) => {
    const expected = expectedOf(point, bend);
    if (luck === 0) return expected;
    const chance = luckAt(point, seed, expected.length);
    return expected.map((value, at) => value + lucks[at]! * chance[at]!);
  };
  return {
    facts: TOLERANCES.map((tolerance, at) => ({
      name: `fact ${at}`,
      value: 0,
      tolerance,
      logarithm: false,
      of: () => Number.NaN,
      since: '',
      until: '',
    })),
    tolerances: TOLERANCES,
    lucks,
    expected: (point) => expectedOf(point, bend),
    observe: async (points, seedsOf) =>
      points.map((point, at) => {
        const runs = seedsOf(at).map((seed) => run(point, seed));
        return runs[0]!.map((_, i) => total(runs.map((values) => values[i]!)) / runs.length);
      }),
  };
}
