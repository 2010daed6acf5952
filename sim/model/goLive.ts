/** Step 4 of the day: who is live, and with which goods, price and claims. */
import { doStep } from '../kernel/ports/doStep.ts';
import { NO_STORE, storeOffer } from './brands/offer.ts';
import type { Offers } from './offers.ts';
import type { Params } from './params.ts';
import type { Aimed } from './platform/group.ts';
import { mostWarningHazard } from './platform/pinocchio.ts';
import { isSame, type Policy } from './platform/policy.ts';
import { type CardEffects, cardEffects } from './platform/trustCard.ts';
import {
  CAPABILITIES,
  FULFILMENT,
  INCUBATION,
  MARKETING,
  OPERATIONS,
  SUPPLY,
} from './providers/providers.ts';
import { hoursKept } from './rivals.ts';
import { forceCards } from './streamers/forcedCards.ts';
import { banHost, pickHost } from './streamers/host.ts';
import { isInGroup } from './streamers/inGroup.ts';
import { boostLaunch } from './streamers/launch.ts';
import { type Concerns, rankSellers } from './streamers/rank.ts';
import { CHANGED, callAlso, callDue, NONE, STORE, TALENT } from './streamers/streamers.ts';
import { clamp } from './units.ts';
import type { World } from './world.ts';

/** How strongly carried brand goods mix into a talent's price and quality. Assumption. */
const CARRIED = 0.5;

export interface Today {
  readonly policy: Policy;
  readonly card: CardEffects;
  readonly offers: Offers;
}

export function goLive(world: World, policy: Policy, offers: Offers): Today {
  const moved = rankSellers(world, policy);
  pickHost(world, policy);
  banHost(world, policy);
  forceCards(world, policy);
  openRooms(world, policy);
  const { roll } = world.ranges[0]!;
  callDue(world.streamers, world.day, roll.arrivals.subarray(0, roll.arrivalCount));
  hearPolicy(world, policy, moved);
  makeOffers(world, policy, offers);
  return { policy, card: cardEffects(policy), offers };
}

/** Those whose offer today's policy changes make it today: by what it says, or because they have moved in or out of a group. */
function hearPolicy(world: World, policy: Policy, moved: Concerns | undefined): void {
  const { streamers: s, platform, day } = world;
  const { policy: before } = platform;
  platform.policy = policy;
  const concerned =
    policy === before || isSame(policy, before) ? undefined : concernedBy(world, policy, before);
  if (!concerned) {
    if (moved) callAlso(s, day, moved);
    return;
  }
  callAlso(s, day, moved ? (j) => concerned(j) || moved(j) : concerned);
}

/** Whose offer a new policy changes; a policy of money, traffic or trust alone renews no offer: then undefined. */
function concernedBy(
  { streamers: s, platform }: World,
  policy: Policy,
  before: Policy,
): Concerns | undefined {
  const isAimedElse = (aimed: Aimed) => !isSame(policy.groups[aimed], before.groups[aimed]);
  const isOther =
    policy.exaggeration !== before.exaggeration ||
    !isSame(policy.goods, before.goods) ||
    isAimedElse('exaggeration') ||
    isAimedElse('goods');
  const hasTools = policy.brandSupport.tools !== before.brandSupport.tools;
  const isForced = policy.trustCardForced !== before.trustCardForced;
  const isCard =
    isForced ||
    policy.trustCardCover !== before.trustCardCover ||
    !isSame(policy.rights, before.rights) ||
    isAimedElse('card');
  const isLaunch = !isSame(policy.launch, before.launch);
  const isHost = policy.host.lnPrice !== before.host.lnPrice;
  const isAll =
    policy.lnPrice !== before.lnPrice ||
    policy.freeReturns !== before.freeReturns ||
    !isSame(policy.demand, before.demand) ||
    isAimedElse('lnPrice') ||
    isAimedElse('freeReturns');
  if (!(isOther || hasTools || isCard || isLaunch || isHost || isAll)) return undefined;
  return (j) => {
    const own = isAll || (s.kind[j] === STORE ? hasTools : isOther);
    const picked = (isLaunch && j === platform.launch.store) || (isHost && j === platform.host);
    return own || picked || (isCard && s.card[j] !== NONE);
  };
}

/** Who is there, whose room is closed, who is live, and whom Pinocchio looks at (kernel/rooms.ts). */
function openRooms(world: World, policy: Policy): void {
  const { streamers, sessions, ranges, params, exogenous, day } = world;
  const { roll } = ranges[0]!;
  sessions.day.day = day;
  roll.talents = streamers.talents;
  roll.hours[0] = hoursKept(params, exogenous.rivals[day]!) * policy.rivalHours;
  roll.mostSuspicious = mostSuspicious(params, policy);
  const usual = policy.stockOut > 0 ? runShort(world, policy) : undefined;
  doStep(ranges[0]!, 'roll');
  if (usual) streamers.liveBelow.set(usual);
  streamers.activeCount = roll.activeCount;
  streamers.onAirCount = roll.onAirCount;
  streamers.suspectCount = roll.suspectCount;
  streamers.suspended = roll.suspended;
  streamers.cards = roll.cards;
  streamers.presentTalents = roll.presentTalents;
  streamers.liveTalents = roll.liveTalents;
  streamers.claimsSum = roll.claimsSum[0]!;
  streamers.lnPriceSum = roll.lnPriceSum[0]!;
}

/** Sellers without goods are live less often today. @returns their usual chances, to be put back */
function runShort(world: World, { stockOut, groups }: Policy): Int32Array {
  const s = world.streamers;
  const usual = s.liveBelow.slice();
  for (let j = 0; j < s.count; j++) {
    if (isInGroup(groups.stockOut, world, j)) s.liveBelow[j] = (usual[j]! * (1 - stockOut)) | 0;
  }
  return usual;
}

/** The most that a warning's chance can be today, as a threshold of 31 bits; −1 without detection. */
function mostSuspicious(params: Params, { detection }: Policy): number {
  if (detection <= 0) return -1;
  return Math.min(2 ** 31 - 1, Math.floor(mostWarningHazard(params, 1, detection) * 2 ** 31));
}

/** Makes the offers of the due streamers again that have changed. */
function makeOffers(world: World, policy: Policy, offers: Offers): void {
  const { due, dueCount, revised } = world.streamers;
  const { gone } = world.sessions.day;
  for (let at = 0; at < dueCount; at++) {
    const j = due[at]!;
    if (revised[j] === CHANGED && gone[j] === 0) makeOffer(world, policy, j, offers);
  }
}

function makeOffer(world: World, policy: Policy, j: number, offers: Offers): void {
  const { streamers: s, params, providers } = world;
  const { capability } = providers;
  const isStore = s.kind[j] === STORE;
  const hasProvider = s.provider[j] !== NONE;
  const first = hasProvider ? s.provider[j]! * CAPABILITIES : 0;
  const supply = hasProvider ? capability[first + SUPPLY]! : 0;
  const fulfilment = hasProvider ? capability[first + FULFILMENT]! : 0;
  const operations = hasProvider ? capability[first + OPERATIONS]! : 0;
  const marketing = hasProvider ? capability[first + MARKETING]! : 0;
  const incubation = hasProvider ? capability[first + INCUBATION]! : 0;
  const brandShare = s.brandShare[j]!;
  const carried = s.kind[j] === TALENT && s.brand[j] !== NONE ? CARRIED * brandShare : 0;
  const mixed = s.quality[j]! + carried * Math.max(0, params['brands.quality'] - s.quality[j]!);
  const { groups } = policy;
  const isTouched = s.kind[j] === TALENT && isInGroup(groups.goods, world, j);
  const goods = isTouched ? qualityUnder(policy, mixed) : mixed;
  const own = isStore ? storeOffer(params, world.brands, j - s.stores, policy) : NO_STORE;
  offers.brandShare[j] = brandShare;
  const dearer = carried * params['brands.price'];
  const apart = j === world.platform.host ? policy.host.lnPrice : 0;
  const level = isInGroup(groups.lnPrice, world, j) ? policy.lnPrice : 0;
  offers.lnPrice[j] = s.lnPrice[j]! + dearer + own.lnPrice + level + apart;
  offers.worth[j] = s.worth[j]! + dearer;
  offers.quality[j] = clamp(goods + own.quality + params['providers.supply'] * supply, 0, 1);
  offers.spread[j] = s.spread[j]! * (1 - params['providers.fulfilment'] * fulfilment);
  const louder = !isStore && isInGroup(groups.exaggeration, world, j) ? policy.exaggeration : 0;
  offers.claims[j] = clamp(s.claims[j]! + louder, 0, 1);
  const demand = policy.demand[s.category[j]! + 1]!;
  offers.operations[j] = params['providers.operations'] * operations + own.appeal + demand;
  offers.marketing[j] = 1 + params['providers.marketing'] * marketing + own.follows;
  if (j === world.platform.launch.store) boostLaunch(world, policy, offers);
  offers.incubation[j] = 1 + params['providers.incubation'] * incubation;
  offers.days[j] = fulfilment;
  const isCovered = s.card[j] !== NONE && isInGroup(groups.card, world, j);
  const cover = isCovered ? policy.trustCardCover * s.cover[j]! : 0;
  offers.cover[j] = cover;
  // what a card covers is not given twice
  const free = isInGroup(groups.freeReturns, world, j) ? policy.freeReturns : 0;
  offers.freeReturns[j] = free * (1 - cover * policy.rights['return-freight']);
  world.exposure.stale[j] = 1;
}

/** True quality of a talent's goods under a lever. */
function qualityUnder({ goods }: Policy, quality: number): number {
  return quality + goods.pull * (goods.level - quality) + goods.shift;
}
