/** A streamer's public record: reputation, conversion and complaints as the platform and strangers see them. */
import type { Params } from '../params.ts';
import {
  BAD,
  COMPLAINED,
  GOOD,
  RECORD,
  SEEN_EXPECTED,
  SEEN_ORDERS,
  SEEN_PARCELS,
  SEEN_VISITS,
  type Streamers,
} from './streamers.ts';

/** What the public thinks of an unknown streamer. */
export const FIRST_OPINION = 0.7;

/**
 * Reputation in (0, 1): share of satisfied deliveries, shrunk to the first opinion.
 * @param good @param bad fading counts of real deliveries
 */
export function reputation(
  params: Pick<Params, 'platform.reputationPrior'>,
  good: number,
  bad: number,
): number {
  const prior = params['platform.reputationPrior'];
  return (good + FIRST_OPINION * prior) / (good + bad + prior);
}

/** Orders per shopping visit, shrunk to the norm; real visits and orders, fading. */
export function conversion(
  params: Pick<Params, 'platform.recordPrior' | 'traffic.conversionNorm'>,
  orders: number,
  visits: number,
): number {
  const prior = params['platform.recordPrior'];
  return (orders + params['traffic.conversionNorm'] * prior) / (visits + prior);
}

/** Complaints per delivery, shrunk to 1%. */
export function complaintRate(params: Params, complaints: number, deliveries: number): number {
  const prior = params['platform.reputationPrior'];
  return (complaints + 0.01 * prior) / (deliveries + prior);
}

/** Kinds of fading record: each has its memory and its unit. */
export const OPINION = 0;
export const SEEN = 1;
export const TRAILING = 2;

/** Daily fading of seen visits and orders, and of trailing GMV. Assumptions. */
const SEEN_MEMORY = 0.95;
const TRAILING_MEMORY = 1 - 1 / 28;

/** A unit below this is made 1 again, so that what is kept stays far from the largest number. */
const LEAST_UNIT = 1e-60;

/**
 * One day passes over all fading records. They are kept in units that shrink with the memory, so that nobody need be
 * visited: a record is worth what is kept × its unit, and n events of today are kept as n ÷ the unit.
 */
export function fadeRecords(s: Streamers, params: Params): void {
  const parts = (...names: readonly number[]) => ({ kept: s.records, row: RECORD, names });
  fade(s.units, OPINION, params['platform.reputationMemory'], parts(GOOD, BAD, COMPLAINED));
  fade(s.units, SEEN, SEEN_MEMORY, parts(SEEN_VISITS, SEEN_ORDERS, SEEN_PARCELS, SEEN_EXPECTED));
  fade(s.units, TRAILING, TRAILING_MEMORY, { kept: s.trailingFen, row: 1, names: [0] });
}

/** Numbers that fade together: some names of each row. */
interface Faded {
  readonly kept: Float64Array;
  readonly row: number;
  readonly names: readonly number[];
}

function fade(units: Float64Array, kind: number, memory: number, { kept, row, names }: Faded): void {
  const unit = units[kind]! * memory;
  units[kind] = unit < LEAST_UNIT ? 1 : unit;
  if (unit >= LEAST_UNIT) return;
  for (const name of names) for (let at = name; at < kept.length; at += row) kept[at]! *= unit;
}

/** GMV of about the last 28 days, fen of agents. */
export function trailingFen(s: Streamers, j: number): number {
  return s.trailingFen[j]! * s.units[TRAILING]!;
}
