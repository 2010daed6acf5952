/** From merged layers to a Scenario: the schema's findings with their places, then the finished plain data. */
import { leverOf } from '../levers/all.ts';
import { metricOf } from '../model/measures/all.ts';
import { dayNumber } from '../notation/dates.ts';
import { zodExpected } from '../notation/library-words.ts';
import type { MarketCalendar } from './calendar.ts';
import { checkDraft } from './checks.ts';
import { checkCurrencies } from './currency-checks.ts';
import { ableUsers, type Draft, valuesOf } from './draft.ts';
import { problemsOf } from './issues.ts';
import { type LeverData, leverSchema } from './lever-schema.ts';
import { type Located, type LocatedMapping, plainOf } from './located.ts';
import { lookUp, type Path } from './lookup.ts';
import { currencyOfMarket } from './market-data.ts';
import { error, type Problem, shown } from './problems.ts';
import { resolvedText } from './resolved-text.ts';
import type { LeverBudget, LeverPlan, LeverWhen, Scenario, Target } from './scenario.ts';
import { MOST_ENTRIES, type ScenarioData, scenarioSchema, type TargetData, targetSchema } from './schema.ts';
import { type FoundMarket, NO_SUCH_FILE, type Sources } from './sources.ts';
import { pathTarget } from './when-path.ts';
import type { WhenData } from './when-schema.ts';
import { type Span, windowsOf } from './windows.ts';

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
  const { market, problems: noMarket } = marketOf(root, files, sources);
  const posterior = posteriorOf(root, sources, market);
  const checks = market
    ? [
        ...checkDraft(draftOf(plain), (path) => lookUp(root, path), market.data),
        ...checkCurrencies(root, currencyOfMarket(market.data)),
      ]
    : noMarket;
  const problems = [...issues, ...posterior.problems, ...checks];
  if (!market || !parsed.success || problems.some((problem) => problem.severity === 'error'))
    return { problems };
  return { scenario: finish(parsed.data, { stem, files, posterior, market }), problems };
}

/** The market that a scenario names, or the only one there is. */
function marketOf(
  root: Located,
  files: readonly string[],
  sources: Sources,
): { readonly market?: FoundMarket; readonly problems: readonly Problem[] } {
  const { node, place, shownPath } = lookUp(root, ['market']);
  const name = node && plainOf(node);
  if (name !== undefined && typeof name !== 'string') return { problems: [] }; // the schema says what is wrong
  const found = sources.market(name, files.at(-1) ?? '');
  if ('data' in found) return { market: found, problems: [] };
  const among = found.names;
  const expected = among.length > 0 ? `the name of a market: ${among.join(', ')}` : 'the name of a market';
  const hint = name === undefined ? undefined : { name, among };
  return { problems: [error(place, shownPath, expected, shown(name), hint)] };
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
    periods: shape.periods.safeParse(plain.periods).data,
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

/** Names the newest fit of the market that the scenario may know. */
const OWN_FIT = 'fit';

function plainAt(root: Located, path: Path): unknown {
  const { node } = lookUp(root, path);
  return node && plainOf(node);
}

/** A posterior is named beside the file that names it. */
function posteriorOf(root: Located, sources: Sources, market: FoundMarket | undefined): PosteriorFile {
  const none = { file: undefined, portable: undefined };
  const path: Path = ['parameters', 'posterior'];
  const { node, place, shownPath } = lookUp(root, path);
  const name = node && plainOf(node);
  if (typeof name !== 'string' || name === '' || name === 'none') return { ...none, problems: [] };
  if (name === OWN_FIT) {
    const knownUntil = scenarioSchema().shape.knownUntil.safeParse(plainAt(root, ['knownUntil'])).data;
    const own = market && knownUntil ? sources.fitOf(market.file, knownUntil) : undefined;
    return own === undefined
      ? { ...none, problems: [] } // a run without a fit says so
      : { file: own, portable: sources.portable(own), problems: [] };
  }
  const from = sources.absolute(place.file === '--set' ? '-' : place.file);
  const file = name.includes('\0') ? '' : sources.beside(name, from);
  if (file && sources.exists(file)) return { file, portable: sources.portable(file), problems: [] };
  return {
    ...none,
    problems: [error(place, shownPath, 'a posterior file', `${shown(name)}, ${NO_SUCH_FILE}`)],
  };
}

interface Found {
  readonly stem: string;
  readonly files: readonly string[];
  readonly posterior: PosteriorFile;
  readonly market: FoundMarket;
}

function finish(data: ScenarioData, { stem, files, posterior, market }: Found): Scenario {
  const { from, until } = data;
  const scenario = {
    name: data.name ?? stem,
    title: data.title,
    market: market.name,
    marketFile: market.file,
    ...(market.data.currency === undefined ? {} : { currency: market.data.currency }),
    from,
    until,
    knownUntil: data.knownUntil,
    days: dayNumber(until) - dayNumber(from) + 1,
    scale: data.population.scale ?? ableUsers(data.parameters, market.data) / data.population.fans!,
    replicates: data.replicates,
    spread: data.spread,
    seed: data.seed,
    parameters: valuesOf(data.parameters),
    posterior: posterior.file,
    levers: data.levers.map((lever) => planOf(lever, { from, until }, data.targets, market.data.calendar)),
    targets: data.targets.map(targetOf),
    ...(data.periods.length > 0 ? { periods: data.periods } : {}),
    files: [...files],
  };
  return { ...scenario, resolved: resolvedText(scenario, posterior.portable) };
}

function planOf(
  lever: LeverData,
  run: Span,
  targets: readonly TargetData[],
  { festivals }: MarketCalendar,
): LeverPlan {
  const dates = { from: lever.from ?? run.from, until: lever.until ?? run.until };
  const windows = windowsOf(lever, dates, festivals);
  // its dates are those of its windows: from the first day of the first to the last of the last
  const from = windows?.[0]?.from ?? dates.from;
  const until = windows?.at(-1)?.until ?? dates.until;
  const inDays = (date: string) => dayNumber(date) - dayNumber(run.from);
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

function budgetOf({ amount, per }: LeverBudget): LeverBudget {
  return per === undefined ? { amount } : { amount, per };
}

function targetOf(target: TargetData): Target {
  const { title } = metricOf(target.metric);
  const { id, metric, over, atLeast, source } = target;
  const own = { zh: `${over} ${title.zh}`, en: `${title.en} ${over}` };
  return { id, title: target.title ?? own, metric, over, atLeast, source };
}
