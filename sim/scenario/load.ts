/** A scenario file, with what it extends and what the command line adds, as a Scenario or as a list of problems. */

import { visible } from '../notation/visible.ts';
import { type Layers, readChain, readLeverFile } from './layers.ts';
import { type Entry, type Located, type LocatedMapping, list, mapping } from './located.ts';
import { mergeLayers } from './overlay.ts';
import { distinct, error, type Problem } from './problems.ts';
import { resolveScenario } from './resolve.ts';
import type { Scenario } from './scenario.ts';
import { LONGEST_NAME } from './schema.ts';
import { readSetOption } from './set-option.ts';
import type { Sources } from './sources.ts';

const MOST_PROBLEMS = 100;

export interface LoadOptions {
  /** `path=value`, each put on top of the files in turn. */
  readonly set?: readonly string[];
  /** Files of levers, merged by id above the scenario and below `set`. */
  readonly leverFiles?: readonly string[];
}

export interface Loaded {
  /** Present exactly when no problem is an error. */
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks a scenario. Never throws: whatever the file holds, the answer is a scenario or problems.
 * @param path the scenario file, as a person named it
 */
export function readScenario(path: string, sources: Sources, options: LoadOptions = {}): Loaded {
  if (path === '' || path.includes('\0')) {
    const place = { file: path, line: 1, column: 1 };
    return {
      problems: [
        error(place, '', 'the name of a scenario file', path ? 'a name with a zero byte' : 'nothing'),
      ],
    };
  }
  const absolute = sources.absolute(path);
  const layers: Layers = { layers: [], files: [], problems: [], sources };
  readChain(absolute, layers);
  const main = layers.layers.at(-1);
  for (const file of options.leverFiles ?? []) readLeverFile(file, layers);
  options.set?.forEach((option, i) => {
    readSetOption(option, i + 1, layers);
  });
  if (!main || !layers.files.includes(absolute)) return { problems: limited(layers.problems) };
  const merged = mergeLayers(layers.layers, main.place);
  const stem = visible(sources.baseName(absolute).replace(/\.ya?ml$/, '')).slice(0, LONGEST_NAME);
  const resolved = resolveScenario(withKinds(merged.root), stem, layers.files, sources);
  const problems = limited([...layers.problems, ...merged.problems, ...resolved.problems]);
  if (!resolved.scenario || problems.some(({ severity }) => severity === 'error')) return { problems };
  return { scenario: resolved.scenario, problems };
}

/** A lever that names no kind is of the kind of its id. */
function withKinds(root: LocatedMapping): LocatedMapping {
  const levers = root.entries.get('levers');
  if (levers?.value.kind !== 'list') return root;
  const items = levers.value.items.map((item): Located => {
    const id = item.kind === 'mapping' ? item.entries.get('id') : undefined;
    if (item.kind !== 'mapping' || !id || item.entries.has('lever')) return item;
    return mapping(new Map<string, Entry>([...item.entries, ['lever', id]]), item.place);
  });
  const value = list(items, levers.value.place);
  return mapping(new Map([...root.entries, ['levers', { ...levers, value }]]), root.place);
}

function limited(problems: readonly Problem[]): Problem[] {
  const all = distinct(problems);
  if (all.length <= MOST_PROBLEMS) return all;
  const last = all[MOST_PROBLEMS]!;
  return [
    ...all.slice(0, MOST_PROBLEMS),
    error(last, '', `at most ${MOST_PROBLEMS} problems`, `${all.length}, the rest not shown`),
  ];
}
