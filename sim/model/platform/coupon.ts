/** A coupon of the platform: buyers see a lower price, sellers get the whole one, the platform pays the rest. */
import { ln } from '../elementary.ts';
import { FEN_PER_YUAN } from '../units.ts';
import type { World } from '../world.ts';
import type { Coupon, Policy } from './policy.ts';

/**
 * Cut of today's prices, as a share: no more than yesterday's sales would have used up the day's money with.
 * @param soldYuan GMV of yesterday, real yuan
 */
export function couponCut({ share, capYuan }: Coupon, soldYuan: number): number {
  return soldYuan > 0 ? Math.min(share, capYuan / soldYuan) : share;
}

/** The cut of today, before anything of today is known. */
export function couponToday({ platform, scale }: World, { coupon, allowance }: Policy): number {
  const capYuan = Math.min(coupon.capYuan, (allowance.coupon * scale) / FEN_PER_YUAN);
  const { share } = coupon;
  return couponCut({ share, capYuan }, (platform.soldYesterdayFen * scale) / FEN_PER_YUAN);
}

/** ln by which buyers see all prices lower. */
export function couponDiscount(cut: number): number {
  return -ln(1 - cut);
}
