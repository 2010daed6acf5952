/** Every sentence of the report, as one language must supply it. Arguments are numbers already written for people. */

import type { Language } from '../../sim/notation/language.ts';
import type { SpreadSource } from '../../sim/result/varianceSplit.ts';
import type { HealthWords } from './health.ts';

/** Calibrated words for a probability; the bounds are in findings/target.ts. */
export type Likelihood = 'very-likely' | 'likely' | 'even' | 'unlikely' | 'very-unlikely';
export type Direction = 'up' | 'down' | 'flat';
export type Place = 'above' | 'inside' | 'below';

export interface Words {
  readonly lang: Language;
  readonly page: {
    readonly otherLanguage: string;
    readonly kind: string;
    readonly knownUntil: (date: string) => string;
    readonly covers: (from: string, until: string) => string;
    readonly verdict: string;
    readonly median: (metric: string, period: string) => string;
    readonly interval: string;
    readonly chance: (target: string) => string;
    readonly gap: string;
    readonly gapShort: (amount: string) => string;
    readonly gapOver: (amount: string) => string;
    readonly gapNone: string;
    readonly noTarget: string;
    readonly findings: string;
    readonly charts: string;
    readonly quarters: string;
    readonly quarterHeads: readonly string[];
    readonly published: string;
    readonly hindsight: string;
    readonly quartersNote: string;
    readonly asked: string;
    readonly askedHeads: readonly string[];
    readonly growth: string;
    readonly growthHeads: readonly string[];
    readonly growthShare: (share: string) => string;
    readonly growthNote: string;
    readonly path: string;
    readonly pathHeads: readonly string[];
    readonly pathNote: string;
    readonly targets: string;
    readonly targetHeads: readonly string[];
    readonly levers: string;
    readonly leverHeads: readonly string[];
    readonly leverGrade: (title: string, effect: string) => string;
    readonly noLevers: string;
    readonly drawn: (from: string, to: string) => string;
    readonly onlyFestivals: string;
    readonly onlyOn: (windows: string) => string;
    readonly made: string;
    readonly madeRows: Readonly<Record<MadeRow, string>>;
    readonly limits: string;
    readonly source: (source: string) => string;
    readonly save: string;
    readonly viewSource: string;
    readonly warning: (ok: string, all: string) => string;
    readonly unfinished: string;
    readonly unrecorded: (target: string) => string;
    readonly noScript: string;
  };
  readonly limits: {
    readonly model: string;
    readonly assumptions: string;
    readonly parametersDrawn: string;
    readonly parametersFixed: string;
    readonly modelError: (error: {
      /** One quarter after the base. */
      readonly sd: string;
      readonly base: string;
      readonly forecasts: number;
      /** By how much a quarter ahead is moved for what the calibration missed; where there is one. */
      readonly moved: { readonly quarter: string; readonly by: string } | undefined;
    }) => string;
    readonly noModelError: string;
    readonly otherPast: string;
    readonly precision: (n: string) => string;
    readonly agents: (scale: string, money: string) => string;
    readonly hindsight: string;
  };
  readonly target: {
    readonly chance: (
      how: Likelihood,
      what: string,
      hits: string,
      n: string,
      p: string,
      se: string,
    ) => string;
    /** The same where it is the forecast's chance: runs that reach it by themselves are told besides. */
    readonly forecast: (
      how: Likelihood,
      what: string,
      p: string,
      se: string,
      hits: string,
      n: string,
    ) => string;
    readonly near: (median: string, share: string) => string;
    readonly short: (median: string, amount: string, share: string) => string;
    readonly over: (median: string, amount: string, share: string) => string;
    readonly place: (where: Place, low: string, high: string) => string;
    readonly carries: (quarter: string, share: string) => string;
    readonly pathShort: (
      open: string,
      need: string,
      have: string,
      lack: string,
      more: string,
      worst: string,
    ) => string;
    readonly pathEnough: (open: string, need: string, have: string) => string;
    readonly pathDone: string;
    /** Both ends of what is not known: medians, and chances where there is a target. */
    readonly hangsOn: (lever: string, low: string, high: string, error: string) => string;
    readonly end: (strength: string, median: string, chance: string | undefined) => string;
    readonly widest: (quarter: string, width: string, share: string) => string;
  };
  readonly market: {
    readonly privateShare: (place: Place, year: string, median: string, low: string, high: string) => string;
    readonly change: (direction: Direction, difference: string, bound: string) => string;
    readonly trust: (
      direction: Direction,
      last: string,
      now: string,
      first: string,
      difference: string,
    ) => string;
    readonly account: (year: string, returned: string, lost: string) => string;
    readonly repeat: (year: string, median: string, low: string, high: string) => string;
    readonly brands: (
      direction: Direction,
      year: string,
      now: string,
      before: string,
      times: string,
    ) => string;
    readonly brandShare: (year: string, amount: string, share: string) => string;
    /** Each of the two with its goal, empty where it has none. */
    readonly providers: (
      date: string,
      /** Amount from which a provider is large. */
      large: string,
      billion: readonly [count: string, goal: string],
      hundred: readonly [count: string, goal: string],
    ) => string;
    readonly goalMet: string;
    readonly goalMissed: (when: 'due' | 'ahead', due: string) => string;
    readonly money: (year: string, revenue: string, cost: string, share: string) => string;
  };
  readonly fit: {
    readonly known: (inside: string, all: string, worst: string, error: string) => string;
    readonly errors: (quarters: readonly { readonly quarter: string; readonly error: string }[]) => string;
    readonly hindsight: (period: string, actual: string, error: string, inside: boolean) => string;
  };
  readonly spread: {
    readonly sources: Readonly<Record<SpreadSource, string>>;
    /** Parts are in falling order; `first` is the largest, if it stands out. */
    readonly split: (
      figure: string,
      deviation: string,
      parts: readonly { readonly source: SpreadSource; readonly share: string; readonly error: string }[],
    ) => string;
    readonly first: (source: SpreadSource) => string;
    readonly open: string;
    readonly fixed: string;
    readonly basis: (replicates: string, twins: string) => string;
  };
  readonly health: HealthWords;
}

export const MADE_ROWS = [
  'engine',
  'seed',
  'replicates',
  'fans',
  'scale',
  'streamers',
  'scenarioHash',
  'dataHash',
  'seedRule',
] as const;
export type MadeRow = (typeof MADE_ROWS)[number];
