/** Profiles and ranks as plain numbers, short enough to read: what identify.json holds. */
import { quantileSorted } from 'simple-statistics';
import type { HasOwnParameters } from '../scenario/market-parameters.ts';
import type { Posterior } from '../scenario/posterior.ts';
import type { Identification } from './identify.ts';
import { pointOf } from './prior.ts';
import { type Profile, RISE, type Sight } from './profile.ts';
import type { RankCheck } from './ranks.ts';

/** 95% of a unit normal lies below: the ends of a central 90% interval. */
const NORMAL_95 = 1.645;

export interface ProfileSetting {
  readonly scale: number;
  /** Draws of the scenario, if it names any. */
  readonly posterior: Posterior | undefined;
  /** Where the market has values and ranges of its own. */
  readonly market?: HasOwnParameters;
}

export function profilePart(found: Identification, { scale, posterior, market = {} }: ProfileSetting) {
  const { facts, fit, surface, sights, profiles } = found;
  return {
    scale,
    runs: surface.runs,
    surface: facts.map((name, at) => ({ name, spread: short(surface.spreads[at]!) })),
    objective: short(fit.objective),
    stopped: fit.stopped,
    rule: RISE,
    sightsFrom: posterior ? ('posterior' as const) : ('slopes' as const),
    sights: posterior ? drawnSights(sights, posterior, market) : sights.map(slopeSight),
    profiles: profiles.map(profileRow),
  };
}

function drawnSights(sights: readonly Sight[], posterior: Posterior, market: HasOwnParameters) {
  const points = posterior.draws.map(({ parameters }) => pointOf(parameters, market));
  return sights.map(({ at, name }) => {
    const scores = points.map((point) => point[at]!).sort((a, b) => a - b);
    const [low90, middle, high90] = [0.05, 0.5, 0.95].map((share) => short(quantileSorted(scores, share)));
    return { name, middle: middle!, low90: low90!, high90: high90! };
  });
}

function slopeSight({ name, moved, spread }: Sight) {
  const [low90, high90] = [moved - NORMAL_95 * spread, moved + NORMAL_95 * spread];
  return { name, middle: short(moved), low90: short(low90), high90: short(high90) };
}

function profileRow({ name, points, interval, rise, seen }: Profile) {
  const least = Math.min(...points.map(({ likelihood }) => likelihood));
  const { low, high, from, to } = interval;
  return {
    name,
    points: points.map(({ score, value, objective, likelihood }) => ({
      score: short(score),
      value,
      objective: short(objective),
      rise: short(likelihood - least),
    })),
    low: short(low),
    high: short(high),
    from,
    to,
    rise: short(rise),
    seen,
  };
}

export interface RankSetting {
  readonly scale: number;
  readonly members: number;
  /** Whether the market was made small for the check, with fewer sellers and rounds than a calibration has. */
  readonly isSmall: boolean;
}

export function ranksPart(check: RankCheck, { scale, members, isSmall }: RankSetting) {
  const { truths, lost, forecast, overall } = check;
  const kept = truths.reduce((sum, truth) => sum + truth.kept, 0) / Math.max(1, truths.length);
  const shares = (coverage: RankCheck['overall']['coverage']) =>
    coverage.map(({ level, covered }) => ({ level, covered: short(covered) }));
  return {
    scale,
    truths: truths.length,
    lost,
    members,
    isSmall,
    kept: short(kept),
    forecast,
    quantities: check.quantities.map(
      ({ name, bins, chiSquare, p, adjusted, lean, width, spread, coverage, verdict }) => ({
        name,
        bins,
        chiSquare: short(chiSquare),
        p: short(p),
        adjusted: short(adjusted),
        lean: short(lean),
        width: short(width),
        spread: short(spread),
        coverage: shares(coverage),
        verdict,
      }),
    ),
    overall: {
      spread: short(overall.spread),
      score: short(overall.score),
      coverage: shares(overall.coverage),
      verdict: overall.verdict,
    },
  };
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
