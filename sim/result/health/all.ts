/** Every check of the model's health, in the order of the card. A new one is its own file and one line here. */
import type { HealthRow } from '../health-figures.ts';
import type { Evidence } from './check.ts';
import { convergence } from './convergence.ts';
import { coverage } from './coverage.ts';
import { extrapolation } from './extrapolation.ts';
import { fit } from './fit.ts';
import { identities } from './identities.ts';
import { plausibility } from './plausibility.ts';
import { posterior } from './posterior.ts';

// biome-ignore format: one check a line
export const CHECKS = [
  identities,
  convergence,
  plausibility,
  fit,
  coverage,
  extrapolation,
  posterior,
] as const;

/** The card of a run. */
export function healthOf(evidence: Evidence): HealthRow[] {
  return CHECKS.map(({ id, judge }) => ({ id, ...judge(evidence) }) as HealthRow);
}
