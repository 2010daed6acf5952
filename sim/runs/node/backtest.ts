/** How past forecasts of a market did: the compact results of `backtest` that come with the program. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type BacktestResult, MARKET } from '../../result/backtest.ts';
import type { PastForecast } from '../../result/forecast/model-error.ts';
import type { HealthFigures } from '../../result/health-figures.ts';
import type { Posterior } from '../../scenario/posterior.ts';
import { backtestSchema, forecast, origin, score } from './backtest-schema.ts';
import { LIMITS, readRecord } from './read-file.ts';

export interface Backtest {
  /** Absolute path. */
  readonly file: string;
  readonly levels: HealthFigures['coverage']['levels'];
  /** Its forecasts of one quarter ahead that have been judged. */
  readonly past: readonly PastForecast[];
  /** The program that ran its markets. */
  readonly engine?: string | undefined;
}

/** What a run needs of it: how often intervals of the market's forecasts held the figure, and how far those of one quarter were off. */
const cardSchema = z.looseObject({
  schema: backtestSchema.shape.schema,
  scenario: backtestSchema.shape.scenario.pick({ name: true }),
  settings: backtestSchema.shape.settings.pick({ modelErrorSd: true }).optional(),
  origins: z
    .array(origin.pick({ quarter: true, knownUntil: true, modelError: true, discrepancy: true }))
    .default([]),
  forecasts: z
    .array(
      forecast.pick({
        origin: true,
        horizon: true,
        quarter: true,
        method: true,
        q10: true,
        q50: true,
        q90: true,
        actual: true,
      }),
    )
    .default([]),
  engine: backtestSchema.shape.engine.optional(),
  scores: z.array(
    score.pick({ method: true, horizon: true, n: true, cover50: true, cover80: true, cover90: true }),
  ),
});
const ALL_HORIZONS = 0;
const LEVELS = [
  { level: 0.5, column: 'cover50' },
  { level: 0.8, column: 'cover80' },
  { level: 0.9, column: 'cover90' },
] as const;

/**
 * The backtest of the scenario itself, or of the one that its parameters were fitted for: scenarios that share a
 * posterior are one family.
 * @throws Refusal when a file that ships is no backtest
 */
export function backtestOf(
  name: string,
  posterior: Posterior | undefined,
  folder: string,
): Backtest | undefined {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const family = [name, posterior?.record?.scenario];
  return files
    .sort()
    .map((file) => levelsOf(join(folder, file)))
    .find(({ scenario }) => family.includes(scenario));
}

/** The result of a backtest. @throws Refusal that names the place where it is none, Discrepancy when it was changed */
export function readBacktest(file: string): BacktestResult {
  return readRecord(file, backtestSchema, 'a backtest', LIMITS.ofRun);
}

function levelsOf(file: string): Backtest & { readonly scenario: string } {
  const card = readRecord(file, cardSchema, 'a backtest', LIMITS.ofRun);
  const { scenario, scores, engine } = card;
  const row = scores.find(({ method, horizon }) => method === MARKET && horizon === ALL_HORIZONS);
  const levels = LEVELS.flatMap(({ level, column }) =>
    row && row.n > 0 ? [{ level, inside: Math.round(row[column] * row.n), of: row.n }] : [],
  );
  return { file, scenario: scenario.name, levels, engine, past: pastOf(card) };
}

/** Width of a normal distribution's central 80%, in standard deviations. */
const WIDTH_80 = 2.5631;

/** Forecasts of one quarter ahead with what came; a quarter's day of publication is that on which the next origin stands. */
function pastOf({ settings, origins, forecasts }: z.output<typeof cardSchema>): PastForecast[] {
  const byQuarter = new Map(origins.map((one) => [one.quarter, one]));
  return forecasts.flatMap(({ origin: from, horizon, quarter, method, q10, q50, q90, actual }) => {
    const published = byQuarter.get(quarter)?.knownUntil;
    if (method !== MARKET || horizon !== 1 || actual === null || published === undefined) return [];
    const { modelError, discrepancy } = byQuarter.get(from) ?? {};
    const step = modelError?.sd ?? settings?.modelErrorSd?.[0] ?? 0;
    const added = discrepancy?.ahead[0]?.sd ?? step;
    const whole = (Math.log(q90 / q10) / WIDTH_80) ** 2;
    const factor = step > 0 ? (added / step) ** 2 : 1;
    return [{ published, error: Math.log(actual / q50), variance: Math.max(0, whole - added ** 2), factor }];
  });
}
