/** The fans of the first day: who they are, when they come, who buys already and whom they follow. */
import { addressOf, draw, draw2, momentOf } from '../random.ts';
import { stratum, stratum32 } from '../strata.ts';
import { clamp } from '../units.ts';
import type { World } from '../world.ts';
import { BUYER, GOOD, LEVEL, NEVER_BUYER, NOT_YET_USER, SLOTS, TIE_WORDS } from './fans.ts';
import { later, trialGap, visitGap } from './gaps.ts';
import { CATEGORIES, REGIONS } from './sessions.ts';
import { RATE_BINS, WALLET_BINS } from './tables.ts';

/** Bits of the clock that lets users arrive (share of all users, as a fraction). */
export const ARRIVAL_BITS = 30;

/** Dimensions of the stratified design of fans. */
const RATE = 0;
const WALLET = 1;
const ARRIVAL = 2;
const INITIAL = 3;
const GENERAL = 4;
const CATEGORY = 5;
const TIES = 6;
const REGION = 7;

/** Draws all fans. Attributes are stratified quantiles, moved together by the replicate's key. */
export function settleFans(world: World): void {
  const { fans, tables } = world.sessions;
  const shift = Array.from({ length: 8 }, (_, dimension) => draw(world.key, 'fan-attributes', dimension, 0));
  const buyers = world.params['fans.initialBuyers'] / world.params['fans.ableShare'];
  let mean = 0;
  for (let bin = 0; bin < RATE_BINS; bin++) mean += tables.susceptibility[bin]! / RATE_BINS;
  for (let fan = 0; fan < fans.count; fan++) {
    fans.rate[fan] = stratum32(RATE, fan, shift[RATE]!) >>> 22;
    fans.wallet[fan] = Math.floor(stratum(WALLET, fan, shift[WALLET]!) * WALLET_BINS);
    fans.category[fan] = Math.floor(stratum(CATEGORY, fan, shift[CATEGORY]!) * CATEGORIES);
    fans.region[fan] = Math.floor(stratum(REGION, fan, shift[REGION]!) * REGIONS);
    const trust = world.params['fans.generalTrust'] + 0.2 * (stratum(GENERAL, fan, shift[GENERAL]!) - 0.5);
    fans.general[fan] = Math.floor(clamp(trust, 0, 1) * 0xffff);
    // the first buyers are the susceptible ones: chance proportional to susceptibility (PPS)
    const chance = (buyers * tables.susceptibility[fans.rate[fan]!]!) / mean;
    if (stratum(INITIAL, fan, shift[INITIAL]!) < chance) fans.state[fan] = BUYER;
    else {
      fans.state[fan] = NOT_YET_USER;
      fans.next[fan] = stratum32(ARRIVAL, fan, shift[ARRIVAL]!) >>> (32 - ARRIVAL_BITS);
    }
  }
  seedTies(world, shift[TIES]!);
  startClocks(world);
}

/** First ties go to the talents present, in proportion to organic size, category by category, without chance. */
function seedTies(world: World, shift: number): void {
  const { params, streamers } = world;
  const { fans } = world.sessions;
  const ties = Math.min(SLOTS, Math.round(params['follow.initialTies']));
  const trust = (params['trust.priorGood'] + 1) / (params['trust.priorGood'] + params['trust.priorBad'] + 1);
  const reach = world.categories.map((members) => {
    let sum = 0;
    return members.map((j) => (sum += streamers.arrival[j] === 0 ? streamers.size[j]! : 0));
  });
  for (let fan = 0; fan < fans.count; fan++) {
    if (fans.state[fan] !== BUYER) continue;
    const category = fans.category[fan]!;
    const sums = reach[category]!;
    const total = sums[sums.length - 1] ?? 0;
    let slot = fan * TIE_WORDS;
    for (let tie = 0; tie < ties && total > 0; tie++) {
      const point = ((stratum(TIES, fan, shift) + tie * 0.6180339887498949) % 1) * total;
      const j = world.categories[category]![firstAbove(sums, point)]!;
      if (slot > fan * TIE_WORDS && fans.ties[slot - 1] === j) continue;
      fans.ties[slot] = j;
      fans.ties[slot + GOOD] = 256;
      fans.ties[slot + LEVEL] = Math.min(255, Math.floor(trust * 256 + 0.5));
      streamers.followers[j]!++;
      slot++;
    }
  }
}

/** Index of the first running sum above `point`. */
function firstAbove(sums: readonly number[], point: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > point) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First visits of buyers and first trials of the users who are there: both processes are memoryless. */
function startClocks(world: World): void {
  const { fans, tables, word } = world.sessions;
  const there = arrivedShare(world, 0) * 2 ** ARRIVAL_BITS;
  for (let fan = 0; fan < fans.count; fan++) {
    if (fans.state[fan] === NOT_YET_USER && fans.next[fan]! < there) {
      fans.state[fan] = NEVER_BUYER;
      fans.next[fan] = 0;
    }
    if (fans.state[fan] === NOT_YET_USER) continue;
    draw2(world.key, fan, addressOf('first-visit') | momentOf(0, 0), word);
    const rate = fans.rate[fan]!;
    fans.next[fan] =
      fans.state[fan] === BUYER
        ? visitGap(tables, rate, 16, word[0]!)
        : later(0, trialGap(tables, rate, word[0]!));
  }
}

/** Share of all users who have arrived by `day`: running maximum of MAU over the most users there can be. */
export function arrivedShare(world: World, day: number): number {
  return Math.max(
    world.platform.arrived,
    Math.min(1, world.exogenous.mau[day]! / world.params['fans.users']),
  );
}
