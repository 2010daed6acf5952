/** An ensemble before and while it runs, as data: what is known of it, where its answers are kept, and each of them. */
import type { HealthFigures, Manifest } from '../result/result.ts';
import type { Paired } from '../result/varianceSplit.ts';
import type { MarketData } from '../scenario/market-data.ts';
import type { Changes, Posterior } from '../scenario/posterior.ts';
import type { SeededScenario } from '../scenario/scenario.ts';
import type { Answer } from './job.ts';
import type { Place } from './perform.ts';
import type { ReplicateValue } from './replicate.ts';

/** What makes two runs the same plan: equal values give equal results, wherever the plan lies and whatever the machine. */
export type PlanIdentity = Pick<Manifest, 'engine' | 'scenarioHash' | 'dataHash'>;

/** Everything known before an ensemble starts. */
export interface Prepared {
  readonly scenario: SeededScenario;
  readonly data: MarketData;
  readonly posterior: Posterior | undefined;
  readonly identity: PlanIdentity;
  /** SHA-256 of every data file read, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Texts of the files that the run folder must hold beside its scenario, by name. */
  readonly copies: Readonly<Record<string, string>>;
  /** How past forecasts of the same market did, where that ships with the program. */
  readonly backtest?: { readonly levels: HealthFigures['coverage']['levels'] } | undefined;
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
