/** The target whose path a lever watches: which one it is, and whether its path is known on any of the lever's days. */
import { dayNumber, readPeriod } from '../notation/dates.ts';
import { at, type Draft, type Find } from './draft.ts';
import { duePath } from './due-path.ts';
import type { MarketData } from './market-data.ts';
import type { Problem } from './problems.ts';
import type { PathTarget, Target } from './scenario.ts';
import type { WhenData } from './when-schema.ts';
import type { Span } from './windows.ts';

/** The one metric whose quarters are published. */
const PATH_METRIC = 'gmv';

type Named = Pick<Target, 'id' | 'metric' | 'over' | 'atLeast'>;

/** Targets that have a path day by day. */
function pathsOf<One extends Named>(targets: readonly One[]): One[] {
  return targets.filter(({ metric, over }) => metric === PATH_METRIC && readPeriod(over).kind !== 'day');
}

/** The target that `when` means: the one it names, or the only one there is; undefined when it means none. */
export function pathTarget({ ofPath, target }: WhenData, targets: readonly Named[]): PathTarget | undefined {
  if (!ofPath) return undefined;
  const paths = pathsOf(targets);
  const found = target === undefined ? paths : paths.filter(({ id }) => id === target);
  const [one] = found;
  return one && found.length === 1 ? { id: one.id, over: one.over, atLeast: one.atLeast } : undefined;
}

/** @param dates of the lever */
export function checkPath(
  when: WhenData,
  index: number,
  dates: Span,
  { draft, find, market }: { readonly draft: Draft; readonly find: Find; readonly market: MarketData },
): Problem[] {
  const path = ['levers', index, 'when'];
  if (!when.ofPath) {
    if (when.target === undefined) return [];
    return [at(find, [...path, 'target'], 'a target only beside a share of its path', when.target)];
  }
  if (when.metric !== PATH_METRIC)
    return [at(find, [...path, 'metric'], 'gmv, the metric that has a path', when.metric)];
  const targets = draft.targets.filter((one) => one !== undefined);
  const target = pathTarget(when, targets);
  if (!target) {
    if (targets.length < draft.targets.length) return []; // one of them is wrong itself
    const ids = pathsOf(targets).map(({ id }) => id);
    if (ids.length === 0) return [at(find, path, 'a target of gmv over a year, quarter or month', 'none')];
    const expected = `the id of a target of gmv: ${ids.join(', ')}`;
    return [at(find, [...path, 'target'], expected, when.target ?? 'none')];
  }
  return checkKnown(target, when, index, dates, { draft, find, market });
}

/** A path that begins after the lever's last day, or is never known, puts it on on no day. */
function checkKnown(
  target: PathTarget,
  { days }: WhenData,
  index: number,
  dates: Span,
  { draft, find, market: data }: { readonly draft: Draft; readonly find: Find; readonly market: MarketData },
): Problem[] {
  const { from, until, knownUntil } = draft;
  const period = readPeriod(target.over);
  if (!from || !until || !knownUntil || period.from < from || period.until > until) return [];
  const { first, values } = duePath(target, days, { from, until, knownUntil, data });
  const [begins, ends] = [dates.from, dates.until].map((date) => dayNumber(date) - dayNumber(from));
  if (values.length > 0 && ends! >= first && begins! < first + values.length) return [];
  const expected = `days on which the path of ${target.id} is known`;
  return [at(find, ['levers', index, 'when'], expected, 'none of them')];
}
