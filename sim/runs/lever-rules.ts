/** From the records of replicates to what their levers with rules did. */
import type { LeverRecord } from '../model/measures/leverRecords.ts';
import { dayNumber, isoOf } from '../notation/dates.ts';
import type { BudgetRow, LeverRules, SpellRow } from '../result/lever-rules.ts';
import { periodsOf, ruledPlans } from '../scenario/force.ts';
import type { LeverPlan, SeededScenario } from '../scenario/scenario.ts';
import type { Replicate } from './prepared.ts';
import { drawnLevers } from './requests.ts';
import { replicateKey } from './seed.ts';

/** A budget in each of its periods. @param spent by period; periods in which it paid nothing are not there */
function budgetRows(
  { id, title, from, until, budget }: LeverPlan,
  replicate: number,
  spent: Readonly<Record<string, number>>,
  periods: readonly string[],
): BudgetRow[] {
  if (!budget) return [];
  return periods.map((period) => {
    const amount = spent[period] ?? 0;
    return {
      replicate,
      lever: id,
      title,
      period: budget.per === undefined ? `${from}/${until}` : period,
      budget: budget.amount,
      spent: amount,
      unspent: budget.amount - amount,
    };
  });
}

/** From the first day on to the last before it is put off again, or to the lever's last day. */
function spellRows(
  { id, title, from, until, fromDay }: LeverPlan,
  replicate: number,
  switches: LeverRecord['switches'],
): SpellRow[] {
  const dateOf = (day: number) => isoOf(dayNumber(from) - fromDay + day);
  return switches.flatMap(([day, on], at) => {
    if (on === 0) return [];
    const off = switches[at + 1]?.[0];
    return {
      replicate,
      lever: id,
      title,
      from: dateOf(day),
      until: off === undefined ? until : dateOf(off - 1),
    };
  });
}

/** Undefined where no lever has a rule, or no replicate ended well. */
export function leverRules(
  { levers, seed }: Pick<SeededScenario, 'levers' | 'seed'>,
  replicates: readonly Replicate[],
): LeverRules | undefined {
  const told = replicates.flatMap(({ index, answer }) => {
    if (answer.status !== 'ok') return [];
    const plans = ruledPlans(drawnLevers(levers, replicateKey(seed, index)));
    const records = answer.value.levers ?? [];
    return plans.flatMap((plan, at) => (records[at] ? [{ plan, index, record: records[at] }] : []));
  });
  const budgets = told.flatMap(({ plan, index, record }) =>
    budgetRows(plan, index, record.spentMoney, periodsOf(plan)),
  );
  const spells = told.flatMap(({ plan, index, record }) => spellRows(plan, index, record.switches));
  // levers that look at the market by themselves have neither
  const has = told.some(({ plan }) => plan.budget || plan.when);
  return has ? { budgets, spells } : undefined;
}
