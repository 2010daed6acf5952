/**
 * The season of GMV as everybody may know it beforehand: weekdays, the new year, festivals, those who wait for them, winter
 * goods. By the first values of the parameters, whatever a run draws; attention, rivals and couriers as ever.
 */
import { festivalDiscount, intensity, lnSeasonBasket, waitingGain } from '../model/calendar.ts';
import { exp } from '../model/elementary.ts';
import type { Exogenous } from '../model/exogenous.ts';
import { referenceUtility, waitingUtility } from '../model/fans/purchase.ts';
import { paramsWith } from '../model/params.ts';
import { dayNumber } from '../notation/dates.ts';
import { calendarDays } from './calendar.ts';
import type { MarketData } from './market-data.ts';
import { firstValues } from './market-parameters.ts';

/** Weight of each day from one to another: visits × the odds to buy × the basket, each against those of an ordinary day. */
export function seasonOf(
  from: string,
  until: string,
  { calendar, parameters }: Pick<MarketData, 'calendar' | 'parameters'>,
): Float64Array {
  const days = dayNumber(until) - dayNumber(from) + 1;
  const ones = new Float64Array(days).fill(1);
  const exogenous: Exogenous = {
    ...calendarDays(from, until, calendar),
    from,
    days,
    mau: ones,
    dauShare: ones,
    minutes: ones,
    logisticsStop: new Float64Array(days),
    rivals: ones,
    usual: calendar.usual ?? { dauShare: 1, minutes: 1 },
  };
  const params = paramsWith(firstValues({ parameters }));
  return ones.map((_, day) => {
    const discount = festivalDiscount(params, exogenous, day, 0);
    const utility =
      referenceUtility(params, 0, discount) +
      waitingUtility(params, waitingGain(params, exogenous, day, 0, {}));
    return (
      intensity(params, exogenous, day) * exp(utility + lnSeasonBasket(params, exogenous, day) - discount)
    );
  });
}
