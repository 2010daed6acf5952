import { dayNumber, isoOf, readPeriod } from '../../notation/dates.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import { type Check, markOf, worstOf } from './check.ts';

/** Months ahead for each month of data: pass, review. Assumption: a forecast half as long as its data is ordinary. */
const AHEAD = [0.5, 1] as const;
const DAYS_A_MONTH = 365.25 / 12;

interface Span {
  readonly from: string;
  readonly until: string;
}

/**
 * How far the run goes beyond what was known, and whether data could show what its levers do: a lever that is in force in
 * no published quarter, or in all of them, rests on assumptions alone.
 */
export const extrapolation: Check<'extrapolation'> = {
  id: 'extrapolation',
  judge({ scenario, result }) {
    const { knownUntil, until } = scenario;
    const quarters = result.actuals
      .filter(({ metric, hindsight }) => metric === 'gmv' && !hindsight)
      .map(({ period }) => readPeriod(period))
      .filter(({ kind }) => kind === 'quarter');
    const ahead = Math.max(0, dayNumber(until) - dayNumber(knownUntil)) / DAYS_A_MONTH;
    const known = quarters.length * 3;
    const levers = scenario.levers.filter((lever) => lever.strength > 0 && !isShown(lever, quarters));
    const ratio = ahead === 0 ? 0 : ahead / known;
    return {
      mark: worstOf(markOf(ratio, ...AHEAD), levers.length > 0 ? 'review' : 'pass'),
      figures: { ahead: Number(ahead.toFixed(1)), known, levers: levers.map(({ title }) => title) },
    };
  },
};

/** When a lever is in force: its windows, or all of its dates. */
function spansOf({ from, until, fromDay, windows }: LeverPlan): Span[] {
  const dateOf = (day: number) => isoOf(dayNumber(from) - fromDay + day);
  return windows?.map(([first, last]) => ({ from: dateOf(first), until: dateOf(last) })) ?? [{ from, until }];
}

/** Whether the lever is in force in some of the published quarters, and not in all. */
function isShown(lever: LeverPlan, quarters: readonly Span[]): boolean {
  const spans = spansOf(lever);
  const inForce = quarters.filter((quarter) =>
    spans.some(({ from, until }) => quarter.until >= from && quarter.from <= until),
  ).length;
  return inForce > 0 && inForce < quarters.length;
}
