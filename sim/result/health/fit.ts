import { periodOf } from '../../notation/dates.ts';
import { type Check, markOf } from './check.ts';

/** Error of a median against its published figure: pass, review. Assumption, as asked of the model. */
const ERROR = [0.05, 0.1] as const;
/** Figures that a run is held to, as shares of what was published. */
const METRICS = ['gmv', 'repeatRate'];

/** Simulated medians against quarters that were public on the information date: sales, and the repeat rate. */
export const fit: Check<'fit'> = {
  id: 'fit',
  judge({ result }) {
    const errors = result.actuals
      .filter(({ metric, hindsight, value }) => METRICS.includes(metric) && !hindsight && value > 0)
      .filter(({ period }) => periodOf(period)?.kind === 'quarter')
      .flatMap(({ metric, period, value }) => {
        const row = result.summary.find((one) => one.metric === metric && one.period === period);
        return row ? [{ metric, period, error: row.q50 / value - 1 }] : [];
      });
    const worst = errors.toSorted((a, b) => Math.abs(b.error) - Math.abs(a.error))[0] ?? null;
    const mark = worst ? markOf(Math.abs(worst.error), ...ERROR) : 'review';
    return { mark, figures: { figures: errors.length, worst, bounds: { pass: ERROR[0], review: ERROR[1] } } };
  },
};
