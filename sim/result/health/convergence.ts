import { medianWithError } from '../precision.ts';
import { headlineOf } from '../summary.ts';
import { type Check, markOf, worstOf } from './check.ts';

/** Standard error of the median as a share of it: pass, review. Assumption: a percent is less than any other error. */
const MEDIAN = [0.01, 0.03] as const;
/** Standard error of the first target's chance: pass, review. Assumption: 5 points separate 40% from 60% at 95%. */
const CHANCE = [0.05, 0.1] as const;

/** Whether there are enough replicates: more would move neither the median nor the chance by much. */
export const convergence: Check<'convergence'> = {
  id: 'convergence',
  judge({ scenario, result }) {
    const figure = headlineOf(scenario);
    const values = result.replicates.flatMap(({ headline }) => (figure ? (headline[figure] ?? []) : []));
    const found = medianWithError(values);
    const median = found && found.median !== 0 ? found.error / Math.abs(found.median) : null;
    const chance = result.targets[0]?.standardError ?? null;
    // standard errors shrink with the root of the replicates
    const times = [(median ?? 0) / MEDIAN[0], (chance ?? 0) / CHANCE[0]].map((ratio) => ratio ** 2);
    const enough = median === null ? null : Math.ceil(values.length * Math.max(1, ...times));
    const marks = [
      median === null ? 'fail' : markOf(median, ...MEDIAN),
      chance === null ? 'pass' : markOf(chance, ...CHANCE),
    ] as const;
    const bounds = { median: MEDIAN[0], chance: CHANCE[0] };
    return {
      mark: worstOf(...marks),
      figures: { replicates: values.length, median, chance, enough, bounds },
    };
  },
};
