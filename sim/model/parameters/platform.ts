/** What the platform does and pays, its rivals, and the calendar. */
import { texts } from '../texts.ts';
import { FIT, GUESS, type Parameter, p } from './parameter.ts';

// biome-ignore format: one parameter a line
export const PLATFORM_PARAMETERS = [
  // platform
  p('platform.commission', 0.01, 'share of GMV', [0, 0.3], [0.005, 0.014], texts(['other services 0.5–1.0% of GMV', 'results of the platform 2020Q1–2021Q1', 'Commission and other service revenue.'])),
  p('platform.warning', 0.008, '1/day', [0, 1], [0.003, 0.03], texts(['—', GUESS, 'Pinocchio’s warning hazard by machine at claims 0.3 and 2% complaints.'])),
  p('platform.judging', 0.006, '1/day', [0, 1], [0.001, 0.02], texts(['—', GUESS, 'Warning hazard by viewers’ judging at claims 0.3, when every delivery disappoints.'])),
  p('platform.warningFloor', 0.15, 'claims', [0, 1], [0.1, 0.2], texts(['—', GUESS, 'Claims below this are never warned.'])),
  p('platform.correction', 0.7, '×', [0, 1], [0.5, 0.9], texts(['—', GUESS, 'What is left of the claims after a warning.'])),
  p('platform.suspendDays', 15, 'days', [0, 365], [7, 30], texts(['—', GUESS, 'Length of a suspension, at every third warning.'])),
  p('platform.removeAfter', 9, 'warnings', [1, 1000], [6, 12], texts(['—', GUESS, 'Warnings after which a streamer is removed.'])),
  p('platform.cardConsider', 0.5, 'chance/28 days', [0, 1], [0.2, 1], texts(['—', GUESS, 'Chance that a seller considers at a review whether the trust card pays.'])),
  p('platform.reputationMemory', 0.99, 'per day', [0.5, 1], [0.97, 0.998], texts(['—', GUESS, 'Daily fading of a streamer’s public record.'])),
  p('platform.reputationPrior', 20000, 'deliveries', [1, 1e9], [5e3, 1e5], texts(['—', GUESS, 'Deliveries that weigh as much as the public’s first opinion (0.7) of a streamer.'])),
  p('platform.recordPrior', 100000, 'visits', [1, 1e9], [2e4, 5e5], texts(['—', GUESS, 'Visits that weigh as much as the platform’s first guess of a streamer’s conversion.'])),
  // costs of levers
  p('costs.card', 0.027, 'share', [0, 1], [0.01, 0.1], texts(['—', GUESS, 'Part of covered refunds that the platform pays with all six rights of the trust card; at refunds of 30% of GMV some 0.8% of what is covered. Sellers pay the rest.'])),
  p('costs.abuse', 0.003, 'share', [0, 0.2], [0, 0.02], texts(['—', GUESS, 'Share of what buyers of covered goods keep that they get back without cause, where a refund needs no return.'])),
  p('costs.support', 2000, 'money/brand/day', [0, 1e6], [500, 10000], texts(['—', GUESS, 'What full support by the SKA centre costs for a brand and day: half a month of a manager, and vouchers.'])),
  p('costs.recruiting', 50000, 'money/brand', [0, 1e7], [10000, 500000], texts(['—', GUESS, 'What it costs to win a brand that would not have come by itself.'])),
  p('costs.reviewing', 1, 'money/1,000 entries', [0, 1000], [0.2, 5], texts(['—', 'assumption: 5 for the review of a session of 5,000 views (10 m sessions and 50 bn views in the first half of 2020, MOFCOM)', 'What Pinocchio’s review of live rooms costs at ordinary intensity.'])),
  p('costs.clearing', 100000, 'money/ring', [0, 1e8], [10000, 1e6], texts(['—', GUESS, 'What it costs to find and clear a ring: investigators, lawyers.'])),
  p('costs.visit', 0.54, 'money/visit', [0, 100], [0.1, 18], texts(['—', 'assumption: nine entries at the price of an impression, 60 a thousand (a rival in 2019, a thesis); at the price of a click some thirty times more', 'What a shopping visit costs that a push or a festival adds.'])),
  p('costs.adSales', 0.1, 'share', [0, 1], [0, 0.25], texts(['—', GUESS, 'Rebate to agencies on what added paid places bring in.'])),
  // rivals: other places to shop live
  p('rivals.odds', 0.2, 'odds', [0, 10], [0.05, 0.6], texts(['—', GUESS, 'Odds that a fan’s shopping time in live rooms went to rivals in 2020; they grow with rivals’ size.'])),
  p('rivals.hostOdds', 0.05, 'odds', [0, 10], [0, 0.2], texts(['—', GUESS, 'Odds that a talent’s day live went to rivals in 2020; they grow with rivals’ size.'])),
  // calendar
  p('calendar.discount', 0.0984, 'ln', [0, 1], [0.05, 0.25], texts(['—', FIT, 'Discount on all prices on a festival of strength 1.'])),
  p('calendar.festival', 0.58, '×', [0, 3], [0.3, 0.8], texts(['online retail; 11 Nov', FIT, 'Added visits on a festival of strength 1.'])),
  // the platform's own day, another than that of national retail: a peak of 1.4 bn in 2020, against 0.8 bn a day (calendar.csv)
  p('calendar.midYear', 1.03, '×', [0, 5], [0.5, 2], texts(['GMV 2020Q2 against its neighbours', FIT, 'Strength of the mid-year festival here, against national online retail.'])),
  p('calendar.winterBasket', 0.391, 'ln', [0, 2], [0.2, 0.6], texts(['basket in Q4 +9%', FIT, 'Amplitude of winter goods in the basket.'])),
  // in the holiday week the country’s parcels stood at a fifth of usual in 2021, at 7% in 2020 (micro-figures.csv)
  p('calendar.newYear', 0.814, 'share', [0, 1], [0.55, 0.95], texts(['GMV 2021Q1 against 2020Q4; parcels −80…−93% in the holiday week', FIT, 'Visits lost around the new year that moves.'])),
  p('calendar.logistics', 0.323, 'share', [0, 1], [0.15, 0.5], texts(['GMV 2020Q1', FIT, 'Visits lost while couriers were stopped in 2020.'])),
  p('calendar.minutesPower', 0.466, 'power', [0, 2], [0.3, 0.7], texts(['growth of GMV beside that of minutes', FIT, 'Power of minutes a day (against 88) in visits.'])),
] as const satisfies readonly Parameter[];
