/**
 * Layers of a scenario put together: later wins, mappings merge deeply, `levers` and `targets` merge by id, and
 * `remove: true` drops an entry of a lower layer. Every value keeps the place where it was written.
 */
import { FORMER_BUDGET_AMOUNT, FORMER_PARAMETERS } from '../notation/currencies.ts';
import {
  type Entry,
  type Located,
  type LocatedList,
  type LocatedMapping,
  list,
  mapping,
  plainOf,
} from './located.ts';
import { error, type Near, type Place, type Problem, shown } from './problems.ts';

const LISTS_BY_ID = ['levers', 'targets'];
/** Two ways to say one thing: an overlay that gives one takes the other away. */
const PAIRS = [
  ['scale', 'fans'],
  ['on', 'every'],
  ['below', 'above'],
  ['untilAbove', 'untilBelow'],
  [FORMER_BUDGET_AMOUNT, 'amount'],
  ...FORMER_PARAMETERS,
] as const;
const RIVALS: Readonly<Record<string, string>> = Object.fromEntries(
  PAIRS.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]),
);

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

/** Entries of a list in their order, found by their ids. */
class EntriesById {
  private readonly slots: (Located | undefined)[] = [];
  private readonly placeOf = new Map<string, number>();

  constructor(items: readonly Located[]) {
    for (const item of items) this.append(item, idOf(item));
  }

  append(item: Located, id: string | undefined): void {
    if (id !== undefined && !this.placeOf.has(id)) this.placeOf.set(id, this.slots.length);
    this.slots.push(item);
  }

  get(id: string): Located | undefined {
    const at = this.placeOf.get(id);
    return at === undefined ? undefined : this.slots[at];
  }

  replace(id: string, item: Located): void {
    this.slots[this.placeOf.get(id)!] = item;
  }

  remove(id: string): void {
    const at = this.placeOf.get(id);
    if (at !== undefined) this.slots[at] = undefined;
    this.placeOf.delete(id);
  }

  ids(): string[] {
    return [...this.placeOf.keys()];
  }

  items(): Located[] {
    return this.slots.filter((item) => item !== undefined);
  }
}

function mergeById(
  key: string,
  below: LocatedList | undefined,
  above: LocatedList,
  problems: Problem[],
): LocatedList {
  const merged = new EntriesById(below?.items ?? []);
  // what an unknown name may have meant; the same for all of them, for there may be thousands
  const names = merged.ids();
  const seen = new Set<string>();
  for (const item of above.items) {
    const id = idOf(item);
    if (id === undefined || item.kind !== 'mapping') {
      merged.append(item, undefined);
      continue;
    }
    const path = `${key}.${id}`;
    if (seen.has(id))
      problems.push(error(item.place, path, 'each id once in a file', `a second ${shown(id)}`));
    seen.add(id);
    const lower = merged.get(id);
    const remove = item.entries.get('remove');
    if (remove) {
      const problem = removalProblem(item, remove, path, lower !== undefined, { name: id, among: names });
      if (problem) problems.push(problem);
      merged.remove(id);
    } else if (lower) merged.replace(id, mergeDeep(lower, item));
    else merged.append(item, id);
  }
  return list(merged.items(), above.place);
}

function removalProblem(
  item: LocatedMapping,
  remove: Entry,
  path: string,
  known: boolean,
  near: Near,
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
  return error(place, path, 'the id of an entry of a lower layer', 'an id that none has', near);
}
