/** A market of which everything is known: an executor that simulates nothing, and figures that are functions of parameters and luck. */
import { type Key, uniform } from '../../../sim/model/random.ts';
import type { PlainMarket } from '../../../sim/runs/market.ts';
import { noMemo } from '../../../sim/runs/memo.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import type { Means } from '../../../sim/runs/perform.ts';
import type { Prepared } from '../../../sim/runs/prepared.ts';
import type { SpanFigure, VariantFiguresData } from '../../../sim/runs/variantFigures.ts';
import type { Posterior } from '../../../sim/scenario/posterior.ts';
import type { Factor } from '../../../sim/study/designs/factor.ts';
import type { Column, Group, Subject } from '../../../sim/study/sensitivity/subject.ts';
import { smallScenario } from '../../runs/small.ts';

export type FigureOf = (market: PlainMarket, figure: SpanFigure) => number;

export interface Known extends Means {
  readonly asked: { jobs: number; markets: number };
}

/** @param figureOf may throw: the run has then failed */
export function knownMarkets(figureOf: FigureOf, stopAfter = Number.POSITIVE_INFINITY): Known {
  const asked = { jobs: 0, markets: 0 };
  const stop = new AbortController();
  return {
    memo: noMemo,
    engine: 'known',
    signal: stop.signal,
    asked,
    executor: {
      runtime: 'known',
      lanes: 1,
      async run(all, onAnswer) {
        for await (const job of all) {
          if (++asked.jobs > stopAfter) return stop.abort();
          const { markets, figures } = job.data as VariantFiguresData;
          asked.markets += markets.length;
          try {
            const value = markets.flatMap((market) => figures.map((figure) => figureOf(market, figure)));
            await onAnswer({ status: 'ok', value: value as never }, job, 0);
          } catch (cause) {
            await onAnswer({ status: 'failed', error: (cause as Error).message }, job, 0);
          }
        }
      },
    },
  };
}

/** Evenly in 0–1 by the replicate alone. */
export function luckOf({ key }: { readonly key: Key }, place = 0): number {
  return uniform(key, 'posterior', 7, 7, place);
}

export function factor(name: string, low: number, high: number): Factor {
  const text = { zh: name, en: name };
  return {
    path: `parameters.${name}`,
    title: text,
    unit: 'unit',
    meaning: text,
    range: { low, high, scale: 'linear', isDate: false },
    values: [low, high],
  };
}

/** The small market with these columns, each a group of its own where no groups are given. */
export function subjectOf(
  dir: string,
  columns: readonly Column[],
  { groups, posterior }: { readonly groups?: readonly Group[]; readonly posterior?: Posterior } = {},
): Subject {
  const base: Prepared = { ...prepare(smallScenario(dir)), posterior };
  const named = (column: Column) => (column === 'posterior' ? column : column.path);
  const alone = columns.map((column, at): Group => {
    const id = named(column);
    return { id, title: { zh: id, en: id }, columns: [at] };
  });
  const variant = () => {
    throw new Error('variant: expected changes of parameters alone');
  };
  return { base, columns, groups: groups ?? alone, variant };
}
