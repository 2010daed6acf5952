/** Step 4 of the day: who is live, and with which goods, price and claims. */
import type { Policy } from './platform/policy.ts';
import { type CardEffects, cardCover, cardEffects, JOIN_DAYS } from './platform/trustCard.ts';
import {
  CAPABILITIES,
  FULFILMENT,
  INCUBATION,
  MARKETING,
  OPERATIONS,
  SUPPLY,
} from './providers/providers.ts';
import { addressOf, uniform, uniformAt } from './random.ts';
import { isPresent, listActive, NONE, STORE, TALENT } from './streamers/streamers.ts';
import { clamp } from './units.ts';
import type { World } from './world.ts';

/** Logits that the SKA centre's full tools add to a brand's conversion. Assumption. */
const TOOLS_LOGIT = 0.1;
/** How strongly carried brand goods mix into a talent's price and quality. Assumption. */
const CARRIED = 0.5;

const LIVE = addressOf('live-today');

/** What a streamer offers today, after its provider, its carried brand, its trust card and the levers. */
export interface Offer {
  lnPrice: number;
  quality: number;
  spread: number;
  claims: number;
  operations: number;
  brandShare: number;
  /** Factor on follows per visit, and on organic size. */
  marketing: number;
  incubation: number;
  /** Days saved on delivery by the provider. */
  days: number;
  /** Cover of the trust card G, 0–1. */
  cover: number;
}

/** Days between two looks at a streamer: offer, score and tables are renewed in turn. Assumption; spreads the work. */
const REFRESH_DAYS = 3;

export interface Today {
  readonly policy: Policy;
  /** Whether every streamer is looked at today, because the policy is not yesterday's. */
  readonly isNewPolicy: boolean;
  readonly card: CardEffects;
  /** One offer a streamer; only those of live streamers are fresh. */
  readonly offers: readonly Offer[];
}

export function createOffers(count: number): Offer[] {
  return Array.from({ length: count }, () => ({
    lnPrice: 0,
    quality: 0,
    spread: 0,
    claims: 0,
    operations: 0,
    brandShare: 0,
    marketing: 1,
    incubation: 1,
    days: 0,
    cover: 0,
  }));
}

export function goLive(world: World, policy: Policy, offers: readonly Offer[]): Today {
  const { streamers: s, day } = world;
  const { live, gone } = world.sessions.day;
  if (policy.trustCardCover > 0 && world.platform.cardSince < 0) world.platform.cardSince = day;
  const today = {
    policy,
    isNewPolicy: world.platform.policy !== JSON.stringify(policy),
    card: cardEffects(policy),
    offers,
  };
  world.platform.policy = JSON.stringify(policy);
  listActive(s, day);
  for (let at = 0; at < s.activeCount; at++) {
    const j = s.active[at]!;
    gone[j] = day >= s.cleared[j]! ? 1 : 0;
    live[j] = 0;
    if (!isPresent(s, j, day)) continue;
    takeCard(world, j);
    if (day >= s.suspendedUntil[j]!) live[j] = uniformAt(world.key, LIVE, j, day) < s.liveChance[j]! ? 1 : 0;
    if (isDue(world, today, j)) prepare(world, policy, j, offers[j]!);
  }
  return today;
}

/** Whether a streamer's offer, score and tables are renewed today: every third day, on arrival, with a new policy. */
export function isDue(world: World, today: Today, j: number): boolean {
  return (
    today.isNewPolicy || (world.day + j) % REFRESH_DAYS === 0 || world.streamers.arrival[j] === world.day
  );
}

/** A streamer joins the trust card within 60 days of the offer, or of its arrival; the honest are likelier to. */
function takeCard(world: World, j: number): void {
  const { streamers: s, platform, params, day } = world;
  if (platform.cardSince < 0 || s.card[j] !== NONE) return;
  const since = Math.max(platform.cardSince, s.arrival[j]!);
  if (day - since !== Math.floor(uniform(world.key, 'trust-card', j, 0, 0) * JOIN_DAYS)) return;
  const honest = s.claims[j]! < 0.35;
  const chance = honest ? params['platform.trustCardHonest'] : params['platform.trustCardDishonest'];
  if (uniform(world.key, 'trust-card', j, 0, 1) >= chance) return;
  s.card[j] = day;
  s.cover[j] = cardCover(uniform(world.key, 'trust-card', j, 0, 2));
}

function prepare(world: World, policy: Policy, j: number, offer: Offer): void {
  const { streamers: s, params, providers } = world;
  const k = s.provider[j]!;
  const able = (capability: number): number =>
    k === NONE ? 0 : providers.capability[k * CAPABILITIES + capability]!;
  const isStore = s.kind[j] === STORE;
  offer.brandShare = s.brandShare[j]!;
  const carried = s.kind[j] === TALENT && s.brand[j] !== NONE ? CARRIED * offer.brandShare : 0;
  offer.lnPrice = s.lnPrice[j]! + carried * params['brands.price'];
  const goods = s.quality[j]! + carried * Math.max(0, params['brands.quality'] - s.quality[j]!);
  const learned = isStore ? world.brands.learned[j - s.stores]! : 0;
  offer.quality = clamp(goods + learned + params['providers.supply'] * able(SUPPLY), 0, 1);
  offer.spread = s.spread[j]! * (1 - params['providers.fulfilment'] * able(FULFILMENT));
  offer.claims = clamp(s.claims[j]! + (isStore ? 0 : policy.exaggeration), 0, 1);
  offer.operations =
    params['providers.operations'] * able(OPERATIONS) +
    (isStore ? TOOLS_LOGIT * policy.brandSupport.tools : 0);
  offer.marketing = 1 + params['providers.marketing'] * able(MARKETING);
  if (j === world.platform.launch.store) {
    offer.marketing += policy.launch.follows;
    offer.operations += policy.launch.appeal;
  }
  offer.incubation = 1 + params['providers.incubation'] * able(INCUBATION);
  offer.days = able(FULFILMENT);
  offer.cover = s.card[j] === NONE ? 0 : policy.trustCardCover * s.cover[j]!;
}
