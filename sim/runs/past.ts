/**
 * Whether a run's past is the one that was published: then published quarters stand in its forecast as they are. A lever
 * from before the last known quarter, or a parameter set otherwise, makes another past, in which nothing was published.
 */
import { dayNumber } from '../notation/dates.ts';
import { leversInForce } from '../scenario/force.ts';
import type { Posterior } from '../scenario/posterior.ts';
import { hashOfValue } from './canonical.ts';
import { type MarketScenario, policyRuns } from './market.ts';

/** What makes one past differ from another, up to a day: as text, the same for the same past. */
export function pastOf(
  { from, parameters, levers }: Pick<MarketScenario, 'from' | 'parameters' | 'levers'>,
  until: string,
): string {
  const days = Math.max(0, dayNumber(until) - dayNumber(from) + 1);
  return hashOfValue({ from, parameters, policies: policyRuns(leversInForce({ levers }), days) });
}

/** Without a calibration that says what it was fitted under, any past is taken for the published one. */
export function hasPublishedPast(
  scenario: Pick<MarketScenario, 'from' | 'parameters' | 'levers'>,
  posterior: Posterior | undefined,
): boolean {
  const past = posterior?.record?.past;
  return past === undefined || pastOf(scenario, past.until) === past.hash;
}
