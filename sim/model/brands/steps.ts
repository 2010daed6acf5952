/**
 * STEPS, the platform's paper on how a brand is run (36Kr, November 2021): self-operation, traffic, elite distribution,
 * private domain, specific supply. A brand looks every 28 days at what each would bring and cost in the next 28 days,
 * and makes those choices that pay. Sums are real money.
 */
import type { Params } from '../params.ts';

export const SELF_OPERATION = 1;
export const TRAFFIC = 2;
export const ELITE_DISTRIBUTION = 4;
export const PRIVATE_DOMAIN = 8;
export const SPECIFIC_SUPPLY = 16;

/** How a new shop begins: it is live itself and pays for traffic. */
export const FIRST_CHOICES = SELF_OPERATION | TRAFFIC;

/**
 * The stage at which the platform stands behind each choice with all of its support; at the others with half. The paper
 * puts the five in the order of a shop's life: breaking zero, cold start, climbing, private domain, brand. The half is
 * an assumption.
 */
const STAGE_OF_SUPPORT = {
  [SELF_OPERATION]: 1, //      new shop
  [TRAFFIC]: 1, //             new shop
  [ELITE_DISTRIBUTION]: 2, //  climbing
  [PRIVATE_DOMAIN]: 3, //      KA
  [SPECIFIC_SUPPLY]: 4, //     SKA
} as const;
type Choice = keyof typeof STAGE_OF_SUPPORT;

/** Support of a choice at a stage, of full support 1. */
export function supportAt(choice: Choice, stage: number): number {
  return STAGE_OF_SUPPORT[choice] === stage ? 1 : 0.5;
}

/** What a brand knows of itself at a review. */
export interface Standing {
  readonly stage: number;
  readonly choices: number;
  /** Margin after commission and provider's fee, as a share of what buyers keep. */
  readonly margin: number;
  /** Since the last review: what buyers of its store kept, of that what followers kept, and of its goods from talents. */
  readonly keptMoney: number;
  readonly privateMoney: number;
  readonly carriedMoney: number;
  readonly followers: number;
}

/** The centre's support of each of four choices: a share of its cost, before the stage. */
export interface CostSupport {
  readonly tools: number;
  readonly policy: number;
  readonly service: number;
}

/** Margin that being live itself adds, against being live for `brands.partTime` of the days. */
function gainOfSelf(params: Params, { margin, keptMoney, choices }: Standing): number {
  const part = params['brands.partTime'];
  const whole = choices & SELF_OPERATION ? keptMoney : keptMoney / part;
  return margin * whole * (1 - part);
}

/**
 * Margin on what talents sell, after their commission. Before it has tried, a brand hopes that they sell as much as its own
 * store; then hope and record weigh the same.
 */
function gainOfElite(params: Params, { margin, keptMoney, carriedMoney, choices }: Standing): number {
  const expected = choices & ELITE_DISTRIBUTION ? (carriedMoney + keptMoney) / 2 : keptMoney;
  return (margin - params['brands.eliteFee']) * expected;
}

/** Followers buy more when they are looked after. */
function gainOfCare(params: Params, { margin, privateMoney }: Standing): number {
  return margin * params['brands.careLift'] * privateMoney;
}

/** Goods made for the platform alone: cheaper to make in one batch than the price is lowered, and more is sold. */
function gainOfSupply(params: Params, { margin, keptMoney }: Standing): number {
  const lift = params['brands.supplyLift'];
  return (margin * lift - params['brands.supplyMargin'] * (1 + lift)) * keptMoney;
}

/** What the choices but traffic cost in 28 days, by themselves, after support. */
export function costOf(params: Params, choice: Choice, standing: Standing, support: CostSupport): number {
  const borne = params['brands.supportShare'] * supportAt(choice, standing.stage);
  switch (choice) {
    case SELF_OPERATION:
      return params['brands.selfCost'] * (1 - borne * support.tools);
    case ELITE_DISTRIBUTION:
      return params['brands.eliteCost'] * (1 - borne * support.policy);
    case PRIVATE_DOMAIN:
      return params['brands.careCost'] * standing.followers * (1 - borne * support.service);
    case SPECIFIC_SUPPLY:
      return params['brands.supplyCost'] * (1 - borne * support.policy);
    case TRAFFIC:
      return 0; // its cost is what is spent on ads
  }
}

const GAINS = [
  [SELF_OPERATION, gainOfSelf],
  [ELITE_DISTRIBUTION, gainOfElite],
  [PRIVATE_DOMAIN, gainOfCare],
  [SPECIFIC_SUPPLY, gainOfSupply],
] as const;

/**
 * The choices for the next 28 days. A shop in its first reviews keeps what it began with, for it has no record to go by.
 * @param isNew in its first `brands.patience` reviews
 * @param paysForTraffic whether its ads return what they cost, or may yet (ads.ts)
 */
export function choose(
  params: Params,
  standing: Standing,
  support: CostSupport,
  { isNew, paysForTraffic }: { readonly isNew: boolean; readonly paysForTraffic: boolean },
): number {
  let choices = isNew ? FIRST_CHOICES : 0;
  if (paysForTraffic) choices |= TRAFFIC;
  for (const [choice, gain] of GAINS) {
    if (gain(params, standing) > costOf(params, choice, standing, support)) choices |= choice;
  }
  return choices;
}

/** All that the choices made cost in 28 days, ads apart, real money. */
export function costOfChoices(params: Params, standing: Standing, support: CostSupport): number {
  let sum = 0;
  for (const [choice] of GAINS) {
    if (standing.choices & choice) sum += costOf(params, choice, standing, support);
  }
  return sum;
}
