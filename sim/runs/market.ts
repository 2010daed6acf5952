/** A scenario and a key as a market takes them: all that a run depends on, as plain data. */
import type { Exogenous } from '../model/exogenous.ts';
import { type Params, paramsWith } from '../model/params.ts';
import { type LeverInForce, ordinaryPolicy, type Policy } from '../model/platform/policy.ts';
import { policyOf } from '../model/platform/policyOf.ts';
import type { Key } from '../model/random.ts';
import type { MarketPlan } from '../model/simulate.ts';
import { withDuePaths } from '../scenario/due-path.ts';
import { buildExogenous } from '../scenario/exogenous.ts';
import { leversInForce } from '../scenario/force.ts';
import type { MarketData } from '../scenario/market-data.ts';
import { firstValues, type HasOwnParameters } from '../scenario/market-parameters.ts';
import type { Changes } from '../scenario/posterior.ts';
import type { LeverPlan, Scenario } from '../scenario/scenario.ts';
import { canonical } from './canonical.ts';

/** What of a scenario a market needs. */
export type MarketScenario = Pick<
  Scenario,
  'from' | 'until' | 'knownUntil' | 'scale' | 'parameters' | 'levers'
>;

/** One market as plain data: every number settled, levers as they are planned. */
export interface PlainMarket {
  readonly params: Params;
  readonly exogenous: Exogenous;
  readonly levers: readonly LeverPlan[];
  /** Real users per fan agent. */
  readonly scale: number;
  readonly key: Key;
}

/** Parameters of a market: first values, its own in their place, then what the posterior gave, then what the scenario itself sets. */
export function paramsOf(
  scenario: Pick<Scenario, 'parameters'>,
  data: HasOwnParameters,
  drawn: Changes,
): Params {
  return paramsWith({ ...firstValues(data), ...drawn, ...scenario.parameters });
}

/**
 * The market of one replicate.
 * @param data of the market; figures published after `knownUntil` are not used
 * @param drawn parameters that the replicate took from a posterior, or none
 * @param attention key of the future of attention; the replicate's own but for a paired run
 */
export function marketOf(
  scenario: MarketScenario,
  data: MarketData,
  key: Key,
  drawn: Changes,
  attention: Key = key,
): PlainMarket {
  const { from, until, knownUntil, scale, levers } = scenario;
  return {
    params: paramsOf(scenario, data, drawn),
    exogenous: buildExogenous({ from, until, knownUntil, data, key: attention, draw: true }),
    levers: withDuePaths(levers, { from, until, knownUntil, data }),
    scale,
    key,
  };
}

/** As `simulate` takes it. */
export function planOf({ levers, ...plain }: PlainMarket): MarketPlan {
  return { ...plain, levers: leversInForce({ levers }) };
}

/** A run of days with the same policy: the first day, and what the platform has decided, as canonical text. */
export type PolicyRun = readonly [day: number, policy: string];

/**
 * What the levers do together, day by day, run-length coded: names, titles and order of levers are not in it. A lever
 * with a rule is as strong as its dates say, and its rule stands beside it on the days on which it can matter.
 */
export function policyRuns(levers: readonly LeverInForce[], days: number): readonly PolicyRun[] {
  const runs: PolicyRun[] = [];
  let last = '';
  let known: { readonly policy: Policy; readonly text: string } | undefined;
  for (let day = 0; day < days; day++) {
    const rules = levers.flatMap(({ rule }) => (rule?.mattersOn(day) ? [rule.text] : []));
    const policy = policyOf(levers, day); // the same object as yesterday's where nothing changes
    if (policy !== known?.policy) known = { policy, text: canonical(said(policy)) };
    const text = known.text + rules.join('');
    if (text !== last) runs.push([day, text]);
    last = text;
  }
  return runs;
}

/** Parts that policies have had since texts of policies are kept: they are left out where they say nothing. */
const LATER = ['rivalVisits', 'rivalHours', 'stockOut', 'freeReturns', 'groups'] as const;
const ORDINARY = ordinaryPolicy();

/** What a policy says; allowances come with rules. */
function said({ allowance: _, ...policy }: Policy): object {
  const silent = new Set<string>(LATER.filter((name) => policy[name] === ORDINARY[name]));
  if (Object.keys(policy.outside).length === 0) silent.add('outside');
  return Object.fromEntries(Object.entries(policy).filter(([name]) => !silent.has(name)));
}

const known = new WeakMap<readonly LeverPlan[], Map<number, readonly PolicyRun[]>>();

/** The same, worked out once for all replicates of a scenario. */
export function policyRunsOf({
  levers,
  exogenous,
}: Pick<PlainMarket, 'levers' | 'exogenous'>): readonly PolicyRun[] {
  const { days } = exogenous;
  const found = known.get(levers) ?? new Map<number, readonly PolicyRun[]>();
  known.set(levers, found);
  if (!found.has(days)) found.set(days, policyRuns(leversInForce({ levers }), days));
  return found.get(days)!;
}

/** All that a market depends on, with the policies in place of the levers. */
export function contentOfMarket({ levers, ...plain }: PlainMarket): unknown {
  return { ...plain, policies: policyRunsOf({ levers, exogenous: plain.exogenous }) };
}
