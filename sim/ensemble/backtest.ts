/** How past forecasts of a market did: the compact results of `backtest` that come with the program. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { shippedFolder } from '../scenario/layers.ts';
import type { Posterior } from './posterior.ts';
import { refuse } from './refusal.ts';
import type { HealthFigures } from './result.ts';

export interface Backtest {
  /** Absolute path. */
  readonly file: string;
  readonly levels: HealthFigures['coverage']['levels'];
}

const backtestSchema = z.looseObject({
  schema: z.literal('laotie/backtest@1'),
  /** Name of the scenario whose forecasts were tried. */
  scenario: z.string(),
  coverage: z.array(
    z.looseObject({
      level: z.number().gt(0).lt(1),
      inside: z.int().min(0),
      of: z.int().min(1),
    }),
  ),
});

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
    const { scenario, coverage } = backtestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { file, scenario, levels: coverage.map(({ level, inside, of }) => ({ level, inside, of })) };
  } catch (cause) {
    const got = cause instanceof z.ZodError ? cause.issues[0]!.message : String(cause);
    throw refuse(file, 'a backtest as laotie/backtest@1', got);
  }
}
