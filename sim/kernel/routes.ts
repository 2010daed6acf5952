/**
 * Where a fan goes today: the first half of its act, which reads the fan and the day's tables and changes neither. What it
 * has chosen stands in memory for the second half (visits.ts).
 */
import { day, range, tally } from './addresses.ts';
import { count, i32at, set32, today, u8at, u16at, when } from './columns.ts';
import { drawAct, firstOf, secondOf } from './draw.ts';
// biome-ignore format: names by the line
import {
  ACT_WORDS, BUYER, CATEGORIES, CATEGORY, CLOSED, GUIDE_BITS, KINDS, NOBODY, NOT_YET_USER, PRIVATE, ROUTE, SHUT,
  SLOT, SOURCE, STREAMER, TRIAL,
} from './layout.ts';
import { cellOf, profile8, stateOf } from './profile.ts';
import { ALL_SLOTS, findTie, NEXT_SLOT, rowOf, streamerOf, trustOf } from './ties.ts';

/** Where the act of a listed fan stands. */
export function actOf(place: i32): i32 {
  return range.act + place * ACT_WORDS * 4;
}

/** Draws what the act of a fan needs, and chooses whom it visits: a buyer, or who makes a trial; NOBODY for all others. */
export function choose(fan: i32, act: i32, moment: i32): void {
  drawAct(act, fan, moment);
  set32(act, STREAMER, NOBODY);
  const state = stateOf(fan);
  if (state === BUYER) chooseRoom(fan, act);
  else if (state !== NOT_YET_USER && isMade(fan, act)) chooseFromFeed(fan, act);
}

/**
 * Whether a trial that falls due is made. The clock runs as fast as the keenest cell tries; a cell that hears less makes
 * its share of those trials (thinning: Lewis & Shedler 1979), so what was planned long ago follows today's word of mouth.
 */
function isMade(fan: i32, act: i32): boolean {
  set32(act, CLOSED, 1); // its list has not been looked through
  if (secondOf(act, TRIAL) >>> 16 >= i32at(day.trialChance, cellOf(fan))) return false;
  count(tally.trials, 1);
  return true;
}

/**
 * A buyer's room: that of a followed streamer with chance P / (P + π0), ∝ trust², where P = Σ trust² over followed
 * streamers who are live, and π0 the weight of the public feed; else the feed. Or none, where the visit was meant for a
 * room that is shut: those have the weight of the visits to them that are made nowhere else, Σ trust² as far as the fan is
 * loyal. A room that is gone for good is not called at.
 */
function chooseRoom(fan: i32, act: i32): void {
  const row = rowOf(fan);
  const domain = today(day.privateDomain);
  let live = 0;
  let shut = 0;
  let closed = 0;
  for (let slot = row; slot < row + ALL_SLOTS; slot += NEXT_SLOT) {
    const id = streamerOf(slot);
    if (id === NOBODY) break;
    const trust = trustOf(slot);
    const square = (trust * trust) >>> 4;
    const room = u8at(day.closed, id);
    live += u8at(day.live, id) * square;
    shut += when(room === SHUT, square);
    closed |= room;
  }
  set32(act, CLOSED, closed);
  const weight = (live * domain) >>> 8;
  const missed = (((shut * today(day.loyal)) >>> 8) * domain) >>> 8;
  // 15 bits of the draw times a sum below 2^17: below 2^32
  const others = today(day.publicWeight);
  const point = ((firstOf(act, ROUTE) >>> 17) * (weight + others + missed)) >>> 15;
  const slot = point < weight ? followedAt(row, point, domain) : 0;
  if (slot !== 0) goTo(act, streamerOf(slot), PRIVATE, slot);
  else if (missed === 0 || point < weight + others) chooseFromFeed(fan, act);
}

/** Slot of the followed streamer whose share of the private visits covers a point; 0 when a rounding puts it beyond all. */
function followedAt(row: i32, point: i32, domain: i32): i32 {
  let left = point;
  for (let slot = row; slot < row + ALL_SLOTS; slot += NEXT_SLOT) {
    const id = streamerOf(slot);
    if (id === NOBODY) break;
    const trust = trustOf(slot);
    left -= (u8at(day.live, id) * ((trust * trust) >>> 4) * domain) >>> 8;
    if (left < 0) return slot;
  }
  return 0;
}

/** Whom the public feed shows; nobody where a category has no offer. */
function chooseFromFeed(fan: i32, act: i32): void {
  const source = feedSource(firstOf(act, ROUTE) & 0x1ffff);
  const streamer = feed(fan, source, secondOf(act, ROUTE));
  if (streamer !== NOBODY) goTo(act, streamer, source, findTie(fan, streamer));
}

/** @param slot of the streamer in the fan's list, or 0 */
function goTo(act: i32, streamer: i32, source: i32, slot: i32): void {
  set32(act, STREAMER, streamer);
  set32(act, SOURCE, source);
  set32(act, SLOT, slot);
}

/** ORGANIC, SHARED or PAID: the number of thresholds above; a branch on chance would be guessed wrong. */
function feedSource(bits17: i32): i32 {
  return ((bits17 - today(day.paid)) >>> 31) + ((bits17 - today(day.paidOrShared)) >>> 31);
}

/**
 * A category, preferred (bits 11–18 of the word) or any (bits 20–22); then whose share of it covers a point, which is the
 * other bits: the upper nine, then the lower eleven.
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
