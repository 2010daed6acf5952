/** What a ledger would take, said before it is kept. */
import { EVENT_WORDS } from '../../../kernel/event-layout.ts';
import { takeEvents } from '../../../model/events.ts';
import { simulate } from '../../../model/simulate.ts';
import type { World } from '../../../model/world.ts';
import { marketOf, planOf } from '../../market.ts';
import type { Prepared } from '../../prepared.ts';
import { drawnBy } from '../../requests.ts';
import { replicateKey } from '../../seed.ts';
import { inMemory } from '../memory.ts';
import { allowRecording } from '../recording.ts';

export interface EventsNeeds {
  readonly share: number;
  /** Events of all replicates. */
  readonly rows: number;
  /** As Parquet, and on their way while replicates run. */
  readonly bytes: number;
  readonly passingBytes: number;
}

/** Bytes of an event as Parquet, and of the other tables of a replicate, about: 12.9 and 192,000 in the main scenario (1% at 1:20,000). */
const PARQUET_BYTES = 13;
const OTHER_BYTES = 200_000;
const PROBE_FANS = 4000;

/**
 * Counts the events of all fans in a smaller market of replicate 0, and draws on to the fans and replicates of the run.
 * @param fans agents of the run @param threads replicates at a time
 */
export function eventsNeeds(prepared: Prepared, share: number, fans: number, threads: number): EventsNeeds {
  const { scenario, data } = prepared;
  const probed = Math.min(fans, PROBE_FANS);
  const scale = (scenario.scale * fans) / probed;
  const key = replicateKey(scenario.seed, 0);
  const market = planOf(marketOf({ ...scenario, scale }, data, key, drawnBy(prepared, 0)));
  allowRecording();
  let words = 0;
  const afterDay = ({ ranges }: World) => {
    words += takeEvents(ranges).length;
  };
  inMemory((memoryOf) => simulate(market, afterDay, { memoryOf, kept: 1 }));
  const each = (words / EVENT_WORDS / probed) * fans * share;
  const rows = Math.round(each * scenario.replicates);
  return {
    share,
    rows,
    bytes: rows * PARQUET_BYTES + scenario.replicates * OTHER_BYTES,
    passingBytes: Math.round(each * Math.min(threads, scenario.replicates)) * EVENT_WORDS * 4,
  };
}
