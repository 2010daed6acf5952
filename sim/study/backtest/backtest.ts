/** A backtest: forecasts from the past as it was known, scored with what came, beside simple methods. */
import type { BacktestResult } from '../../result/backtest.ts';
import { DRAWS } from '../../result/forecast/errors.ts';
import { hashOfValue } from '../../runs/canonical.ts';
import type { Means } from '../../runs/perform.ts';
import { SEED_RULE } from '../../runs/seed.ts';
import type { StudyObserver } from '../calibrate.ts';
import { fittedParameters } from '../prior.ts';

import { type ForecastPlan, forecastMarkets } from './forecasts.ts';
import type { Published } from './known.ts';
import { protocolOf } from './protocol.ts';
import { scoreForecasts } from './score.ts';

export interface BacktestPlan extends ForecastPlan, Pick<Published, 'retail' | 'analysts'> {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
}

/** Everything but the sentences, which are made from it. */
export async function backtestMarket(
  plan: BacktestPlan,
  means: Means,
  observer: StudyObserver = {},
): Promise<Omit<BacktestResult, 'sentences'>> {
  const markets = await forecastMarkets(plan, means, observer);
  const { name, title, scenario, seed, members, horizons, seeds, rounds, retail, analysts } = plan;
  return {
    schema: 'laotie/backtest@1',
    scenario: {
      name,
      title,
      from: scenario.from,
      scale: scenario.scale,
      ...(plan.data.currency === undefined ? {} : { currency: plan.data.currency }),
    },
    seed,
    seedRule: SEED_RULE,
    engine: means.engine,
    dataHash: hashOfValue(plan.data),
    protocol: protocolOf(plan),
    settings: {
      membersTried: members,
      horizons,
      runsAPoint: seeds,
      rounds,
      drawsAMember: DRAWS,
    },
    refitted: fittedParameters().map((parameter) => parameter.name),
    ...scoreForecasts(markets, { market: plan.data, retail, analysts }),
  };
}
