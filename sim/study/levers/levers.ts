/** Every lever of a scenario alone and all together, against none of them, on the same luck. */

import type { Bilingual } from '../../notation/language.ts';
import type { Comparison } from '../../result/compare.ts';
import { effectGrade } from '../../result/grades.ts';
import type { EffectRange, LeverOutcome, LeversResult } from '../../result/levers.ts';
import { drawnLevers } from '../../runs/requests.ts';
import { replicateKey } from '../../runs/seed.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import type { Figures } from '../claims/figures.ts';
import { compareSides, type FinishedSide } from '../compare/compare.ts';
import { differenceOf } from '../compare/compared.ts';
import { type AskedFigure, horizonOf, mainPeriod, mainSpans } from '../compare/figures.ts';
import { type Drawn, drawnRanges } from './draws.ts';
import { effectsOf, RANGE_METRICS } from './effects.ts';
import type { Guessed, SimulatedRanges } from './ends.ts';
import type { Variant } from './variants.ts';

export type FinishedVariant = Variant & FinishedSide;

/** Figures of the main period of which ranges are told. */
export function rangeFigures(variants: readonly Variant[]): AskedFigure[] {
  const horizon = horizonOf(variants.map(({ prepared }) => prepared.scenario));
  const main = mainPeriod(horizon);
  const span = mainSpans(horizon).find(({ period }) => period === main)!;
  return RANGE_METRICS.map((metric) => ({ metric, span }));
}

/** Parameters that the effect of a lever hangs on and that nobody has measured. */
function guessedBy({ lever }: LeverPlan) {
  return effectGrade([lever])?.parameters.filter(({ grade }) => grade !== 'measured') ?? [];
}

/** The same of all levers, each parameter once. */
export function guessedParameters(variants: readonly Variant[]): Guessed[] {
  const found = new Map<string, Guessed>();
  for (const { lever } of variants) {
    for (const parameter of lever ? guessedBy(lever) : []) {
      const { name, grade, plausible } = parameter;
      const levers = [...(found.get(name)?.levers ?? []), lever!.id];
      found.set(name, { name: name as Guessed['name'], grade, plausible, levers });
    }
  }
  return [...found.values()];
}

/** Ranges of one lever by a regression over what its runs drew. */
function rangesFromDraws(
  lever: LeverPlan,
  [none, side]: readonly [FinishedVariant, FinishedVariant],
  figures: readonly AskedFigure[],
): EffectRange[] {
  const guessed = guessedBy(lever);
  const drawn = new Map(side.run.result.replicates.map((row) => [row.replicate, row.parameters]));
  return figures.flatMap((figure) => {
    const effects = effectsOf(figure, none, side);
    const runs = [...effects.keys()];
    const parameters = guessed.flatMap(({ name }): Drawn[] => {
      const values = runs.map((k) => drawn.get(k)?.[name as keyof object] as number | undefined);
      return values.every((value) => value !== undefined) ? [{ name, values: values as number[] }] : [];
    });
    const ranges = drawnRanges([...effects.values()], parameters, strengthOf(lever, side, runs));
    return ranges.map(({ name, low, high }): EffectRange => {
      const { grade } = guessed.find((one) => one.name === name)!;
      return { metric: figure.metric, parameter: name, grade, from: 'draws', low, high };
    });
  });
}

/** The strength that each run drew, of a lever whose strength is not known. */
function strengthOf(lever: LeverPlan, { prepared }: FinishedVariant, runs: readonly number[]): Drawn[] {
  if (lever.upTo === undefined) return [];
  const { seed } = prepared.scenario;
  const values = runs.map((k) => drawnLevers([lever], replicateKey(seed, k))[0]!.strength);
  return [{ name: 'strength', values }];
}

/** What all do together less the sum of what each does, of the replicates that have all. */
function beyondSum(all: Figures, each: readonly Figures[]): number[] {
  return [...all].flatMap(([k, together]) => {
    const alone = each.map((one) => one.get(k));
    if (alone.some((value) => value === undefined)) return [];
    return [alone.reduce<number>((rest, value) => rest - value!, together)];
  });
}

function netOf({ figures }: Comparison, main: string): number {
  const net = figures.find(({ metric, period }) => metric === 'platformNet' && period === main);
  return net?.difference.mean ?? Number.NEGATIVE_INFINITY;
}

export interface LeversAsked {
  readonly title: Bilingual;
  readonly source: string;
  /** Titles of the levers that are in force in every variant. */
  readonly kept: readonly Bilingual[];
  /** With how many replicates the ends of ranges were simulated, and what came out; absent where they were not. */
  readonly simulated?: SimulatedRanges & { readonly replicates: number };
}

/** @param variants none of the levers first, then each alone, then all (variants.ts) */
export function judgeLevers(variants: readonly FinishedVariant[], asked: LeversAsked): LeversResult {
  const { title, source, kept, simulated } = asked;
  const [none, ...others] = variants as readonly [FinishedVariant, ...FinishedVariant[]];
  const compared = compareSides(variants);
  const { schema: _, sides, comparisons, paths: __, main, ...made } = compared;
  const figures = rangeFigures(variants);
  const outcomes = others.flatMap((side, at): LeverOutcome[] => {
    const { lever } = side;
    if (!lever) return [];
    const told = simulated?.ranges.get(lever.id) ?? rangesFromDraws(lever, [none, side], figures);
    const known = new Set(told.map(({ parameter }) => parameter));
    const { id, lever: kind, from, until } = lever;
    return [
      {
        id,
        lever: kind,
        title: lever.title,
        from,
        until,
        comparison: comparisons[at]!,
        ranges: told,
        untold: guessedBy(lever).flatMap(({ name }) => (known.has(name) ? [] : [name])),
      },
    ];
  });
  const [gmv] = figures;
  const alone = others.flatMap((side) => (side.lever ? [effectsOf(gmv!, none, side)] : []));
  return {
    schema: 'laotie/levers@1',
    title,
    source,
    scenarioHash: sides[0]!.scenarioHash,
    until: sides[0]!.until,
    ...made,
    main,
    kept,
    levers: outcomes.toSorted((a, b) => netOf(b.comparison, main) - netOf(a.comparison, main)),
    together: comparisons.at(-1)!,
    beyondSum: differenceOf(beyondSum(effectsOf(gmv!, none, others.at(-1)!), alone)),
    rangeReplicates: simulated?.replicates ?? 0,
  };
}
