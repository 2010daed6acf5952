/** What the market does not decide, for a run's dates and information date: attention, rivals and calendar. */
import type { Exogenous, Usual } from '../model/exogenous.ts';
import type { Key } from '../model/random.ts';
import { dayNumber, isoOf, quarterOf } from '../notation/dates.ts';
import { dailyPath, OUTLOOK, type Outlook, outlook, type Quarters } from './attention.ts';
import { type AttentionStep, stepDays } from './attention-steps.ts';
import { calendarDays } from './calendar.ts';
import { stoppedShare } from './courier-stops.ts';
import { knownAttention } from './known-attention.ts';
import type { MarketData } from './market-data.ts';
import { knownRivals, RIVALS_OUTLOOK } from './rivals.ts';

export interface ExogenousPlan {
  readonly from: string;
  readonly until: string;
  /** Rows published after this day are not read. */
  readonly knownUntil: string;
  readonly data: MarketData;
  /** With `draw`, the future of attention is drawn by this key; without, it is the median path. */
  readonly key?: Key;
  readonly draw: boolean;
}

/**
 * Attention, rivals and calendar, one value a day.
 * @throws Error in one line when the run leaves the calendar or nothing was published by `knownUntil`
 */
export function buildExogenous(plan: ExogenousPlan): Exogenous {
  const { from, until, knownUntil, data } = plan;
  const first = dayNumber(from);
  const days = dayNumber(until) - first + 1;
  const lastQuarter = quarterOf(until);
  const key = plan.draw ? plan.key : undefined;
  const { mau, dauShare, minutes } = knownAttention(data, knownUntil);
  const rivals = knownRivals(data.rivals, knownUntil);
  const path = (quarters: Quarters, rule: Outlook, steps: readonly string[] = []): Float64Array =>
    dailyPath(outlook(quarters, lastQuarter, rule, key), { first, days, steps });
  const stepsOf = (metric: AttentionStep['metric']) => stepDays(data.steps, metric, knownUntil);
  return {
    from,
    days,
    usual: data.calendar.usual ?? firstLevels(dauShare, minutes),
    mau: path(mau, OUTLOOK.mau),
    dauShare: path(dauShare, OUTLOOK.dauShare, stepsOf('avg_dau')),
    minutes: path(minutes, OUTLOOK.minutes, stepsOf('minutes_per_dau_day')),
    // nothing known of rivals: they stay as large as their norm
    rivals: rivals.size > 0 ? path(rivals, RIVALS_OUTLOOK) : new Float64Array(days).fill(1),
    logisticsStop: Float64Array.from({ length: days }, (_, day) =>
      stoppedShare(data.stops, isoOf(first + day), knownUntil),
    ),
    ...calendarDays(from, until, data.calendar),
  };
}

/** Those of the first quarter that is known. */
function firstLevels(dauShare: Quarters, minutes: Quarters): Usual {
  const first = (quarters: Quarters) => [...quarters.values()][0] ?? 1;
  return { dauShare: first(dauShare), minutes: first(minutes) };
}
