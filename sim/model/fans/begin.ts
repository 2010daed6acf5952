/** The fans of the first day: who they are, when they come, who buys already and whom they follow. */
import { bind } from '../../kernel/addresses.ts';
import {
  BUYER,
  CATEGORIES,
  CATEGORY,
  EAGERNESS,
  GENERAL,
  GOOD,
  LEVEL,
  NEVER_BUYER,
  NOT_YET_USER,
  RATE,
  RATE_BINS,
  REGION,
  REGIONS,
  SLOTS,
  TIE_WORDS,
  WALLET,
  WALLET_BINS,
} from '../../kernel/layout.ts';
import { profile8, profile16, setProfile8, setProfile16 } from '../../kernel/profile.ts';
import type { FanRange } from '../../kernel/state.ts';
import { trustFor } from '../../kernel/ties.ts';
import { later, trialGap, visitGap } from '../../kernel/waits.ts';
import { normalQuantile } from '../elementary.ts';
import { draw } from '../random.ts';
import { stratum, stratum32 } from '../strata.ts';
import { clamp, fixed } from '../units.ts';
import type { World } from '../world.ts';
import { eagernessBin } from './adoption.ts';
import type { CompiledTables } from './tables.ts';

/** Bits of the clock that lets users arrive (share of all users, as a fraction). */
export const ARRIVAL_BITS = 30;

/** Dimensions of the stratified design of fans. */
const DIMENSIONS = {
  rate: 0,
  wallet: 1,
  arrival: 2,
  initial: 3,
  general: 4,
  category: 5,
  ties: 6,
  region: 7,
} as const;
type Dimension = keyof typeof DIMENSIONS;
/** Moves all fans alike in each dimension. */
type Shifts = Readonly<Record<Dimension, number>>;

/** Draws all fans. Attributes are stratified quantiles, moved together by the replicate's key. */
export function settleFans(world: World, tables: CompiledTables): void {
  const shifts = Object.fromEntries(
    Object.entries(DIMENSIONS).map(([name, number]) => [name, draw(world.key, 'fan-attributes', number, 0)]),
  ) as Shifts;
  const reach = reachOf(world);
  for (const range of world.ranges) {
    bind(range);
    settleRange(world, range, tables, shifts);
    seedTies(world, range, reach, shifts.ties);
    startClocks(world, range);
  }
}

function settleRange({ params }: World, range: FanRange, tables: CompiledTables, shifts: Shifts): void {
  const { state, next } = range.fans;
  const buyers = params['fans.initialBuyers'] / params['fans.ableShare'];
  const generalTrust = params['fans.generalTrust'];
  const { rate, wallet, category, region, general, initial, arrival } = shifts;
  const rates = Float64Array.from({ length: RATE_BINS }, (_, bin) => normalQuantile((bin + 0.5) / RATE_BINS));
  for (let fan = 0; fan < range.count; fan++) {
    const index = range.first + fan;
    const rateBin = stratum32(DIMENSIONS.rate, index, rate) >>> 22;
    setProfile16(fan, RATE, rateBin);
    setProfile8(fan, WALLET, Math.floor(stratum(DIMENSIONS.wallet, index, wallet) * WALLET_BINS));
    setProfile8(fan, CATEGORY, Math.floor(stratum(DIMENSIONS.category, index, category) * CATEGORIES));
    setProfile8(fan, REGION, Math.floor(stratum(DIMENSIONS.region, index, region) * REGIONS));
    const trust = generalTrust + 0.2 * (stratum(DIMENSIONS.general, index, general) - 0.5);
    setProfile16(fan, GENERAL, Math.floor(clamp(trust, 0, 1) * 0xffff));
    const own = ownEagerness(index, general, shifts.ties);
    const eager = eagernessBin(params, rates[rateBin]!, own);
    setProfile8(fan, EAGERNESS, eager);
    // the first buyers are the eager ones: chance proportional to eagerness, whose mean is 1 (PPS)
    const chance = buyers * tables.eagerness[eager]!;
    if (stratum(DIMENSIONS.initial, index, initial) < chance) state[fan] = BUYER;
    else {
      state[fan] = NOT_YET_USER;
      next[fan] = stratum32(DIMENSIONS.arrival, index, arrival) >>> (32 - ARRIVAL_BITS);
    }
  }
}

/**
 * Standard normal quantile of what eagerness owes to nothing else. A sum of two dimensions modulo 1 is a sequence of the
 * same kind, spread evenly with each other dimension.
 */
function ownEagerness(index: number, general: number, ties: number): number {
  const sum = stratum32(DIMENSIONS.general, index, general) + stratum32(DIMENSIONS.ties, index, ties);
  return normalQuantile(((sum >>> 0) + 0.5) / 2 ** 32);
}

/** Good evidence of a first tie: one satisfied delivery, 8 fractional bits. */
const FIRST_EVIDENCE = 256;

/** Running sums of the organic size of the talents present, by category. */
function reachOf({ categories, streamers }: World): readonly (readonly number[])[] {
  return categories.map((members) => {
    let sum = 0;
    return members.map((j) => (sum += streamers.arrival[j] === 0 ? streamers.size[j]! : 0));
  });
}

/** First ties go to the talents present, in proportion to organic size, category by category, without chance. */
function seedTies(
  { params, streamers, categories }: World,
  { fans, first, count }: FanRange,
  reach: readonly (readonly number[])[],
  shift: number,
): void {
  const ties = Math.min(SLOTS, Math.round(params['follow.initialTies']));
  const [good, bad] = [fixed(params['trust.priorGood'], 8), fixed(params['trust.priorBad'], 8)];
  const trust = trustFor(FIRST_EVIDENCE, 0, good, bad, 0);
  for (let fan = 0; fan < count; fan++) {
    if (fans.state[fan] !== BUYER) continue;
    const category = profile8(fan, CATEGORY);
    const sums = reach[category]!;
    const total = sums[sums.length - 1] ?? 0;
    const row = fan * TIE_WORDS;
    let slot = row;
    for (let tie = 0; tie < ties && total > 0; tie++) {
      const point = ((stratum(DIMENSIONS.ties, first + fan, shift) + tie * 0.6180339887498949) % 1) * total;
      const j = categories[category]![firstAbove(sums, point)]!;
      // a tie stands once in a list: deliveries would settle one of two alike, and sales stake the other
      if (fans.ties.subarray(row, slot).includes(j)) continue;
      fans.ties[slot] = j;
      fans.ties[slot + GOOD] = FIRST_EVIDENCE;
      fans.ties[slot + LEVEL] = trust;
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
function startClocks(world: World, { fans, first, count }: FanRange): void {
  const { state, next } = fans;
  const there = arrivedShare(world, 0) * 2 ** ARRIVAL_BITS;
  for (let fan = 0; fan < count; fan++) {
    if (state[fan] === NOT_YET_USER && next[fan]! < there) state[fan] = NEVER_BUYER;
    if (state[fan] === NOT_YET_USER) continue;
    const word = draw(world.key, 'first-visit', first + fan, 0) | 0;
    next[fan] =
      state[fan] === BUYER
        ? visitGap(profile16(fan, RATE), 16, word)
        : later(0, trialGap(profile8(fan, EAGERNESS), word));
  }
}

/** Share of all users who have arrived by `day`: running maximum of MAU over the most users there can be. */
export function arrivedShare(world: World, day: number): number {
  return Math.max(
    world.platform.arrived,
    Math.min(1, world.exogenous.mau[day]! / world.params['fans.users']),
  );
}
