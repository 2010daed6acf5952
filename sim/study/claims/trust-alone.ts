/**
 * What guarantees do to repurchase through trust alone (C25): all sellers hold the card or none does, and buyers dare no
 * more for it before the sale (purchase.guarantee is 0 in both worlds). That a guarantee makes a sale likelier is a rule;
 * it is silent here, and what is left are failures that were made good, and what fans make of them.
 */
import { METRICS, type MetricName } from '../../model/measures/all.ts';
import { type LeverInForce, RIGHTS } from '../../model/platform/policy.ts';
import { type Outcome, simulate } from '../../model/simulate.ts';
import { spanOf, valueOver } from '../../result/summary.ts';
import { replicateValue } from '../../runs/replicate.ts';
import type { Told } from './figures.ts';
import type { Bench } from './trunk.ts';
import { dayOf } from './watchers.ts';

function meanOf(outcome: Outcome, name: MetricName, from: string, periods: readonly string[]): number {
  const { series } = replicateValue(outcome);
  const days = series.length / METRICS.length;
  const metric = METRICS.find((one) => one.name === name)!;
  const values = periods.map((period) => valueOver(metric, series, days, spanOf(period, from)));
  return values.reduce((a, b) => a + b) / values.length;
}

export function throughTrustAlone({ plan, machine, at, dates }: Bench): Told {
  const from = at(dates.card);
  const since = dayOf(plan, dates.card);
  const forAll: LeverInForce = {
    id: 'card-for-all',
    strengthOn: (day) => (day >= since ? 1 : 0),
    apply: (policy) => {
      policy.trustCardCover = 1;
      policy.trustCardForced = 1;
      for (const right of RIGHTS) policy.rights[right] = 1;
    },
  };
  const params = { ...plan.params, 'purchase.guarantee': 0 };
  const others = plan.levers.filter(({ id }) => id !== 'trust-card');
  const repeatRate = (levers: readonly LeverInForce[]) =>
    meanOf(
      machine.inMemory((memoryOf) => simulate({ ...plan, params, levers }, undefined, { memoryOf, from })),
      'repeatRate',
      plan.exogenous.from,
      dates.cardPeriods,
    );
  return { with: repeatRate([...others, forAll]), without: repeatRate(others) };
}
