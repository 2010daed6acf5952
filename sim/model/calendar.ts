/** The exogenous rhythm of visits and baskets: one float rule each, read by the day. */
import { exp, power } from './elementary.ts';
import type { Exogenous } from './exogenous.ts';
import type { Params } from './params.ts';
import { ANNOUNCED_DAYS } from './platform/policy.ts';
import { timeKept } from './rivals.ts';

/** Visits by weekday, Monday first; mean 1. Assumption: evenings and weekends are busier. */
const WEEKDAY = [0.97, 0.96, 0.97, 0.98, 1.02, 1.06, 1.04];

/** Winter goods: heavier baskets in the cold months (index by month, January first). Assumption on the shape. */
const WINTER = [0.25, 0.05, 0, -0.1, -0.2, -0.25, -0.25, -0.2, 0, 0.35, 0.6, 0.5];

/** DAU/MAU and minutes a day at which attention counts as 1 (those on which the first values of the parameters stand). */
const DAU_SHARE_NORM = 0.54;
const MINUTES_NORM = 88;

/**
 * Intensity of visits s(t), dimensionless, about 1 on an ordinary day of 2020:
 * weekday × new year × logistics stop × (1 + festival·event) × (DAU/MAU ÷ 0.54) × (minutes ÷ 88)^½ × time kept.
 * @param added strength that a lever adds to the festival of the day
 */
export function intensity(params: Params, days: Exogenous, day: number, added = 0): number {
  const logistics = 1 - params['calendar.logistics'] * days.logisticsStop[day]!;
  const festival = 1 + params['calendar.festival'] * (eventOf(params, days, day) + added);
  const attention =
    (days.dauShare[day]! / DAU_SHARE_NORM) *
    power(days.minutes[day]! / MINUTES_NORM, params['calendar.minutesPower']);
  return (
    WEEKDAY[days.weekday[day]!]! *
    aroundNewYear(params['calendar.newYear'], days.newYearOffset[day]!) *
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

/** +10% while people stock up (25 to 9 days before), then the loss from 6 days before to 8 after, then half of it. */
function aroundNewYear(loss: number, offset: number): number {
  if (offset >= -25 && offset <= -9) return 1.1;
  if (offset >= -6 && offset <= 8) return 1 - loss;
  if (offset >= 9 && offset <= 15) return 1 - 0.4 * loss;
  return 1;
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

/** ln of the basket index: winter goods. */
export function lnSeasonBasket(params: Params, days: Exogenous, day: number): number {
  return 0.25 * params['calendar.winterBasket'] * WINTER[days.monthOfYear[day]!]!;
}

/** Taste for brands rises over the 915 days to the end of 2021 and levels off after (C13); logits. */
export function brandTaste(params: Params, day: number): number {
  return params['purchase.brandTaste'] * Math.min(1.5, day / 915);
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
