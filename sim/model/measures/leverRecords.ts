/** What a run tells of its levers with rules: what their budgets have paid, and when they were put on and off. */
import type { LeverInForce } from '../platform/policy.ts';
import type { World } from '../world.ts';
import { realMoney } from './rows.ts';

/** Plain data, in real money. */
export interface LeverRecord {
  /** What a budget has paid, by period; periods in which it paid nothing are not there. */
  readonly spentMoney: Readonly<Record<string, number>>;
  /** Days on which its trigger has put it on (1) or off (0), in their order. */
  readonly switches: readonly (readonly [day: number, on: number])[];
}

/** One for each lever with a rule, the one that can matter first first. */
export function leverRecords(world: World, levers: readonly LeverInForce[]): LeverRecord[] {
  const rules = levers.flatMap(({ rule }) => rule ?? []).sort((a, b) => a.first - b.first);
  return rules.map(({ text }) => {
    const { spent = {}, switches = {} } = world.leverStates[text] ?? {};
    return {
      spentMoney: Object.fromEntries(
        Object.entries(spent).map(([period, fen]) => [period, realMoney(world, fen)]),
      ),
      switches: Object.entries(switches).map(([day, on]) => [Number(day), on] as const),
    };
  });
}
