/** What a sweep asks of every run: figures over days that all of its points have. */
import { type MetricName, metricOf } from '../../model/measures/all.ts';
import { dayNumber, periodOf } from '../../notation/dates.ts';
import { spanOf } from '../../result/summary.ts';
import type { Found, Path } from '../../scenario/lookup.ts';
import { error, type Problem } from '../../scenario/problems.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { mainPeriod } from '../compare/figures.ts';
import type { AskedOutcome } from '../designs/runs.ts';
import type { OutcomeData } from '../designs/study-file.ts';

/** Asked of the main period where a study names nothing. */
const USUAL: readonly MetricName[] = ['gmv', 'netGmv', 'platformNet', 'leverCost', 'buyersYear', 'meanTrust'];

type Dates = Pick<Scenario, 'from' | 'until'>;

/** The days that all runs have. */
function commonDays(scenarios: readonly Dates[]): Dates {
  const from = scenarios
    .map((scenario) => scenario.from)
    .sort()
    .at(-1)!;
  const until = scenarios.map((scenario) => scenario.until).sort()[0]!;
  return { from, until };
}

function isWithin(period: string, { from, until }: Dates): boolean {
  const { first, last } = spanOf(period, from);
  return first >= 0 && last <= dayNumber(until) - dayNumber(from);
}

export interface ReadOutcomes {
  readonly outcomes: readonly AskedOutcome[];
  readonly problems: readonly Problem[];
}

/** What is wrong with the period of an outcome. */
function troubleOf({ metric, period }: AskedOutcome, days: Dates): string | undefined {
  const found = periodOf(period);
  if (!found && !period.includes('/')) return 'a period such as 2021, 2021Q3, 2021-07 or 2021-07-03';
  if (found && !isWithin(period, days)) return `a period inside every run, ${days.from} to ${days.until}`;
  const isDay = found?.kind === 'day' && metricOf(metric).over === 'monthly';
  return isDay ? 'a month or longer, for it is counted once a month' : undefined;
}

/**
 * @param asked outcomes of a study file; the usual ones where it has none
 * @param scenarios those of all points, the study's own first
 * @param find where a value of the file was written
 */
export function readOutcomes(
  asked: readonly OutcomeData[] | undefined,
  scenarios: readonly (Dates & Pick<Scenario, 'targets'>)[],
  find: (path: Path) => Found,
): ReadOutcomes {
  const days = commonDays(scenarios);
  const targets = scenarios[0]!.targets.filter(({ over }) => isWithin(over, days));
  const main = mainPeriod({ ...days, targets });
  if (!asked) {
    const ofTargets = targets.map(({ metric, over }) => ({ metric, period: over }));
    const all = [...ofTargets, ...USUAL.map((metric) => ({ metric, period: main }))];
    return {
      outcomes: [...new Map(all.map((one) => [`${one.metric}@${one.period}`, one])).values()],
      problems: [],
    };
  }
  const problems: Problem[] = [];
  const outcomes = asked.map(({ metric, over }, at) => {
    const outcome = { metric, period: over ?? main };
    const expected = troubleOf(outcome, days);
    const { place, shownPath } = find(['outcomes', at, 'over']);
    if (expected) problems.push(error(place, shownPath, expected, outcome.period));
    return outcome;
  });
  return { outcomes, problems };
}
