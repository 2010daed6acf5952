/** Step 5 of the day: public traffic by category — organic, shared, paid — becomes tables of shares. */
import { CATEGORIES, OFFER_ROW, ORGANIC, PAID, SHARED, STRANGER_TRUST } from '../kernel/layout.ts';
import { doStep } from '../kernel/ports/doStep.ts';
import { brandAdFen } from './brands/ads.ts';
import { SUPPORT_BUDGET, SUPPORT_TRAFFIC } from './brands/support.ts';
import { strangerFactor } from './fans/trust.ts';
import type { Today } from './goLive.ts';
import type { Offers } from './offers.ts';
import { paidShare } from './platform/adAuction.ts';
import { capShares, emptyFeed, enterFeed, type Feed, weighFeed } from './platform/exposure.ts';
import { STORES, TALENTS } from './platform/group.ts';
import { organicWeight, reachOf } from './platform/organic.ts';
import type { Policy } from './platform/policy.ts';
import { grantExposure } from './providers/exposure.ts';
import { adBudgetFen, adFloorFen } from './streamers/adBudget.ts';
import { enterLaunch, launchAdFen } from './streamers/launch.ts';
import { conversion, OPINION, reputation, SEEN, TRAILING } from './streamers/record.ts';
import { BAD, GOOD, RECORD, SEEN_ORDERS, SEEN_VISITS } from './streamers/streamers.ts';
import { touchRows } from './touch.ts';
import { fixed, threshold } from './units.ts';
import type { World } from './world.ts';

export function allocateTraffic(world: World, today: Today): void {
  rateDue(world, today.offers);
  weighLive(world, today.policy);
  const { exposure, ranges } = world;
  sellPlaces(world, today.policy);
  hand(world, ORGANIC, exposure.organic);
  const shared = hand(world, SHARED, exposure.shared);
  const paid = hand(world, PAID, exposure.paid);
  doStep(ranges[0]!, 'feeds');
  split(world, paid, shared);
}

/** Scores the live streamers who are looked at today, and those who are live for the first time. */
function rateDue(world: World, offers: Offers): void {
  const { due, dueCount, onAir, onAirCount } = world.streamers;
  const { live } = world.sessions.day;
  const { score, rated } = world.exposure;
  let count = 0;
  for (let at = 0; at < dueCount; at++) {
    const j = due[at]!;
    rated[count] = j;
    count += live[j]!; // a branch on chance would be guessed wrong
  }
  rate(world, offers, count);
  count = 0;
  for (let at = 0; at < onAirCount; at++) if (score[onAir[at]!] === 0) rated[count++] = onAir[at]!;
  if (count > 0) rate(world, offers, count);
}

/**
 * The recommender looks at a streamer's size, followers, reputation and conversion; strangers see what its reputation
 * makes of their general trust, eight fractional bits.
 * @param count how many are listed to be rated
 */
function rate(world: World, offers: Offers, count: number): void {
  const { streamers: s, exposure, params, scale } = world;
  const { records } = s;
  const { rated, reach, score } = exposure;
  const offered = world.sessions.day.offers;
  const real = s.units[OPINION]! * scale;
  const seen = s.units[SEEN]! * scale;
  touchRows(records, RECORD, GOOD, rated, count);
  measureReach(world, offers, count);
  for (let one = 0; one < count; one++) {
    const j = rated[one]!;
    const at = j * RECORD;
    const opinion = reputation(params, records[at + GOOD]! * real, records[at + BAD]! * real);
    const record = conversion(params, records[at + SEEN_ORDERS]! * seen, records[at + SEEN_VISITS]! * seen);
    score[j] = organicWeight(params, reach[j]!, opinion, record);
    offered[j * OFFER_ROW + STRANGER_TRUST] = fixed(strangerFactor(params, opinion), 8);
  }
}

/** Reach again, where what goes into it has changed. */
function measureReach({ streamers: s, exposure, params, scale }: World, offers: Offers, count: number): void {
  const { size, followers } = s;
  const { incubation } = offers;
  const { rated, stale, reach } = exposure;
  for (let at = 0; at < count; at++) {
    const j = rated[at]!;
    if (stale[j] === 0) continue;
    stale[j] = 0;
    reach[j] = reachOf(params, size[j]! * incubation[j]!, followers[j]! * scale);
  }
}

/** Enters the live streamers into the three kinds of traffic: by score, by yesterday's links, by their ad budgets. */
function weighLive(world: World, policy: Policy): void {
  const { exposure, streamers } = world;
  const { organic, shared, paid } = exposure;
  const { onAir, onAirCount, stores } = streamers;
  const { traffic, budget } = policy.brandSupport;
  for (const feed of [organic, shared, paid]) emptyFeed(feed);
  let firstStore = onAirCount;
  while (firstStore > 0 && onAir[firstStore - 1]! >= stores) firstStore--;
  spendOnAds(world, firstStore);
  const adSubsidy = subsidyToday(world, policy, firstStore);
  const { kind } = policy.groups.adSubsidy;
  const [toTalents, toStores] = [kind === STORES ? 0 : adSubsidy, kind === TALENTS ? 0 : adSubsidy];
  exposure.addedFen = added(exposure.adFen, 0, firstStore, toTalents);
  exposure.addedFen += added(exposure.adFen, firstStore, onAirCount, toStores);
  const [reach, money] = [1 + SUPPORT_TRAFFIC * traffic, 1 + SUPPORT_BUDGET * budget];
  enterSellers(world, 0, firstStore, 1, 1 + toTalents);
  enterSellers(world, firstStore, onAirCount, reach, (1 + toStores) * money);
  paid.count.set(organic.count);
  weighFeed(organic);
  weighFeed(paid);
  enterShared(world);
  enterLaunch(world, policy.launch, toStores, money);
  exposure.addedFen = Math.min(policy.allowance.ads, exposure.addedFen); // rates round up now and then
  if (policy.providerTraffic !== 1) grantExposure(organic, streamers.provider, policy.providerTraffic);
}

/** Share of all ad budgets that the platform adds: no more than its money is enough for. */
function subsidyToday(world: World, policy: Policy, firstStore: number): number {
  const { adSubsidy, allowance, launch, groups } = policy;
  if (allowance.ads === Number.POSITIVE_INFINITY || adSubsidy <= 0) return adSubsidy;
  const { kind } = groups.adSubsidy;
  const [from, to] = [
    kind === STORES ? firstStore : 0,
    kind === TALENTS ? firstStore : world.streamers.onAirCount,
  ];
  let spent = kind === TALENTS ? 0 : launchAdFen(world, launch).more;
  for (let on = from; on < to; on++) spent += world.exposure.adFen[on]!;
  return spent > 0 ? Math.min(adSubsidy, allowance.ads / spent) : adSubsidy;
}

/** What a share of the ad budgets of those on air comes to, each rounded down. */
function added(adFen: Float64Array, from: number, to: number, share: number): number {
  let sum = 0;
  if (share > 0) for (let on = from; on < to; on++) sum += Math.floor(adFen[on]! * share);
  return sum;
}

/** What those on air spend on ads today. @param firstStore place on air of the first store */
function spendOnAds(world: World, firstStore: number): void {
  const { streamers: s, exposure } = world;
  const { onAir, onAirCount, trailingFen, adShare, spanAds } = s;
  const { adFen } = exposure;
  const unit = s.units[TRAILING]!;
  for (let on = 0; on < firstStore; on++) {
    const j = onAir[on]!;
    adFen[on] = adBudgetFen(0, adShare[j]!, trailingFen[j]! * unit);
  }
  const floorFen = adFloorFen(world.params, world.scale);
  for (let on = firstStore; on < onAirCount; on++) {
    const j = onAir[on]!;
    adFen[on] = brandAdFen(world, j, trailingFen[j]! * unit, floorFen);
  }
  let spent = 0;
  for (let on = 0; on < onAirCount; on++) {
    const fen = adFen[on]!;
    spanAds[onAir[on]!]! += fen;
    spent += fen;
  }
  exposure.spentFen = spent;
}

/** The hot loop of the step, over the sellers `from` to `to` − 1 on air: nothing in it but columns and numbers. */
function enterSellers(world: World, from: number, to: number, support: number, budget: number): void {
  const { streamers: s, exposure } = world;
  const { onAir, category } = s;
  const { organic, paid, score, adFen } = exposure;
  const { ids, first, count, weights: organicWeights } = organic;
  const { weights: paidWeights } = paid;
  for (let on = from; on < to; on++) {
    const j = onAir[on]!;
    const own = category[j]!;
    const entries = count[own]!;
    const at = first[own]! + entries;
    count[own] = entries + 1;
    ids[at] = j;
    organicWeights[at] = support * score[j]!;
    paidWeights[at] = budget * adFen[on]!;
  }
}

/** Those live whose links were shared yesterday, by how many. */
function enterShared({ streamers, sessions, exposure }: World): void {
  const { shared, sharers, sharerCount, links } = exposure;
  for (let at = 0; at < sharerCount; at++) {
    const j = sharers[at]!;
    if (sessions.day.live[j] === 1) enterFeed(shared, streamers.category[j]!, j, links[j]!);
  }
}

/** Caps a feed's weights and tells the kernel of them, which makes shares of them; returns whether anybody has one. */
function hand({ params, ranges }: World, kind: number, feed: Feed): boolean {
  const { first, count, total } = ranges[0]!.feeds;
  let any = false;
  for (let category = 0; category < CATEGORIES; category++) {
    capShares(feed, category, params['traffic.cap']);
    const at = kind * CATEGORIES + category;
    first[at] = feed.first[category]!;
    count[at] = feed.count[category]!;
    total[at] = feed.total[category]!;
    any ||= total[at]! > 0;
  }
  return any;
}

/** Daily fading of the prices that sellers remember. Assumption. */
const PRICE_MEMORY = 0.9;

/**
 * Sells the paid places of the day, as many as yesterday's public visits promise, and notes what a visit costs in each
 * category.
 */
function sellPlaces({ params, platform, exposure }: World, policy: Policy): void {
  const { total } = exposure.paid;
  const { adPriceFen, publicYesterday } = platform;
  const moneyFen = total.reduce((sum, fen) => sum + fen, 0);
  const load = params['traffic.adLoad'] + policy.adLoad;
  platform.paidShare = paidShare(params, load, moneyFen, publicYesterday);
  const sold = (platform.paidShare * publicYesterday) / total.length;
  for (let category = 0; sold > 0 && category < total.length; category++) {
    const before = adPriceFen[category]!;
    const fen = total[category]! / sold;
    adPriceFen[category] = before === 0 ? fen : PRICE_MEMORY * before + (1 - PRICE_MEMORY) * fen;
  }
}

/** How public visits split between the kinds: the sold places are paid, links pull theirs, the rest is organic. */
function split(world: World, paid: boolean, shared: boolean): void {
  const { params, platform } = world;
  if (!paid) platform.paidShare = 0;
  const links = platform.publicYesterday > 0 ? platform.sharesYesterday / platform.publicYesterday : 0;
  const most = Math.min(params['traffic.sharedCap'], 1 - platform.paidShare);
  const sharedShare = shared ? Math.min(most, params['traffic.sharedPull'] * links) : 0;
  world.sessions.day.paid = threshold(platform.paidShare, 17);
  world.sessions.day.paidOrShared = world.sessions.day.paid + threshold(sharedShare, 17);
}
