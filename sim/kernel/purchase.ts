/** The choice of a visit: whether to buy, and what a purchase does. Utilities and ln values have 10 fractional bits. */
import { day, tables, tally } from './addresses.ts';
import { add64, count, i32at, min, today, when } from './columns.ts';
// biome-ignore format: names by the line
import {
  BASKET_STEPS, BOUGHT_THIS_MONTH, BUDGET_STEPS, CATEGORY, CHANCE_STEPS, DELIVERY_SPREAD, FLAGS, FOLLOWER_UTILITY,
  GUARANTEE, LAST_BUY, LN_PRICE, MEMORY_DAYS, ORDERS, ORDERS_PRIVATE, OWN_CATEGORY, OWN_REGION, PLACED_FEN, REGION,
  SPEND, STRANGER_UTILITY, TRUST_LEVELS, WALLET,
} from './layout.ts';
import { offered } from './offers.ts';
import { placeOrder } from './orders.ts';
import { profile8, profile16, setProfile8, setProfile16 } from './profile.ts';
import { enter } from './tally.ts';
import { openStake } from './ties.ts';

/** Place in the table of chances: steps of a quarter of the utility's precision, clipped to ±8 logits. */
export function chanceIndex(utility: i32): i32 {
  const at = (utility >> 2) + CHANCE_STEPS / 2;
  return at < 0 ? 0 : min(at, CHANCE_STEPS - 1);
}

/** Place in the tables of baskets from ln basket, clipped to ±4. */
function basketIndex(lnBasket: i32): i32 {
  const at = lnBasket + BASKET_STEPS / 2;
  return at < 0 ? 0 : min(at, BASKET_STEPS - 1);
}

/** Days since a purchase, as far as the tables go. */
function daysSince(lastBuy: i32): i32 {
  return min(today(day.day) + 1 - lastBuy, MEMORY_DAYS - 1);
}

/** Utility of buying (model/fans/purchase.ts says what its parts mean). */
export function visitUtility(fan: i32, streamer: i32, trust: i32, tied: boolean, undiscounted: boolean): i32 {
  let utility = offered(streamer, tied ? FOLLOWER_UTILITY : STRANGER_UTILITY);
  utility += i32at(tables.trustUtility, min(trust, TRUST_LEVELS - 1));
  utility += i32at(tables.walletUtility, profile8(fan, WALLET));
  const category = offered(streamer, OWN_CATEGORY);
  utility += i32at(day.season, category) + ((offered(streamer, GUARANTEE) * (256 - trust)) >> 8);
  utility += when(category === profile8(fan, CATEGORY), today(day.fit));
  utility += when(offered(streamer, OWN_REGION) === profile8(fan, REGION), today(day.home));
  utility += when(!undiscounted, today(day.strangerDiscount));
  const lastBuy = profile16(fan, LAST_BUY);
  if (lastBuy > 0) {
    const days = daysSince(lastBuy);
    utility += i32at(tables.needUtility, days);
    const spend = (profile16(fan, SPEND) * i32at(tables.budgetMemory, days)) >>> 15;
    utility += i32at(tables.budgetUtility, min(spend >>> 4, BUDGET_STEPS - 1));
  }
  return utility;
}

/** A purchase: pay, remember the spend, put trust at stake, send the parcel. */
export function buy(
  fan: i32,
  streamer: i32,
  slot: i32,
  trust: i32,
  fromPrivate: boolean,
  moment: i32,
  word: i32,
): void {
  const now = today(day.day);
  const wallet = profile8(fan, WALLET);
  const personal =
    i32at(tables.walletBasket, wallet) + i32at(tables.trustBasket, min(trust, TRUST_LEVELS - 1));
  const lnBasket = offered(streamer, LN_PRICE) + today(day.lnSeason) + personal;
  const fen = i32at(tables.basketFen, basketIndex(lnBasket));
  const lastBuy = profile16(fan, LAST_BUY);
  const kept =
    lastBuy === 0 ? 0 : (profile16(fan, SPEND) * i32at(tables.budgetMemory, daysSince(lastBuy))) >>> 15;
  const baskets = i32at(tables.basketUnits, basketIndex(lnBasket - i32at(tables.lnWallet, wallet)));
  setProfile16(fan, SPEND, min(kept + baskets, 0xffff));
  if (lastBuy !== now + 1) count(tally.buyersToday, 1);
  setProfile16(fan, LAST_BUY, now + 1);
  setProfile8(fan, FLAGS, profile8(fan, FLAGS) | BOUGHT_THIS_MONTH);
  if (slot !== 0) openStake(slot);
  enter(streamer, ORDERS, 1);
  enter(streamer, PLACED_FEN, fen);
  if (fromPrivate) {
    enter(streamer, ORDERS_PRIVATE, 1);
    add64(tally.privateFen, 0, fen);
  }
  const wait = ((word & 0xff) * offered(streamer, DELIVERY_SPREAD)) >>> 8;
  placeOrder(now + today(day.deliveryMin) + wait, fan, streamer, fen, moment);
}
