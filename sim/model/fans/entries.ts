/** Room entries: what traffic is counted in, where the model counts shopping visits. */
import type { Params } from '../params.ts';

/** Shopping visits of a day or of a seller, by where they came from. */
export interface VisitCounts {
  readonly fromPrivate: number;
  readonly fromPublic: number;
}

/**
 * Room entries of so many visits. A public visit is one of browsing: a fan scrolls past rooms until it stays in one, and
 * each is an entry. A private visit is directed (Moe 2003): a follower who is called goes to the room it knows.
 */
export function entriesOf(params: Params, { fromPrivate, fromPublic }: VisitCounts): number {
  return fromPrivate * params['visits.entriesPrivate'] + fromPublic * params['visits.entriesPerVisit'];
}
