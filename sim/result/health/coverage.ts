import type { HealthFigures, Mark } from '../health-figures.ts';
import { type Check, markOfEngine, worstOf } from './check.ts';

type CoveredLevel = HealthFigures['coverage']['levels'][number];

/** Chance that a right interval holds so few figures, or fewer: pass from, review from. Assumption. */
const CHANCE = [0.1, 0.01] as const;
/** Fewer figures than this cannot pass, whatever they say. Assumption. */
const FEWEST = 8;

/**
 * Whether past forecasts' intervals held as many published figures as they should. Figures of one year move together, so
 * the binomial tail is a rough rule. Too wide an interval is no failure here: it costs sharpness, not truth. Forecasts of
 * another engine are to be reviewed.
 */
export const coverage: Check<'coverage'> = {
  id: 'coverage',
  judge({ backtest, result }) {
    if (!backtest) return { mark: 'review', figures: { levels: [] } };
    const { levels } = backtest;
    const engine = { made: backtest.engine ?? null, now: result.manifest.engine };
    const marks = levels.map(markOfLevel);
    const mark = levels.length > 0 ? worstOf(...marks, markOfEngine(engine)) : 'review';
    return { mark, figures: { levels, engine } };
  },
};

/** Whether an interval of this level held as many of so many figures as it should. */
export function markOfLevel({ level, inside, of }: CoveredLevel): Mark {
  const chance = tail(inside, of, level);
  if (chance < CHANCE[1]) return 'fail';
  return chance < CHANCE[0] || of < FEWEST ? 'review' : 'pass';
}

/** P(at most `inside` of `of`) when each is inside with chance `level`. */
function tail(inside: number, of: number, level: number): number {
  let term = (1 - level) ** of;
  let sum = term;
  for (let k = 1; k <= inside; k++) {
    term *= ((of - k + 1) / k) * (level / (1 - level));
    sum += term;
  }
  return sum;
}
