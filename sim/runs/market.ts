/** A scenario and a key as the market takes them. */
import { type Params, paramsWith } from '../model/params.ts';
import type { Key } from '../model/random.ts';
import type { MarketPlan } from '../model/simulate.ts';
import { buildExogenous } from '../scenario/exogenous.ts';
import { leversInForce } from '../scenario/force.ts';
import type { MarketData } from '../scenario/market-data.ts';
import type { Changes } from '../scenario/posterior.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What of a scenario a market needs: plain data that crosses to a worker. */
export type MarketScenario = Pick<
  Scenario,
  'from' | 'until' | 'knownUntil' | 'scale' | 'parameters' | 'levers'
>;

/** Parameters of a market: first values, then what the posterior gave, then what the scenario itself sets. */
export function paramsOf(scenario: Pick<Scenario, 'parameters'>, drawn: Changes): Params {
  return paramsWith({ ...drawn, ...scenario.parameters });
}

/**
 * The plan of one replicate.
 * @param data of the market; figures published after `knownUntil` are not used
 * @param drawn parameters that the replicate took from a posterior, or none
 * @param attention key of the future of attention; the replicate's own but for a twin
 */
export function marketOf(
  scenario: MarketScenario,
  data: MarketData,
  key: Key,
  drawn: Changes,
  attention: Key = key,
): MarketPlan {
  const { from, until, knownUntil, scale } = scenario;
  return {
    params: paramsOf(scenario, drawn),
    exogenous: buildExogenous({ from, until, knownUntil, data, key: attention, draw: true }),
    levers: leversInForce(scenario),
    scale,
    key,
  };
}
