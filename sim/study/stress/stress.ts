/** Every shock alone against the scenario without it, on the same luck: what it takes, from which chance, for how long. */
import { METRICS } from '../../model/measures/all.ts';
import { dayNumber, isoOf } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { ShockOutcome, StressResult, WeekRatio } from '../../result/stress.ts';
import { replicateKey } from '../../runs/seed.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import { compareSides, type FinishedSide } from '../compare/compare.ts';
import { comparedFigure, pairsOf } from '../compare/compared.ts';
import { type DailyPair, RECOVERED_SHARE, recoveryOf, weekRatio } from './recovery.ts';

/** A shock that has run; its letter is its id. */
export interface FinishedShock extends FinishedSide {
  /** The levers that make it. */
  readonly levers: readonly LeverPlan[];
}

const GMV_ROW = METRICS.findIndex(({ name }) => name === 'gmv');

/** Daily GMV of the replicates that ended well on both sides. */
function dailyPairs(base: FinishedSide, shock: FinishedSide): DailyPair[] {
  const { days } = base.prepared.scenario;
  const daily = (values: Float64Array) => values.subarray(GMV_ROW * days, (GMV_ROW + 1) * days);
  const others = new Map(shock.run.series.map(({ replicate, values }) => [replicate, values]));
  return base.run.series.flatMap(({ replicate, values }) => {
    const other = others.get(replicate);
    return other ? [{ without: daily(values), with: daily(other) }] : [];
  });
}

/** Weeks shown before a shock. */
const WEEKS_BEFORE = 2;

function weeksOf(pairs: readonly DailyPair[], first: number, from: string): WeekRatio[] {
  const days = pairs[0]!.without.length;
  const weeks: WeekRatio[] = [];
  for (let day = Math.max(0, first - 7 * WEEKS_BEFORE); day + 7 <= days; day += 7) {
    weeks.push({ date: isoOf(dayNumber(from) + day), ratio: weekRatio(pairs, day) });
  }
  return weeks;
}

function outcomeOf(
  base: FinishedSide,
  shock: FinishedShock,
  comparison: ShockOutcome['comparison'],
): ShockOutcome {
  const { from, until, days, seed, currency } = base.prepared.scenario;
  const first = Math.min(...shock.levers.map(({ fromDay }) => fromDay));
  const last = Math.max(...shock.levers.map(({ untilDay }) => untilDay));
  const isoAt = (day: number) => isoOf(dayNumber(from) + day);
  const span = { period: `${isoAt(first)}/${until}`, kind: 'quarter', first, last: days - 1 } as const;
  const figure = { metric: 'gmv', span };
  const pairs = dailyPairs(base, shock);
  return {
    id: shock.letter,
    title: shock.title,
    from: isoAt(first),
    until: isoAt(last),
    comparison,
    atRisk: comparedFigure(figure, pairsOf(figure, base, shock), currency) ?? null,
    recovery: recoveryOf(pairs, { first, last }, replicateKey(seed, 0)),
    weeks: weeksOf(pairs, first, from),
  };
}

/**
 * @param base the scenario without any of the shocks
 * @param shocks at least one; all have a replicate that ended well
 */
export function judgeShocks(
  base: FinishedSide,
  shocks: readonly FinishedShock[],
  { title, source }: { readonly title: Bilingual; readonly source: string },
): StressResult {
  const compared = compareSides([base, ...shocks]);
  const { schema: _, sides, comparisons, paths: __, ...made } = compared;
  const outcomes = shocks.map((shock, at) => outcomeOf(base, shock, comparisons[at]!));
  const lossOf = ({ atRisk }: ShockOutcome) => atRisk?.difference.mean ?? 0;
  return {
    schema: 'laotie/stress@1',
    title,
    source,
    scenarioHash: sides[0]!.scenarioHash,
    until: sides[0]!.until,
    ...made,
    recoveredShare: RECOVERED_SHARE,
    shocks: outcomes.toSorted((a, b) => lossOf(a) - lossOf(b)),
  };
}
