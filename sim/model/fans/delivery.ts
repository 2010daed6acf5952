/**
 * THE KERNEL, second half: the parcels that arrive today, before anybody visits. Integers only, no allocation.
 * Luck is addressed by the order (fan, day and event of its placing).
 */
import { addressOf, draw2 } from '../random.ts';
import { LAPSED } from './fans.ts';
import { settleDue } from './orders.ts';
import { planTrial } from './session.ts';
import type { Sessions } from './sessions.ts';
import { findTie, follow, settleTie, trustOf, unfollow } from './ties.ts';

const EXPERIENCE = addressOf('experience');

/** Settles all orders due today: satisfaction or disappointment, trust, refund, complaint, following, sharing. */
export function runDeliveries(s: Sessions): void {
  settleDue(s.orders, s.day.day, (fan, streamer, fen, moment) => {
    if (s.day.gone[streamer]) cancel(s, fan, streamer, fen);
    else receive(s, fan, streamer, fen, moment);
  });
}

/** The seller is gone: money back; the tie's stake is lost with it. */
function cancel(s: Sessions, fan: number, streamer: number, fen: number): void {
  s.tally.cancelledFen[streamer]! += fen;
  const slot = findTie(s, fan, streamer);
  if (slot >= 0) settleTie(s, slot, 256);
}

function receive(s: Sessions, fan: number, streamer: number, fen: number, moment: number): void {
  const { day, tables, tally } = s;
  draw2(s.key, fan, EXPERIENCE | moment, s.word);
  const luck = s.word[0]!;
  const other = s.word[1]!;
  tally.delivered[streamer]!++;
  const felt = day.disconfirmation[streamer]! + ((day.spread[streamer]! * tables.normal[luck >>> 20]!) >> 10);
  const slot = findTie(s, fan, streamer);
  if (felt + day.tolerance >= 0) {
    tally.keptFen[streamer]! += fen;
    satisfied(s, fan, streamer, slot, other);
  } else {
    const step = ((-day.tolerance - felt) * tables.severityScale) >> 10;
    const sharp = tables.severity[Math.min(step, 64)]!;
    disappointed(s, fan, streamer, slot, fen, sharp, luck & 0xffff, other, moment);
  }
}

function satisfied(s: Sessions, fan: number, streamer: number, slot: number, word: number): void {
  const { day, tally, fans } = s;
  tally.satisfied[streamer]!++;
  fans.general[fan]! += ((0xffff - fans.general[fan]!) * day.generalStep) >>> 16;
  if (slot >= 0) settleTie(s, slot, 0);
  else if (word >>> 16 < day.followDelivery[streamer]!) follow(s, fan, streamer, 256, (word << 4) & 0xffff);
  if ((word & 0xfff) < day.share) tally.shares[streamer]!++;
}

/** @param sharp severity, 8 bits; what service recovery leaves of it does the harm */
function disappointed(
  s: Sessions,
  fan: number,
  streamer: number,
  slot: number,
  fen: number,
  sharp: number,
  bits16: number,
  word: number,
  moment: number,
): void {
  const { day, tally, fans } = s;
  const harm = Math.max(1, (sharp * day.unhealed[streamer]!) >>> 8);
  tally.harm[streamer]! += harm;
  const refund =
    ((day.refundBase + ((day.refundSeverity * sharp) >>> 8)) * (256 + day.refundEase[streamer]!)) >>> 8;
  if (bits16 < refund) tally.refundedFen[streamer]! += fen;
  else tally.keptFen[streamer]! += fen;
  if (word >>> 20 < (day.complaint * sharp) >>> 8) tally.complaints[streamer]!++;
  const general = fans.general[fan]!;
  fans.general[fan] = general - ((general * ((day.generalHarm * harm) >>> 8)) >>> 16);
  if (slot >= 0) {
    settleTie(s, slot, harm);
    if (trustOf(s, slot) < day.leaveTrust) unfollow(s, fan, slot);
  }
  // lapse · harm · 2(1 − general trust), compared with 20 bits
  const chance = (((day.lapse * harm) >>> 8) * ((0xffff - general) >>> 7)) >>> 8;
  if ((word & 0xfffff) < chance && fans.state[fan] !== LAPSED) {
    fans.state[fan] = LAPSED;
    planTrial(s, fan, moment, day.clocks[LAPSED]!);
  }
}
