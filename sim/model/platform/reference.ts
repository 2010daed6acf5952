/**
 * The reference price of a category: what buyers have come to expect to pay (Winer 1986; Mazumdar, Raj & Sinha 2005).
 * It is kept as ln of the prices that visitors saw, against what the same goods usually cost, so that dear goods do not
 * make a category dear.
 */
import { CATEGORIES, TALLY_ROW, VISITS } from '../../kernel/layout.ts';
import type { Today } from '../goLive.ts';
import type { World } from '../world.ts';
import { discountOf } from './coupon.ts';

const visits = new Float64Array(CATEGORIES);
const seen = new Float64Array(CATEGORIES);

/** Each category's reference moves towards the mean price, by visits, that it has shown today. */
export function observePrices(
  { params, platform, sessions, streamers, turnover }: World,
  { offers }: Today,
): void {
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  visits.fill(0);
  seen.fill(0);
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    const weight = rows[j * TALLY_ROW + VISITS]!;
    const category = streamers.category[j]!;
    visits[category]! += weight;
    seen[category]! += weight * (offers.lnPrice[j]! - offers.worth[j]!);
  }
  for (let category = 0; category < CATEGORIES; category++) {
    if (visits[category] === 0) continue;
    const shown = seen[category]! / visits[category]! - discountOf(platform, category);
    const gap = shown - platform.reference[category]!;
    platform.reference[category]! += gap / params['purchase.referenceDays'];
  }
}
