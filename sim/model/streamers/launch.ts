/**
 * A campaign among the sellers: a brand opens a store of its own, which is live every day, pays for traffic by a rule of
 * its own and is watched by source. All else follows the rules of the market; the steps of the day call what is here.
 */

import { NOBODY, PLACED_FEN } from '../../kernel/layout.ts';
import { tallied } from '../../kernel/rows.ts';
import { brandAdFen } from '../brands/ads.ts';
import { OUTSIDE } from '../brands/brands.ts';
import { enterBrand } from '../brands/comeAndGo.ts';
import type { Offers } from '../offers.ts';
import { changeWeight, enterFeed } from '../platform/exposure.ts';
import type { Policy } from '../platform/policy.ts';
import { uniform } from '../random.ts';
import { FEN_PER_UNIT } from '../units.ts';
import type { World } from '../world.ts';
import { setPrice } from './pricing.ts';
import { trailingFen } from './record.ts';
import { NONE, setLiveChance } from './streamers.ts';

/**
 * The last brand that was never there comes in, with the campaign's goods and size, without a follower, and
 * live every day. With a full market nothing opens.
 */
export function openLaunch(world: World, { launch }: Policy): void {
  const { brands, streamers: s, platform, params } = world;
  if (launch.force <= 0 || platform.launch.store !== NONE) return;
  let b = brands.count - 1; // one that has been there before has followers
  while (b >= 0 && (brands.stage[b] !== OUTSIDE || s.followers[s.stores + b]! > 0)) b--;
  if (b < 0) return;
  const j = s.stores + b;
  enterBrand(world, b);
  s.size[j] = launch.size;
  setPrice(params, s, j, launch.goods.lnPrice, s.markup[j]!);
  s.worth[j] = launch.goods.lnPrice;
  s.quality[j] = launch.goods.quality;
  s.claims[j] = launch.goods.claims;
  setLiveChance(s, j, 1);
  platform.launch.store = j;
}

/** Follows and conversion that the campaign adds to its store's offer. */
export function boostLaunch({ platform }: World, { launch }: Policy, offers: Offers): void {
  const { store } = platform.launch;
  if (store === NONE) return;
  offers.marketing[store]! += launch.follows;
  offers.operations[store]! += launch.appeal;
}

/** What a live store would spend on ads today as any other, and what its campaign spends more; fen of agents. */
export function launchAdFen(
  world: World,
  { force, adBudget, reinvestment }: Policy['launch'],
): { readonly usual: number; readonly more: number } {
  const { store, soldFen } = world.platform.launch;
  if (store === NONE || world.sessions.day.live[store] === 0) return { usual: 0, more: 0 };
  const usual = brandAdFen(world, store, trailingFen(world.streamers, store));
  if (force <= 0) return { usual, more: 0 };
  const fen = Math.floor((adBudget * FEN_PER_UNIT) / world.scale + reinvestment * soldFen);
  return { usual, more: fen - usual };
}

/**
 * The store has entered public traffic like any other. Under its campaign it spends so much real money and a share of
 * yesterday's sales instead, for people and not for a category: its ads are shown in all of them, for the same money in
 * each.
 * @param adSubsidy share that the platform adds @param budget factor of the SKA centre's support on a brand's ads
 */
export function enterLaunch(world: World, launch: Policy['launch'], adSubsidy: number, budget: number): void {
  const { platform, exposure, streamers: s } = world;
  const { store } = platform.launch;
  const { usual, more } = launchAdFen(world, launch);
  const fen = usual + more;
  platform.launch.adFen = fen;
  if (store === NONE || world.sessions.day.live[store] === 0 || launch.force <= 0) return;
  exposure.spentFen += more;
  s.spanAds[store]! += more;
  exposure.addedFen += Math.floor(fen * adSubsidy) - Math.floor(usual * adSubsidy);
  const { paid } = exposure;
  const weight = (fen * (1 + adSubsidy) * budget) / paid.count.length;
  for (let category = 0; category < paid.count.length; category++) {
    if (category === s.category[store]) changeWeight(paid, category, store, weight);
    else if (weight > 0) enterFeed(paid, category, store, weight);
  }
}

/** The store's visits are counted by source; on silent days it has its share of traffic, but no follower hears of it. */
export function watchLaunch({ platform, sessions, key, day }: World, { launch }: Policy): void {
  const { store } = platform.launch;
  sessions.day.watched = store === NONE ? NOBODY : store;
  if (store === NONE || launch.silence <= 0) return;
  if (uniform(key, 'launch-silence', store, day) < launch.silence) sessions.day.live[store] = 0;
}

export function rememberLaunch({ platform, sessions }: World): void {
  const { launch } = platform;
  if (launch.store !== NONE) launch.soldFen = tallied(sessions.tally, launch.store, PLACED_FEN);
}
