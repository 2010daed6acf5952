/** What `compare` is to compare: scenario files, run folders, and the first of them with levers added. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../notation/language.ts';
import { type Complaint, complaintLine, refuse } from '../notation/refusal.ts';
import type { Manifest } from '../result/result.ts';
import { manifestOfRun, samePlan } from '../runs/node/folder.ts';
import { shownFile } from '../runs/node/read-file.ts';
import { readReplicate } from '../runs/node/replicates.ts';
import { loadScenario } from '../runs/node/scenario-files.ts';
import { preparedOf } from '../runs/node/verify.ts';
import type { Places, Prepared } from '../runs/prepared.ts';
import { makeSeed } from '../runs/seed.ts';
import { type Comparable, refuseUnpaired } from '../study/compare/pairing.ts';
import { languageOf } from './language.ts';
import { wholeNumbers } from './limits.ts';
import { writtenNumber } from './options.ts';
import { loadQuietly, type ScenarioArguments } from './scenarios.ts';
import { complain } from './terminal.ts';

export interface SidesArguments extends ScenarioArguments {
  /** Lever files: each is one more scenario, the first with these levers. */
  readonly with?: readonly string[];
}

/** One scenario of a comparison, ready to run. */
export interface Side extends Comparable {
  readonly title: Bilingual;
  /** Of a run folder: where its replicates are. */
  readonly places?: Places | undefined;
}

/** The same before it has its letter, with what looks wrong in its file. */
interface Unnamed extends Omit<Side, 'letter'> {
  readonly warnings?: readonly Complaint[];
}

const LETTERS = 'ABCDEF';
const SCENARIO = 'scenario.resolved.yaml';

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Replicates 0, 1, 2, … that a run folder holds without a gap. */
function heldBy({ indices }: Manifest): number {
  const gap = indices.findIndex((index, at) => index !== at);
  return gap < 0 ? indices.length : gap;
}

/** A run folder as it is: its plan cannot be changed, and nothing is written into it. */
function folderSide(dir: string): Unnamed {
  const manifest = manifestOfRun(dir);
  const { engine } = manifest;
  const prepared = preparedOf(dir, manifest);
  if (engine !== prepared.identity.engine) {
    const hint = `${join(dir, SCENARIO)} can be compared: it is run by this engine`;
    throw refuse(dir, `a run of engine ${prepared.identity.engine}`, `one of engine ${engine}`, hint);
  }
  if (!samePlan(manifest, prepared.identity)) {
    throw refuse(dir, 'a run of the same plan, data and version', 'a run of another');
  }
  if (manifest.shard !== undefined) {
    throw refuse(dir, 'a complete run', `part ${manifest.shard}`, 'merge joins the parts');
  }
  const replicates = heldBy(manifest);
  const places: Places = (index) => ({
    get: () => readReplicate(dir, index),
    put: async () => {}, // a run that is compared stays as it is; the memo remembers
  });
  const scenario = { ...prepared.scenario, replicates };
  return { source: shownFile(dir), title: scenario.title, prepared: { ...prepared, scenario }, places };
}

/** A scenario file with the options of the command line, and with levers added to it. */
function fileSide(file: string, given: SidesArguments, seed: string, added?: string): Unnamed {
  const lever = [...(given.lever ?? []), ...(added === undefined ? [] : [added])];
  const { prepared, warnings } = loadQuietly({ ...given, scenario: [file], lever }, seed);
  const [own] = prepared;
  return { source: shownFile(file), title: own!.scenario.title, prepared: own!, warnings };
}

/** The title of A with the levers that were added to it. */
function titleWith(title: Bilingual, a: Prepared, b: Prepared): Bilingual {
  const known = new Map(a.scenario.levers.map((plan) => [plan.id, JSON.stringify(plan)]));
  const added = b.scenario.levers.filter((plan) => known.get(plan.id) !== JSON.stringify(plan));
  const named = (lang: 'zh' | 'en') => [title[lang], ...added.map((plan) => plan.title[lang])].join(' + ');
  return { zh: named('zh'), en: named('en') };
}

/** The seed of any that says one, for those that say none. */
function seedOf(given: SidesArguments, folders: readonly Unnamed[]): string {
  if (given.seed !== undefined) return given.seed;
  const [folder] = folders;
  if (folder) return folder.prepared.scenario.seed;
  const set = given.set ?? [];
  for (const file of given.scenario ?? []) {
    const seed = loadScenario(file, { set, leverFiles: given.lever ?? [] }).scenario?.seed;
    if (seed !== undefined) return seed;
  }
  return makeSeed();
}

/** Options that change a scenario, which a run folder is none of. */
const CHANGES = ['seed', 'scale', 'fans', 'set', 'lever'] as const;

function refuseUnused(given: SidesArguments, files: number): void {
  const option = CHANGES.find((name) => given[name] !== undefined);
  if (files > 0 || option === undefined) return;
  throw refuse(`--${option}`, 'a scenario file that it changes', 'run folders only');
}

function withLever(first: Unnamed, given: SidesArguments, lever: string): Unnamed {
  const { source, prepared, title, places } = first;
  const { replicates } = prepared.scenario;
  // a run folder keeps its own plan but for the levers
  const side = places
    ? fileSide(join(source, SCENARIO), { lang: given.lang, replicates: String(replicates) }, '', lever)
    : fileSide(source, given, prepared.scenario.seed, lever);
  return {
    ...side,
    source: `${source} + ${shownFile(lever)}`,
    title: titleWith(title, prepared, side.prepared),
  };
}

/** Replicates of which no more are compared, also where run folders hold more. */
function mostOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const replicates = writtenNumber(text);
  wholeNumbers({ replicates: replicates as number }, ['replicates']);
  return replicates as number;
}

/**
 * All that is to be compared, A first, each with as many replicates as the one that has fewest.
 * @throws Refusal for what cannot be loaded, is not enough, or makes no pairs
 */
export function sidesOf(given: SidesArguments): Side[] {
  const names = given.scenario ?? [];
  const added = given.with ?? [];
  const count = names.length + added.length;
  if (count < 2 || count > LETTERS.length) {
    const hint = count < 2 ? 'name another, or a lever file with --with' : undefined;
    throw refuse('compare', `2 to ${LETTERS.length} scenarios`, String(count), hint);
  }
  refuseUnused(given, names.filter((name) => !isFolder(name)).length);
  const folders = new Map(names.filter(isFolder).map((dir) => [dir, folderSide(dir)]));
  const seed = seedOf(given, [...folders.values()]);
  const named = names.map((name) => folders.get(name) ?? fileSide(name, given, seed));
  const all = [...named, ...added.map((lever) => withLever(named[0]!, given, lever))];
  const sides: Side[] = all.map(({ warnings: _, ...side }, at) => ({ letter: LETTERS[at]!, ...side }));
  refuseUnpaired(sides);
  const warnings = all.flatMap((side) => side.warnings ?? []);
  // files that stand on one another have their warnings in common
  const once = new Map(warnings.map((warning) => [complaintLine(warning), warning]));
  complain([...once.values()], languageOf(given.lang));
  const replicates = Math.min(
    mostOf(given.replicates),
    ...sides.map(({ prepared }) => prepared.scenario.replicates),
  );
  return sides.map((side) => {
    // where the spread comes from is not asked: paired runs would cost a half more
    const scenario = { ...side.prepared.scenario, replicates, spread: 0 };
    return { ...side, prepared: { ...side.prepared, scenario } };
  });
}
