/** The choice of a visit: whether to buy, and what a purchase does. Utilities and ln values have 10 fractional bits. */
import { day, tables, tally } from './addresses.ts';
import { add64, count, i32at, max, min, today, when } from './columns.ts';
import { noteOrder } from './events.ts';
// biome-ignore format: names by the line
import {
  BASKET_STEPS, BOUGHT_THIS_MONTH, BUDGET_STEPS, CATEGORY, CHANCE_STEPS, CLAIMS, DELIVERY_SPREAD, FLAGS, FOLLOWER_UTILITY,
  GENERAL, GUARANTEE, LAST_BUY, LEAN, LEAN_STEPS, LN_PRICE, MEMORY_DAYS, ORDERS, ORDERS_PRIVATE, OWN_CATEGORY, OWN_REGION,
  PLACED_FEN, REGION, SHELVES, SPEND, STOCK, STOCK_STEPS, STRANGER_UTILITY, TRUST_LEVELS, WALLET,
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

/** A purchase, as the stock at home counts it: the same goods, whatever they cost today. */
const ONE_BASKET = 256;

/**
 * ln price of the shelf that is bought from: thresholds between the shelves by the leaning towards the dear ones.
 * @param bits12 decide it
 */
function shelf(lean: i32, bits12: i32): i32 {
  const step = min(max((lean >> 5) + LEAN_STEPS / 2, 0), LEAN_STEPS - 1);
  const row = step * (SHELVES - 1);
  const at =
    when(bits12 >= i32at(tables.shelfBelow, row), 1) + when(bits12 >= i32at(tables.shelfBelow, row + 1), 1);
  return i32at(tables.lnShelf, at);
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
    const stock = (profile16(fan, STOCK) * i32at(tables.stockMemory, days)) >>> 15;
    utility += i32at(tables.stockUtility, min(stock >>> 4, STOCK_STEPS - 1));
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
  const lean =
    offered(streamer, LEAN) +
    i32at(tables.walletLean, wallet) +
    i32at(tables.trustLean, min(trust, TRUST_LEVELS - 1)) +
    i32at(tables.experienceLean, profile16(fan, GENERAL) >>> 8);
  const lnGoods = shelf(lean, (word >>> 8) & 0xfff);
  const lnBasket = offered(streamer, LN_PRICE) + today(day.lnSeason) + lnGoods;
  const fen = i32at(tables.basketFen, basketIndex(lnBasket));
  const baskets = i32at(tables.basketUnits, basketIndex(lnBasket - i32at(tables.lnWallet, wallet)));
  const lastBuy = profile16(fan, LAST_BUY);
  const days = daysSince(lastBuy); // before the first purchase nothing is remembered, for however long
  const spent = (profile16(fan, SPEND) * i32at(tables.budgetMemory, days)) >>> 15;
  const stock = (profile16(fan, STOCK) * i32at(tables.stockMemory, days)) >>> 15;
  setProfile16(fan, SPEND, min(spent + baskets, 0xffff));
  setProfile16(fan, STOCK, min(stock + ONE_BASKET, 0xffff));
  if (lastBuy !== now + 1) count(tally.buyersToday, 1);
  if (lastBuy !== 0) {
    count(tally.repeatOrders, 1);
    if (fromPrivate) count(tally.repeatPrivate, 1);
  }
  setProfile16(fan, LAST_BUY, now + 1);
  setProfile8(fan, FLAGS, profile8(fan, FLAGS) | BOUGHT_THIS_MONTH);
  noteOrder(fan, streamer, slot, trust, fen, lastBuy);
  if (slot !== 0) openStake(slot);
  enter(streamer, ORDERS, 1);
  enter(streamer, PLACED_FEN, fen);
  if (fromPrivate) {
    enter(streamer, ORDERS_PRIVATE, 1);
    add64(tally.privateFen, 0, fen);
  }
  const wait = ((word & 0xff) * offered(streamer, DELIVERY_SPREAD)) >>> 8;
  placeOrder(now + today(day.deliveryMin) + wait, fan, streamer, fen, moment, offered(streamer, CLAIMS));
}
