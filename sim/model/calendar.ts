/** The exogenous rhythm of visits and baskets: one float rule each, read by the day. */
import { exp, power } from './elementary.ts';
import type { Exogenous } from './exogenous.ts';
import type { Params } from './params.ts';
import { ANNOUNCED_DAYS } from './platform/policy.ts';
import { timeKept } from './rivals.ts';

/**
 * Intensity of visits s(t), dimensionless, about 1 on an ordinary day:
 * weekday × new year × logistics stop × (1 + festival·event) × (DAU/MAU ÷ usual) × (minutes ÷ usual)^power × time kept.
 * @param added strength that a lever adds to the festival of the day
 */
export function intensity(params: Params, days: Exogenous, day: number, added = 0): number {
  const logistics = 1 - params['calendar.logistics'] * days.logisticsStop[day]!;
  const festival = 1 + params['calendar.festival'] * (eventOf(params, days, day) + added);
  const attention =
    (days.dauShare[day]! / days.usual.dauShare) *
    power(days.minutes[day]! / days.usual.minutes, params['calendar.minutesPower']);
  return (
    days.week[day]! *
    (1 + days.newYearGain[day]! - days.newYearLoss[day]! * params['calendar.newYear']) *
    logistics *
    festival *
    attention *
    timeKept(params, days.rivals[day]!)
  );
}

/** Strength of the day's festival here: that of national retail, in the middle of the year times a factor of the platform. */
export function eventOf(params: Params, days: Exogenous, day: number): number {
  return (days.event[day] ?? 0) * (days.midYear[day] === 1 ? params['calendar.midYear'] : 1);
}

/** ln by which all prices are lower on a festival: what makes it one. @param added festival strength of a lever */
export function festivalDiscount(params: Params, days: Exogenous, day: number, added: number): number {
  return params['calendar.discount'] * (eventOf(params, days, day) + added);
}

/**
 * What buyers would save, in ln of prices, by waiting for the best of the announced days ahead instead of buying today:
 * max(0, max of discount in k days · e^(−k / waitingDays) − discount of today). Festivals of the calendar are known to all.
 * @param added festival strength of levers today @param coming the same, by days ahead
 */
export function waitingGain(
  params: Params,
  days: Exogenous,
  day: number,
  added: number,
  coming: Readonly<Record<number, number>>,
): number {
  const today = festivalDiscount(params, days, day, added);
  let gain = 0;
  for (let k = 1; k <= ANNOUNCED_DAYS; k++) {
    const event = eventOf(params, days, day + k) + (coming[k] ?? 0);
    if (event === 0) continue;
    gain = Math.max(
      gain,
      params['calendar.discount'] * event * exp(-k / params['purchase.waitingDays']) - today,
    );
  }
  return gain;
}

/** ln of the basket index: goods of the season. */
export function lnSeasonBasket(params: Params, days: Exogenous, day: number): number {
  return 0.25 * params['calendar.winterBasket'] * days.basket[day]!;
}

/** Taste for brands rises in a straight line and levels off after one and a half times its days; logits. */
export function brandTaste(params: Params, day: number): number {
  return params['purchase.brandTaste'] * Math.min(1.5, day / params['purchase.brandTasteDays']);
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether `day` is the last of its calendar month, also on the last day of the run. */
export function isMonthEnd(days: Exogenous, day: number): boolean {
  if (day + 1 < days.days) return days.month[day + 1] !== days.month[day];
  const month = days.monthOfYear[day]!;
  const first = days.month.indexOf(days.month[day]!);
  const before = first === 0 ? Number(days.from.slice(8, 10)) - 1 : 0;
  const years = Math.floor((days.monthOfYear[0]! + days.month[day]!) / 12);
  const year = Number(days.from.slice(0, 4)) + years;
  const leap = month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return before + day + 1 - first === MONTH_DAYS[month]! + leap;
}
