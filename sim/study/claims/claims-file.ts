/** The list of claims of a market, `claims.yaml`: statements, what of which runs each is judged by, and when experiments part. */
import { leverOf } from '../../levers/all.ts';
import { METRICS } from '../../model/measures/all.ts';
import { isMoney, unitOfMoney } from '../../notation/currencies.ts';
import { periodOf, readPeriod } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import { type Complaint, Refusal } from '../../notation/refusal.ts';
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

/** A period of a run that a claim reads. */
export interface PeriodRead {
  readonly run: string;
  readonly period: string;
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
  /** What each claim reads of runs, by its id. */
  readonly reads: ReadonlyMap<string, readonly PeriodRead[]>;
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
  currency: string,
): { readonly path: readonly (string | number)[]; readonly expected: string }[] {
  const faults: { path: (string | number)[]; expected: string }[] = [];
  const money = unitOfMoney(currency);
  list.claims.forEach((claim, at) => {
    if (list.claims.findIndex(({ id }) => id === claim.id) < at)
      faults.push({ path: ['claims', at, 'id'], expected: 'each id once' });
    claim.runs.forEach((name, place) => {
      if (!(name in list.runs)) faults.push({ path: ['claims', at, 'runs', place], expected: EXPECTED_RUN });
    });
    claim.levers?.forEach((kind, place) => {
      if (!leverOf(kind)) faults.push({ path: ['claims', at, 'levers', place], expected: 'a kind of lever' });
    });
    claim.checks.forEach(({ figure, chance, unit }, place) => {
      const path = ['claims', at, 'checks', place];
      if (isMoney(unit) && unit !== money)
        faults.push({ path: [...path, 'unit'], expected: `an amount in ${money}` });
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

/** What a claim reads of runs; where it is judged once more in the market that was shown less, of that one too. */
function readsOf({ checks, statedBy }: ClaimData, { main, heldOut }: ListData): PeriodRead[] {
  return checks.flatMap(({ figure, chance, expect }) => {
    const whole = figure ?? chance?.of;
    const values = (whole ? namesIn(whole) : []).filter((part) => part.kind === 'value');
    const isUnseen = statedBy && heldOut && expect && expect.kind !== 'told';
    return values.flatMap(({ run, periods }) => {
      const runs = isUnseen && run === main ? [run, heldOut] : [run];
      return runs.flatMap((one) => periods.map((period) => ({ run: one, period })));
    });
  });
}

/** First and last day of each run, ISO. */
type RunDates = ReadonlyMap<string, { readonly from: string; readonly until: string }>;

/**
 * Whether all that claims read lies inside of the runs that it is read of, as can be known before anything is run.
 * @param file of the list, as messages show it
 * @throws Refusal with one line for each period that does not
 */
export function checkDates(
  { main, dates, reads }: ClaimSet,
  claims: readonly Claim[],
  runs: RunDates,
  file: string,
): void {
  const complaints: Complaint[] = [];
  const look = (path: string, run: string, period: string) => {
    const [own, { from, until }] = [runs.get(run), readPeriod(period)];
    if (!own || (from >= own.from && until <= own.until)) return;
    const expected = `a period within the run, ${own.from} to ${own.until}`;
    complaints.push({ place: `${file} ${path}`, expected, got: period });
  };
  for (const { id } of claims)
    for (const { run, period } of reads.get(id) ?? []) look(`claims.${id} ${run}`, run, period);
  const { clientsUntil: _, cardPeriods, ...days } = dates;
  if (claims.some(({ experiments = [] }) => experiments.length > 0)) {
    for (const [key, period] of Object.entries(days)) look(`dates.${key}`, main, period);
    for (const period of cardPeriods) look('dates.cardPeriods', main, period);
  }
  if (complaints.length > 0) throw new Refusal(complaints);
}

/**
 * The claims of a market from text.
 * @param file its name as messages show it
 * @param currency code of that of the market: figures of money are in it
 * @throws Refusal with one line a mistake
 */
export function readClaims(text: string, file: string, currency: string): ClaimSet {
  const checked = claimListSchema.superRefine((list, context) => {
    for (const { path, expected: message } of faultsOf(list, currency)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });
  const data = yamlOf(text, file, checked);
  const { schema: _, runs, claims, ...list } = data;
  const reads = new Map(claims.map((claim) => [claim.id, readsOf(claim, data)]));
  const asked = Object.entries(runs).map(([name, { file: scenario, set, ownSize, fine }]) => {
    return [name, { file: scenario, set, isOwnSize: ownSize, isFine: fine }] as const;
  });
  return { ...list, runs: new Map(asked), claims: claims.map(claimOf), reads };
}
