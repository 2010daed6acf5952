/** From a path in the plain data back to the place in a file where it was written. */
import type { Located } from './located.ts';
import { idOf } from './overlay.ts';
import type { Place } from './problems.ts';

export type Path = readonly PropertyKey[];

export interface Found {
  readonly place: Place;
  /** The path as people read it: entries of a list by id, `levers.trust-card.coverage`. */
  readonly shownPath: string;
  /** The value itself; undefined when it is missing, and then `place` is that of what should hold it. */
  readonly node: Located | undefined;
}

/** Finds a value by its path. A missing one is placed at the innermost mapping or list that exists. */
export function lookUp(root: Located, path: Path): Found {
  let node: Located | undefined = root;
  let place = root.place;
  let shownPath = '';
  for (const step of path) {
    let name = String(step);
    if (node?.kind === 'list') {
      node = node.items[Number(step)];
      name = (node && idOf(node)) ?? `${Number(step) + 1}`;
    } else node = node?.kind === 'mapping' ? node.entries.get(name)?.value : undefined;
    shownPath += shownPath ? `.${name}` : name;
    place = node?.place ?? place;
  }
  return { place, shownPath, node };
}

/** The place of a key (not of its value) inside the mapping at `path`. */
export function lookUpKey(root: Located, path: Path, key: string): Found {
  const outer = lookUp(root, path);
  const entry = outer.node?.kind === 'mapping' ? outer.node.entries.get(key) : undefined;
  const shownPath = outer.shownPath ? `${outer.shownPath}.${key}` : key;
  return { place: entry?.key ?? outer.place, shownPath, node: entry?.value };
}
