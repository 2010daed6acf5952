/**
 * A coupon of the platform: buyers see a lower price, sellers get the whole one, the platform pays the rest. It is for all
 * goods, or for those of one category.
 */
import { CANCELLED_FEN, KEPT_FEN, PLACED_FEN, REFUNDED_FEN, TALLY_ROW } from '../../kernel/layout.ts';
import { ln } from '../elementary.ts';
import { trailingFen } from '../streamers/record.ts';
import { FEN_PER_UNIT } from '../units.ts';
import type { World } from '../world.ts';
import type { Coupon, Policy } from './policy.ts';

/**
 * Cut of today's prices, as a share: no more than yesterday's sales would have used up the day's money with.
 * @param soldMoney GMV of yesterday, real money
 */
export function couponCut({ share, cap }: Coupon, soldMoney: number): number {
  return soldMoney > 0 ? Math.min(share, cap / soldMoney) : share;
}

/** The cut of today, before anything of today is known; of a category by a usual day of the last 28. */
export function couponToday(world: World, { coupon, allowance, groups }: Policy): number {
  const { platform, scale } = world;
  const { share } = coupon;
  if (share === 0) return 0;
  const cap = Math.min(coupon.cap, (allowance.coupon * scale) / FEN_PER_UNIT);
  const { category } = groups.coupon;
  const soldFen = category === 0 ? platform.soldYesterdayFen : usualFen(world, category - 1);
  return couponCut({ share, cap }, (soldFen * scale) / FEN_PER_UNIT);
}

/** Days that trailing GMV holds. */
const TRAILING_DAYS = 28;

function usualFen({ streamers, categories }: World, category: number): number {
  return categories[category]!.reduce((sum, j) => sum + trailingFen(streamers, j), 0) / TRAILING_DAYS;
}

/** ln by which buyers see all prices lower. */
export function couponDiscount(cut: number): number {
  return -ln(1 - cut);
}

/** ln by which buyers see the prices of a category lower today: festival and coupon. */
export function discountOf({ discount, categoryDiscount }: World['platform'], category: number): number {
  return discount + categoryDiscount[category]!;
}

/** What a coupon's goods have come to today, fen of agents: sold, kept, and sent back or cancelled. */
export interface CouponDay {
  readonly placed: number;
  readonly kept: number;
  readonly returned: number;
}

/** The goods of one category. */
export function dayOfCategory({ turnover, sessions, streamers }: World, category: number): CouponDay {
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  const day = { placed: 0, kept: 0, returned: 0 };
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    if (streamers.category[j] !== category) continue;
    const row = j * TALLY_ROW;
    day.placed += rows[row + PLACED_FEN]!;
    day.kept += rows[row + KEPT_FEN]!;
    day.returned += rows[row + REFUNDED_FEN]! + rows[row + CANCELLED_FEN]!;
  }
  return day;
}

export function dayOfAll({ turnover }: World): CouponDay {
  const { placedFen, keptFen, refundedFen, cancelledFen } = turnover;
  return { placed: placedFen, kept: keptFen, returned: refundedFen + cancelledFen };
}

/**
 * What comes back of the coupons in orders on their way. Each order is taken to hold as much of them as all others, and a
 * refund returns it to the platform.
 * @param held before today's orders end @param waiting fen of the coupon's goods on their way after that
 * @returns what has ended of them, and what of that came back, fen of agents
 */
export function endedCoupons(held: number, { kept, returned }: CouponDay, waiting: number) {
  const settled = kept + returned;
  if (held === 0 || settled === 0) return { ended: 0, back: 0 };
  const ended = (held * settled) / (settled + waiting);
  return { ended, back: Math.round((ended * returned) / settled) };
}
