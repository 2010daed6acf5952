import { type Check, markOfEngine } from './check.ts';

/** Draws, counted by their weights: pass from, review from. Assumption: 100 give an 80% interval to a few percent. */
const ENOUGH = 100;
const FEW = 20;

/** Whether parameters were fitted on the scenario's own information date by this engine, and are drawn from enough points. */
export const posterior: Check<'posterior'> = {
  id: 'posterior',
  judge({ scenario, posterior: fitted, isFitted, result }) {
    const weights = fitted?.draws.map(({ weight }) => weight) ?? [];
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const squares = weights.reduce((all, weight) => all + weight ** 2, 0);
    const draws = squares > 0 ? Math.round(sum ** 2 / squares) : 0; // effective number (Kish 1965)
    const figures = { knownUntil: fitted?.knownUntil ?? null, scenario: scenario.knownUntil, draws };
    // first values stand for the market that they were fitted to, and for no other
    if (!fitted)
      return isFitted ? { mark: 'review', figures } : { mark: 'fail', figures: { ...figures, noFit: true } };
    const engine = { made: fitted.record?.engine ?? null, now: result.manifest.engine };
    const known = { ...figures, engine };
    if (fitted.knownUntil > scenario.knownUntil || draws < FEW) return { mark: 'fail', figures: known };
    const well = fitted.knownUntil === scenario.knownUntil && draws >= ENOUGH;
    return { mark: well ? markOfEngine(engine) : 'review', figures: known };
  },
};
