/** From a prepared scenario and the number of a replicate to its market, and to a request for its answer. */
import { type Key, uniform } from '../model/random.ts';
import type { Paired } from '../result/varianceSplit.ts';
import { withDuePaths } from '../scenario/due-path.ts';
import { type Changes, drawParameters } from '../scenario/posterior.ts';
import type { LeverPlan } from '../scenario/scenario.ts';
import { hashOf } from './canonical.ts';
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
  const levers = drawnLevers(scenario.levers, own);
  return { market: marketOf({ ...scenario, levers }, data, key, drawn, attention), drawn };
}

/**
 * The market of another scenario that differs in its levers alone: what lies outside of them is the same, and is not
 * worked out again.
 */
export function redrawLevers(
  market: PlainMarket,
  { scenario, data }: Pick<Prepared, 'scenario' | 'data'>,
  index: number,
): PlainMarket {
  const levers = drawnLevers(scenario.levers, replicateKey(scenario.seed, index));
  return { ...market, levers: withDuePaths(levers, { ...scenario, data }) };
}

/** Levers with the strengths that a replicate draws where they are not known; the same list where all are. */
export function drawnLevers(levers: readonly LeverPlan[], key: Key): readonly LeverPlan[] {
  if (levers.every(({ upTo }) => upTo === undefined)) return levers;
  return levers.map(({ upTo, ...plan }) =>
    upTo === undefined
      ? plan
      : { ...plan, strength: plan.strength + (upTo - plan.strength) * share(plan.id, key) },
  );
}

/** By the lever's name: other levers change no draw of it. Day 1: the posterior is drawn at day 0. */
function share(id: string, key: Key): number {
  const agent = Number.parseInt(hashOf(id).slice(0, 7), 16);
  return uniform(key, 'posterior', agent, 1);
}

export function requestOf(data: () => PlainMarket, place?: Place): ReplicateRequest {
  return { task: replicateTask, data, place };
}
