/** How past forecasts of a market did: the compact results of `backtest` that come with the program. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse } from '../../notation/refusal.ts';
import type { HealthFigures } from '../../result/result.ts';
import type { Posterior } from '../../scenario/posterior.ts';
import { readFault } from './files.ts';
import { shippedFolder } from './shipped.ts';

export interface Backtest {
  /** Absolute path. */
  readonly file: string;
  readonly levels: HealthFigures['coverage']['levels'];
}

/** What the card needs of it: how often intervals of the market's forecasts, all horizons together, held the figure. */
const backtestSchema = z.looseObject({
  schema: z.literal('laotie/backtest@1'),
  scenario: z.looseObject({ name: z.string() }),
  scores: z.array(
    z.looseObject({
      method: z.string(),
      horizon: z.int(),
      n: z.int().min(0),
      cover50: z.number().min(0).max(1),
      cover80: z.number().min(0).max(1),
      cover90: z.number().min(0).max(1),
    }),
  ),
});
const MARKET = 'market';
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
  folder = join(shippedFolder() ?? '', 'backtest'),
): Backtest | undefined {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const family = [name, posterior?.record?.scenario];
  return files
    .sort()
    .map((file) => readBacktest(join(folder, file)))
    .find(({ scenario }) => family.includes(scenario));
}

function readBacktest(file: string): Backtest & { readonly scenario: string } {
  try {
    const { scenario, scores } = backtestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const row = scores.find(({ method, horizon }) => method === MARKET && horizon === ALL_HORIZONS);
    const levels = LEVELS.flatMap(({ level, column }) =>
      row && row.n > 0 ? [{ level, inside: Math.round(row[column] * row.n), of: row.n }] : [],
    );
    return { file, scenario: scenario.name, levels };
  } catch (cause) {
    const got = cause instanceof z.ZodError ? 'something else' : readFault(cause);
    throw refuse(file, 'a backtest as laotie/backtest@1', got);
  }
}
