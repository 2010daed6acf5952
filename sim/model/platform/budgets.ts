/**
 * Budgets of levers. In the morning a lever may spend what is left of its budget, which is known then. Where the most
 * that it can cost today is more than that, it is so much weaker today; where its cost is decided in the course of the
 * day, what is paid for stops at the allowance (settleAccounts.ts, allocateTraffic.ts, coupon.ts, enforce.ts). So no
 * budget is ever overspent by a fen. When nothing is left the lever rests.
 */
import { mostEntries } from '../enterBrands.ts';
import { FEN_PER_UNIT } from '../units.ts';
import type { World } from '../world.ts';
import { recruitingCost, supportCost } from './costs.ts';
import {
  ACCOUNTS,
  type Account,
  type Allowance,
  type Budget,
  type LeverRule,
  type LeverState,
} from './leverRule.ts';
import { type LeverInForce, type Policy, UNLIMITED } from './policy.ts';
import { type Decided, policyOf } from './policyOf.ts';
import { cardEffects } from './trustCard.ts';

/** Whole fen of agents in real money. */
function fenOf({ scale }: World, amount: number): number {
  return Math.floor((amount * FEN_PER_UNIT) / scale);
}

/** What of a budget is left on a day, whole fen of agents. */
function leftOf(world: World, { amount, periodOf }: Budget, { spent }: LeverState): number {
  return fenOf(world, amount) - (spent[periodOf(world.day)] ?? 0);
}

/** Each account of which a lever with a budget pays today's cost. */
type Payers = ReadonlyMap<Account, LeverRule>;

/**
 * The lever in force pays what its account costs; while none is, the last that was: what a trust card has promised may
 * fall due after its end.
 */
function payersOf(
  { leverStates }: World,
  levers: readonly LeverInForce[],
  strengths: readonly number[],
): Payers {
  const payers = new Map<Account, LeverRule>();
  const taken = new Set(
    levers.flatMap(({ account }, at) => (strengths[at]! > 0 && account ? [account] : [])),
  );
  const last = new Map<Account, number>();
  levers.forEach(({ account, rule }, at) => {
    const state = rule?.budget && leverStates[rule.text];
    if (!account || !state) return;
    if (strengths[at]! > 0) payers.set(account, rule);
    else if (!taken.has(account) && state.last > (last.get(account) ?? -1)) {
      payers.set(account, rule);
      last.set(account, state.last);
    }
  });
  return payers;
}

/**
 * What the budgets leave of today's strengths, and what each may cost.
 * @param strengths of all levers by their dates
 */
export function allot(world: World, levers: readonly LeverInForce[], strengths: readonly number[]): Decided {
  const { leverStates, day } = world;
  const payers = payersOf(world, levers, strengths);
  for (const { rule } of levers) {
    const state = rule && leverStates[rule.text];
    if (state) state.pays = 0;
  }
  if (payers.size === 0) return { strengths, allowance: UNLIMITED };
  const left = new Map<Account, number>();
  for (const [account, rule] of payers) {
    const state = leverStates[rule.text]!;
    left.set(account, leftOf(world, rule.budget!, state));
    state.pays = 1;
  }
  const allowance = Object.fromEntries(
    ACCOUNTS.map((account) => [account, left.get(account) ?? Number.POSITIVE_INFINITY]),
  ) as Allowance;
  // as if there were no budget: what it would cost at most
  const asked = policyOf([...levers], day, { strengths, allowance: UNLIMITED });
  const allowed = levers.map(({ account, rule }, at) => {
    const strength = strengths[at]!;
    if (!account || !rule?.budget || strength === 0) return strength;
    leverStates[rule.text]!.last = day;
    return strength * affordable(world, account, allowance[account], asked);
  });
  return { strengths: allowed, allowance };
}

/** Share of a lever's strength that the money is enough for, whatever the day brings. @param left fen of agents */
function affordable(world: World, account: Account, left: number, asked: Policy): number {
  if (left <= 0) return 0;
  const most = mostFen(world, account, asked);
  if (most <= left) return 1;
  // entry is no straight line of strength: all or nothing
  return account === 'recruiting' ? 0 : left / most;
}

/**
 * The most that an account can cost today under a policy, fen of agents, from what the morning knows; 0 where what is
 * paid for stops at the allowance by itself.
 */
function mostFen(world: World, account: Account, policy: Policy): number {
  const { params, brands } = world;
  switch (account) {
    case 'trustCard':
      return mostGuarantees(world, policy);
    case 'brands':
      return fenOf(world, supportCost(params, policy, brands.present + mostEntries(world, policy)));
    case 'recruiting':
      return fenOf(world, recruitingCost(params, policy, mostEntries(world, policy)));
    case 'providers':
      return fenOf(world, policy.providerFund);
    default:
      return 0;
  }
}

/** As if every order on its way arrived today at a seller who covers all, and went the way that costs most. */
function mostGuarantees({ params, accounts }: World, policy: Policy): number {
  const { placed, kept, refunded, cancelled } = accounts;
  const refund = params['costs.card'] * cardEffects(policy).cost;
  const abuse = params['costs.abuse'] * policy.rights['refund-only'];
  return Math.floor(policy.trustCardCover * Math.max(refund, abuse) * (placed - kept - refunded - cancelled));
}

/** What the lever itself has paid on its account today, fen of agents. */
function paidFen({ cost, couponGivenFen, cardPaidFen }: World['platform'], account: Account): number {
  if (account === 'coupon') return couponGivenFen;
  return account === 'trustCard' ? cardPaidFen : cost[account];
}

/**
 * Books what the day's levers have cost. What comes back of coupons with refunds is not given out again.
 * @throws when a budget is overspent, which is a bug
 */
export function bookBudgets(world: World, levers: readonly LeverInForce[]): void {
  const { leverStates, platform, day } = world;
  for (const { id, account, rule } of levers) {
    const state = rule && leverStates[rule.text];
    if (!account || !rule?.budget || !state || state.pays === 0) continue;
    const { budget } = rule;
    const fen = paidFen(platform, account);
    const period = budget.periodOf(day);
    state.spent[period] = (state.spent[period] ?? 0) + fen;
    if (leftOf(world, budget, state) < 0)
      throw new Error(`day ${day}: budget of ${id}: expected at most ${budget.amount}, got more by fen`);
  }
}
