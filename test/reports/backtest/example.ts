/** A backtest without a market: forecasts made of the published figures themselves, some too high and some too low. */
import { sentencesOf } from '../../../reports/backtest/sentences.ts';
import type { BacktestResult } from '../../../sim/result/backtest.ts';
import { discrepancyOf } from '../../../sim/result/forecast/discrepancy.ts';
import { opponentsOf, shippedMarket, shippedMarketFile } from '../../../sim/runs/node/markets.ts';
import { normalSamples } from '../../../sim/study/backtest/distribution.ts';
import type { MarketForecast } from '../../../sim/study/backtest/forecasts.ts';
import type { Published } from '../../../sim/study/backtest/known.ts';
import { actualsOf, originsOf, quartersAfter } from '../../../sim/study/backtest/origins.ts';
import { protocolOf } from '../../../sim/study/backtest/protocol.ts';
import { scoreForecasts } from '../../../sim/study/backtest/score.ts';

const history = shippedMarket('kuaishou').history;
export const PUBLISHED: Published = {
  market: shippedMarket('kuaishou'),
  retail: opponentsOf(shippedMarketFile('kuaishou')).retail,
  analysts: opponentsOf(shippedMarketFile('kuaishou')).analysts,
};
const HORIZONS = 6;

/** Median off by 1.5% a quarter, high at one origin and low at the next; the last origins know nothing of 2024. */
export function exampleForecasts(): MarketForecast[] {
  const actuals = actualsOf(history);
  return originsOf(history, '2021Q1', '2023Q3').map((origin, at) => {
    const side = at % 2 === 0 ? 1 : -1;
    const mean = quartersAfter(origin.quarter, HORIZONS).map(
      (quarter, h) => Math.log(actuals.get(quarter) ?? 450e9) + side * 0.015 * (h + 1),
    );
    const sd = mean.map((_, h) => 0.05 * Math.sqrt(h + 1));
    return {
      origin,
      facts: ['gmv 2020Q1', `gmv ${origin.quarter}`],
      members: 60 - at,
      lost: at,
      objective: 20 + at,
      modelError: { sd: 0.06, forecasts: at },
      discrepancy: discrepancyOf(
        { residuals: [], base: origin.quarter, sd: 0.06 },
        quartersAfter(origin.quarter, HORIZONS),
      ),
      quarters: [mean.map(Math.exp)],
      samples: normalSamples({ mean, sd }),
    };
  });
}

export function exampleBacktest(): BacktestResult {
  const forecasts = exampleForecasts();
  const told = {
    schema: 'laotie/backtest@1' as const,
    scenario: {
      name: 'example',
      title: { zh: '例子', en: 'An example' },
      from: '2019-07-01',
      scale: 20_000,
    },
    seed: 'example',
    seedRule: 'none',
    engine: 'none',
    protocol: protocolOf({ members: 64, horizons: HORIZONS, origins: forecasts.map(({ origin }) => origin) }),
    settings: {
      membersTried: 64,
      horizons: HORIZONS,
      runsAPoint: 2,
      rounds: { fit: 8, draws: 5 },
      drawsAMember: 8,
    },
    refitted: ['visits.rate'],
    ...scoreForecasts(forecasts, PUBLISHED),
  };
  return { ...told, sentences: sentencesOf(told) };
}
