/**
 * The first half of a fan's day: the parcels that arrive, before anybody visits. Integers only, no allocation.
 * Luck is addressed by the order (fan, day and event of its placing).
 */
import { day, tables, tally } from './addresses.ts';
import { add64, count, i32at, max, min, today, u8at, u16at, when } from './columns.ts';
import { drawFor, first, second } from './draw.ts';
// biome-ignore format: names by the line
import {
  NOTED_CANCELLED, NOTED_COMPLAINT, NOTED_REFUNDED, NOTED_RETURNED, NOTED_SATISFIED, NOTED_SHARED,
} from './event-layout.ts';
import { noteGeneral, noteHarm, noteOutcome, noteParcel, noteReceiver } from './events.ts';
// biome-ignore format: names by the line
import {
  CANCELLED_FEN, CHANGE_OF_MIND, CLAIM_BITS, COMPLAINTS, DELIVERED, DISCONFIRMATION, DUE_RING, EXPECTED, EXPERIENCE,
  FOLLOW_DELIVERY, GENERAL, KEPT_FEN, LAPSED, NO_BLOCK, ORDER_BYTES, RECOVERY, REFUNDED_FEN, RETURNED, SATISFIED,
  SEVERITY_STEPS, SHARES, SPREAD, TRIAL_NEXT, TRUST_LEVELS,
} from './layout.ts';
import { offered } from './offers.ts';
// biome-ignore format: names by the line
import {
  bookOut, claimsOf, endChain, eventOf, firstBlock, freeBlock, ordersIn, placedOn, sellerOf,
} from './orders.ts';
import { become, cellOf, profile16, setProfile16, stateOf } from './profile.ts';
import { begin, enter } from './tally.ts';
import { findTie, follow, returnStake, settleTie, trustOf, unfollow } from './ties.ts';
import { touchFan, touchStreamer } from './touch.ts';
import { planTrial, strangerTrust } from './visits.ts';

/** Settles all orders due today: satisfaction or disappointment, trust, refund, complaint, following, sharing. */
export function runDeliveries(): void {
  const now = today(day.day);
  for (let block = firstBlock(now); block !== NO_BLOCK; block = freeBlock(block)) {
    const end = block + ordersIn(block, now) * ORDER_BYTES;
    for (let order = block; order < end; order += ORDER_BYTES) {
      touchFan(i32at(order, 0));
      touchStreamer(sellerOf(i32at(order, 2)), DELIVERED);
    }
    for (let order = block; order < end; order += ORDER_BYTES) settle(order, now);
  }
  endChain(now);
}

function settle(order: i32, now: i32): void {
  const fan = i32at(order, 0);
  const fen = i32at(order, 1);
  const packed = i32at(order, 2);
  const age = (now - placedOn(packed)) & (DUE_RING - 1);
  const streamer = sellerOf(packed);
  noteParcel(fan, streamer, fen, ((now - age) << 12) | eventOf(packed), now << 12);
  bookOut(fen);
  if (u8at(day.gone, streamer) !== 0) cancel(fan, streamer, fen);
  else receive(fan, streamer, fen, claimsOf(packed), ((now - age) << 12) | eventOf(packed));
}

/** The seller is gone: money back; the tie's stake is lost with it. */
function cancel(fan: i32, streamer: i32, fen: i32): void {
  noteOutcome(NOTED_CANCELLED);
  begin(streamer, CANCELLED_FEN, fen);
  const slot = findTie(fan, streamer);
  noteReceiver(slot, slot !== 0 ? trustOf(slot) : 0);
  if (slot !== 0) settleTie(slot, 256);
}

/**
 * Expectation and disconfirmation (Oliver 1980): what is felt is the streamer's mean disconfirmation plus the luck of
 * the parcel, against what the seller's parcels have been so far and what was claimed when it was bought; within the zone
 * of tolerance it satisfies.
 */
function receive(fan: i32, streamer: i32, fen: i32, claims: i32, moment: i32): void {
  const words = drawFor(fan, EXPERIENCE | moment);
  const luck = first(words);
  const other = second(words);
  begin(streamer, DELIVERED, 1);
  const spread = offered(streamer, SPREAD) * i32at(tables.normal, luck >>> 20);
  const slot = findTie(fan, streamer);
  const trust = slot !== 0 ? trustOf(slot) : strangerTrust(fan, streamer);
  noteReceiver(slot, trust);
  const believed = (today(day.credulity) * claims) >> CLAIM_BITS;
  const expected = i32at(tables.expected, min(trust, TRUST_LEVELS - 1)) + believed;
  enter(streamer, EXPECTED, expected);
  const felt = offered(streamer, DISCONFIRMATION) - expected + (spread >> 10);
  const tolerance = today(day.tolerance);
  if (felt + tolerance >= 0) {
    if ((luck & 0xffff) < offered(streamer, CHANGE_OF_MIND)) {
      sendBack(streamer, slot, fen);
      return;
    }
    enter(streamer, KEPT_FEN, fen);
    count(tally.strangerParcels, when(slot === 0, 1));
    count(tally.strangerSatisfied, when(slot === 0, 1));
    satisfied(fan, streamer, slot, other);
  } else {
    count(tally.strangerParcels, when(slot === 0, 1));
    const step = ((-tolerance - felt) * today(tables.severityScale)) >> 10;
    const sharp = u16at(tables.severity, min(step, SEVERITY_STEPS));
    disappointed(fan, streamer, slot, fen, sharp, luck & 0xffff, other, moment);
  }
}

/** A change of mind about goods that are as expected: money back, and the stake; nothing is learned about the seller. */
function sendBack(streamer: i32, slot: i32, fen: i32): void {
  noteOutcome(NOTED_SATISFIED | NOTED_RETURNED | NOTED_REFUNDED);
  enter(streamer, SATISFIED, 1);
  enter(streamer, RETURNED, 1);
  enter(streamer, REFUNDED_FEN, fen);
  if (slot !== 0) returnStake(slot);
}

/** General trust grows, the tie gets its stake back and good evidence; a stranger may follow, and anybody share. */
function satisfied(fan: i32, streamer: i32, slot: i32, word: i32): void {
  noteOutcome(NOTED_SATISFIED);
  enter(streamer, SATISFIED, 1);
  add64(tally.goodWord, cellOf(fan), 1);
  const general = profile16(fan, GENERAL);
  setProfile16(fan, GENERAL, general + (((0xffff - general) * today(day.generalStep)) >>> 16));
  noteGeneral(fan);
  if (slot !== 0) settleTie(slot, 0);
  else if (word >>> 16 < offered(streamer, FOLLOW_DELIVERY)) follow(fan, streamer, 256, (word << 4) & 0xffff);
  if ((word & 0xfff) < today(day.share)) {
    noteOutcome(NOTED_SHARED);
    enter(streamer, SHARES, 1);
  }
}

/**
 * Refund and complaint by severity; trust by the harm that service recovery leaves of it (Smith, Bolton & Wagner 1999).
 * @param sharp severity, 8 bits
 * @param bits16 decide the refund
 * @param word its upper 12 bits decide the complaint, its lower 20 the lapse
 */
function disappointed(
  fan: i32,
  streamer: i32,
  slot: i32,
  fen: i32,
  sharp: i32,
  bits16: i32,
  word: i32,
  moment: i32,
): void {
  const harm = max(1, (sharp * (offered(streamer, RECOVERY) & 0xffff)) >>> 8);
  noteHarm(harm);
  if (harm <= today(day.mended)) {
    noteOutcome(NOTED_SATISFIED);
    enter(streamer, SATISFIED, 1); // a failure that was made good
  }
  add64(tally.badWord, cellOf(fan), harm);
  // the trust card makes refunds easier
  const base = today(day.refundBase) + ((today(day.refundSeverity) * sharp) >>> 8);
  const refund = (base * (256 + (offered(streamer, RECOVERY) >>> 16))) >>> 8;
  if (bits16 < refund) {
    noteOutcome(NOTED_REFUNDED);
    enter(streamer, REFUNDED_FEN, fen);
  } else enter(streamer, KEPT_FEN, fen);
  if (word >>> 20 < (today(day.complaint) * sharp) >>> 8) {
    noteOutcome(NOTED_COMPLAINT);
    enter(streamer, COMPLAINTS, 1);
  }
  const general = profile16(fan, GENERAL);
  setProfile16(fan, GENERAL, general - ((general * ((today(day.generalHarm) * harm) >>> 8)) >>> 16));
  noteGeneral(fan);
  if (slot !== 0) {
    settleTie(slot, harm);
    if (trustOf(slot) < today(day.leaveTrust)) unfollow(fan, slot);
  }
  // the fan stops live shopping: lapse · harm · 2(1 − general trust), compared with 20 bits
  const chance = (((today(day.lapse) * harm) >>> 8) * ((0xffff - general) >>> 7)) >>> 8;
  if ((word & 0xfffff) < chance && stateOf(fan) !== LAPSED) {
    become(fan, LAPSED);
    planTrial(fan, i32at(day.clocks, LAPSED), first(drawFor(fan, TRIAL_NEXT | moment)));
  }
}
