/** Step 4 of the day: who is live, and with which goods, price and claims. */
import { draw2 } from '../kernel/draw.ts';
import type { Offers } from './offers.ts';
import { mostWarningHazard } from './platform/pinocchio.ts';
import { isSame, type Policy } from './platform/policy.ts';
import { type CardEffects, cardCover, cardEffects, JOIN_DAYS } from './platform/trustCard.ts';
import {
  CAPABILITIES,
  FULFILMENT,
  INCUBATION,
  MARKETING,
  OPERATIONS,
  SUPPLY,
} from './providers/providers.ts';
import { addressOf, momentOf, uniform } from './random.ts';
import { hoursKept } from './rivals.ts';
import { boostLaunch } from './streamers/launch.ts';
import { CHANGED, callAlso, callRoll, NONE, STORE, TALENT } from './streamers/streamers.ts';
import { clamp } from './units.ts';
import type { World } from './world.ts';

/** Logits that the SKA centre's full tools add to a brand's conversion. Assumption. */
const TOOLS_LOGIT = 0.1;
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
  const { streamers, platform, day } = world;
  callRoll(streamers, day);
  hearPolicy(world, policy);
  if (policy.trustCardCover > 0 && platform.cardSince < 0) platform.cardSince = day;
  if (platform.cardSince >= 0) offerCards(world);
  drawLive(world, mostSuspicious(world, policy));
  makeOffers(world, policy, offers);
  return { policy, card: cardEffects(policy), offers };
}

/** Those whose offer a new policy changes make it today; a policy of money, traffic or trust alone renews no offer. */
function hearPolicy({ streamers: s, platform, day }: World, policy: Policy): void {
  const before = platform.policy;
  if (isSame(policy, before)) return;
  platform.policy = policy;
  const isLouder = policy.exaggeration !== before.exaggeration;
  const hasTools = policy.brandSupport.tools !== before.brandSupport.tools;
  const isCard = policy.trustCardCover !== before.trustCardCover || !isSame(policy.rights, before.rights);
  const isLaunch = !isSame(policy.launch, before.launch);
  if (!(isLouder || hasTools || isCard || isLaunch)) return;
  callAlso(s, day, (j) => {
    const own = s.kind[j] === STORE ? hasTools : isLouder;
    return own || (isCard && s.card[j] !== NONE) || (isLaunch && j === platform.launch.store);
  });
}

const words = new Int32Array(2);

/**
 * Who is live today, whose room is closed, who is gone for good, and whom Pinocchio looks at: one draw a streamer, its first word for being
 * live, its second for a warning (enforce.ts). Below `most` a warning is possible, whatever the streamer's record.
 */
function drawLive({ streamers: s, sessions, params, exogenous, key, day }: World, most: number): void {
  const { live, gone, closed } = sessions.day;
  const { active, activeCount, onAir, cleared, suspendedUntil, liveBelow } = s;
  const { suspects, suspicions, talents, claims } = s;
  const hours = hoursKept(params, exogenous.rivals[day]!);
  const address = LIVE | momentOf(day, 0);
  let [count, suspectCount, suspended, presentTalents, closedRooms] = [0, 0, 0, 0, 0];
  let claimsSum = 0;
  for (let at = 0; at < activeCount; at++) {
    const j = active[at]!;
    live[j] = 0;
    gone[j] = day >= cleared[j]! ? 1 : 0;
    closed[j] = day >= cleared[j]! || day < suspendedUntil[j]! ? 1 : 0;
    closedRooms += closed[j]!;
    if (gone[j] !== 0) continue;
    if (j < talents) {
      presentTalents++;
      claimsSum += claims[j]!;
    }
    if (day < suspendedUntil[j]!) {
      suspended++;
      continue;
    }
    draw2(key, j, address, words);
    // the sign of a difference: a branch on chance would be guessed wrong each fourth time
    const below = j < talents ? Math.min(ALWAYS, liveBelow[j]! * hours) : liveBelow[j]!;
    const isLive = ((words[0]! >>> 1) - below) >>> 31;
    live[j] = isLive;
    onAir[count] = j;
    count += isLive;
    if (words[1]! >>> 1 > most) continue;
    suspects[suspectCount] = j;
    suspicions[suspectCount++] = words[1]!;
  }
  sessions.day.closedRooms = closedRooms;
  s.onAirCount = count;
  s.suspectCount = suspectCount;
  s.suspended = suspended;
  s.presentTalents = presentTalents;
  s.claimsSum = claimsSum;
}

/** The most that a warning's chance can be today, as a threshold of 31 bits; −1 without detection. */
function mostSuspicious({ params }: World, { detection }: Policy): number {
  if (detection <= 0) return -1;
  return Math.min(2 ** 31 - 1, Math.floor(mostWarningHazard(params, 1, detection) * 2 ** 31));
}

/** A streamer joins the trust card within 60 days of the offer, or of its arrival. */
function offerCards(world: World): void {
  const { streamers: s, platform, day } = world;
  const { active, activeCount, arrival, card, cleared } = s;
  const lately = day - JOIN_DAYS;
  const isNew = platform.cardSince > lately;
  let cards = 0;
  for (let at = 0; at < activeCount; at++) {
    const j = active[at]!;
    if (day >= cleared[j]!) continue;
    if ((isNew || arrival[j]! > lately) && card[j] === NONE) takeCard(world, j);
    cards += (NONE - card[j]!) >>> 31; // one who has it: the sign, for a branch would be guessed wrong
  }
  s.cards = cards;
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

/** On a day of its own within the 60; the honest are likelier to. */
function takeCard(world: World, j: number): void {
  const { streamers: s, platform, params, day } = world;
  const since = Math.max(platform.cardSince, s.arrival[j]!);
  if (day - since !== Math.floor(uniform(world.key, 'trust-card', j, 0, 0) * JOIN_DAYS)) return;
  const honest = s.claims[j]! < 0.35;
  const chance = honest ? params['platform.trustCardHonest'] : params['platform.trustCardDishonest'];
  if (uniform(world.key, 'trust-card', j, 0, 1) >= chance) return;
  s.card[j] = day;
  s.revised[j] = CHANGED;
  s.cover[j] = cardCover(uniform(world.key, 'trust-card', j, 0, 2));
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
  const goods = s.quality[j]! + carried * Math.max(0, params['brands.quality'] - s.quality[j]!);
  const learned = isStore ? world.brands.learned[j - s.stores]! : 0;
  const tools = isStore ? TOOLS_LOGIT * policy.brandSupport.tools : 0;
  offers.brandShare[j] = brandShare;
  offers.lnPrice[j] = s.lnPrice[j]! + carried * params['brands.price'];
  offers.quality[j] = clamp(goods + learned + params['providers.supply'] * supply, 0, 1);
  offers.spread[j] = s.spread[j]! * (1 - params['providers.fulfilment'] * fulfilment);
  offers.claims[j] = clamp(s.claims[j]! + (isStore ? 0 : policy.exaggeration), 0, 1);
  offers.operations[j] = params['providers.operations'] * operations + tools;
  offers.marketing[j] = 1 + params['providers.marketing'] * marketing;
  if (j === world.platform.launch.store) boostLaunch(world, policy, offers);
  offers.incubation[j] = 1 + params['providers.incubation'] * incubation;
  offers.days[j] = fulfilment;
  offers.cover[j] = s.card[j] === NONE ? 0 : policy.trustCardCover * s.cover[j]!;
  world.exposure.stale[j] = 1;
}
