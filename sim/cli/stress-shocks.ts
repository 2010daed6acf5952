/** Which shocks `stress` tries: those of the program, or lever files that a person hands in, one a shock. */
import { basename, extname } from 'node:path';
import { dayNumber, isDate, isoOf } from '../notation/dates.ts';
import type { Bilingual } from '../notation/language.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import type { Prepared } from '../runs/prepared.ts';
import { didYouMean, shown } from '../scenario/problems.ts';
import type { LeverPlan } from '../scenario/scenario.ts';
import type { Comparable } from '../study/compare/pairing.ts';
import { planOfShock, SHOCKS } from '../study/stress/shocks.ts';
import { loadQuietly, type ScenarioArguments } from './scenarios.ts';

export interface ShocksArguments extends Omit<ScenarioArguments, 'scenario'> {
  readonly scenario: string;
  /** Lever files: each is one shock, in the place of those of the program. */
  readonly shock?: readonly string[];
  readonly only?: readonly string[];
  readonly from?: string;
}

/** A scenario with one shock, ready to run. */
export interface ShockSide extends Comparable {
  readonly title: Bilingual;
  readonly levers: readonly LeverPlan[];
}

/** The day on which the program's own shocks begin: the one after the information date. @throws Refusal */
function firstDay(given: string | undefined, { scenario }: Prepared): string {
  const { from, until, knownUntil } = scenario;
  const day = given ?? isoOf(dayNumber(knownUntil) + 1);
  if (isDate(day) && day > from && day <= until) return day;
  const hint = given === undefined ? '--from says when shocks begin' : undefined;
  throw refuse('--from', `a date after ${from}, at most ${until}`, shown(day), hint);
}

function withShock(prepared: Prepared, levers: readonly LeverPlan[]): Prepared {
  const { scenario } = prepared;
  return { ...prepared, scenario: { ...scenario, levers: [...scenario.levers, ...levers], spread: 0 } };
}

function ownShocks(prepared: Prepared, { scenario: source, only = [], from }: ShocksArguments): ShockSide[] {
  const ids = SHOCKS.map(({ id }) => id);
  for (const id of only) {
    if (ids.includes(id)) continue;
    throw refuse(
      '--only',
      'the id of a shock, such as top-host',
      shown(id),
      didYouMean(nearestNames(id, ids)),
    );
  }
  const first = firstDay(from, prepared);
  return SHOCKS.filter(({ id }) => only.length === 0 || only.includes(id)).map((shock) => {
    const plan = planOfShock(shock, first, prepared.scenario);
    return {
      letter: shock.id,
      source,
      title: shock.title,
      prepared: withShock(prepared, [plan]),
      levers: [plan],
    };
  });
}

/** The scenario with a lever file: what it adds or changes is the shock. */
function handedIn(prepared: Prepared, file: string, given: ShocksArguments): ShockSide {
  const { scenario } = prepared;
  const lever = [...(given.lever ?? []), file];
  const loaded = loadQuietly({ ...given, scenario: [given.scenario], lever }, scenario.seed);
  const [own] = loaded.prepared;
  const known = new Set(scenario.levers.map((plan) => JSON.stringify(plan)));
  const levers = own!.scenario.levers.filter((plan) => !known.has(JSON.stringify(plan)));
  if (levers.length === 0) throw refuse(file, 'levers that the scenario has not', 'none');
  const named = (lang: 'zh' | 'en') => levers.map(({ title }) => title[lang]).join(' + ');
  return {
    letter: basename(file, extname(file)),
    source: file,
    title: { zh: named('zh'), en: named('en') },
    prepared: { ...own!, scenario: { ...own!.scenario, spread: 0 } },
    levers,
  };
}

/** @throws Refusal for what cannot be tried */
export function shocksOf(prepared: Prepared, given: ShocksArguments): ShockSide[] {
  const files = given.shock ?? [];
  if (files.length === 0) return ownShocks(prepared, given);
  for (const option of ['only', 'from'] as const) {
    if (given[option] === undefined) continue;
    throw refuse(`--${option}`, 'shocks of the program', 'shocks that were handed in');
  }
  const sides = files.map((file) => handedIn(prepared, file, given));
  const twice = sides.find(({ letter }, at) => sides.findIndex((one) => one.letter === letter) < at);
  if (twice) throw refuse('--shock', 'files of different names', `two named ${shown(twice.letter)}`);
  return sides;
}
