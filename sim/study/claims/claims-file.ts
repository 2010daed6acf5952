/** The list of claims of a market, `claims.yaml`: statements, what of which runs each is judged by, and when experiments part. */
import { METRICS } from '../../model/measures/all.ts';
import { periodOf } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import { agrestiCoull } from '../../result/targets.ts';
import { yamlOf } from '../../scenario/yaml-file.ts';
import type { Check, Claim } from './claim.ts';
import {
  type CheckData,
  type ClaimData,
  claimListSchema,
  EXPECTED_PERIOD,
  EXPECTED_RUN,
  type ListData,
} from './claims-schema.ts';
import type { Evidence } from './evidence.ts';
import { combine } from './figures.ts';
import { type Formula, figuresOf, namesIn } from './formula.ts';
import type { RunAsked } from './runs.ts';
import type { ExperimentDates } from './trunk.ts';

/** A row of a table of the market. */
export interface TableRow {
  readonly table: string;
  readonly period: string;
  readonly metric: string;
  /** How its source begins. */
  readonly source?: string | undefined;
}

/** A published figure over another of the same unit. */
export interface Constant {
  readonly of: TableRow;
  readonly over: TableRow;
}

/** The claims of a market. */
export interface ClaimSet {
  readonly title: Bilingual;
  /** The run whose seed all share and whose market the experiments look into. */
  readonly main: string;
  /** The market of a fit that was shown no fact that states a claim. */
  readonly heldOut?: string | undefined;
  readonly dates: ExperimentDates;
  readonly constants: Readonly<Record<string, Constant>>;
  readonly runs: ReadonlyMap<string, RunAsked>;
  readonly claims: readonly Claim[];
}

/** What a formula names and the list does not have, as what was expected there. */
function unknownIn(part: Formula, { runs, constants }: ListData, claim: ClaimData): string | undefined {
  switch (part.kind) {
    case 'value':
      if (!METRICS.some(({ name }) => name === part.metric)) return 'a metric';
      if (!part.periods.every((one) => periodOf(one))) return EXPECTED_PERIOD;
      return part.run in runs && claim.runs.includes(part.run) ? undefined : EXPECTED_RUN;
    case 'unsettled':
      return claim.runs.includes(part.run) ? undefined : EXPECTED_RUN;
    case 'told':
      return claim.experiments?.some((name) => name === part.experiment)
        ? undefined
        : 'an experiment of the claim';
    case 'constant':
      return part.name in constants ? undefined : 'a constant of the list';
    default:
      return undefined;
  }
}

/** Where a check is none: a formula that names what is not there, or two figures or none. */
function faultsOf(
  list: ListData,
): { readonly path: readonly (string | number)[]; readonly expected: string }[] {
  const faults: { path: (string | number)[]; expected: string }[] = [];
  list.claims.forEach((claim, at) => {
    claim.runs.forEach((name, place) => {
      if (!(name in list.runs)) faults.push({ path: ['claims', at, 'runs', place], expected: EXPECTED_RUN });
    });
    claim.checks.forEach(({ figure, chance }, place) => {
      const path = ['claims', at, 'checks', place];
      if ((figure === undefined) === (chance === undefined))
        faults.push({ path, expected: 'either figure or chance' });
      const whole = figure ?? chance?.of;
      const unknown =
        whole &&
        namesIn(whole)
          .map((part) => unknownIn(part, list, claim))
          .find(Boolean);
      if (unknown) faults.push({ path: [...path, figure ? 'figure' : 'chance'], expected: unknown });
    });
  });
  for (const key of ['main', 'heldOut'] as const) {
    const name = list[key];
    if (name !== undefined && !(name in list.runs)) faults.push({ path: [key], expected: EXPECTED_RUN });
  }
  return faults;
}

/** The share of replicates that reach a figure, with its standard error. */
function chanceCheck({ of, atLeast }: { of: Formula; atLeast: number }, evidence: Evidence) {
  const hits = combine((one) => (one >= atLeast ? 1 : 0), figuresOf(of, evidence));
  const count = [...hits.values()].reduce((a, b) => a + b, 0);
  const share = count / Math.max(1, hits.size);
  return { figures: combine(() => share, hits), standardError: agrestiCoull(count, hits.size) };
}

function checkOf({ what, unit, kind, figure, chance, expect }: CheckData, evidence: Evidence): Check {
  const said = figure ? { figures: figuresOf(figure, evidence) } : chanceCheck(chance!, evidence);
  return { what, unit, ...(kind ? { kind } : {}), expected: expect ?? { kind: 'told' }, ...said };
}

function claimOf({ checks, statedBy, levers, experiments, ...claim }: ClaimData): Claim {
  return {
    ...claim,
    ...(statedBy ? { statedBy } : {}),
    ...(levers ? { levers } : {}),
    ...(experiments ? { experiments } : {}),
    checks: (evidence) => checks.map((one) => checkOf(one, evidence)),
  };
}

/**
 * The claims of a market from text.
 * @param file its name as messages show it
 * @throws Refusal with one line a mistake
 */
export function readClaims(text: string, file: string): ClaimSet {
  const checked = claimListSchema.superRefine((list, context) => {
    for (const { path, expected: message } of faultsOf(list)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });
  const { schema: _, runs, claims, ...list } = yamlOf(text, file, checked);
  const asked = Object.entries(runs).map(([name, { file: scenario, set, ownSize, fine }]) => {
    return [name, { file: scenario, set, isOwnSize: ownSize, isFine: fine }] as const;
  });
  return { ...list, runs: new Map(asked), claims: claims.map(claimOf) };
}
