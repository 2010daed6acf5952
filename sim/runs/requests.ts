/** From a prepared scenario and the number of a replicate to its market, and to a request for its answer. */
import type { Paired } from '../result/varianceSplit.ts';
import { type Changes, drawParameters } from '../scenario/posterior.ts';
import { marketOf, type PlainMarket } from './market.ts';
import type { Place, Request } from './perform.ts';
import type { Prepared } from './prepared.ts';
import { type ReplicateValue, replicateTask } from './replicate.ts';
import { pairedKey, replicateKey } from './seed.ts';

export type ReplicateRequest = Request<PlainMarket, ReplicateValue>;

export interface DrawnMarket {
  readonly market: PlainMarket;
  /** Parameters that the replicate took from the posterior. */
  readonly drawn: Changes;
}

/** The draw that a replicate takes from the posterior. */
export function drawnBy(
  { scenario, posterior }: Pick<Prepared, 'scenario' | 'posterior'>,
  index: number,
): Changes {
  return posterior ? drawParameters(posterior, replicateKey(scenario.seed, index)) : {};
}

/** The market of replicate `index`; a paired run has its parameters, and one kind of luck from a key of its own. */
export function drawMarket(
  prepared: Pick<Prepared, 'scenario' | 'data' | 'posterior'>,
  index: number,
  paired?: Paired,
): DrawnMarket {
  const { scenario, data } = prepared;
  const own = replicateKey(scenario.seed, index);
  const other = paired ? pairedKey(scenario.seed, index) : own;
  const drawn = drawnBy(prepared, index);
  const [key, attention] = [paired === 'chance' ? other : own, paired === 'attention' ? other : own];
  return { market: marketOf(scenario, data, key, drawn, attention), drawn };
}

export function requestOf(data: () => PlainMarket, place?: Place): ReplicateRequest {
  return { task: replicateTask, data, place };
}
