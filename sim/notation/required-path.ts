/** What each quarter must bring for a target to be met: one rule for what is reported and for what levers watch. */

export interface QuarterFigures {
  readonly period: string;
  /** What it is expected to bring. */
  readonly projected: number;
  /** The figure published by the information date, if there is one. */
  readonly published: number | undefined;
}

export interface RequiredQuarter {
  readonly period: string;
  readonly projected: number;
  readonly required: number;
  /** Whether it carries its published figure. */
  readonly known: boolean;
}

/**
 * What each quarter must bring. Published quarters carry their figure, as projected and as required; the others share
 * what is left of the target in proportion to what is projected:
 * required = projected × (target − sum of the published) / (sum of the projected of the rest).
 * Evenly when those are all 0; 0 when the published quarters have met the target by themselves.
 */
export function requiredPath(atLeast: number, quarters: readonly QuarterFigures[]): RequiredQuarter[] {
  const open = quarters.filter(({ published }) => published === undefined);
  const known = quarters.reduce((sum, { published }) => sum + (published ?? 0), 0);
  const ahead = open.reduce((sum, { projected }) => sum + projected, 0);
  const left = Math.max(0, atLeast - known);
  return quarters.map(({ period, projected, published }) => {
    if (published !== undefined) return { period, projected: published, required: published, known: true };
    const share = ahead > 0 ? projected / ahead : 1 / open.length;
    return { period, projected, required: left * share, known: false };
  });
}
