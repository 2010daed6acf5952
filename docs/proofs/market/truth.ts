/** One truth of the invented market: drawn from the prior, published, calibrated on what was published, and looked for. */
import { readFileSync } from 'node:fs';
import { probit, quantile } from 'simple-statistics';
import { type Key, uniform } from '../../../sim/model/random.ts';
import type { ReadFigure } from '../../../sim/runs/figures.ts';
import type { MarketScenario } from '../../../sim/runs/market.ts';
import type { Means } from '../../../sim/runs/perform.ts';
import { replicateKey } from '../../../sim/runs/seed.ts';
import type { MarketData } from '../../../sim/scenario/market-data.ts';
import { readMarketFile } from '../../../sim/scenario/market-file.ts';
import { marketDataFrom } from '../../../sim/scenario/market-tables.ts';
import { type CalibrationPlan, calibrateMarket } from '../../../sim/study/calibrate.ts';
import { Markets } from '../../../sim/study/markets.ts';
import { fittedParameters, valuesOf } from '../../../sim/study/prior.ts';
import { rankOf } from '../../../sim/study/uniformity.ts';
import { historyText, PUBLISHED, publishedValues } from './history.ts';

const FOLDER = new URL('../../../test/study/invented/', import.meta.url);
const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

/** Its quarters from 2023Q3 to 2024Q4 are published by then; a quarter before is burn-in, two after are forecast. */
const scenarioAt = (scale: number): MarketScenario => ({
  from: '2023-04-01',
  until: '2025-06-30',
  knownUntil: '2025-02-28',
  scale,
  parameters: {},
  levers: [],
});
const AHEAD = ['2025Q1', '2025Q2'];

const { market: MARKET } = readMarketFile(textOf('market.yaml'), 'market.yaml');
if (!MARKET) throw new Error('invented market: expected a file without mistakes, got one with some');
const FILE = MARKET;

/** The market's data with a history of so many figures. */
export function inventedMarket(values: readonly string[]): MarketData {
  return marketDataFrom(FILE, (table) => {
    const text = table === 'history.csv' ? historyText(textOf('attention.csv'), values) : textOf(table);
    return { text, file: table };
  });
}

/** Where a known value lies among draws for it. */
export interface Found {
  readonly name: string;
  readonly truth: number;
  /** Median and 80% interval of the draws. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Share of the draws below the truth: even on 0 to 1 where the draws are right. */
  readonly rank: number;
  /** Of a parameter: its 80% interval over that of the prior. */
  readonly width?: number;
}

/** Share of draws that the intervals claim to hold. */
const INTERVAL = 0.8;

/** Whether the truth lies inside the 80% interval. */
export function isHeld({ rank }: Pick<Found, 'rank'>): boolean {
  return Math.abs(rank - 0.5) <= INTERVAL / 2;
}

export interface TruthRecord {
  /** Points of the prior drawn until one gave a market that lives. */
  readonly tries: number;
  /** Draws of the calibration that reach the facts. */
  readonly kept: number;
  readonly converged: boolean;
  readonly parameters: readonly Found[];
  /** Factors of trackers. */
  readonly levels: readonly Found[];
  /** GMV of the quarters after the last one published. */
  readonly ahead: readonly Found[];
}

export interface Drawn {
  readonly tries: number;
  /** Values of the fitted parameters, and factors of the trackers. */
  readonly parameters: ReturnType<typeof valuesOf>;
  readonly levels: Readonly<Record<string, number>>;
  /** As they are published. */
  readonly published: readonly string[];
  readonly ahead: readonly number[];
}

/** A truth that has no sales in a quarter is drawn again. */
const MOST_TRIES = 20;
/** Kinds of draws of a truth. */
const POINT = 3;
const LEVEL = 4;
const ERROR = 5;
const RANK = 6;

function score(key: Key, tries: number, kind: number, at: number): number {
  return probit(uniform(key, 'posterior', tries, kind, at));
}

const observed = (read: ReadFigure) => [
  ...PUBLISHED.map(({ of }) => of(read)),
  ...AHEAD.map((quarter) => read('gmv', quarter)),
];

/** The same seed and number give the same truth. */
export async function drawTruth(
  seed: string,
  at: number,
  { scale }: Pick<Settings, 'scale'>,
  means: Means,
): Promise<Drawn> {
  const name = `${seed}/truth ${at}`;
  const key = replicateKey(name, 0);
  const trackers = Object.keys(FILE.trackers);
  const data = inventedMarket(PUBLISHED.map(() => '1'));
  const markets = new Markets({ scenario: scenarioAt(scale), data, seed: name, observe: observed }, means);
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const changes = valuesOf(
      fittedParameters().map((_, i) => score(key, tries, POINT, i)),
      data,
    );
    const [told] = await markets.run([{ changes, luck: 0 }]);
    if (!told!.every((value) => Number.isFinite(value) && value > 0)) continue;
    const scores = trackers.map((tracker, i) => [tracker, score(key, tries, LEVEL, i)] as const);
    const levels = Object.fromEntries(scores);
    const errors = PUBLISHED.map((_, i) => score(key, tries, ERROR, i));
    const published = publishedValues({ told: told!, levels, errors }, FILE.facts, FILE.trackers);
    const factors = scores.map(([tracker, one]) => [tracker, Math.exp(FILE.trackers[tracker]! * one)]);
    return {
      tries,
      parameters: changes,
      levels: Object.fromEntries(factors),
      published,
      ahead: told!.slice(PUBLISHED.length),
    };
  }
  throw new Error(`truth ${at}: expected a market that lives among ${MOST_TRIES}, got none`);
}

/** Of scores, whose prior is the unit normal. */
function widthOf(scores: readonly number[]): number {
  return (quantile([...scores], 0.9) - quantile([...scores], 0.1)) / (2 * probit(0.9));
}

export interface Settings extends Pick<CalibrationPlan, 'size' | 'seeds' | 'rounds'> {
  /** Users a fan, in the truth and in the runs that look for it. */
  readonly scale: number;
}

/** Calibrates on what was published, and says where the truth lies among the draws. */
export async function lookFor(
  seed: string,
  at: number,
  truth: Drawn,
  { scale, ...settings }: Settings,
  means: Means,
): Promise<TruthRecord> {
  const scenario = scenarioAt(scale);
  const name = `${seed}/fit ${at}`;
  const key = replicateKey(name, 0);
  const data = inventedMarket(truth.published);
  const { posterior, population, fit } = await calibrateMarket(
    { scenario, data, seed: name, ...settings },
    means,
  );
  const draws = posterior.draws.map(({ parameters }) => parameters);
  const observe = (read: ReadFigure) => AHEAD.map((quarter) => read('gmv', quarter));
  const forecasts = await new Markets({ scenario, data, seed: `${name}/ahead`, observe }, means).run(
    draws.map((changes, luck) => ({ changes, luck })),
  );
  let ranked = 0;
  const found = (what: string, value: number, values: readonly number[]): Found => ({
    name: what,
    truth: value,
    median: quantile([...values], 0.5),
    low: quantile([...values], 0.1),
    high: quantile([...values], 0.9),
    rank: rankOf(value, values, uniform(key, 'posterior', 0, RANK, ranked++)),
  });
  const first = fittedParameters().length;
  return {
    tries: truth.tries,
    kept: draws.length,
    converged: fit.converged && population.converged,
    parameters: fittedParameters().map(({ name: parameter }, i) => ({
      ...found(
        parameter,
        truth.parameters[parameter]!,
        draws.map((values) => values[parameter]!),
      ),
      width: widthOf(population.members.map(({ point }) => point[i]!)),
    })),
    levels: Object.entries(truth.levels).map(([tracker, factor], i) =>
      found(
        tracker,
        factor,
        population.members.map(({ point }) => Math.exp(FILE.trackers[tracker]! * point[first + i]!)),
      ),
    ),
    ahead: AHEAD.map((quarter, i) =>
      found(
        quarter,
        truth.ahead[i]!,
        forecasts.map((values) => values[i]!),
      ),
    ),
  };
}
