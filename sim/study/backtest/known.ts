/** What was public at an origin, as baselines may use it: nothing else reaches them. */
import { quarterNumber } from '../../notation/dates.ts';
import { OUTLOOK, outlook, quarterlySpread, valueAt } from '../../scenario/attention.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import { type KnownAttention, knownAttention } from '../../scenario/known-attention.ts';
import { knownBy, type MarketData } from '../../scenario/market-data.ts';
import { knownLogs, type Origin } from './origins.ts';
import { retailSeason, retailShares, YEAR } from './season.ts';

/** All figures of a backtest, each with the day on which it became public. */
export interface Published {
  readonly market: MarketData;
  /** National online retail sales of physical goods, as sums from the first day of a year. */
  readonly retail: readonly HistoryRow[];
  /** Analysts' forecasts of GMV; whose they are stands as their source. */
  readonly analysts: readonly HistoryRow[];
}

export interface Known {
  /** ln GMV of each known quarter, oldest first, no gap. */
  readonly logs: readonly number[];
  /** ln season of national online retail, for these quarters and those ahead. */
  readonly season?: readonly number[] | undefined;
  /** The same with the growth within a year left in, as in its quarters' shares of a year. */
  readonly shares?: readonly number[] | undefined;
  readonly attention?: Attention | undefined;
}

/** Minutes that all users spend on a day. */
export interface Attention {
  /** ln of daily users times minutes, for the known quarters and, by the market's own outlook, those ahead. */
  readonly logs: readonly number[];
  /** Standard deviation of a quarter's change around that outlook. */
  readonly sd: number;
}

/** What was public at an origin. Rows published later are not looked at. */
export function knownAt(
  origin: Origin,
  horizons: number,
  { market, retail }: Pick<Published, 'market' | 'retail'>,
): Known {
  const data = knownBy(market, origin.knownUntil);
  const logs = knownLogs(data.history, origin);
  const first = quarterNumber(origin.quarter) - logs.length + 1;
  const numbers = Array.from({ length: logs.length + horizons }, (_, at) => first + at);
  const laid = (season: readonly number[] | undefined) =>
    season && numbers.map((number) => season[number % YEAR]!);
  return {
    logs,
    season: laid(retailSeason(retail, origin.knownUntil)),
    shares: laid(retailShares(retail, origin.knownUntil)),
    attention: attentionOf(knownAttention(data, origin.knownUntil), numbers),
  };
}

/** The median path of the market's outlook; undefined where a series does not reach back to the first quarter. */
function attentionOf(known: KnownAttention, numbers: readonly number[]): Attention | undefined {
  const names = Object.keys(OUTLOOK) as (keyof KnownAttention)[];
  if (names.some((name) => known[name].size === 0)) return undefined;
  const last = quarterOfNumber(numbers.at(-1)!);
  const paths = names.map((name) => outlook(known[name], last, OUTLOOK[name]));
  const logs = numbers.map((number) =>
    paths.reduce((sum, path) => sum + Math.log(valueAt(path, number) ?? Number.NaN), 0),
  );
  const squares = names.map((name) => quarterlySpread(known[name], OUTLOOK[name].floor) ** 2);
  const sd = Math.sqrt(squares.reduce((a, b) => a + b, 0));
  return logs.every(Number.isFinite) ? { logs, sd } : undefined;
}

function quarterOfNumber(number: number): string {
  return `${Math.floor(number / YEAR)}Q${(number % YEAR) + 1}`;
}
