/** What a studio holds: all that its page and its engine know. Plain data, written into the page as JSON. */
import type { Bilingual } from '../../sim/notation/language.ts';
import type { ForecastPlan } from '../../sim/result/forecast/gmv.ts';
import type { ActualRow } from '../../sim/result/result.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import type { AskedOfRecord, StoredRecord } from './record.ts';
import type { Written } from './written.ts';

/** The base as the engine runs it. */
export type StudioBase = Pick<Prepared, 'scenario' | 'data' | 'posterior'>;

/** What the answer is made by, beside the records. */
export interface Question extends AskedOfRecord {
  /** The days that are asked about, as the scenario has them. */
  readonly from: string;
  readonly until: string;
  /** The period that sentences and chart are about. */
  readonly main: string;
  readonly forecast: ForecastPlan;
  /** Published figures; they stand in the forecast where the past of the runs is the published one. */
  readonly actuals: readonly ActualRow[];
  readonly isPublished: boolean;
  /** Code of the market's currency; absent where it is that of the model's first values. */
  readonly currency: string | undefined;
}

export interface StudioData {
  readonly schema: 'laotie/studio@1';
  readonly engine: string;
  /** Of the base: a link belongs to it. */
  readonly scenarioHash: string;
  readonly title: Bilingual;
  readonly base: StudioBase;
  /** Whether its market has ever been fitted: else no chance is told. */
  readonly isFitted: boolean;
  /** What a new lever begins with where it asks for money: enough to be seen in a market of this size. */
  readonly firstAmount: number;
  /** The base as its file says it, every default spelled out. */
  readonly written: Written;
  /** Name under which a written scenario finds the posterior. */
  readonly posteriorName: string | undefined;
  readonly question: Question;
  /** Whether that does not come with the program, and must lie beside a plan that is taken away. */
  readonly isPosteriorOwn: boolean;
  /** Numbers of the replicates that the page simulates. */
  readonly replicates: readonly number[];
  /** What the base gave in them; the page simulates those that are not there when it is opened. */
  readonly records: readonly StoredRecord[];
  /** Plans that the page begins with, beside the base. */
  readonly plans: readonly { readonly title: Bilingual; readonly levers: Written['levers'] }[];
}
