/** Step 5 of the day: public traffic by category — organic, shared, paid — becomes tables of places. */
import { EXPOSURE_BITS, ORGANIC, PAID, SHARED } from './fans/sessions.ts';
import { isDue, type Offer, type Today } from './goLive.ts';
import { capShares, dealPlaces } from './platform/exposure.ts';
import { organicWeight } from './platform/organic.ts';
import type { Policy } from './platform/policy.ts';
import { uniform } from './random.ts';
import { adBudgetFen, launchBudgetFen } from './streamers/adBudget.ts';
import { conversion, reputation } from './streamers/record.ts';
import { NONE, STORE } from './streamers/streamers.ts';
import { threshold } from './units.ts';
import type { World } from './world.ts';

/** Reach and budget that full support by the SKA centre adds to a brand, as a share. Assumptions. */
const SUPPORT_TRAFFIC = 0.3;
const SUPPORT_BUDGET = 0.5;

const PLACES = 2 ** EXPOSURE_BITS;

export function allocateTraffic(world: World, today: Today): void {
  const { exposure, sessions, params, day } = world;
  const { live } = sessions.day;
  exposure.adFen.fill(0);
  let paid = false;
  let shared = false;
  const guest = campaigner(world, today);
  for (let category = 0; category < world.categories.length; category++) {
    const all = world.categories[category]!;
    const members = exposure.liveMembers;
    let count = 0;
    for (let at = 0; at < all.length; at++) {
      const j = all[at]!;
      if (live[j] === 0) continue;
      weigh(world, today, j);
      members[count++] = j;
    }
    const deal = (kind: number, weights: Float64Array): boolean => {
      capShares(weights, members, count, params['traffic.cap']);
      const offset = uniform(world.key, 'exposure', category * 3 + kind, day);
      const from = (category * 3 + kind) * PLACES;
      return dealPlaces(sessions.day.exposure, from, PLACES, weights, members, count, offset);
    };
    deal(ORGANIC, exposure.organic);
    // a category without ads or shared links shows its organic feed instead
    if (deal(SHARED, exposure.shared)) shared = true;
    else copyOrganic(sessions.day.exposure, category, SHARED);
    if (guest !== NONE && world.streamers.category[guest] !== category) members[count++] = guest;
    if (deal(PAID, exposure.paid)) paid = true;
    else copyOrganic(sessions.day.exposure, category, PAID);
  }
  split(world, today.policy, paid, shared);
}

/** The store under a campaign, when it is live: its ads are shown in every category, for it pays for people. */
function campaigner(world: World, today: Today): number {
  const { store } = world.platform.launch;
  if (today.policy.launch.force <= 0 || store === NONE || world.sessions.day.live[store] === 0) return NONE;
  weigh(world, today, store);
  return store;
}

function copyOrganic(table: Uint16Array, category: number, kind: number): void {
  const organic = (category * 3 + ORGANIC) * PLACES;
  table.copyWithin((category * 3 + kind) * PLACES, organic, organic + PLACES);
}

/** Today's weights of one live streamer in the three kinds of traffic (shared ones are yesterday's links). */
function weigh(world: World, today: Today, j: number): void {
  const { streamers: s, exposure, params, scale } = world;
  const { policy } = today;
  const offer = today.offers[j]!;
  const isStore = s.kind[j] === STORE;
  if (isDue(world, today, j) || exposure.score[j] === 0) score(world, j, offer);
  const support = isStore ? 1 + SUPPORT_TRAFFIC * policy.brandSupport.traffic : 1;
  exposure.organic[j] = support * exposure.score[j]!;
  exposure.shared[j] = exposure.links[j]!;
  const budget = isStore ? 1 + SUPPORT_BUDGET * policy.brandSupport.budget : 1;
  const { store, soldFen } = world.platform.launch;
  const campaign = policy.launch.force > 0 && j === store;
  exposure.adFen[j] = campaign
    ? launchBudgetFen(policy.launch, soldFen, scale)
    : adBudgetFen(params, isStore, s.trailingFen[j]!, scale);
  exposure.paid[j] = exposure.adFen[j]! * (1 + policy.adSubsidy) * budget;
  // the same money for the audience of each category, for they are of one size
  if (campaign) exposure.paid[j]! /= world.categories.length;
}

/** The recommender looks at a streamer's size, followers, reputation and conversion. */
function score(world: World, j: number, offer: Offer): void {
  const { streamers: s, exposure, params, scale } = world;
  exposure.reputation[j] = reputation(params, s.good[j]! * scale, s.bad[j]! * scale);
  const record = conversion(params, s.seenOrders[j]! * scale, s.seenVisits[j]! * scale);
  const size = s.size[j]! * offer.incubation;
  exposure.score[j] = organicWeight(params, size, s.followers[j]! * scale, exposure.reputation[j]!, record);
}

/** How public visits split between the kinds: paid by ad load, shared by yesterday's links, the rest organic. */
function split(world: World, policy: Policy, paid: boolean, shared: boolean): void {
  const { params, platform } = world;
  // the platform shows as many more ads as its subsidy adds to the money spent on them
  const load = (params['traffic.adLoad'] + policy.adLoad) * (1 + policy.adSubsidy);
  const paidShare = paid ? Math.max(0, Math.min(0.9, load)) : 0;
  const links = platform.publicYesterday > 0 ? platform.sharesYesterday / platform.publicYesterday : 0;
  const most = Math.min(params['traffic.sharedCap'], 1 - paidShare);
  const sharedShare = shared ? Math.min(most, params['traffic.sharedPull'] * links) : 0;
  world.sessions.day.paid = threshold(paidShare, 17);
  world.sessions.day.paidOrShared = world.sessions.day.paid + threshold(sharedShare, 17);
}
