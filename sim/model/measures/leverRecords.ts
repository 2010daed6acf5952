/** What a run tells of its levers with rules: what their budgets have paid. */
import type { LeverInForce } from '../platform/policy.ts';
import type { World } from '../world.ts';
import { yuan } from './rows.ts';

/** Plain data, in real yuan. */
export interface LeverRecord {
  /** What a budget has paid, by period; periods in which it paid nothing are not there. */
  readonly spentYuan: Readonly<Record<string, number>>;
}

/** One for each lever with a rule, the one that can matter first first. */
export function leverRecords(world: World, levers: readonly LeverInForce[]): LeverRecord[] {
  const rules = levers.flatMap(({ rule }) => rule ?? []).sort((a, b) => a.first - b.first);
  return rules.map(({ text }) => {
    const spent = Object.entries(world.leverStates[text]?.spent ?? {});
    return {
      spentYuan: Object.fromEntries(spent.map(([period, fen]) => [period, yuan(world, fen)])),
    };
  });
}
