/** A market of which everything is known: an executor that simulates nothing, and figures that are functions of the levers. */
import { join } from 'node:path';
import { type Key, uniform } from '../../../sim/model/random.ts';
import { noMemo } from '../../../sim/runs/memo.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import type { Means } from '../../../sim/runs/perform.ts';
import type { Prepared } from '../../../sim/runs/prepared.ts';
import type { VariantFiguresData } from '../../../sim/runs/variantFigures.ts';
import type { LeverPlan } from '../../../sim/scenario/scenario.ts';
import { smallScenario } from '../../runs/small.ts';

/** A figure of one replicate with some levers. */
export type FigureOf = (metric: string, levers: readonly LeverPlan[], key: Key) => number;

export interface Known extends Means {
  /** Markets that were asked for. */
  readonly asked: { markets: number };
}

/** @param stopAfter jobs after which the work is stopped */
export function knownMeans(figureOf: FigureOf, stopAfter = Number.POSITIVE_INFINITY): Known {
  const asked = { markets: 0 };
  const stop = new AbortController();
  let jobs = 0;
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
          if (++jobs > stopAfter) return stop.abort();
          const { markets, figures } = job.data as VariantFiguresData;
          asked.markets += markets.length;
          const value = markets.flatMap(({ levers, key }) =>
            figures.map(({ metric }) => figureOf(metric, levers, key)),
          );
          await onAnswer({ status: 'ok', value: value as never }, job, 0);
        }
      },
    },
  };
}

/** Evenly in 0–1 by the replicate alone. */
export function luck(key: Key): number {
  return uniform(key, 'posterior', 7, 7);
}

/** The small market without levers, with a target on a figure that is no forecast. */
export function knownBase(dir: string, atLeast: number): Prepared {
  const scenario = smallScenario(join(dir), 'replicates=16');
  const target = { ...scenario.targets[0]!, metric: 'orders' as const, atLeast };
  return prepare({ ...scenario, levers: [], targets: [target] });
}

/** A lever that a scenario need not be able to have. */
export function knownLever(id: string, more: Partial<LeverPlan> = {}): LeverPlan {
  return {
    id,
    lever: 'visit-push',
    title: { zh: id, en: id },
    from: '2021-01-01',
    until: '2021-03-31',
    rampDays: 0,
    strength: 1,
    args: { factor: 1 },
    fromDay: 17,
    untilDay: 106,
    ...more,
  };
}

export function numbers(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => first + k);
}
