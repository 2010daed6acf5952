/**
 * The day's roll of streamers (step 4 of the day, model/goLive.ts): who is there, whose room is closed, who is live. One draw a
 * streamer and day: its first word is for being live, its second for a warning (model/enforce.ts).
 */
import { day, roll, sellers } from './addresses.ts';
import { f64at, i32at, scaled, set8, set32, set64, today, u8at } from './columns.ts';
import { drawFour } from './draw.ts';
import { listPresent } from './lanes.ts';
import { LIVE_TODAY, SHUT } from './layout.ts';

/** Signs of differences: a branch on chance would be guessed wrong each fourth time. */
export function callRoll(): void {
  const present = listPresent();
  drawLots(present);
  const most = today(roll.mostSuspicious);
  let onAir = 0;
  let suspects = 0;
  let suspended = 0;
  let cards = 0;
  let talents = 0;
  let liveTalents = 0;
  for (let at = 0; at < present; at++) {
    const streamer = i32at(roll.present, at);
    const isTalent = (streamer - today(roll.talents)) >>> 31;
    const isShut = u8at(day.closed, streamer); // OPEN or SHUT: who is gone is not listed
    const word = i32at(roll.second, at);
    const isLive =
      (((i32at(roll.first, at) >>> 1) - chanceToday(streamer, isTalent)) >>> 31) & (SHUT ^ isShut);
    set8(day.live, streamer, isLive);
    set32(sellers.onAir, onAir, streamer);
    onAir += isLive;
    set32(sellers.suspects, suspects, streamer);
    set32(sellers.suspicions, suspects, word);
    suspects += (((word >>> 1) - most - 1) >>> 31) & (SHUT ^ isShut);
    suspended += isShut;
    cards += (-1 - i32at(sellers.card, streamer)) >>> 31; // the day it was taken, or −1
    talents += isTalent;
    liveTalents += isTalent & isLive;
  }
  set32(roll.onAirCount, 0, onAir);
  set32(roll.suspectCount, 0, suspects);
  set32(roll.suspended, 0, suspended);
  set32(roll.cards, 0, cards);
  set32(roll.presentTalents, 0, talents);
  set32(roll.liveTalents, 0, liveTalents);
  sumTalents(talents);
}

/** The chance to be live today, a threshold of 31 bits: talents who also sell elsewhere are live there. */
function chanceToday(streamer: i32, isTalent: i32): i32 {
  const usual = i32at(sellers.liveBelow, streamer);
  return isTalent !== 0 ? scaled(usual, f64at(roll.hours, 0)) : usual;
}

/** Four at a time: columns reach to the end of a cache line, so that there is room for four in the last. */
function drawLots(present: i32): void {
  const address = LIVE_TODAY | (today(day.day) << 12);
  for (let at = 0; at < present * 4; at += 16)
    drawFour(roll.present + at, address, roll.first + at, roll.second + at);
}

/** Claims and ln prices of the talents present, who are listed first, in their order. */
function sumTalents(talents: i32): void {
  let claims: f64 = 0;
  let lnPrices: f64 = 0;
  for (let at = 0; at < talents; at++) {
    const talent = i32at(roll.present, at);
    claims += f64at(sellers.claims, talent);
    lnPrices += f64at(sellers.lnPrice, talent);
  }
  set64(roll.claimsSum, 0, claims);
  set64(roll.lnPriceSum, 0, lnPrices);
}
