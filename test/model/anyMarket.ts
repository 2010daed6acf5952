/** Any small market, for properties that must hold in all of them. */
import fc from 'fast-check';
import type { MarketPlan, Outcome } from '../../sim/model/simulate.ts';
import { lever, smallMarket } from './market.ts';

export const DAYS = 45;

const full = lever(15, (policy, strength) => {
  policy.trustCardCover = 0.9 * strength;
  policy.adSubsidy = 0.3;
  policy.ringClearing = 0.02;
  policy.detection = 2;
  policy.brandSupport.traffic = 1;
  Object.assign(policy.launch, { force: strength, adBudget: 5e5, size: 3, follows: 20, silence: 0.3 });
});

/** Any market: how large, how busy, how disappointing, how crowded with sellers (few leave categories without any). */
export const anyMarket: fc.Arbitrary<MarketPlan> = fc
  .record({
    scale: fc.constantFrom(50_000, 70_000, 110_000, 400_000),
    seed: fc.integer({ min: 1, max: 1e6 }),
    visits: fc.constantFrom(0.2, 0.6, 2),
    buyers: fc.constantFrom(0, 0.05, 0.3),
    quality: fc.constantFrom(0.35, 0.7),
    talents: fc.constantFrom(12, 60, 160),
    days: fc.integer({ min: 1, max: 6 }),
    levers: fc.boolean(),
  })
  .map(({ scale, seed, visits, buyers, quality, talents, days, levers }) => {
    const changes = {
      'visits.rate': visits,
      'fans.initialBuyers': buyers,
      'talents.quality': quality,
      'talents.count': talents,
      'delivery.daysMin': days,
    };
    return { ...smallMarket(DAYS, changes, levers ? [full] : [], seed), scale };
  });

/** All that a run gives, apart from its memory: pools of orders are cut into blocks by range. */
export function resultOf({ series, fingerprint, visits }: Outcome) {
  return { series, fingerprint, visits };
}
