/** What an ensemble is before it runs: its scenario and data, and what is asked of it. */
import type { PastForecast } from '../result/forecast/model-error.ts';
import type { HealthFigures } from '../result/health-figures.ts';
import type { Precision } from '../result/precision.ts';
import type { Paired } from '../result/varianceSplit.ts';
import type { MarketData } from '../scenario/market-data.ts';
import type { Changes, Posterior } from '../scenario/posterior.ts';
import type { SeededScenario } from '../scenario/scenario.ts';
import type { Answer } from './job.ts';
import type { PlanIdentity } from './manifest.ts';
import type { Place } from './perform.ts';
import type { ReplicateValue } from './replicate.ts';

/** Everything known before an ensemble starts. */
export interface Prepared {
  readonly scenario: SeededScenario;
  readonly data: MarketData;
  readonly posterior: Posterior | undefined;
  /** Whether the market has ever been fitted, also where the run takes no fit: else first values stand for another one. */
  readonly isFitted: boolean;
  readonly identity: PlanIdentity;
  /** SHA-256 of every data file read, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Texts of the files that the run folder must hold beside its scenario, by name. */
  readonly copies: Readonly<Record<string, string>>;
  /** How past forecasts of the same market did, where that ships with the program. */
  readonly backtest?:
    | {
        readonly levels: HealthFigures['coverage']['levels'];
        readonly past: readonly PastForecast[];
        readonly engine?: string | undefined;
      }
    | undefined;
}

/** Where the answers of one ensemble are kept: of a replicate by its number, or of a paired run of it. */
export type Places = (index: number, paired?: Paired) => Place;

/** A replicate that has ended, well or not. */
export interface Replicate {
  /** From 0. */
  readonly index: number;
  readonly seed: string;
  readonly drawn: Changes;
  readonly answer: Answer<ReplicateValue>;
  /** Time it took; 0 for one that was remembered. */
  readonly seconds: number;
}

/** One ensemble of several that share threads. */
export interface Asked {
  readonly prepared: Prepared;
  readonly places?: Places | undefined;
  readonly part?: Part | undefined;
  /** Run until a figure is this precise; the scenario's replicates are then the most there can be. */
  readonly precision?: Precision | undefined;
}

/** Part `part` (from 1) of `of`: the replicates k with k mod of = part − 1. */
export interface Part {
  readonly part: number;
  readonly of: number;
}

/** How many replicates an ensemble would have in the end. */
export function countOf(asked: Pick<Asked, 'prepared' | 'part'>): number {
  return indicesOf(asked).length;
}

/** Numbers of the replicates that an ensemble would have in the end. */
export function indicesOf({ prepared, part }: Pick<Asked, 'prepared' | 'part'>): number[] {
  const all = Array.from({ length: prepared.scenario.replicates }, (_, k) => k);
  return part ? all.filter((k) => k % part.of === part.part - 1) : all;
}
