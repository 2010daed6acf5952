/**
 * The second half of a fan's day: visits. Integers only, no allocation. Every draw is addressed by fan, day and event
 * of the day, so what other fans do cannot change it. Utilities and logarithms have 10 fractional bits, trust 8.
 */
import { day, fans, range, tables, tally } from './addresses.ts';
import { callingSum, missedWeight } from './closed.ts';
import { add32, add64, count, i32at, min, set32, today, u8at, u16at, when } from './columns.ts';
import { drawAct, firstOf, secondOf } from './draw.ts';
import { findDue } from './lanes.ts';
// biome-ignore format: names by the line
import {
  BATCH, BUYER, CATEGORIES, CATEGORY, CHANCES, EAGERNESS, EVENTS_A_DAY, FOLLOW_VISIT, GENERAL, GROUP, GUIDE_BITS, KINDS, LAPSED,
  LAST_BUY, NEVER_BUYER, NEXT, NOBODY, NOT_YET_USER, OUTCOME, PAID, PRIVATE, RATE, ROUTE, STRANGER_TRUST, TIE_STEPS,
  TRIAL, VISITS,
} from './layout.ts';
import { offered } from './offers.ts';
import { makeRoom } from './orders.ts';
import { become, cellOf, profile8, profile16, stateOf } from './profile.ts';
import { buy, chanceIndex, visitUtility } from './purchase.ts';
import { begin, enter } from './tally.ts';
// biome-ignore format: names by the line
import {
  ALL_SLOTS, findTie, follow, NEXT_SLOT, rowOf, streamerOf, touch, trustOf,
} from './ties.ts';
import { dormantGap, later, trialGap, visitGap } from './waits.ts';

/** Lets every fan whose moment has come act, in the order of fans, group by group. */
export function runVisits(): void {
  let due = 0;
  for (let group = 0; group < range.count; group += GROUP) {
    const end = min(group + GROUP, range.count);
    due = findDue(group, end, due);
    if (due < BATCH && end < range.count) continue;
    for (let at = 0; at < due; at++) touch(i32at(range.due, at));
    makeRoom(due * EVENTS_A_DAY);
    for (let at = 0; at < due; at++) act(i32at(range.due, at));
    due = 0;
  }
}

/** All acts of one fan today. */
function act(fan: i32): void {
  for (let event = 0; event < EVENTS_A_DAY; event++) {
    const state = stateOf(fan);
    if (i32at(fans.next, fan) >= i32at(day.clocks, state)) return;
    const moment = (today(day.day) << 12) | event;
    drawAct(fan, moment);
    if (state === BUYER) {
      visit(fan, moment, false);
      planVisit(fan, moment);
    } else if (state === NOT_YET_USER) {
      become(fan, NEVER_BUYER);
      planTrial(fan, i32at(day.clocks, NEVER_BUYER), firstOf(TRIAL));
    } else {
      tryOut(fan, moment);
    }
  }
}

/** A trial of a never-buyer or a lapsed buyer: one public visit; a purchase makes a buyer. */
function tryOut(fan: i32, moment: i32): void {
  if (isMade(fan) && visit(fan, moment, true)) {
    become(fan, BUYER);
    set32(fans.next, fan, i32at(day.clocks, BUYER));
    planVisit(fan, moment);
  } else {
    planTrial(fan, i32at(fans.next, fan), firstOf(TRIAL));
  }
}

/**
 * Whether a trial that falls due is made. The clock runs as fast as the keenest cell tries; a cell that hears less makes
 * its share of those trials (thinning: Lewis & Shedler 1979), so what was planned long ago follows today's word of mouth.
 */
function isMade(fan: i32): boolean {
  if (secondOf(TRIAL) >>> 16 >= i32at(day.trialChance, cellOf(fan))) return false;
  count(tally.trials, 1);
  return true;
}

/** Sets when the next trial comes, counted from `from` on the fan's hazard clock. @param word decides it */
export function planTrial(fan: i32, from: i32, word: i32): void {
  set32(fans.next, fan, later(from, trialGap(profile8(fan, EAGERNESS), word)));
}

/** Sets when a buyer comes next: a Poisson process in clock time, faster with ties, with dormant spells; or a lapse. */
function planVisit(fan: i32, moment: i32): void {
  const wait = firstOf(NEXT);
  const chance = secondOf(NEXT);
  const idle = today(day.day) + 1 - profile16(fan, LAST_BUY);
  if (idle > today(day.idleDays) && (chance & 0xff) < today(day.idleLapse)) {
    become(fan, LAPSED);
    planTrial(fan, i32at(day.clocks, LAPSED), firstOf(TRIAL));
    return;
  }
  const sum = (callingSum(fan, moment) * today(day.privateDomain)) >>> 8;
  const step = (sum * today(tables.tieStepScale)) >>> 16;
  let gap = visitGap(profile16(fan, RATE), min(step, TIE_STEPS), wait);
  if (((chance >>> 8) & 0xfff) < today(day.dormancy)) gap = later(gap, dormantGap(chance >>> 16));
  set32(fans.next, fan, later(i32at(fans.next, fan), gap));
}

/** Not a slot: the fan came for a room that is shut, and left. */
const MISSED: i32 = -1;

/** One shopping visit: where to, whether to buy, whether to follow. Returns whether the fan bought. */
function visit(fan: i32, moment: i32, trial: boolean): boolean {
  const routeWord = firstOf(ROUTE);
  const feedWord = secondOf(ROUTE);
  let slot = trial ? 0 : privateSlot(fan, routeWord);
  if (slot === MISSED) return false;
  let source = PRIVATE;
  let streamer = NOBODY;
  if (slot !== 0) {
    streamer = streamerOf(slot);
  } else {
    source = feedSource(routeWord & 0x1ffff);
    streamer = feed(fan, source, feedWord);
    if (streamer === NOBODY) return false;
    slot = findTie(fan, streamer);
  }
  add64(tally.visitsPrivate, source + 1, 1); // then organic, shared, paid (groups.ts)
  begin(streamer, VISITS, 1);
  count(tally.strangerVisits, when(slot === 0, 1));
  if (streamer === today(day.watched)) add32(tally.watched, source + 1, 1);
  const trust = slot !== 0 ? trustOf(slot) : strangerTrust(fan, streamer);
  const word = firstOf(OUTCOME);
  const other = secondOf(OUTCOME);
  let utility = visitUtility(fan, streamer, trust, slot !== 0, trial || source === PRIVATE);
  utility += when(source === PAID, today(day.clutter));
  const chance = i32at(tables.chance, chanceIndex(utility));
  enter(streamer, CHANCES, chance >>> 15);
  if (word >>> 1 < chance) {
    buy(fan, streamer, slot, trust, source === PRIVATE, moment, other);
    count(tally.strangerOrders, when(slot === 0, 1));
    count(tally.paidOrders, when(source === PAID, 1));
    return true;
  }
  if (slot === 0 && other >>> 16 < (offered(streamer, FOLLOW_VISIT) * trust) >>> 7)
    follow(fan, streamer, 0, other & 0xffff);
  return false;
}

/** General trust in the platform × what the streamer's reputation makes of it. */
export function strangerTrust(fan: i32, streamer: i32): i32 {
  return (profile16(fan, GENERAL) * offered(streamer, STRANGER_TRUST)) >>> 16;
}

/**
 * The slot of the followed streamer that a private visit goes to, or 0 for a public visit: chance P / (P + π0), then
 * ∝ trust², where P = Σ trust² over followed streamers who are live, and π0 the weight of the public feed. MISSED when
 * the visit was meant for a room that is shut, with the weight of those that are made nowhere else (closed.ts).
 */
function privateSlot(fan: i32, word: i32): i32 {
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
  const missed = (missedWeight(fan) * domain) >>> 8;
  // 15 bits of the draw times a sum below 2^17: below 2^32
  const others = today(day.publicWeight);
  let point = ((word >>> 17) * (weight + others + missed)) >>> 15;
  if (point >= weight) return missed > 0 && point >= weight + others ? MISSED : 0;
  for (let slot = row; slot < row + ALL_SLOTS; slot += NEXT_SLOT) {
    const id = streamerOf(slot);
    if (id === NOBODY) break;
    const trust = trustOf(slot);
    point -= (u8at(day.live, id) * ((trust * trust) >>> 4) * domain) >>> 8;
    if (point < 0) return slot;
  }
  return 0;
}

/** ORGANIC, SHARED or PAID: the number of thresholds above; a branch on chance would be guessed wrong. */
function feedSource(bits17: i32): i32 {
  return ((bits17 - today(day.paid)) >>> 31) + ((bits17 - today(day.paidOrShared)) >>> 31);
}

/**
 * Whom the public feed shows: a category, preferred (bits 11–18 of the word) or any (bits 20–22); then whose share of
 * it covers a point, which is the other bits: the upper nine, then the lower eleven.
 */
function feed(fan: i32, source: i32, word: i32): i32 {
  const own = (((word >>> 11) & 0xff) - today(day.ownCategory)) >> 31; // all bits, or none
  const any = (word >>> 20) & (CATEGORIES - 1);
  const category = any ^ ((any ^ profile8(fan, CATEGORY)) & own);
  const row = u8at(day.feedRow, category * KINDS + source);
  const point = ((word >>> 23) << 11) | (word & 0x7ff);
  let at = i32at(day.guide, (row << GUIDE_BITS) + (word >>> (32 - GUIDE_BITS)));
  // a first step without a branch: half of the points need one
  at += when(i32at(day.upTo, at) <= point, 1);
  while (i32at(day.upTo, at) <= point) at++;
  return u16at(day.shown, at);
}
