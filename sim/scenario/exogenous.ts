/** What the market does not decide, for a run's dates and information date: attention and calendar. */
import type { Exogenous } from '../model/exogenous.ts';
import type { Key } from '../model/random.ts';
import { dayNumber, quarterOf } from '../notation/dates.ts';
import { dailyPath, OUTLOOK, outlook, type Quarters } from './attention.ts';
import { calendarDays } from './calendar.ts';
import { knownAttention } from './known-attention.ts';
import type { MarketData } from './market-data.ts';

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
 * Attention and calendar, one value a day.
 * @throws Error in one line when the run leaves the calendar or nothing was published by `knownUntil`
 */
export function buildExogenous(plan: ExogenousPlan): Exogenous {
  const { from, until, knownUntil, data } = plan;
  const first = dayNumber(from);
  const days = dayNumber(until) - first + 1;
  const lastQuarter = quarterOf(until);
  const key = plan.draw ? plan.key : undefined;
  const { mau, dauShare, minutes } = knownAttention(data, knownUntil);
  const path = (quarters: Quarters, rule: (typeof OUTLOOK)[keyof typeof OUTLOOK]): Float64Array =>
    dailyPath(outlook(quarters, lastQuarter, rule, key), first, days);
  return {
    from,
    days,
    mau: path(mau, OUTLOOK.mau),
    dauShare: path(dauShare, OUTLOOK.dauShare),
    minutes: path(minutes, OUTLOOK.minutes),
    ...calendarDays(from, until, data.newYears),
  };
}
