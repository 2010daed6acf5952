/** From merged layers to a Scenario: the schema's findings with their places, then the finished plain data. */
import type { z } from 'zod';
import { leverOf } from '../levers/all.ts';
import { metricOf } from '../model/measures/all.ts';
import { dayNumber } from '../notation/dates.ts';
import { zodExpected } from '../notation/library-words.ts';
import { checkDraft } from './checks.ts';
import { ableUsers, type Draft, valuesOf } from './draft.ts';
import { keysOf } from './fields.ts';
import { wordHint } from './hints.ts';
import { type LeverData, leverSchema } from './lever-schema.ts';
import { type Located, type LocatedMapping, plainOf, shownNode } from './located.ts';
import { lookUp, lookUpKey, type Path } from './lookup.ts';
import { error, type Near, type Problem, shown } from './problems.ts';
import { resolvedText } from './resolved-text.ts';
import type { LeverBudget, LeverPlan, LeverWhen, Scenario, Target } from './scenario.ts';
import { MOST_ENTRIES, type ScenarioData, scenarioSchema, type TargetData, targetSchema } from './schema.ts';
import { NO_SUCH_FILE, type Sources } from './sources.ts';
import { pathTarget } from './when-path.ts';
import type { WhenData } from './when-schema.ts';
import { windowsOf } from './windows.ts';

export interface Resolved {
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

/**
 * Checks merged layers and finishes the scenario; without one if there is any error.
 * @param stem name of the scenario when the file gives none
 * @param files absolute paths of the files read
 */
export function resolveScenario(
  root: LocatedMapping,
  stem: string,
  files: readonly string[],
  sources: Sources,
): Resolved {
  const plain = plainOf(root) as Readonly<Record<string, unknown>>;
  const parsed = scenarioSchema().safeParse(plain, { error: zodExpected });
  const issues = (parsed.error?.issues ?? []).flatMap((issue) => problemsOf(issue, root));
  const posterior = posteriorOf(root, sources);
  const checks = checkDraft(draftOf(plain), (path) => lookUp(root, path), sources.market);
  const problems = [...issues, ...posterior.problems, ...checks];
  if (!parsed.success || problems.some((problem) => problem.severity === 'error')) return { problems };
  return { scenario: finish(parsed.data, stem, files, posterior), problems };
}

function problemsOf(issue: z.core.$ZodIssue, root: Located): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const { place, shownPath } = lookUpKey(root, issue.path, key);
      const hint = { name: key, among: keysOf(issue.message), otherwise: wordHint(key) };
      return error(place, shownPath, issue.message, shown(key), hint);
    });
  }
  const { place, shownPath, node } = lookUp(root, issue.path);
  const value = node && plainOf(node);
  const hint = typeof value === 'string' ? valueHint(value, issue) : undefined;
  const both = issue.message === 'either scale or fans' && value;
  return [error(place, shownPath, issue.message, both ? bothOrNone(value) : shownNode(node), hint)];
}

function valueHint(value: string, issue: z.core.$ZodIssue): Near {
  const among = choicesOf(issue);
  const word = issue.code === 'too_big' ? undefined : wordHint(value);
  return {
    name: value,
    among,
    otherwise: word ?? (among.length > 0 ? `one of ${among.join(', ')}` : undefined),
  };
}

function bothOrNone(population: object): string {
  return Object.keys(population).length > 1 ? 'both' : 'neither';
}

function choicesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return issue.options.map(String);
  }
  return [];
}

/** Each part checked by itself, so that one mistake does not hide the next. */
function draftOf(plain: Readonly<Record<string, unknown>>): Draft {
  const { shape } = scenarioSchema();
  const items = (key: string) =>
    Array.isArray(plain[key]) ? (plain[key] as unknown[]).slice(0, MOST_ENTRIES) : [];
  return {
    from: shape.from.safeParse(plain.from).data,
    until: shape.until.safeParse(plain.until).data,
    knownUntil: shape.knownUntil.safeParse(plain.knownUntil).data,
    population: shape.population.safeParse(plain.population).data,
    replicates: shape.replicates.safeParse(plain.replicates).data,
    spread: shape.spread.safeParse(plain.spread).data,
    parameters: shape.parameters.safeParse(plain.parameters).data,
    levers: items('levers').map((item) => leverSchema().safeParse(item).data),
    targets: items('targets').map((item) => targetSchema().safeParse(item).data),
  };
}

interface PosteriorFile {
  readonly file: string | undefined;
  /** Its name in a written scenario. */
  readonly portable: string | undefined;
  readonly problems: readonly Problem[];
}

/** A posterior is named beside the file that names it. */
function posteriorOf(root: Located, sources: Sources): PosteriorFile {
  const none = { file: undefined, portable: undefined };
  const path: Path = ['parameters', 'posterior'];
  const { node, place, shownPath } = lookUp(root, path);
  const name = node && plainOf(node);
  if (typeof name !== 'string' || name === '' || name === 'none') return { ...none, problems: [] };
  const from = sources.absolute(place.file === '--set' ? '-' : place.file);
  const file = name.includes('\0') ? '' : sources.beside(name, from);
  if (file && sources.exists(file)) return { file, portable: sources.portable(file), problems: [] };
  return {
    ...none,
    problems: [error(place, shownPath, 'a posterior file', `${shown(name)}, ${NO_SUCH_FILE}`)],
  };
}

function finish(
  data: ScenarioData,
  stem: string,
  files: readonly string[],
  posterior: PosteriorFile,
): Scenario {
  const { from, until } = data;
  const scenario = {
    name: data.name ?? stem,
    title: data.title,
    from,
    until,
    knownUntil: data.knownUntil,
    days: dayNumber(until) - dayNumber(from) + 1,
    scale: data.population.scale ?? ableUsers(data.parameters) / data.population.fans!,
    replicates: data.replicates,
    spread: data.spread,
    seed: data.seed,
    parameters: valuesOf(data.parameters),
    posterior: posterior.file,
    levers: data.levers.map((lever) => planOf(lever, from, until, data.targets)),
    targets: data.targets.map(targetOf),
    files: [...files],
  };
  return { ...scenario, resolved: resolvedText(scenario, posterior.portable) };
}

function planOf(
  lever: LeverData,
  runFrom: string,
  runUntil: string,
  targets: readonly TargetData[],
): LeverPlan {
  const dates = { from: lever.from ?? runFrom, until: lever.until ?? runUntil };
  const windows = windowsOf(lever, dates);
  // its dates are those of its windows: from the first day of the first to the last of the last
  const from = windows?.[0]?.from ?? dates.from;
  const until = windows?.at(-1)?.until ?? dates.until;
  const inDays = (date: string) => dayNumber(date) - dayNumber(runFrom);
  const kind = leverOf(lever.lever)!;
  const { budget, group } = lever as Pick<LeverPlan, 'budget' | 'group'>;
  const { when } = lever as { readonly when?: WhenData };
  const args = Object.entries(lever).filter(([key]) => key in kind.settings);
  return {
    id: lever.id,
    lever: lever.lever,
    title: lever.title ?? kind.title,
    from,
    until,
    rampDays: lever.ramp,
    ...(lever.fade ? { fadeDays: lever.fade } : {}),
    strength: lever.strength,
    ...(lever.upTo === undefined ? {} : { upTo: lever.upTo }),
    ...(lever.on ? { on: lever.on } : {}),
    ...(lever.every ? { every: lever.every } : {}),
    ...(windows ? { windows: windows.map((one) => [inDays(one.from), inDays(one.until)] as const) } : {}),
    ...('account' in kind.money && budget ? { budget: budgetOf(budget) } : {}),
    ...(when ? { when: whenOf(when, targets) } : {}),
    ...(group ? { group } : {}),
    args: Object.fromEntries(args) as LeverPlan['args'],
    fromDay: inDays(from),
    untilDay: inDays(until),
  };
}

/** With the target whose path it watches. */
function whenOf(data: WhenData, targets: readonly TargetData[]): LeverWhen {
  const { ofPath: _, target: __, ...when } = data;
  const path = pathTarget(data, targets);
  return path ? { ...when, path } : when;
}

function budgetOf({ yuan, per }: LeverBudget): LeverBudget {
  return per === undefined ? { yuan } : { yuan, per };
}

function targetOf(target: TargetData): Target {
  const { title } = metricOf(target.metric);
  const { id, metric, over, atLeast, source } = target;
  const own = { zh: `${over} ${title.zh}`, en: `${title.en} ${over}` };
  return { id, title: target.title ?? own, metric, over, atLeast, source };
}
