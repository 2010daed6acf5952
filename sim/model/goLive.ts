/** Step 4 of the day: who is live, and with which goods, price and claims. */
import { draw2 } from '../kernel/draw.ts';
import { GONE, OPEN, SHUT } from '../kernel/layout.ts';
import { NO_STORE, storeOffer } from './brands/offer.ts';
import type { Offers } from './offers.ts';
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
import { addressOf, momentOf } from './random.ts';
import { hoursKept } from './rivals.ts';
import { forceCards } from './streamers/forcedCards.ts';
import { banHost, pickHost } from './streamers/host.ts';
import { isInGroup } from './streamers/inGroup.ts';
import { boostLaunch } from './streamers/launch.ts';
import { CHANGED, callAlso, callRoll, NONE, STORE, TALENT } from './streamers/streamers.ts';
import { clamp } from './units.ts';
import type { World } from './world.ts';

/** How strongly carried brand goods mix into a talent's price and quality. Assumption. */
const CARRIED = 0.5;

const LIVE = addressOf('live-today');
/** A threshold of 31 bits that every draw is below. */
const ALWAYS = 2 ** 31 - 1;

export interface Today {
  readonly policy: Policy;
  readonly card: CardEffects;
  readonly offers: Offers;
}

export function goLive(world: World, policy: Policy, offers: Offers): Today {
  callRoll(world.streamers, world.day);
  pickHost(world, policy);
  banHost(world, policy);
  forceCards(world, policy);
  hearPolicy(world, policy);
  drawLive(world, policy, mostSuspicious(world, policy));
  makeOffers(world, policy, offers);
  return { policy, card: cardEffects(policy), offers };
}

/** Those whose offer a new policy changes make it today; a policy of money, traffic or trust alone renews no offer. */
function hearPolicy({ streamers: s, platform, day }: World, policy: Policy): void {
  const before = platform.policy;
  if (policy === before) return;
  const isAimedElse = (aimed: Aimed) => !isSame(policy.groups[aimed], before.groups[aimed]);
  platform.policy = policy;
  if (isSame(policy, before)) return;
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
  if (!(isOther || hasTools || isCard || isLaunch || isHost || isAll)) return;
  callAlso(s, day, (j) => {
    const own = isAll || (s.kind[j] === STORE ? hasTools : isOther);
    const picked = (isLaunch && j === platform.launch.store) || (isHost && j === platform.host);
    return own || picked || (isCard && s.card[j] !== NONE);
  });
}

const words = new Int32Array(2);

/**
 * Who is live today, whose room is closed, who is gone for good, and whom Pinocchio looks at: one draw a streamer, its first word for being
 * live, its second for a warning (enforce.ts). Below `most` a warning is possible, whatever the streamer's record.
 */
function drawLive(world: World, { rivalHours, stockOut, groups }: Policy, most: number): void {
  const { streamers: s, sessions, params, exogenous, key, day } = world;
  const { live, gone, closed } = sessions.day;
  const { active, activeCount, onAir, cleared, left, suspendedUntil, liveBelow } = s;
  const { suspects, suspicions, talents, claims, lnPrice, card } = s;
  const hours = hoursKept(params, exogenous.rivals[day]!) * rivalHours;
  const address = LIVE | momentOf(day, 0);
  // one by one: sums that are begun in an array are boxed anew at each step
  let count = 0;
  let suspectCount = 0;
  let suspended = 0;
  let presentTalents = 0;
  let liveTalents = 0;
  let cards = 0;
  let claimsSum = 0;
  let lnPriceSum = 0;
  for (let at = 0; at < activeCount; at++) {
    const j = active[at]!;
    live[j] = 0;
    gone[j] = day >= cleared[j]! ? 1 : 0;
    const isOver = gone[j] !== 0 || day >= left[j]!;
    closed[j] = isOver ? GONE : day < suspendedUntil[j]! ? SHUT : OPEN;
    if (isOver) continue;
    cards += (NONE - card[j]!) >>> 31; // one who has it: the sign, for a branch would be guessed wrong
    if (j < talents) {
      presentTalents++;
      claimsSum += claims[j]!;
      lnPriceSum += lnPrice[j]!;
    }
    if (day < suspendedUntil[j]!) {
      suspended++;
      continue;
    }
    draw2(key, j, address, words);
    // the sign of a difference: a branch on chance would be guessed wrong each fourth time
    const usual = j < talents ? Math.min(ALWAYS, liveBelow[j]! * hours) | 0 : liveBelow[j]!;
    const isOut = stockOut > 0 && isInGroup(groups.stockOut, s, j);
    const below = isOut ? (usual * (1 - stockOut)) | 0 : usual;
    const isLive = ((words[0]! >>> 1) - below) >>> 31;
    live[j] = isLive;
    liveTalents += j < talents ? isLive : 0;
    onAir[count] = j;
    count += isLive;
    if (words[1]! >>> 1 > most) continue;
    suspects[suspectCount] = j;
    suspicions[suspectCount++] = words[1]!;
  }
  s.onAirCount = count;
  s.suspectCount = suspectCount;
  s.suspended = suspended;
  s.cards = cards;
  s.presentTalents = presentTalents;
  s.liveTalents = liveTalents;
  s.claimsSum = claimsSum;
  s.lnPriceSum = lnPriceSum;
}

/** The most that a warning's chance can be today, as a threshold of 31 bits; −1 without detection. */
function mostSuspicious({ params }: World, { detection }: Policy): number {
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
  const isTouched = s.kind[j] === TALENT && isInGroup(groups.goods, s, j);
  const goods = isTouched ? qualityUnder(policy, mixed) : mixed;
  const own = isStore ? storeOffer(params, world.brands, j - s.stores, policy) : NO_STORE;
  offers.brandShare[j] = brandShare;
  const dearer = carried * params['brands.price'];
  const apart = j === world.platform.host ? policy.host.lnPrice : 0;
  const level = isInGroup(groups.lnPrice, s, j) ? policy.lnPrice : 0;
  offers.lnPrice[j] = s.lnPrice[j]! + dearer + own.lnPrice + level + apart;
  offers.worth[j] = s.worth[j]! + dearer;
  offers.quality[j] = clamp(goods + own.quality + params['providers.supply'] * supply, 0, 1);
  offers.spread[j] = s.spread[j]! * (1 - params['providers.fulfilment'] * fulfilment);
  const louder = !isStore && isInGroup(groups.exaggeration, s, j) ? policy.exaggeration : 0;
  offers.claims[j] = clamp(s.claims[j]! + louder, 0, 1);
  const demand = policy.demand[s.category[j]! + 1]!;
  offers.operations[j] = params['providers.operations'] * operations + own.appeal + demand;
  offers.marketing[j] = 1 + params['providers.marketing'] * marketing + own.follows;
  if (j === world.platform.launch.store) boostLaunch(world, policy, offers);
  offers.incubation[j] = 1 + params['providers.incubation'] * incubation;
  offers.days[j] = fulfilment;
  const isCovered = s.card[j] !== NONE && isInGroup(groups.card, s, j);
  const cover = isCovered ? policy.trustCardCover * s.cover[j]! : 0;
  offers.cover[j] = cover;
  // what a card covers is not given twice
  const free = isInGroup(groups.freeReturns, s, j) ? policy.freeReturns : 0;
  offers.freeReturns[j] = free * (1 - cover * policy.rights['return-freight']);
  world.exposure.stale[j] = 1;
}

/** True quality of a talent's goods under a lever. */
function qualityUnder({ goods }: Policy, quality: number): number {
  return quality + goods.pull * (goods.level - quality) + goods.shift;
}
