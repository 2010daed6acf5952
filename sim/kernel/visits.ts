/**
 * The second half of a fan's day: visits. Integers only, no allocation. Every draw is addressed by fan, day and event
 * of the day, so what other fans do cannot change it. Utilities and logarithms have 10 fractional bits, trust 8.
 */
import { day, fans, range, tables, tally } from './addresses.ts';
import { callingSum } from './closed.ts';
import { add32, add64, count, i32at, min, set32, today, when } from './columns.ts';
import { firstOf, secondOf } from './draw.ts';
import { noteAct, noteVisit } from './events.ts';
import { findDue } from './lanes.ts';
// biome-ignore format: names by the line
import {
  BATCH, BUYER, CHANCES, CLOSED, EAGERNESS, EVENTS_A_DAY, FOLLOW_VISIT, GENERAL, GROUP, LAPSED, LAST_BUY, NEVER_BUYER, NEXT,
  NOBODY, NOT_YET_USER, OUTCOME, PAID, PRIVATE, RATE, SLOT, SOURCE, STRANGER_TRUST, STREAMER, TIE_STEPS, TRIAL, VISITS,
} from './layout.ts';
import { offered } from './offers.ts';
import { makeRoom } from './orders.ts';
import { become, profile8, profile16, stateOf } from './profile.ts';
import { buy, chanceIndex, visitUtility } from './purchase.ts';
import { actOf, choose } from './routes.ts';
import { begin, enter } from './tally.ts';
import { follow, trustOf } from './ties.ts';
import { touchFan, touchStreamer } from './touch.ts';
import { dormantGap, later, trialGap, visitGap } from './waits.ts';

/** Lets every fan whose moment has come act, group by group. */
export function runVisits(): void {
  let due = 0;
  for (let group = 0; group < range.count; group += GROUP) {
    const end = min(group + GROUP, range.count);
    due = findDue(group, end, due);
    if (due < BATCH && end < range.count) continue;
    for (let at = 0; at < due; at++) touchFan(i32at(range.due, at));
    makeRoom(due * EVENTS_A_DAY);
    for (let event = 0; due > 0 && event < EVENTS_A_DAY; event++) due = actOnce(due, event);
    due = 0;
  }
}

/**
 * One act of each listed fan. All choose before any of them acts, so that memory brings the rows of all whom they visit, not
 * one by one. Lists those whose moment has come again, in their order; returns how many.
 */
function actOnce(due: i32, event: i32): i32 {
  const moment = (today(day.day) << 12) | event;
  for (let at = 0; at < due; at++) choose(i32at(range.due, at), actOf(at), moment);
  for (let at = 0; at < due; at++) {
    const streamer = i32at(actOf(at), STREAMER);
    if (streamer !== NOBODY) touchStreamer(streamer, VISITS);
  }
  let again = 0;
  for (let at = 0; at < due; at++) {
    const fan = i32at(range.due, at);
    act(fan, actOf(at), moment);
    set32(range.due, again, fan);
    again += when(i32at(fans.next, fan) < i32at(day.clocks, stateOf(fan)), 1);
  }
  return again;
}

/** What a fan does that has chosen. */
function act(fan: i32, at: i32, moment: i32): void {
  noteAct(fan, moment);
  const state = stateOf(fan);
  if (state === BUYER) {
    visit(fan, at, moment, false);
    planVisit(fan, at, moment);
  } else if (state === NOT_YET_USER) {
    become(fan, NEVER_BUYER);
    planTrial(fan, i32at(day.clocks, NEVER_BUYER), firstOf(at, TRIAL));
  } else if (visit(fan, at, moment, true)) {
    // a trial of a never-buyer or a lapsed buyer: one public visit; a purchase makes a buyer
    become(fan, BUYER);
    set32(fans.next, fan, i32at(day.clocks, BUYER));
    planVisit(fan, at, moment);
  } else {
    planTrial(fan, i32at(fans.next, fan), firstOf(at, TRIAL));
  }
}

/** Sets when the next trial comes, counted from `from` on the fan's hazard clock. @param word decides it */
export function planTrial(fan: i32, from: i32, word: i32): void {
  set32(fans.next, fan, later(from, trialGap(profile8(fan, EAGERNESS), word)));
}

/** Sets when a buyer comes next: a Poisson process in clock time, faster with ties, with dormant spells; or a lapse. */
function planVisit(fan: i32, at: i32, moment: i32): void {
  const wait = firstOf(at, NEXT);
  const chance = secondOf(at, NEXT);
  const idle = today(day.day) + 1 - profile16(fan, LAST_BUY);
  if (idle > today(day.idleDays) && (chance & 0xff) < today(day.idleLapse)) {
    become(fan, LAPSED);
    planTrial(fan, i32at(day.clocks, LAPSED), firstOf(at, TRIAL));
    return;
  }
  const sum = (callingSum(fan, i32at(at, CLOSED), moment) * today(day.privateDomain)) >>> 8;
  const step = (sum * today(tables.tieStepScale)) >>> 16;
  let gap = visitGap(profile16(fan, RATE), min(step, TIE_STEPS), wait);
  if (((chance >>> 8) & 0xfff) < today(day.dormancy)) gap = later(gap, dormantGap(chance >>> 16));
  set32(fans.next, fan, later(i32at(fans.next, fan), gap));
}

/** The shopping visit that was chosen: whether to buy, whether to follow. Returns whether the fan bought. */
function visit(fan: i32, at: i32, moment: i32, trial: boolean): boolean {
  const streamer = i32at(at, STREAMER);
  if (streamer === NOBODY) return false;
  const source = i32at(at, SOURCE);
  const slot = i32at(at, SLOT);
  add64(tally.visitsPrivate, source + 1, 1); // then organic, shared, paid (groups.ts)
  begin(streamer, VISITS, 1);
  count(tally.strangerVisits, when(slot === 0, 1));
  if (streamer === today(day.watched)) add32(tally.watched, source + 1, 1);
  const trust = slot !== 0 ? trustOf(slot) : strangerTrust(fan, streamer);
  noteVisit(fan, streamer, source, slot, trust);
  const word = firstOf(at, OUTCOME);
  const other = secondOf(at, OUTCOME);
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
