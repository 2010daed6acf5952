// The visits of one day, as in sim/model/fans/session.ts, whose names it keeps.
import { add32, addFen, count, i32at, set8, set16, set32, today, u8at, u16at } from './columns';
import { dormantGap, later, trialGap, visitGap } from './gaps';
import {
  BOUGHT_THIS_MONTH,
  BUYER,
  CATEGORIES,
  EVENTS_A_DAY,
  EXPOSURE_BITS,
  GROUP,
  LAPSED,
  NEVER_BUYER,
  NOBODY,
  NOT_YET_USER,
  ORGANIC,
  PAID,
  SHARED,
  TRIAL_NEXT,
  VISIT_NEXT,
  VISIT_OUTCOME,
  VISIT_ROUTE,
} from './market/constants';
import * as day from './market/day';
import * as fans from './market/fans';
import * as shard from './market/shard';
import * as tables from './market/tables';
import * as tally from './market/tally';
import { makeRoom, placeOrder } from './orders';
import { draw2, first, second } from './random';
import { ALL_SLOTS, findTie, follow, NEXT_SLOT, openStake, rowOf, streamerOf, tieSum, trustOf } from './ties';

const PRIVATE: i32 = -1;

export function runVisits(): void {
  for (let group = shard.from; group < shard.to; group += GROUP) {
    const due = findDue(group, min(group + GROUP, shard.to));
    if (due === 0) continue;
    makeRoom(due * EVENTS_A_DAY);
    for (let at = 0; at < due; at++) act(i32at(shard.due, at));
  }
}

/** Four fans at a time. A group begins at a multiple of four; the fans behind the last one are looked at singly. */
function findDue(from: i32, to: i32): i32 {
  const clocks = v128.load(day.clocks);
  let due = 0;
  let fan = from;
  for (; fan + 4 <= to; fan += 4) {
    // the state of a fan, 0 to 3, becomes the places of the four bytes of its clock
    const states = i32x4.splat(load<i32>(fans.state + <usize>fan));
    const firsts = v128.shuffle<i8>(states, states, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
    const places = v128.or(i32x4.shl(firsts, 2), i32x4.splat(0x03020100));
    const next = v128.load(fans.next + ((<usize>fan) << 2));
    let hits = i32x4.bitmask(i32x4.lt_s(next, i8x16.swizzle(clocks, places)));
    for (; hits; hits &= hits - 1) set32(shard.due, due++, fan + ctz(hits));
  }
  for (; fan < to; fan++) {
    if (i32at(fans.next, fan) < i32at(day.clocks, u8at(fans.state, fan))) set32(shard.due, due++, fan);
  }
  touch(due);
  return due;
}

/** Reads a word of each follow list, so that memory brings many of them at a time, not one by one. */
function touch(due: i32): void {
  let touched = 0;
  for (let at = 0; at < due; at++) touched |= streamerOf(rowOf(i32at(shard.due, at)));
  set32(shard.touched, 0, touched); // so that the touch is not optimised away
}

function act(fan: i32): void {
  const now = today(day.day);
  for (let event = 0; event < EVENTS_A_DAY; event++) {
    const state = u8at(fans.state, fan);
    if (i32at(fans.next, fan) >= i32at(day.clocks, state)) return;
    const moment = (now << 12) | event;
    if (state === BUYER) {
      visit(fan, moment, false);
      planVisit(fan, moment);
    } else if (state === NOT_YET_USER) {
      set8(fans.state, fan, NEVER_BUYER);
      planTrial(fan, moment, i32at(day.clocks, NEVER_BUYER));
    } else {
      tryOut(fan, moment);
    }
  }
}

function tryOut(fan: i32, moment: i32): void {
  count(tally.trials, 1);
  if (visit(fan, moment, true)) {
    set8(fans.state, fan, BUYER);
    set32(fans.next, fan, i32at(day.clocks, BUYER));
    planVisit(fan, moment);
  } else {
    planTrial(fan, moment, i32at(fans.next, fan));
  }
}

export function planTrial(fan: i32, moment: i32, from: i32): void {
  const word = first(draw2(fan, TRIAL_NEXT | moment));
  set32(fans.next, fan, later(from, trialGap(u16at(fans.rate, fan), word)));
}

function planVisit(fan: i32, moment: i32): void {
  const words = draw2(fan, VISIT_NEXT | moment);
  const chance = second(words);
  const idle = today(day.day) + 1 - u16at(fans.lastBuy, fan);
  if (idle > today(day.idleDays) && (chance & 0xff) < today(day.idleLapse)) {
    set8(fans.state, fan, LAPSED);
    planTrial(fan, moment, i32at(day.clocks, LAPSED));
    return;
  }
  const sum = (tieSum(fan) * today(day.privateDomain)) >>> 8;
  const step = (sum * tables.tieStepScale) >>> 16;
  let gap = visitGap(u16at(fans.rate, fan), min(step, 64), first(words));
  if (((chance >>> 8) & 0xfff) < today(day.dormancy)) gap = later(gap, dormantGap(chance >>> 16));
  set32(fans.next, fan, later(i32at(fans.next, fan), gap));
}

function visit(fan: i32, moment: i32, trial: bool): bool {
  const route = draw2(fan, VISIT_ROUTE | moment);
  let slot: usize = trial ? 0 : privateSlot(fan, first(route));
  let source = PRIVATE;
  let streamer: i32;
  if (slot) {
    streamer = streamerOf(slot);
    count(tally.visitsPrivate, 1);
  } else {
    source = feedSource(first(route) & 0x1ffff);
    streamer = feed(fan, source, second(route));
    if (streamer === NOBODY) return false;
    countSource(source);
    slot = findTie(fan, streamer);
  }
  add32(tally.visits, streamer, 1);
  if (streamer === today(day.watched)) add32(tally.watched, source + 1, 1);
  const trust = slot ? trustOf(slot) : (u16at(fans.general, fan) * u16at(day.strangerTrust, streamer)) >>> 16;
  const outcome = draw2(fan, VISIT_OUTCOME | moment);
  const other = second(outcome);
  const utility = visitUtility(fan, streamer, trust, slot !== 0, trial || source === PRIVATE);
  if (first(outcome) >>> 1 < i32at(tables.chance, chanceIndex(utility))) {
    buy(fan, streamer, slot, trust, source === PRIVATE, moment, other);
    return true;
  }
  if (slot === 0 && other >>> 16 < (u16at(day.followVisit, streamer) * trust) >>> 7) {
    follow(fan, streamer, 0, other & 0xffff);
  }
  return false;
}

function privateSlot(fan: i32, word: i32): usize {
  const row = rowOf(fan);
  const domain = today(day.privateDomain);
  let weight = 0;
  for (let slot = row; slot < row + ALL_SLOTS; slot += NEXT_SLOT) {
    const id = streamerOf(slot);
    if (id === NOBODY) break;
    const trust = trustOf(slot);
    weight += u8at(day.live, id) * ((trust * trust) >>> 4);
  }
  weight = (weight * domain) >>> 8;
  let point = ((word >>> 17) * (weight + today(day.publicWeight))) >>> 15;
  if (point >= weight) return 0;
  for (let slot = row; slot < row + ALL_SLOTS; slot += NEXT_SLOT) {
    const id = streamerOf(slot);
    if (id === NOBODY) break;
    const trust = trustOf(slot);
    point -= (u8at(day.live, id) * ((trust * trust) >>> 4) * domain) >>> 8;
    if (point < 0) return slot;
  }
  return 0;
}

function feedSource(bits17: i32): i32 {
  if (bits17 < today(day.paid)) return PAID;
  return bits17 < today(day.paidOrShared) ? SHARED : ORGANIC;
}

function countSource(source: i32): void {
  if (source === PAID) count(tally.visitsPaid, 1);
  else if (source === SHARED) count(tally.visitsShared, 1);
  else count(tally.visitsOrganic, 1);
}

function feed(fan: i32, source: i32, word: i32): i32 {
  const own = ((word >>> EXPOSURE_BITS) & 0xff) < today(day.ownCategory);
  const category = own ? u8at(fans.category, fan) : (word >>> 20) & (CATEGORIES - 1);
  const place = word & ((1 << EXPOSURE_BITS) - 1);
  return u16at(day.exposure, ((category * 3 + source) << EXPOSURE_BITS) + place);
}

function chanceIndex(utility: i32): i32 {
  const at = (utility >> 2) + 2048;
  return at < 0 ? 0 : min(at, 4095);
}

function basketIndex(lnBasket: i32): i32 {
  const at = lnBasket + 4096;
  return at < 0 ? 0 : min(at, 8191);
}

function visitUtility(fan: i32, streamer: i32, trust: i32, tied: bool, undiscounted: bool): i32 {
  let utility = i32at(tied ? day.followerUtility : day.strangerUtility, streamer);
  utility +=
    i32at(tables.trustUtility, min(trust, 255)) + i32at(tables.walletUtility, u8at(fans.wallet, fan));
  utility += today(day.season) + ((i32at(day.guarantee, streamer) * (256 - trust)) >> 8);
  if (u8at(day.category, streamer) === u8at(fans.category, fan)) utility += today(day.fit);
  if (u8at(day.region, streamer) === u8at(fans.region, fan)) utility += today(day.home);
  if (!undiscounted) utility += today(day.strangerDiscount);
  const lastBuy = u16at(fans.lastBuy, fan);
  if (lastBuy > 0) {
    const days = min(today(day.day) + 1 - lastBuy, 127);
    utility += i32at(tables.needUtility, days);
    const spend = (u16at(fans.spend, fan) * i32at(tables.budgetMemory, days)) >>> 15;
    utility += i32at(tables.budgetUtility, min(spend >>> 4, 4095));
  }
  return utility;
}

function buy(
  fan: i32,
  streamer: i32,
  slot: usize,
  trust: i32,
  fromPrivate: bool,
  moment: i32,
  word: i32,
): void {
  const now = today(day.day);
  const wallet = u8at(fans.wallet, fan);
  const personal = i32at(tables.walletBasket, wallet) + i32at(tables.trustBasket, min(trust, 255));
  const lnBasket = i32at(day.lnPrice, streamer) + today(day.lnSeason) + personal;
  const fen = i32at(tables.basketFen, basketIndex(lnBasket));
  const lastBuy = u16at(fans.lastBuy, fan);
  const days = lastBuy === 0 ? 127 : min(now + 1 - lastBuy, 127);
  const spend =
    ((u16at(fans.spend, fan) * i32at(tables.budgetMemory, days)) >>> 15) +
    i32at(tables.basketUnits, basketIndex(lnBasket - i32at(tables.lnWallet, wallet)));
  set16(fans.spend, fan, min(spend, 0xffff));
  if (lastBuy !== now + 1) count(tally.buyersToday, 1);
  set16(fans.lastBuy, fan, now + 1);
  set8(fans.flags, fan, u8at(fans.flags, fan) | BOUGHT_THIS_MONTH);
  if (slot) openStake(slot);
  add32(tally.orders, streamer, 1);
  addFen(tally.placedFen, streamer, fen);
  if (fromPrivate) {
    add32(tally.ordersPrivate, streamer, 1);
    addFen(tally.privateFen, 0, fen);
  }
  const wait = ((word & 0xff) * u8at(day.deliverySpread, streamer)) >>> 8;
  placeOrder(now + today(day.deliveryMin) + wait, fan, streamer, fen, moment);
}
