/** How far a market's data, fit and backtest carry: a grade, and what keeps it from the one above. */
import { markOfLevel } from './health/coverage.ts';
import type { HealthFigures } from './health-figures.ts';
import { LACKS, type Lack, type MarketGrade } from './lacks.ts';

export interface MarketStanding {
  readonly hasAttention: boolean;
  readonly hasFacts: boolean;
  /** The program that made the fit; undefined where there is none. */
  readonly fit: { readonly engine?: string | undefined } | undefined;
  /** Whether there is a fit that is not taken. */
  readonly isUnused?: boolean;
  readonly backtest:
    | { readonly levels: HealthFigures['coverage']['levels']; readonly engine?: string | undefined }
    | undefined;
  /** This program. */
  readonly engine: string;
}

export function lacksOf({ fit, backtest, engine, ...has }: MarketStanding): Lack[] {
  const held = backtest?.levels.length ? backtest.levels.map(markOfLevel) : undefined;
  const isJudged = held !== undefined && backtest?.engine === engine;
  const lacks: Readonly<Record<Lack, boolean>> = {
    attention: !has.hasAttention,
    facts: !has.hasFacts,
    fit: !fit && !has.isUnused,
    unused: !fit && has.isUnused === true,
    engine: fit !== undefined && fit.engine !== engine,
    backtest: !isJudged,
    coverage: held?.some((mark) => mark !== 'pass') ?? false,
  };
  return LACKS.filter((lack) => lacks[lack]);
}

export function gradeBy(lacks: readonly Lack[]): MarketGrade {
  const lacksOne = (...of: readonly Lack[]) => of.some((lack) => lacks.includes(lack));
  if (lacksOne('attention', 'facts')) return 'D';
  if (lacksOne('fit', 'unused', 'engine')) return 'C';
  return lacks.length > 0 ? 'B' : 'A';
}
