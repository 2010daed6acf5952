/** A scenario file, with what it extends and what the command line adds, as a Scenario or as a list of problems. */
import { leverOf } from '../levers/all.ts';
import { FORMER_BUDGET_AMOUNT, FORMER_PARAMETERS } from '../notation/currencies.ts';
import { QUANTITY_KINDS } from '../notation/quantity.ts';
import { visible } from '../notation/visible.ts';
import { type Layers, readChain, readLeverFiles } from './layers.ts';
import { type Entry, type Located, type LocatedMapping, list, mapping, plainOf, scalar } from './located.ts';
import { mergeLayers } from './overlay.ts';
import { error, firstProblems, type Problem } from './problems.ts';
import { resolveScenario } from './resolve.ts';
import type { Scenario } from './scenario.ts';
import { LONGEST_NAME } from './schema.ts';
import { readSetOptions } from './set-option.ts';
import type { Sources } from './sources.ts';

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
 * Reads and checks a scenario: whatever its files hold, the answer is a scenario or problems.
 * @param path the scenario file, as a person named it
 * @throws Refusal for a market whose own files are wrong (sources.ts), and nothing else
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
  const layers: Layers = {
    layers: [],
    files: [],
    begun: new Set(),
    spent: { tokens: 0 },
    problems: [],
    sources,
  };
  readChain(absolute, layers);
  const main = layers.layers.at(-1);
  readLeverFiles(options.leverFiles ?? [], layers);
  readSetOptions(options.set ?? [], layers);
  if (!main || !layers.files.includes(absolute)) return { problems: firstProblems(layers.problems) };
  const merged = mergeLayers(layers.layers, main.place);
  const stem = visible(sources.baseName(absolute).replace(/\.ya?ml$/, '')).slice(0, LONGEST_NAME);
  const resolved = resolveScenario(completed(merged.root), stem, layers.files, sources);
  const problems = firstProblems([...layers.problems, ...merged.problems, ...resolved.problems]);
  if (!resolved.scenario || problems.some(({ severity }) => severity === 'error')) return { problems };
  return { scenario: resolved.scenario, problems };
}

/** A lever that names no kind is of the kind of its id. */
function withKind(lever: Located): Located {
  const id = lever.kind === 'mapping' ? lever.entries.get('id') : undefined;
  if (lever.kind !== 'mapping' || !id || lever.entries.has('lever')) return lever;
  return mapping(new Map<string, Entry>([...lever.entries, ['lever', id]]), lever.place);
}

/** An amount by itself is the budget of a lever's whole life. */
function withBudget(lever: Located): Located {
  const kind = lever.kind === 'mapping' ? plainOf(lever.entries.get('lever')?.value ?? lever) : undefined;
  const known = typeof kind === 'string' ? leverOf(kind) : undefined;
  if (lever.kind !== 'mapping' || !known || !('account' in known.money)) return lever;
  const budget = lever.entries.get('budget');
  if (budget && isShare(budget.value) && 'vouchers' in known.settings) return withVouchers(lever, budget);
  return changed(lever, 'budget', withAmount);
}

function withAmount(budget: Located): Located {
  if (budget.kind === 'scalar')
    return mapping(new Map([['amount', { key: budget.place, value: budget }]]), budget.place);
  return renamed(budget, new Map([[FORMER_BUDGET_AMOUNT, 'amount']]));
}

/** The mapping with the names of today for former ones; where both stand, both stay, and the former is an unknown key. */
function renamed(node: Located, names: ReadonlyMap<string, string>): Located {
  if (node.kind !== 'mapping') return node;
  const entries = [...node.entries].map(([key, entry]): [string, Entry] => {
    const now = names.get(key);
    return now === undefined || node.entries.has(now) ? [key, entry] : [now, { ...entry, former: key }];
  });
  return mapping(new Map(entries), node.place);
}

/** Before levers had budgets, the vouchers of ska-support were called its budget: a share, which no amount is. */
function withVouchers(lever: LocatedMapping, budget: Entry): Located {
  const rest = [...lever.entries].filter(([key]) => key !== 'budget');
  return mapping(new Map([...rest, ['vouchers', budget]]), lever.place);
}

function isShare(value: Located): boolean {
  const written = plainOf(value);
  if (typeof written !== 'number' && typeof written !== 'string') return false;
  const share = QUANTITY_KINDS.share.parse(written);
  return share !== undefined && share <= 1;
}

/** One window is a list of windows. */
function asList(value: Located): Located {
  return value.kind === 'scalar' ? list([value], value.place) : value;
}

/** A seed and a period are the text that stands there, whatever YAML reads in it: 007 is not 7, `~` is not nothing. */
function asWritten(value: Located): Located {
  return value.kind === 'scalar' && value.written ? scalar(value.written, value.place) : value;
}

/** The mapping with one value changed, where it has that key. */
function changed<Node extends Located>(
  node: Node,
  key: string,
  change: (value: Located) => Located,
): Node | LocatedMapping {
  const entry = node.kind === 'mapping' ? node.entries.get(key) : undefined;
  if (node.kind !== 'mapping' || !entry) return node;
  return mapping(new Map([...node.entries, [key, { ...entry, value: change(entry.value) }]]), node.place);
}

function eachOf(node: Located, change: (item: Located) => Located): Located {
  return node.kind === 'list' ? list(node.items.map(change), node.place) : node;
}

/** The merged layers with what a person need not write, and texts where YAML reads something else. */
function completed(root: LocatedMapping): LocatedMapping {
  const lever = (one: Located) => changed(withBudget(withKind(one)), 'on', asList);
  const levers = changed(root, 'levers', (all) => eachOf(all, lever));
  const parameters = changed(levers, 'parameters', (all) => renamed(all, FORMER_PARAMETERS));
  const targets = changed(parameters, 'targets', (all) =>
    eachOf(all, (one) => changed(one, 'over', asWritten)),
  );
  return changed(targets, 'seed', asWritten);
}
