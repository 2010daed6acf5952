/**
 * What a target's GMV must be day by day, for levers that watch it (`when: { below: 90% of path }`). It is fixed before
 * the run, by what was published and by the season. For no day is a figure read that was published on that day or later,
 * or after the information date; and what the run itself sells never moves it.
 */
import type { DuePath } from '../model/platform/leverRule.ts';
import { dayNumber, isoOf, type Period, quarterNumber, readPeriod } from '../notation/dates.ts';
import { requiredPath } from '../notation/required-path.ts';
import { PUBLISHED_AS, quarterlySeries } from './history.ts';
import type { MarketData } from './market-data.ts';
import type { LeverPlan, LeverWhen, PathTarget } from './scenario.ts';
import { seasonOf } from './season.ts';

/** What a path is reckoned from: dates of the run, and what was known by its information date. */
export interface DueFrom {
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  readonly data: Pick<MarketData, 'history' | 'calendar' | 'parameters'>;
}

/** GMV of a quarter, or of the one period of a target that is not over a year. */
interface Block {
  readonly span: Pick<Period, 'from' | 'until'>;
  readonly required: number;
}

function quartersOf(year: number): string[] {
  return [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`);
}

/**
 * The path of a target by quarters, by what is published: those that are carry their figure, the others share what is left
 * in proportion to the same quarters of the last year that is published as a whole. Undefined where none is.
 */
function blocksOf(
  { over, atLeast }: PathTarget,
  published: ReadonlyMap<string, number>,
): Block[] | undefined {
  const period = readPeriod(over);
  if (period.kind !== 'year') return [{ span: period, required: published.get(over) ?? atLeast }];
  const year = Number(over);
  const earliest = Math.min(...[...published.keys()].map((quarter) => quarterNumber(quarter)));
  for (let before = year - 1; before * 4 >= earliest; before--) {
    const figures = quartersOf(before).map((quarter) => published.get(quarter));
    if (figures.some((figure) => figure === undefined)) continue;
    const quarters = quartersOf(year).map((quarter, at) => ({
      period: quarter,
      projected: figures[at]!,
      published: published.get(quarter),
    }));
    return requiredPath(atLeast, quarters).map((one) => ({ span: readPeriod(one.period), ...one }));
  }
  return undefined;
}

/** Each block over its days by the season; sums up to each day of the target's period, the first of them 0. */
function sumsOf(blocks: readonly Block[], { from, until }: Period, market: DueFrom['data']): number[] {
  const season = seasonOf(from, until, market);
  const sums = [0];
  for (const { span, required } of blocks) {
    const first = dayNumber(span.from) - dayNumber(from);
    const weights = season.subarray(first, dayNumber(span.until) - dayNumber(from) + 1);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (const weight of weights) sums.push(sums.at(-1)! + (required * weight) / all);
  }
  return sums;
}

/**
 * What the days up to yesterday must have brought, on each day on which they all lie in the target's period and the path is
 * known. Whole amounts.
 * @param days up to yesterday
 */
export function duePath(target: PathTarget, days: number, start: DueFrom): DuePath {
  const { from, until, knownUntil, data } = start;
  const period = readPeriod(target.over);
  const [first, end] = [period.from, period.until].map((date) => dayNumber(date) - dayNumber(from));
  const last = Math.min(end! + 1, dayNumber(until) - dayNumber(from));
  const rows = data.history.filter(({ metric }) => metric === PUBLISHED_AS.gmv);
  const known = new Map<string, number[] | undefined>();
  const values: number[] = [];
  for (let day = first! + days; day <= last; day++) {
    const yesterday = isoOf(dayNumber(from) + day - 1);
    const by = [yesterday, knownUntil].toSorted()[0]!;
    const published = quarterlySeries(rows, PUBLISHED_AS.gmv, by);
    const name = JSON.stringify([...published]);
    if (!known.has(name)) {
      const blocks = blocksOf(target, published);
      known.set(name, blocks && sumsOf(blocks, period, data));
    }
    const sums = known.get(name);
    if (sums) values.push(Math.round(sums[day - first!]! - sums[day - first! - days]!));
  }
  // what is published stays so: once it is known, it is on all days that follow
  return { first: last - values.length + 1, values };
}

const completed = new WeakMap<
  readonly LeverPlan[],
  { readonly by: string; readonly data: DueFrom['data']; readonly levers: readonly LeverPlan[] }
>();

/** Levers with the paths that they watch; the same list where none does, and the same again for the same run. */
export function withDuePaths(levers: readonly LeverPlan[], start: DueFrom): readonly LeverPlan[] {
  if (levers.every(({ when }) => when?.path === undefined)) return levers;
  const { data, ...dates } = start;
  const by = JSON.stringify(dates);
  const held = completed.get(levers);
  if (held?.by === by && held.data === data) return held.levers;
  const own = levers.map((plan) => (plan.when ? { ...plan, when: withDuePath(plan.when, start) } : plan));
  completed.set(levers, { by, data, levers: own });
  return own;
}

function withDuePath({ path, ...when }: LeverWhen, start: DueFrom): LeverWhen {
  return path ? { ...when, due: duePath(path, when.days, start) } : when;
}
