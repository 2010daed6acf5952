/** What `sweep` is asked: a study file, as points that are ready to run. */
import type { z } from 'zod';
import { SWEEP_WORDS } from '../../reports/words/sweep.ts';
import { numbersIn } from '../notation/numbers.ts';
import { hashOfValue } from '../runs/canonical.ts';
import type { Part, Prepared } from '../runs/prepared.ts';
import { drawnBy } from '../runs/requests.ts';
import { complaintOf, firstProblems, type Problem } from '../scenario/problems.ts';
import { designKey, type Point } from '../study/designs/design.ts';
import type { Factor } from '../study/designs/factor.ts';
import { checkFactors, loadPoints } from '../study/designs/point-scenarios.ts';
import type { AskedOutcome, AskedRuns } from '../study/designs/runs.ts';
import { refusalOf, type StudyFile } from '../study/designs/study-file.ts';
import { readOutcomes } from '../study/sweep/outcomes.ts';
import { designedPoints, type SweepData, sweepSchema } from '../study/sweep/study.ts';
import { type SweepPlan, sweptFactor } from '../study/sweep/sweep.ts';
import { languageOf } from './language.ts';
import { type OpenedStudy, openStudy, pointMarkets, type StudyArguments } from './studies.ts';
import { complain, note } from './terminal.ts';

/** So many points take some seconds to load: what the program is at is said. */
const MANY = 500;

export interface SweepQuestion {
  readonly plan: SweepPlan;
  readonly asked: AskedRuns;
  readonly base: Prepared;
  readonly part: Part | undefined;
}

export interface SweepQuestionArguments extends StudyArguments {
  /** In place of the number that the design says. */
  readonly points?: number;
}

/** Says the warnings, and refuses where there is an error. */
function sayOrRefuse(problems: readonly Problem[], lang: string | undefined): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw refusalOf(errors);
  complain(firstProblems(problems).map(complaintOf), languageOf(lang));
}

/** Parameters that replicates draw, and nothing else decides. */
function drawnNames({ posterior, scenario }: Prepared, factors: readonly Factor[]): string[] {
  const set = new Set([
    ...Object.keys(scenario.parameters),
    ...factors.map(({ path }) => path.replace(/^parameters\./, '')),
  ]);
  const names = new Set((posterior?.draws ?? []).flatMap(({ parameters }) => Object.keys(parameters)));
  return [...names].filter((name) => !set.has(name)).sort();
}

/** With another number of points, where the design has one. */
function withPoints(study: StudyFile<SweepData>, points: number | undefined): StudyFile<SweepData> {
  if (points === undefined) return study;
  const { data, find } = study;
  const { design } = data;
  const parsed = sweepSchema.shape.design.safeParse({ ...design, points });
  if (parsed.success) return { ...study, data: { ...data, design: parsed.data } };
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  const { place, shownPath } = find(['design']);
  const expected = issue.code === 'unrecognized_keys' ? 'a design with a number of points' : issue.message;
  const got = issue.code === 'unrecognized_keys' ? design.kind : String(points);
  throw refusalOf([{ severity: 'error', ...place, path: shownPath, expected, got }]);
}

function planOf(
  { study, base, scenarioFile }: OpenedStudy<SweepData>,
  asked: {
    readonly factors: readonly Factor[];
    readonly points: readonly Point[];
    readonly outcomes: readonly AskedOutcome[];
  },
  part: Part | undefined,
): SweepPlan {
  const { scenario, identity } = base;
  const { seed, scale, from, until, knownUntil, replicates } = scenario;
  const { title, design } = study.data;
  const factors = asked.factors.map(sweptFactor);
  const { points, outcomes } = asked;
  const { engine, dataHash, scenarioHash } = identity;
  const rows = points.map(({ values }) => values);
  const drawn = drawnNames(base, asked.factors);
  return {
    title,
    source: study.file,
    scenario: scenarioFile,
    scenarioName: scenario.name,
    ...{ engine, dataHash, scenarioHash },
    plan: hashOfValue([title, scenarioHash, dataHash, design.kind, factors, rows, outcomes, replicates]),
    ...{ seed, scale, from, until, knownUntil, replicates },
    ...(scenario.currency === undefined ? {} : { currency: scenario.currency }),
    design: design.kind,
    shard: part ? `${part.part}/${part.of}` : null,
    factors,
    outcomes,
    drawn,
    draws: Array.from({ length: replicates }, (_, replicate) => {
      const own: Readonly<Record<string, number>> = drawnBy(base, replicate);
      return drawn.map((name) => own[name] ?? null);
    }),
    points,
  };
}

/** @throws Refusal for what is wrong in the study, its scenario or a point of it, each with its place */
export function sweepQuestion(given: SweepQuestionArguments, part: Part | undefined): SweepQuestion {
  const opened = openStudy(given, sweepSchema);
  const { base, load, table } = opened;
  const study = withPoints(opened.study, given.points);
  const { scenario } = base;
  const designed = designedPoints(study, scenario, designKey(scenario.seed), table);
  const { factors, points, placeOf, placeOfFactor } = designed;
  sayOrRefuse(checkFactors(factors, placeOfFactor, load), given.lang);
  const lang = languageOf(given.lang);
  if (points.length >= MANY) note(SWEEP_WORDS[lang].checking(numbersIn(lang).count(points.length)));
  const { scenarios, problems } = loadPoints(factors, points, placeOf, load);
  sayOrRefuse(problems, given.lang);
  const every = [scenario, ...scenarios.map((point) => point.scenario)];
  const asked = readOutcomes(study.data.outcomes, every, study.find);
  sayOrRefuse(asked.problems, given.lang);
  const { outcomes } = asked;
  const plan = planOf({ ...opened, study }, { factors, points, outcomes }, part);
  return {
    plan,
    asked: { points: pointMarkets(base, scenarios), replicates: scenario.replicates, outcomes },
    base,
    part,
  };
}
