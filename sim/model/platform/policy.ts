import type { Seen } from '../seen.ts';
import { type Group, type Groups, UNAIMED } from './group.ts';
import { ACCOUNTS, type Account, type Allowance, type LeverRule } from './leverRule.ts';

export const RIGHTS = [
  'refund-only',
  'return-freight',
  'fake-one-pay-ten',
  'seven-days',
  'fast-refund',
  'fast-dispatch',
] as const;
export type Right = (typeof RIGHTS)[number];

/** A brand's store that opens with a campaign. Its force is 0 when there is none, and its figures grow with the force. */
export interface Launch {
  force: number;
  /** Money a day for paid visits, and the share of yesterday's own GMV that is added. */
  adBudget: number;
  reinvestment: number;
  /** Organic size of the store, as it opens. */
  size: number;
  /** Added follows per visit, as a share of the ordinary ones. */
  follows: number;
  /** Logits that its name, crew and opening offers add to each visit's chance to buy. */
  appeal: number;
  /** Share of days on which its followers are not told that it is live. */
  silence: number;
  /** What it sells, whatever the force. */
  readonly goods: { lnPrice: number; quality: number; claims: number };
}

/**
 * One talent that is set apart from all others, so that what becomes of it can be measured (streamers/host.ts). A run has
 * one at most: the first lever that asks picks it, and later ones act on the same.
 */
export interface Host {
  /** Its place by GMV of 28 days on the first day on which it is not 0: 1 = the largest; 0 = nobody is set apart. */
  rank: number;
  /** Among the talents of a category, 1 to 8; 0 = among all. */
  category: number;
  /** Added to its ln price. */
  lnPrice: number;
  /** Share of days on which it may not go live. */
  ban: number;
}

/** True quality of talents' goods: how far it is pulled to a level, 0–1, and what is added then. */
export interface Goods {
  pull: number;
  level: number;
  shift: number;
}

/** A cut of every buyer's price, as a share of it, and the most that the platform pays for it in a day. */
export interface Coupon {
  share: number;
  cap: number;
}

/** What the platform has decided for one day: numbers that levers change and rules read; costs are booked in settleAccounts. */
export interface Policy {
  /** Multiplies the intensity of visits. */
  visits: number;
  /** Added to the strength of the day's festival; 11 November has 2.2. */
  festival: number;
  /** What levers will add to the festival in so many days, 1 to `ANNOUNCED_DAYS`. */
  readonly coming: Record<number, number>;
  /** Added to the ln price of all sellers. */
  lnPrice: number;
  /** Added to the log odds to buy, by category, 1 to 8: at low odds the ln of what demand is multiplied by. */
  readonly demand: Record<number, number>;
  /** The one talent that is set apart, if any. */
  readonly host: Host;
  /** What happens to the quality of talents’ goods. */
  readonly goods: Goods;
  /** The coupon of the day. */
  readonly coupon: Coupon;
  /** Share of the trust card's cover that is offered, 0 = no card. */
  trustCardCover: number;
  /** Each right’s share of its effect, 0–1. */
  readonly rights: Record<Right, number>;
  /** Share of sellers who must hold the card, besides those who choose to. */
  trustCardForced: number;
  /** Multiplies Pinocchio's warning hazard; 0 = switched off. */
  detection: number;
  /** Hazard per day that a ring is found and cleared. */
  ringClearing: number;
  /** Added to the share of public traffic that is paid. */
  adLoad: number;
  /** Share of sellers' ad budgets that the platform adds on top. */
  adSubsidy: number;
  /** Added to the commission, as a share of GMV. */
  commission: number;
  /** Five supports of the SKA centre, 0 = none, 1 = full (C12). */
  readonly brandSupport: { traffic: number; budget: number; service: number; tools: number; policy: number };
  /** Multiplies the entry hazard of brands. */
  brandEntry: number;
  /** The campaign with which a brand’s store opens. */
  readonly launch: Launch;
  /** Money a day given to admitted providers. */
  providerFund: number;
  /** Multiplies the organic exposure of providers' clients. */
  providerTraffic: number;
  /** Multiplies how often streamers look for providers, and providers for sellers. */
  providerMatching: number;
  /** 1 = followers see live notifications and private visits exist; 0 = private domain off. */
  privateDomain: number;
  /** 1 = trust is learned from deliveries; 0 = trust stays as it is. */
  trustLearning: number;
  /** 1 = satisfied deliveries attract never-buyers; 0 = no word of mouth. */
  wordOfMouth: number;
  /** Added to every talent's claims. */
  exaggeration: number;
  /** Share of fans’ visits that a rival, which a lever lets in, leaves; 1 = no rival. */
  rivalVisits: number;
  /** Share of talents’ hours that the rival leaves; 1 = no rival. */
  rivalHours: number;
  /** Share of its days on which a seller has nothing to sell and is not live. */
  stockOut: number;
  /** How far the platform pays for returns of goods whose buyers have no card for it, 0–1. */
  freeReturns: number;
  /** What levers from outside tell rules from outside, by the rule's id: such a rule works on days on which it is above 0. */
  readonly outside: Record<string, number>;
  /** Whom what is aimed touches. */
  groups: Groups;
  /** Fen of agents that levers with a budget may cost today: what is paid for stops there (budgets.ts). */
  readonly allowance: Readonly<Allowance>;
}

/** No budget anywhere; all policies without one share it. */
export const UNLIMITED: Readonly<Allowance> = Object.freeze(
  Object.fromEntries(ACCOUNTS.map((account) => [account, Number.POSITIVE_INFINITY])),
) as Allowance;

/** Days before a festival on which buyers know of it: the largest are advertised three weeks before. Assumption. */
export const ANNOUNCED_DAYS = 21;

/** No festival announced. */
export function noFestivals(): Record<number, number> {
  return Object.fromEntries(Array.from({ length: ANNOUNCED_DAYS }, (_, ahead) => [ahead + 1, 0]));
}

/** The platform without any lever. */
export function ordinaryPolicy(): Policy {
  return {
    visits: 1,
    festival: 0,
    coming: noFestivals(),
    lnPrice: 0,
    demand: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0 },
    host: { rank: 0, category: 0, lnPrice: 0, ban: 0 },
    goods: { pull: 0, level: 0, shift: 0 },
    coupon: { share: 0, cap: 0 },
    trustCardCover: 0,
    rights: {
      'refund-only': 0,
      'return-freight': 0,
      'fake-one-pay-ten': 0,
      'seven-days': 0,
      'fast-refund': 0,
      'fast-dispatch': 0,
    },
    trustCardForced: 0,
    detection: 0,
    ringClearing: 0,
    adLoad: 0,
    adSubsidy: 0,
    commission: 0,
    brandSupport: { traffic: 0, budget: 0, service: 0, tools: 0, policy: 0 },
    brandEntry: 1,
    launch: {
      force: 0,
      adBudget: 0,
      reinvestment: 0,
      size: 0,
      follows: 0,
      appeal: 0,
      silence: 0,
      goods: { lnPrice: 0, quality: 0, claims: 0 },
    },
    providerFund: 0,
    providerTraffic: 1,
    providerMatching: 1,
    privateDomain: 1,
    trustLearning: 1,
    wordOfMouth: 1,
    exaggeration: 0,
    rivalVisits: 1,
    rivalHours: 1,
    stockOut: 0,
    freeReturns: 0,
    outside: {},
    groups: UNAIMED,
    allowance: UNLIMITED,
  };
}

/** The same with no part that others share: what a checkpoint is written into (checkpoint.ts). */
export function ownPolicy(): Policy {
  const policy = ordinaryPolicy();
  const groups = Object.fromEntries(
    Object.entries(policy.groups).map(([aimed, group]) => [aimed, { ...group }]),
  ) as Groups;
  return { ...policy, groups, allowance: { ...policy.allowance } };
}

/** A lever as the day sees it: strength on each day (0 = not in force) and what it does to the policy. */
export interface LeverInForce {
  readonly id: string;
  /** Whether its festival is known beforehand, for as many days as a festival of the calendar is. */
  readonly isAnnounced?: boolean;
  /** @param since a day before which it was not in force: it ramps from there */
  readonly strengthOn: (day: number, since?: number) => number;
  readonly apply: (policy: Policy, strength: number, seen?: Seen) => void;
  /** Whether it looks at what has happened up to yesterday: it then has a rule, and is left out of what is planned. */
  readonly seesState?: boolean;
  /** Where what it costs is booked, when that can be kept within a budget. */
  readonly account?: Account | undefined;
  /** Present when its strength depends on more than its dates (decide.ts). */
  readonly rule?: LeverRule | undefined;
}

type Part =
  | Policy
  | Policy['rights']
  | Policy['demand']
  | Policy['coming']
  | Policy['allowance']
  | Policy['outside']
  | Groups
  | Group
  | Launch
  | Host
  | Goods
  | Coupon;

/** Whether two policies, or the same part of two, say the same in every number. */
export function isSame<T extends Part>(one: T, other: T): boolean {
  if ('outside' in one && 'outside' in other) {
    // the only part that need not have the same names
    const [a, b] = [one.outside, other.outside] as [object, object];
    if (Object.keys(a).length !== Object.keys(b).length) return false;
  }
  for (const name in one) {
    const [a, b] = [one[name], other[name]];
    if (typeof a === 'object' ? !isSame(a as Part, b as Part) : a !== b) return false;
  }
  return true;
}
