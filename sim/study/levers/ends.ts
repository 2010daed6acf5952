/**
 * What each lever does at both ends of the plausible range of every parameter that its effect hangs on and nobody has
 * measured: simulated, one parameter at a time, the others as the replicate drew them, on the luck of the same replicate.
 */
import type { ParameterName } from '../../model/params.ts';
import type { Grade } from '../../result/grades.ts';
import type { EffectRange, RangeEnd } from '../../result/levers.ts';
import type { PlainMarket } from '../../runs/market.ts';
import { type Means, perform, type Request } from '../../runs/perform.ts';
import { drawMarket } from '../../runs/requests.ts';
import { type VariantFiguresData, variantFiguresTask } from '../../runs/variantFigures.ts';
import { meanOf } from '../compare/compared.ts';
import type { AskedFigure } from '../compare/figures.ts';
import { meanInterval } from '../compare/paired.ts';
import type { Variant } from './variants.ts';

/** A parameter whose ends are simulated. */
export interface Guessed {
  readonly name: ParameterName;
  readonly grade: Grade;
  readonly plausible: readonly [low: number, high: number];
  /** Ids of the levers that hang on it. */
  readonly levers: readonly string[];
}

interface EndsRequest extends Request<VariantFiguresData, readonly number[]> {
  readonly guessed: Guessed;
  readonly replicate: number;
}

/** Markets of one replicate and parameter: at its low end none and each lever alone, then at its high end. */
function marketsAt(variants: readonly Variant[], { name, plausible, levers }: Guessed, replicate: number) {
  const asked = [variants[0]!, ...variants.filter(({ letter }) => levers.includes(letter))];
  const drawn = asked.map(({ prepared }) => drawMarket(prepared, replicate).market);
  const { exogenous } = drawn[0]!; // the same for all, and shared, so that it travels once
  return plausible.flatMap((value) =>
    drawn.map(
      (market): PlainMarket => ({
        ...market,
        exogenous,
        params: { ...market.params, [name]: value },
      }),
    ),
  );
}

function endOf(value: number, effects: readonly number[]): RangeEnd {
  const interval = meanInterval(effects);
  return { value, mean: meanOf(effects), low90: interval?.low ?? null, high90: interval?.high ?? null };
}

/** In the order of the variants, as the markets are. */
function leversIn(variants: readonly Variant[], { levers }: Guessed): string[] {
  return variants.flatMap(({ letter }) => (levers.includes(letter) ? [letter] : []));
}

/** The effects of one lever at one end of one parameter, by figure. */
type EffectsAt = (lever: string, end: number) => readonly number[];

/** The figures of one answer, less those of none. */
function effectsIn(
  values: readonly number[],
  variants: readonly Variant[],
  guessed: Guessed,
  width: number,
): EffectsAt {
  const own = leversIn(variants, guessed);
  return (lever, end) => {
    const row = (side: number) => {
      const start = (end * (own.length + 1) + side) * width;
      return values.slice(start, start + width);
    };
    const none = row(0);
    return row(own.indexOf(lever) + 1).map((value, at) => value - none[at]!);
  };
}

export interface RangesAsked {
  readonly guessed: readonly Guessed[];
  /** Of which the effects are told. */
  readonly figures: readonly AskedFigure[];
  /** The first so many. */
  readonly replicates: number;
}

export interface SimulatedRanges {
  /** By the id of the lever; parameters of which no run ended well are left out. */
  readonly ranges: ReadonlyMap<string, readonly EffectRange[]>;
  /** What went wrong, a line each. */
  readonly failed: readonly string[];
}

/** Called as the runs of a parameter and replicate end. */
export type OnEnds = (ok: boolean, remembered: boolean) => void;

/**
 * @param variants none of the levers first
 * @returns undefined when the work was stopped before its end
 */
export async function simulatedRanges(
  variants: readonly Variant[],
  { guessed: all, figures, replicates }: RangesAsked,
  means: Means,
  onDone: OnEnds,
): Promise<SimulatedRanges | undefined> {
  const requests = Array.from({ length: replicates }, (_, replicate) =>
    all.map(
      (guessed): EndsRequest => ({
        task: variantFiguresTask,
        data: () => ({ markets: marketsAt(variants, guessed, replicate), figures }),
        guessed,
        replicate,
      }),
    ),
  ).flat();
  const told = new Map<Guessed, EffectsAt[]>(all.map((guessed) => [guessed, []]));
  const failed: string[] = [];
  let ended = 0;
  await perform(
    requests,
    (answer, { guessed, replicate }, { remembered }) => {
      ended++;
      const ok = answer.status === 'ok';
      // by replicate: answers come in any order, and sums must not depend on it
      if (ok) told.get(guessed)![replicate] = effectsIn(answer.value, variants, guessed, figures.length);
      else failed.push(`${guessed.name}/${replicate}: ${answer.error}`);
      onDone(ok, remembered);
    },
    means,
    requests.length,
  );
  if (ended < requests.length) return undefined;
  const rangesOf = (lever: string) =>
    [...told].flatMap(([{ name, grade, plausible, levers }, effects]) => {
      const runs = effects.filter((one) => one !== undefined);
      if (!levers.includes(lever) || runs.length === 0) return [];
      return figures.map(({ metric }, at): EffectRange => {
        const [low, high] = plausible.map((value, end) =>
          endOf(
            value,
            runs.map((one) => one(lever, end)[at]!),
          ),
        ) as [RangeEnd, RangeEnd];
        return { metric, parameter: name, grade, from: 'ends', low, high };
      });
    });
  const ranges = new Map(
    variants.flatMap(({ lever }) => (lever ? [[lever.id, rangesOf(lever.id)] as const] : [])),
  );
  return { ranges, failed: failed.toSorted() };
}
