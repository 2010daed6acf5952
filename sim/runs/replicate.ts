/** The task of a replicate: one market to its end, and what is kept of it. */
import type { LeverRecord } from '../model/measures/leverRecords.ts';
import type { Outcome } from '../model/simulate.ts';
import type { Machine, RememberedTask } from './job.ts';
import { contentOfMarket, type PlainMarket, planOf } from './market.ts';

/** What a replicate gives: nothing of times, machines or names. */
export interface ReplicateValue {
  /** Every metric one after the other, each with a value a day; NaN = not recorded. */
  readonly series: Float64Array;
  readonly fingerprint: string;
  /** Fan visits simulated (agents). */
  readonly visits: number;
  readonly fans: number;
  readonly streamers: number;
  /** What its levers with rules have done (scenario/force.ts:ruledPlans); absent where none has one. */
  readonly levers?: readonly LeverRecord[];
}

export function replicateValue({
  series: rows,
  fingerprint,
  visits,
  fans,
  streamers,
  levers,
}: Outcome): ReplicateValue {
  const days = rows[0]?.length ?? 0;
  const series = new Float64Array(rows.length * days);
  rows.forEach((row, i) => {
    series.set(row, i * days);
  });
  return { series, fingerprint, visits, fans, streamers, ...(levers.length > 0 ? { levers } : {}) };
}

export const replicateTask: RememberedTask<PlainMarket, ReplicateValue> = {
  name: 'replicate',
  run: (market: PlainMarket, machine: Machine) => replicateValue(machine.simulate(planOf(market))),
  contentOf: contentOfMarket,
  encode: encodeReplicate,
  decode: decodeReplicate,
};

const WORDS = 4; // numbers of the header, each as float64
const PRINT_BYTES = 16;

/**
 * visits, fans, streamers, length of the series · fingerprint as text · series · levers as JSON, where there are any;
 * numbers as float64, low byte first, as every machine that runs JavaScript today stores them
 */
function encodeReplicate({
  series,
  fingerprint,
  visits,
  fans,
  streamers,
  levers,
}: ReplicateValue): Uint8Array {
  const told = levers ? new TextEncoder().encode(JSON.stringify(levers)) : new Uint8Array(0);
  const start = WORDS * 8 + PRINT_BYTES;
  const bytes = new Uint8Array(start + series.length * 8 + told.length);
  const view = new DataView(bytes.buffer);
  [visits, fans, streamers, series.length].forEach((number, at) => {
    view.setFloat64(at * 8, number, true);
  });
  for (let at = 0; at < PRINT_BYTES; at++) bytes[WORDS * 8 + at] = fingerprint.charCodeAt(at);
  bytes.set(new Uint8Array(series.buffer, series.byteOffset, series.byteLength), start);
  bytes.set(told, start + series.length * 8);
  return bytes;
}

function decodeReplicate(bytes: Uint8Array): ReplicateValue | undefined {
  const start = WORDS * 8 + PRINT_BYTES;
  if (bytes.length < start) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [visits, fans, streamers, length] = [0, 8, 16, 24].map((at) => view.getFloat64(at, true));
  const end = start + length! * 8;
  if (!(bytes.length >= end)) return undefined;
  const levers = bytes.length > end ? toldIn(bytes.subarray(end)) : undefined;
  if (bytes.length > end && !levers) return undefined;
  const fingerprint = String.fromCharCode(...bytes.subarray(WORDS * 8, start));
  const series = new Float64Array(length!);
  new Uint8Array(series.buffer).set(bytes.subarray(start, end));
  const value = { series, fingerprint, visits: visits!, fans: fans!, streamers: streamers! };
  return levers ? { ...value, levers } : value;
}

/** Records of levers as they were written; undefined for other bytes. */
function toldIn(bytes: Uint8Array): readonly LeverRecord[] | undefined {
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(found) ? found : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
