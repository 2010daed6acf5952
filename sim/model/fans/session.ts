/**
 * THE KERNEL, first half: the visits of one day. Integers only, no allocation. Every draw is addressed by fan, day and
 * event of the day, so what other fans do cannot change it.
 */
import { addressOf, draw2, momentOf } from '../random.ts';
import {
  BOUGHT_THIS_MONTH,
  BUYER,
  LAPSED,
  LEVEL,
  NEVER_BUYER,
  NOBODY,
  NOT_YET_USER,
  SLOTS,
  TIE_WORDS,
} from './fans.ts';
import { dormantGap, later, trialGap, visitGap } from './gaps.ts';
import { makeRoom, placeOrder } from './orders.ts';
import { CATEGORIES, EXPOSURE_BITS, GROUP, ORGANIC, PAID, type Sessions, SHARED } from './sessions.ts';
import { basketIndex, chanceIndex } from './tables.ts';
import { findTie, follow, openStake, tieSum, trustOf } from './ties.ts';

/** Acts a fan can take in a day; what is left over waits for tomorrow. */
export const EVENTS_A_DAY = 32;

const ROUTE = addressOf('visit-route');
const OUTCOME = addressOf('visit-outcome');
const NEXT = addressOf('visit-next');
const TRIAL = addressOf('trial-next');

/** Where a visit came from. */
const PRIVATE = -1;

/**
 * Lets every fan whose moment has come act, in the order of fans. Each group is first looked through for the fans who
 * are due, whose follow lists are touched on the way: memory then brings many of them at a time, not one by one.
 */
export function runVisits(s: Sessions): void {
  const { due } = s;
  for (let group = s.from; group < s.to; group += GROUP) {
    const count = findDue(s, group, Math.min(group + GROUP, s.to));
    if (count === 0) continue;
    makeRoom(s.orders, count * EVENTS_A_DAY);
    for (let at = 0; at < count; at++) act(s, due[at]!);
  }
}

/** Writes the fans who are due to `s.due`; returns how many. */
function findDue(s: Sessions, from: number, to: number): number {
  const { next, state, ties } = s.fans;
  const { clocks } = s.day;
  const { due } = s;
  let count = 0;
  let touched = 0;
  for (let fan = from; fan < to; fan++) {
    if (next[fan]! >= clocks[state[fan]!]!) continue;
    due[count++] = fan;
    touched |= ties[fan * TIE_WORDS]!;
  }
  s.word[0] = touched; // so that the touch is not optimised away
  return count;
}

/** All acts of one fan today. */
function act(s: Sessions, fan: number): void {
  const { next, state } = s.fans;
  const { clocks, day } = s.day;
  for (let event = 0; event < EVENTS_A_DAY && next[fan]! < clocks[state[fan]!]!; event++) {
    const moment = momentOf(day, event);
    if (state[fan] === BUYER) {
      visit(s, fan, moment, false);
      planVisit(s, fan, moment);
    } else if (state[fan] === NOT_YET_USER) {
      state[fan] = NEVER_BUYER;
      planTrial(s, fan, moment, clocks[NEVER_BUYER]!);
    } else {
      tryOut(s, fan, moment);
    }
  }
}

/** A trial of a never-buyer or a lapsed buyer: one public visit; a purchase makes a buyer. */
function tryOut(s: Sessions, fan: number, moment: number): void {
  s.tally.trials++;
  if (visit(s, fan, moment, true)) {
    s.fans.state[fan] = BUYER;
    s.fans.next[fan] = s.day.clocks[BUYER]!;
    planVisit(s, fan, moment);
  } else {
    planTrial(s, fan, moment, s.fans.next[fan]!);
  }
}

/** Sets when the next trial comes, counted from `from` on the fan's hazard clock. */
export function planTrial(s: Sessions, fan: number, moment: number, from: number): void {
  draw2(s.key, fan, TRIAL | moment, s.word);
  s.fans.next[fan] = later(from, trialGap(s.tables, s.fans.rate[fan]!, s.word[0]!));
}

/** Sets when a buyer comes next: a Poisson process in clock time, faster with ties, with dormant spells; or a lapse. */
function planVisit(s: Sessions, fan: number, moment: number): void {
  const f = s.fans;
  draw2(s.key, fan, NEXT | moment, s.word);
  const chance = s.word[1]!;
  const idle = s.day.day + 1 - f.lastBuy[fan]!;
  if (idle > s.day.idleDays && (chance & 0xff) < s.day.idleLapse) {
    f.state[fan] = LAPSED;
    planTrial(s, fan, moment, s.day.clocks[LAPSED]!);
    return;
  }
  const sum = (tieSum(s, fan) * s.day.privateDomain) >>> 8;
  const step = (sum * s.tables.tieStepScale) >>> 16;
  let gap = visitGap(s.tables, f.rate[fan]!, Math.min(step, 64), s.word[0]!);
  if (((chance >>> 8) & 0xfff) < s.day.dormancy) gap = later(gap, dormantGap(s.tables, chance >>> 16));
  f.next[fan] = later(f.next[fan]!, gap);
}

/** One shopping visit: where to, whether to buy, whether to follow. Returns whether the fan bought. */
function visit(s: Sessions, fan: number, moment: number, trial: boolean): boolean {
  draw2(s.key, fan, ROUTE | moment, s.word);
  const routeWord = s.word[0]!;
  const feedWord = s.word[1]!;
  let slot = trial ? -1 : privateSlot(s, fan, routeWord);
  let streamer: number;
  let source = PRIVATE;
  if (slot >= 0) {
    streamer = s.fans.ties[slot]!;
    s.tally.visitsPrivate++;
  } else {
    source = feedSource(s, routeWord & 0x1ffff);
    streamer = feed(s, fan, source, feedWord);
    if (streamer === NOBODY) return false;
    countSource(s, source);
    slot = findTie(s, fan, streamer);
  }
  s.tally.visits[streamer]!++;
  if (streamer === s.day.watched) s.tally.watched[source + 1]!++;
  const trust = slot >= 0 ? trustOf(s, slot) : (s.fans.general[fan]! * s.day.strangerTrust[streamer]!) >>> 16;
  draw2(s.key, fan, OUTCOME | moment, s.word);
  const other = s.word[1]!;
  const utility = visitUtility(s, fan, streamer, trust, slot >= 0, trial || source === PRIVATE);
  if (s.word[0]! >>> 1 < s.tables.chance[chanceIndex(utility)]!) {
    buy(s, fan, streamer, slot, trust, source === PRIVATE, moment, other);
    return true;
  }
  if (slot < 0 && other >>> 16 < (s.day.followVisit[streamer]! * trust) >>> 7) {
    follow(s, fan, streamer, 0, other & 0xffff);
  }
  return false;
}

/**
 * The followed streamer a private visit goes to, or −1 for a public visit: chance P / (P + π0), then ∝ trust²,
 * where P = Σ trust² over followed streamers who are live.
 */
function privateSlot(s: Sessions, fan: number, word: number): number {
  const f = s.fans;
  const row = fan * TIE_WORDS;
  let weight = 0;
  for (let slot = row; slot < row + SLOTS; slot++) {
    const id = f.ties[slot]!;
    if (id === NOBODY) break;
    const trust = f.ties[slot + LEVEL]! & 0xff;
    weight += s.day.live[id]! * ((trust * trust) >>> 4);
  }
  weight = (weight * s.day.privateDomain) >>> 8;
  // 15 bits of the draw times a sum below 2^17: below 2^32
  let point = ((word >>> 17) * (weight + s.day.publicWeight)) >>> 15;
  if (point >= weight) return -1;
  for (let slot = row; slot < row + SLOTS; slot++) {
    const id = f.ties[slot]!;
    if (id === NOBODY) break;
    const trust = f.ties[slot + LEVEL]! & 0xff;
    point -= (s.day.live[id]! * ((trust * trust) >>> 4) * s.day.privateDomain) >>> 8;
    if (point < 0) return slot;
  }
  return -1;
}

function feedSource(s: Sessions, bits17: number): number {
  if (bits17 < s.day.paid) return PAID;
  return bits17 < s.day.paidOrShared ? SHARED : ORGANIC;
}

function countSource(s: Sessions, source: number): void {
  if (source === PAID) s.tally.visitsPaid++;
  else if (source === SHARED) s.tally.visitsShared++;
  else s.tally.visitsOrganic++;
}

/** Whom the public feed shows: a category (preferred or any), then a place of today's exposure table. */
function feed(s: Sessions, fan: number, source: number, word: number): number {
  const own = ((word >>> EXPOSURE_BITS) & 0xff) < s.day.ownCategory;
  const category = own ? s.fans.category[fan]! : (word >>> 20) & (CATEGORIES - 1);
  const place = word & (2 ** EXPOSURE_BITS - 1);
  return s.day.exposure[((category * 3 + source) << EXPOSURE_BITS) + place]!;
}

/** Utility of buying, 10 fractional bits (purchase.ts). */
function visitUtility(
  s: Sessions,
  fan: number,
  streamer: number,
  trust: number,
  tied: boolean,
  undiscounted: boolean,
): number {
  const { fans, tables, day } = s;
  let utility = tied ? day.followerUtility[streamer]! : day.strangerUtility[streamer]!;
  utility += tables.trustUtility[Math.min(trust, 255)]! + tables.walletUtility[fans.wallet[fan]!]!;
  utility += day.season + ((day.guarantee[streamer]! * (256 - trust)) >> 8);
  if (day.category[streamer] === fans.category[fan]) utility += day.fit;
  if (day.region[streamer] === fans.region[fan]) utility += day.home;
  if (!undiscounted) utility += day.strangerDiscount;
  const lastBuy = fans.lastBuy[fan]!;
  if (lastBuy > 0) {
    const since = day.day + 1 - lastBuy;
    const days = Math.min(since, 127);
    utility += tables.needUtility[days]!;
    const spend = (fans.spend[fan]! * tables.budgetMemory[days]!) >>> 15;
    utility += tables.budgetUtility[Math.min(spend >>> 4, 4095)]!;
  }
  return utility;
}

/** A purchase: pay, remember the spend, put trust at stake, send the parcel. */
function buy(
  s: Sessions,
  fan: number,
  streamer: number,
  slot: number,
  trust: number,
  fromPrivate: boolean,
  moment: number,
  word: number,
): void {
  const { fans, tables, day, tally } = s;
  const wallet = fans.wallet[fan]!;
  const lnBasket =
    day.lnPrice[streamer]! +
    day.lnSeason +
    tables.walletBasket[wallet]! +
    tables.trustBasket[Math.min(trust, 255)]!;
  const fen = tables.basketFen[basketIndex(lnBasket)]!;
  const lastBuy = fans.lastBuy[fan]!;
  const days = lastBuy === 0 || day.day + 1 - lastBuy > 127 ? 127 : day.day + 1 - lastBuy;
  const spend =
    ((fans.spend[fan]! * tables.budgetMemory[days]!) >>> 15) +
    tables.basketUnits[basketIndex(lnBasket - tables.lnWallet[wallet]!)]!;
  fans.spend[fan] = Math.min(spend, 0xffff);
  if (lastBuy !== day.day + 1) tally.buyersToday++;
  fans.lastBuy[fan] = day.day + 1;
  fans.flags[fan]! |= BOUGHT_THIS_MONTH;
  if (slot >= 0) openStake(s, slot);
  tally.orders[streamer]!++;
  tally.placedFen[streamer]! += fen;
  if (fromPrivate) {
    tally.ordersPrivate[streamer]!++;
    tally.privateFen[0]! += fen;
  }
  const due = day.day + day.deliveryMin + (((word & 0xff) * day.deliverySpread[streamer]!) >>> 8);
  placeOrder(s.orders, due, fan, streamer, fen, moment);
}
