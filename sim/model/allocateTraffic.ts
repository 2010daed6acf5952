/** Step 5 of the day: public traffic by category — organic, shared, paid — becomes tables of shares. */
import { KINDS, OFFER_ROW, ORGANIC, PAID, SHARED, STRANGER_TRUST } from '../kernel/layout.ts';
import { brandAdFen } from './brands/ads.ts';
import { SUPPORT_BUDGET, SUPPORT_TRAFFIC } from './brands/support.ts';
import { strangerFactor } from './fans/trust.ts';
import type { Today } from './goLive.ts';
import type { Offers } from './offers.ts';
import type { Params } from './params.ts';
import { paidShare } from './platform/adAuction.ts';
import { capShares, emptyFeed, enterFeed, type Feed, writeFeed } from './platform/exposure.ts';
import { ANY_KIND, STORES, TALENTS } from './platform/group.ts';
import { organicWeight, reachOf } from './platform/organic.ts';
import type { Policy } from './platform/policy.ts';
import { grantExposure } from './providers/exposure.ts';
import { adBudgetFen } from './streamers/adBudget.ts';
import { enterLaunch, launchAdFen } from './streamers/launch.ts';
import { conversion, OPINION, reputation, SEEN, TRAILING } from './streamers/record.ts';
import { BAD, GOOD, RECORD, SEEN_ORDERS, SEEN_VISITS } from './streamers/streamers.ts';
import { touchRows } from './touch.ts';
import { fixed, threshold } from './units.ts';
import type { World } from './world.ts';

export function allocateTraffic(world: World, today: Today): void {
  rateDue(world, today.offers);
  weighLive(world, today.policy);
  const { exposure, categories } = world;
  sellPlaces(world, today.policy);
  let paid = false;
  let shared = false;
  for (let category = 0; category < categories.length; category++) {
    share(world, category, ORGANIC, exposure.organic);
    // a category without ads or shared links shows its organic feed instead
    if (share(world, category, SHARED, exposure.shared)) shared = true;
    else showOrganic(world, category, SHARED);
    if (share(world, category, PAID, exposure.paid)) paid = true;
    else showOrganic(world, category, PAID);
  }
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
  const { streamers: s, exposure, scale } = world;
  const { records } = s;
  const { rated, reach, score } = exposure;
  const offered = world.sessions.day.offers;
  const params = ratingParams(world.params);
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

/** What the rules of rating look up, side by side: they are asked a thousand times a day. */
function ratingParams(params: Params) {
  return {
    'platform.reputationPrior': params['platform.reputationPrior'],
    'platform.recordPrior': params['platform.recordPrior'],
    'traffic.conversionNorm': params['traffic.conversionNorm'],
    'traffic.conversionCap': params['traffic.conversionCap'],
    'traffic.conversionPower': params['traffic.conversionPower'],
    'traffic.reputation': params['traffic.reputation'],
    'trust.strangerBase': params['trust.strangerBase'],
    'trust.strangerReputation': params['trust.strangerReputation'],
  };
}

/** Enters the live streamers into the three kinds of traffic: by score, by yesterday's links, by their ad budgets. */
function weighLive(world: World, policy: Policy): void {
  const { exposure, streamers } = world;
  const { organic, shared, paid } = exposure;
  const { onAir, onAirCount, stores } = streamers;
  const { traffic, budget } = policy.brandSupport;
  for (const feed of [organic, shared, paid]) emptyFeed(feed);
  exposure.spentFen = 0;
  exposure.addedFen = 0;
  let firstStore = onAirCount;
  while (firstStore > 0 && onAir[firstStore - 1]! >= stores) firstStore--;
  const adSubsidy = subsidyToday(world, policy);
  const { kind } = policy.groups.adSubsidy;
  enterSellers(world, 0, firstStore, false, 1, 1, kind === STORES ? 0 : adSubsidy);
  const [reach, money] = [1 + SUPPORT_TRAFFIC * traffic, 1 + SUPPORT_BUDGET * budget];
  const toStores = kind === TALENTS ? 0 : adSubsidy;
  enterSellers(world, firstStore, onAirCount, true, reach, money, toStores);
  paid.count.set(organic.count);
  enterLaunch(world, policy.launch, toStores, money);
  exposure.addedFen = Math.min(policy.allowance.ads, exposure.addedFen); // rates round up now and then
  if (policy.providerTraffic !== 1) grantExposure(organic, streamers.provider, policy.providerTraffic);
}

/** Share of all ad budgets that the platform adds: no more than its money is enough for. */
function subsidyToday(world: World, { adSubsidy, allowance, launch, groups }: Policy): number {
  if (allowance.ads === Number.POSITIVE_INFINITY || adSubsidy <= 0) return adSubsidy;
  const { streamers: s } = world;
  const unit = s.units[TRAILING]!;
  const { kind } = groups.adSubsidy;
  let spent = kind === TALENTS ? 0 : launchAdFen(world, launch).more;
  for (let on = 0; on < s.onAirCount; on++) {
    const j = s.onAir[on]!;
    if (kind !== ANY_KIND && (kind === STORES) !== j >= s.stores) continue;
    const trailing = s.trailingFen[j]! * unit;
    spent += j >= s.stores ? brandAdFen(world, j, trailing) : adBudgetFen(0, s.adShare[j]!, trailing);
  }
  return spent > 0 ? Math.min(adSubsidy, allowance.ads / spent) : adSubsidy;
}

/** The hot loop of the step, over the sellers `from` to `to` − 1 on air: nothing in it but columns and numbers. */
function enterSellers(
  world: World,
  from: number,
  to: number,
  isStore: boolean,
  support: number,
  budget: number,
  adSubsidy: number,
): void {
  const { streamers: s, exposure } = world;
  const { onAir, category, trailingFen, adShare, spanAds } = s;
  const { organic, shared, paid, score, links } = exposure;
  const { ids, first, count } = organic;
  const { weights: organicWeights, total: organicTotal } = organic;
  const { weights: paidWeights, total: paidTotal } = paid;
  const unit = s.units[TRAILING]!;
  const weight = (1 + adSubsidy) * budget;
  let spent = 0;
  let added = 0;
  for (let on = from; on < to; on++) {
    const j = onAir[on]!;
    const own = category[j]!;
    const trailing = trailingFen[j]! * unit;
    const fen = isStore ? brandAdFen(world, j, trailing) : adBudgetFen(0, adShare[j]!, trailing);
    spent += fen;
    spanAds[j]! += fen;
    if (adSubsidy > 0) added += Math.floor(fen * adSubsidy);
    const entries = count[own]!;
    const at = first[own]! + entries;
    const byScore = support * score[j]!;
    const byMoney = fen * weight;
    count[own] = entries + 1;
    ids[at] = j;
    organicWeights[at] = byScore;
    organicTotal[own]! += byScore;
    paidWeights[at] = byMoney;
    paidTotal[own]! += byMoney;
    if (links[j]! > 0) enterFeed(shared, own, j, links[j]!);
  }
  exposure.spentFen += spent;
  exposure.addedFen += added;
}

/** Caps a feed's weights and writes its shares in one category; returns whether anybody has one. */
function share(world: World, category: number, kind: number, feed: Feed): boolean {
  const { params, sessions, streamers } = world;
  capShares(feed, category, params['traffic.cap']);
  return writeFeed(feed, { category, kind, streamers: streamers.count }, sessions.day);
}

function showOrganic({ sessions }: World, category: number, kind: number): void {
  sessions.day.feedRow[category * KINDS + kind] = category * KINDS + ORGANIC;
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
