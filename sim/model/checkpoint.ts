/**
 * All of a run that changes from day to day, as plain data of its own: a run that goes on from a checkpoint, in any
 * number of ranges, with any port, with other levers from then on, gives the same bytes as one that was never stopped.
 * What the plan itself says (parameters, attention, key) is not in it.
 */
import { PARCEL_WORDS, parcelCount, placeParcels, takeParcels } from '../kernel/parcels.ts';
import type { FanRange, Fans } from '../kernel/state.ts';
import type { Run } from './run.ts';
import { lookAgain } from './world.ts';

/** Numbers, text and columns under the names they have in the run. */
export type State = { [name: string]: number | string | Column | State };
type Column = Int32Array | Uint8Array | Float64Array;

export interface Checkpoint {
  /** The next day to simulate. */
  readonly day: number;
  readonly state: State;
  /** Columns of all fans (kernel/state.ts). */
  readonly fans: Fans;
  /** Orders in flight (kernel/parcels.ts), in an order that keeps each fan's own. */
  readonly orders: Uint32Array;
  /** Series up to yesterday, one row after the other. */
  readonly series: Float64Array;
}

/** Fixed by the plan, derived, made by the coming day before it is read, or kept apart. */
const LEFT_OUT = new Set([
  'params',
  'exogenous',
  'key',
  'categories',
  'ranges',
  'tally',
  'series',
  'compiled',
  'rated',
]);

/** Objects whose names are made as a run goes on: a run that has not begun has none of them. */
const GROWING = 'run.world.leverStates';

const FAN_COLUMNS = ['ties', 'profile', 'next', 'state'] as const;

/** The state of a run now, copied. */
export function checkpointOf(run: Run): Checkpoint {
  const { day, ranges } = run.world;
  const orders = new Uint32Array(parcelCount(ranges) * PARCEL_WORDS);
  let at = 0;
  for (const range of ranges) at = takeParcels(range, orders, at);
  const series = new Float64Array(run.series.length * day);
  run.series.forEach((row, metric) => {
    series.set(row.subarray(0, day), metric * day);
  });
  return { day, state: copyOf(run), fans: fansOf(ranges), orders, series };
}

function copyOf(of: object): State {
  const state: State = {};
  for (const [name, value] of Object.entries(of)) {
    if (LEFT_OUT.has(name)) continue;
    if (typeof value === 'number' || typeof value === 'string') state[name] = value;
    else if (isColumn(value)) state[name] = value.slice();
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      state[name] = copyOf(value);
    else throw new Error(`checkpoint: expected numbers, text or columns, got ${typeof value} in ${name}`);
  }
  return state;
}

/** The fans of all ranges as one. */
function fansOf(ranges: readonly FanRange[]): Fans {
  const all = FAN_COLUMNS.map((name) => {
    const columns = ranges.map(({ fans }) => fans[name] as Uint8Array);
    const Kind = columns[0]!.constructor as Uint8ArrayConstructor;
    const whole = new Kind(columns.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const column of columns) {
      whole.set(column, at);
      at += column.length;
    }
    return [name, whole];
  });
  return Object.fromEntries(all) as Fans;
}

/** Puts a run that has not begun, of the same plan up to the checkpoint's day, into the state of the checkpoint. */
export function goBackTo(run: Run, { day, state, fans, orders, series }: Checkpoint): void {
  const { length } = run.series[0]!;
  if (length < day) throw new Error(`checkpoint: expected a plan of ${day} days or more, got ${length}`);
  restore(run, state, 'run');
  run.series.forEach((row, metric) => {
    row.set(series.subarray(metric * day, (metric + 1) * day));
  });
  for (const range of run.world.ranges) {
    for (const name of FAN_COLUMNS) {
      const each = range.fans[name].length / range.count;
      const part = fans[name].subarray(range.first * each, (range.first + range.count) * each);
      checkLength(part, range.fans[name], `run.world.fans.${name}`);
      range.fans[name].set(part);
    }
    placeParcels(range, orders);
  }
  lookAgain(run.world);
}

function restore(into: object, state: State, place: string): void {
  const target = into as State;
  for (const [name, saved] of Object.entries(state)) {
    const value = target[name];
    const where = `${place}.${name}`;
    if (isColumn(saved)) {
      checkLength(saved, value, where);
      (value as Column).set(saved);
    } else if (typeof saved === 'object') {
      if (value === undefined && place.startsWith(GROWING)) {
        target[name] = copyOf(saved);
        continue;
      }
      if (typeof value !== 'object') throw new Error(`checkpoint ${where}: expected an object, got ${value}`);
      restore(value, saved, where);
    } else target[name] = saved;
  }
}

function checkLength(saved: { length: number }, value: unknown, where: string): void {
  if (isColumn(value) && value.length === saved.length) return;
  const got = isColumn(value) ? `${value.length} of them` : typeof value;
  throw new Error(`checkpoint ${where}: expected ${saved.length} numbers, got ${got}: another plan?`);
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value);
}
