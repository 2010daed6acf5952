/**
 * Layers of a scenario put together: later wins, mappings merge deeply, `levers` and `targets` merge by id, and
 * `remove: true` drops an entry of a lower layer. Every value keeps the place where it was written.
 */
import { nearestNames } from '../notation/nearest.ts';
import {
  type Entry,
  type Located,
  type LocatedList,
  type LocatedMapping,
  list,
  mapping,
  plainOf,
} from './located.ts';
import { didYouMean, error, type Place, type Problem, shown } from './problems.ts';

const LISTS_BY_ID = ['levers', 'targets'];
/** Two ways to say one thing: an overlay that gives one takes the other away. */
const RIVALS: Readonly<Record<string, string>> = { scale: 'fans', fans: 'scale' };

export interface Merged {
  readonly root: LocatedMapping;
  readonly problems: readonly Problem[];
}

/** Merges layers, the lowest first. `place` is where a key that no layer has is reported. */
export function mergeLayers(layers: readonly LocatedMapping[], place: Place): Merged {
  const problems: Problem[] = [];
  const empty = mapping(new Map(), place);
  const root = layers.reduce((below, above) => mergeTop(below, above, problems), empty);
  return { root, problems };
}

function mergeTop(below: LocatedMapping, above: LocatedMapping, problems: Problem[]): LocatedMapping {
  const entries = new Map(below.entries);
  for (const [key, entry] of above.entries) {
    const lower = entries.get(key)?.value;
    const byId = LISTS_BY_ID.includes(key) && entry.value.kind === 'list';
    const value = byId
      ? mergeById(key, lower?.kind === 'list' ? lower : undefined, entry.value as LocatedList, problems)
      : mergeDeep(lower, entry.value);
    entries.set(key, { key: entry.key, value });
  }
  return mapping(entries, below.place);
}

function mergeDeep(below: Located | undefined, above: Located): Located {
  if (below?.kind !== 'mapping' || above.kind !== 'mapping') return above;
  const entries = new Map(below.entries);
  for (const [key, entry] of above.entries) {
    const rival = RIVALS[key];
    if (rival && !above.entries.has(rival)) entries.delete(rival);
    entries.set(key, { key: entry.key, value: mergeDeep(entries.get(key)?.value, entry.value) });
  }
  return mapping(entries, above.place);
}

/** The id of a list's entry, when it has one. */
export function idOf(item: Located): string | undefined {
  const id = item.kind === 'mapping' ? item.entries.get('id')?.value : undefined;
  return id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : undefined;
}

function mergeById(
  key: string,
  below: LocatedList | undefined,
  above: LocatedList,
  problems: Problem[],
): LocatedList {
  const merged = [...(below?.items ?? [])];
  const seen = new Set<string>();
  for (const item of above.items) {
    const id = idOf(item);
    if (id === undefined || item.kind !== 'mapping') {
      merged.push(item);
      continue;
    }
    const path = `${key}.${id}`;
    if (seen.has(id))
      problems.push(error(item.place, path, 'each id once in a file', `a second ${shown(id)}`));
    seen.add(id);
    const at = merged.findIndex((other) => idOf(other) === id);
    const remove = item.entries.get('remove');
    if (remove) {
      const names = merged.flatMap((other) => idOf(other) ?? []);
      const problem = removalProblem(item, remove, path, at >= 0, names);
      if (problem) problems.push(problem);
      if (at >= 0) merged.splice(at, 1);
    } else if (at >= 0) merged[at] = mergeDeep(merged[at], item);
    else merged.push(item);
  }
  return list(merged, above.place);
}

function removalProblem(
  item: LocatedMapping,
  remove: Entry,
  path: string,
  known: boolean,
  names: readonly string[],
): Problem | undefined {
  const { place } = remove.value;
  if (plainOf(remove.value) !== true) {
    return error(place, `${path}.remove`, 'true', shown(plainOf(remove.value)));
  }
  const surplus = [...item.entries].find(([key]) => key !== 'id' && key !== 'remove');
  if (surplus) {
    const [key, entry] = surplus;
    return error(entry.key, `${path}.${key}`, 'only id and remove in an entry that is removed', shown(key));
  }
  if (known) return undefined;
  const near = nearestNames(path.slice(path.indexOf('.') + 1), names);
  return error(place, path, 'the id of an entry of a lower layer', 'an id that none has', didYouMean(near));
}
