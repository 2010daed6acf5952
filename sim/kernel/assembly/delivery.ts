// Parcels that arrive today, as in sim/model/fans/delivery.ts.
import { add32, addFen, i32at, set8, set16, today, u8at, u16at } from './columns';
import { DUE_RING, EXPERIENCE, LAPSED, NO_BLOCK, WORDS } from './market/constants';
import * as day from './market/day';
import * as fans from './market/fans';
import * as tables from './market/tables';
import * as tally from './market/tally';
import { addressOf, bookOut, endChain, firstBlock, freeBlock, ordersIn } from './orders';
import { draw2, first, second } from './random';
import { planTrial } from './session';
import { findTie, follow, settleTie, trustOf, unfollow } from './ties';

const ORDER_BYTES: usize = <usize>WORDS * 4;

export function runDeliveries(): void {
  const now = today(day.day);
  for (let block = firstBlock(now); block !== NO_BLOCK; block = freeBlock(block)) {
    const begin = addressOf(block);
    const end = begin + <usize>ordersIn(block, now) * ORDER_BYTES;
    for (let at = begin; at < end; at += ORDER_BYTES) settle(at, now);
  }
  endChain(now);
}

function settle(order: usize, now: i32): void {
  const fan = load<i32>(order);
  const fen = load<i32>(order + 4);
  const packed = load<i32>(order + 8);
  const age = (now - ((packed >>> 16) & (DUE_RING - 1))) & (DUE_RING - 1);
  const streamer = packed & 0xffff;
  bookOut(fen);
  if (u8at(day.gone, streamer)) cancel(fan, streamer, fen);
  else receive(fan, streamer, fen, ((now - age) << 12) | (packed >>> 20));
}

function cancel(fan: i32, streamer: i32, fen: i32): void {
  addFen(tally.cancelledFen, streamer, fen);
  const slot = findTie(fan, streamer);
  if (slot) settleTie(slot, 256);
}

function receive(fan: i32, streamer: i32, fen: i32, moment: i32): void {
  const words = draw2(fan, EXPERIENCE | moment);
  const luck = first(words);
  const other = second(words);
  add32(tally.delivered, streamer, 1);
  const spread = i32at(day.spread, streamer) * i32at(tables.normal, luck >>> 20);
  const felt = i32at(day.disconfirmation, streamer) + (spread >> 10);
  const slot = findTie(fan, streamer);
  const tolerance = today(day.tolerance);
  if (felt + tolerance >= 0) {
    addFen(tally.keptFen, streamer, fen);
    satisfied(fan, streamer, slot, other);
  } else {
    const step = ((-tolerance - felt) * tables.severityScale) >> 10;
    const sharp = u16at(tables.severity, min(step, 64));
    disappointed(fan, streamer, slot, fen, sharp, luck & 0xffff, other, moment);
  }
}

function satisfied(fan: i32, streamer: i32, slot: usize, word: i32): void {
  add32(tally.satisfied, streamer, 1);
  const general = u16at(fans.general, fan);
  set16(fans.general, fan, general + (((0xffff - general) * today(day.generalStep)) >>> 16));
  if (slot) settleTie(slot, 0);
  else if (word >>> 16 < u16at(day.followDelivery, streamer))
    follow(fan, streamer, 256, (word << 4) & 0xffff);
  if ((word & 0xfff) < today(day.share)) add32(tally.shares, streamer, 1);
}

function disappointed(
  fan: i32,
  streamer: i32,
  slot: usize,
  fen: i32,
  sharp: i32,
  bits16: i32,
  word: i32,
  moment: i32,
): void {
  const harm = max(1, (sharp * u16at(day.unhealed, streamer)) >>> 8);
  add32(tally.harm, streamer, harm);
  const base = today(day.refundBase) + ((today(day.refundSeverity) * sharp) >>> 8);
  const refund = (base * (256 + u16at(day.refundEase, streamer))) >>> 8;
  if (bits16 < refund) addFen(tally.refundedFen, streamer, fen);
  else addFen(tally.keptFen, streamer, fen);
  if (word >>> 20 < (today(day.complaint) * sharp) >>> 8) add32(tally.complaints, streamer, 1);
  const general = u16at(fans.general, fan);
  set16(fans.general, fan, general - ((general * ((today(day.generalHarm) * harm) >>> 8)) >>> 16));
  if (slot) {
    settleTie(slot, harm);
    if (trustOf(slot) < today(day.leaveTrust)) unfollow(fan, slot);
  }
  const chance = (((today(day.lapse) * harm) >>> 8) * ((0xffff - general) >>> 7)) >>> 8;
  if ((word & 0xfffff) < chance && u8at(fans.state, fan) !== LAPSED) {
    set8(fans.state, fan, LAPSED);
    planTrial(fan, moment, i32at(day.clocks, LAPSED));
  }
}
