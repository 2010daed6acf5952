/** Step 5 of the day: public traffic by category — organic, shared, paid — becomes tables of places. */
import { EXPOSURE_BITS, ORGANIC, PAID, SHARED } from '../kernel/layout.ts';
import { isDue, type Offers, type Today } from './goLive.ts';
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
  const { exposure, sessions, categories } = world;
  const table = sessions.day.exposure;
  exposure.adFen.fill(0);
  let paid = false;
  let shared = false;
  const guest = campaigner(world, today);
  for (let category = 0; category < categories.length; category++) {
    let count = weighCategory(world, today, categories[category]!);
    deal(world, category, ORGANIC, exposure.organic, count);
    // a category without ads or shared links shows its organic feed instead
    if (deal(world, category, SHARED, exposure.shared, count)) shared = true;
    else copyOrganic(table, category, SHARED);
    if (guest !== NONE && world.streamers.category[guest] !== category)
      count = invite(world, today, guest, count);
    if (deal(world, category, PAID, exposure.paid, count)) paid = true;
    else copyOrganic(table, category, PAID);
  }
  split(world, today.policy, paid, shared);
}

/** Weighs the live members of a category and lists them; returns how many they are. */
function weighCategory(world: World, today: Today, members: readonly number[]): number {
  const { exposure } = world;
  const { live } = world.sessions.day;
  const { liveMembers, score } = exposure;
  let count = 0;
  for (let at = 0; at < members.length; at++) {
    const j = members[at]!;
    if (live[j] === 0) continue;
    liveMembers[count++] = j;
    if (isDue(world, today, j) || score[j] === 0) rate(world, today.offers, j);
    weigh(world, today.policy, j);
  }
  return count;
}

/** Caps the weights of the live members and deals a feed's places; returns whether anybody has a place. */
function deal(world: World, category: number, kind: number, weights: Float64Array, count: number): boolean {
  const { exposure, params, sessions } = world;
  const row = category * 3 + kind;
  const offset = uniform(world.key, 'exposure', row, world.day);
  const { liveMembers } = exposure;
  capShares(weights, liveMembers, count, params['traffic.cap']);
  return dealPlaces(sessions.day.exposure, row * PLACES, PLACES, weights, liveMembers, count, offset);
}

/** The store under a campaign, when it is live: its ads are shown in every category, for it pays for people. */
function campaigner({ platform, sessions }: World, { policy }: Today): number {
  const { store } = platform.launch;
  return policy.launch.force > 0 && store !== NONE && sessions.day.live[store] !== 0 ? store : NONE;
}

/** Adds a store to the live members of a category that is not its own, with its whole budget: caps cut it anew. */
function invite(world: World, { policy }: Today, store: number, count: number): number {
  weigh(world, policy, store);
  world.exposure.liveMembers[count] = store;
  return count + 1;
}

function copyOrganic(table: Uint16Array, category: number, kind: number): void {
  const organic = (category * 3 + ORGANIC) * PLACES;
  table.copyWithin((category * 3 + kind) * PLACES, organic, organic + PLACES);
}

/** Today's weights of one live streamer in the three kinds of traffic (shared ones are yesterday's links). */
function weigh(world: World, policy: Policy, j: number): void {
  const { streamers: s, exposure, params, scale } = world;
  const isStore = s.kind[j] === STORE;
  const support = isStore ? 1 + SUPPORT_TRAFFIC * policy.brandSupport.traffic : 1;
  exposure.organic[j] = support * exposure.score[j]!;
  exposure.shared[j] = exposure.links[j]!;
  const budget = isStore ? 1 + SUPPORT_BUDGET * policy.brandSupport.budget : 1;
  const { store, soldFen } = world.platform.launch;
  const campaign = policy.launch.force > 0 && j === store;
  const adFen = campaign
    ? launchBudgetFen(policy.launch, soldFen, scale)
    : adBudgetFen(params, isStore, s.trailingFen[j]!, scale);
  exposure.adFen[j] = adFen;
  exposure.paid[j] = adFen * (1 + policy.adSubsidy) * budget;
  // the same money for the audience of each category, for they are of one size
  if (campaign) exposure.paid[j]! /= world.categories.length;
}

/** The recommender looks at a streamer's size, followers, reputation and conversion. */
function rate(world: World, offers: Offers, j: number): void {
  const { streamers: s, exposure, params, scale } = world;
  const opinion = reputation(params, s.good[j]! * scale, s.bad[j]! * scale);
  const record = conversion(params, s.seenOrders[j]! * scale, s.seenVisits[j]! * scale);
  const size = s.size[j]! * offers.incubation[j]!;
  exposure.reputation[j] = opinion;
  exposure.score[j] = organicWeight(params, size, s.followers[j]! * scale, opinion, record);
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
