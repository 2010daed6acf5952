import { type Precision, relativeError } from '../result/precision.ts';
import { headlinesOf } from '../result/summary.ts';
import { noPairedRuns, type PairedEnsemble, type PairedHeadlines } from './pairedRuns.ts';
import type { Places, Prepared, Replicate } from './prepared.ts';

/** One ensemble of several that share threads. */
export interface Asked {
  readonly prepared: Prepared;
  readonly places?: Places | undefined;
  readonly part?: Part | undefined;
  /** Run until a figure is this precise; the scenario's replicates are then the most there can be. */
  readonly precision?: Precision | undefined;
}

/** Part `part` (from 1) of `of`: the replicates k with k mod of = part − 1. */
export interface Part {
  readonly part: number;
  readonly of: number;
}

/** What has been done of one ensemble. */
export interface Account {
  readonly asked: Asked;
  readonly done: Map<number, Replicate>;
  readonly headlines: PairedHeadlines;
  readonly remembered: Set<number>;
  /** Fan visits simulated this time. */
  visits: number;
  /** Half width of the interval when it was last looked at. */
  reached: number;
}

/** How many replicates an ensemble would have in the end. */
export function countOf(asked: Asked): number {
  return indicesOf(asked).length;
}

/** Numbers of the replicates that an ensemble would have in the end. */
export function indicesOf({ prepared, part }: Pick<Asked, 'prepared' | 'part'>): number[] {
  const all = Array.from({ length: prepared.scenario.replicates }, (_, k) => k);
  return part ? all.filter((k) => k % part.of === part.part - 1) : all;
}

export function newAccount(asked: Asked): Account {
  return {
    asked,
    done: new Map(),
    headlines: noPairedRuns(),
    remembered: new Set(),
    visits: 0,
    reached: Infinity,
  };
}

/** What of an ensemble gets paired runs: nothing of a part, or of one that was stopped. */
export function pairedOf(account: Account): PairedEnsemble[] {
  const { prepared, places, part } = account.asked;
  if (part || !isWhole(account)) return [];
  return [{ prepared, places, replicates: inOrder(account), headlines: account.headlines }];
}

export function isWhole(account: Account): boolean {
  const { asked, done, reached } = account;
  const precise = asked.precision !== undefined && reached <= asked.precision.share;
  return precise || done.size === countOf(asked);
}

export function inOrder({ done }: Account): Replicate[] {
  return [...done.values()].sort((a, b) => a.index - b.index);
}

export function reachedBy(account: Account): number {
  const { precision, prepared } = account.asked;
  if (!precision) return Infinity;
  const values = inOrder(account).flatMap(({ answer }) => {
    const value =
      answer.status === 'ok' && headlinesOf(prepared.scenario, answer.value.series)[precision.figure];
    return typeof value === 'number' ? [value] : [];
  });
  return relativeError(values);
}
