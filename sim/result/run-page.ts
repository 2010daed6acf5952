/** What the report of a run is made from: the run, its outlook, and studies of the same scenario that were taken in. */
import type { CompareResult } from './compare.ts';
import type { LeversResult } from './levers.ts';
import type { Outlook } from './outlook.ts';
import type { RunResult } from './result.ts';
import type { StressResult } from './stress.ts';

/** Studies that a report takes in, by the name of their command. */
export interface TakenStudies {
  readonly levers?: LeversResult | undefined;
  readonly stress?: StressResult | undefined;
  /** The scenario against another, which is A. */
  readonly compare?: CompareResult | undefined;
}

/** A run as its report shows it: the result, page one, and the studies that were taken in. */
export interface RunPage extends RunResult {
  /** Absent where no run ended well. */
  readonly outlook?: Outlook | undefined;
  /** Levers, stress or compare that `report --study` has taken in. */
  readonly studies?: TakenStudies | undefined;
  /** `studio.html` lies beside it. */
  readonly hasStudio?: boolean;
}
