/**
 * Levers that a recorded metric puts on and off, with hysteresis: between the two thresholds nothing changes, and what
 * has changed stays so for some days. In the morning it is decided for the day, from what is recorded up to yesterday.
 */
import { metricOf } from '../measures/all.ts';
import { rowOf, type Series } from '../measures/rows.ts';
import type { World } from '../world.ts';
import { type LeverState, newState, type Trigger } from './leverRule.ts';
import type { LeverInForce } from './policy.ts';

/** Puts the levers of today on and off. Before there are as many days as a metric is measured over nothing changes. */
export function pullTriggers(
  series: Series,
  { leverStates, day }: Pick<World, 'leverStates' | 'day'>,
  levers: readonly LeverInForce[],
): void {
  for (const { rule } of levers) {
    if (!rule?.when || !rule.mattersOn(day)) continue;
    leverStates[rule.text] ??= newState();
    const state = leverStates[rule.text]!;
    const on = isOn(rule.when, state, day, watched(series, rule.when, day)) ? 1 : 0;
    if (on === state.on) continue;
    state.on = on;
    state.since = day;
    state.switches[day] = on;
  }
}

/** The metric over the last days, or its share of the path on days that have one. */
function watched(series: Series, when: Trigger, day: number): number {
  const value = trailing(series, when, day);
  const { due } = when;
  return due ? value / (due.values[day - due.first] ?? Number.NaN) : value;
}

/** @param value what is watched; not a number when it is not recorded or has no path, and then nothing changes */
function isOn(
  { side, starts, ends, hold }: Trigger,
  { on, since }: LeverState,
  day: number,
  value: number,
): boolean {
  if (Number.isNaN(value) || (since >= 0 && day - since < hold)) return on === 1;
  const [low, high] = side === 'below' ? [starts, ends] : [ends, starts];
  if (side === 'below') return on === 1 ? value <= high : value < low;
  return on === 1 ? value >= low : value > high;
}

/** A metric over the days before `day`: a flow is summed, a stock that of yesterday, a state averaged, a ratio that of sums. */
export function trailing(
  series: Series,
  { metric, days }: { readonly metric: string; readonly days: number },
  day: number,
): number {
  if (day < days) return Number.NaN;
  const { over, ratio } = metricOf(metric);
  const sum = (names: readonly string[]) =>
    names.reduce((all, name) => all + sumOf(series[rowOf(name)]!, day - days, day), 0);
  if (ratio) {
    const below = sum(ratio.to);
    return below > 0 ? sum(ratio.of) / below : Number.NaN;
  }
  if (over === 'last') return series[rowOf(metric)]![day - 1]!;
  return over === 'sum' ? sum([metric]) : sum([metric]) / days;
}

function sumOf(row: Float64Array, from: number, until: number): number {
  let sum = 0;
  for (let day = from; day < until; day++) sum += row[day]!;
  return sum;
}
