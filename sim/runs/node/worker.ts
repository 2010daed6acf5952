/** One replicate on a worker thread: data in, data out. What goes wrong is part of the answer, never thrown. */
import type { Key } from '../../model/random.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import type { Changes } from '../../scenario/posterior.ts';
import { type MarketScenario, marketOf } from '../market.ts';
import { type Means, runMarket } from './replicate.ts';
import { shippedMarket } from './shipped.ts';

export interface ReplicateTask {
  readonly scenario: MarketScenario;
  readonly history: readonly HistoryRow[];
  readonly key: Key;
  /** Key of the future of attention, where it is not that of the rest. */
  readonly attention?: Key;
  /** Parameters drawn from the posterior. */
  readonly drawn: Changes;
  readonly means?: Means;
}

export type ReplicateAnswer =
  | { readonly status: 'failed'; readonly error: string; readonly seconds: number }
  | {
      readonly status: 'ok';
      readonly seconds: number;
      /** Every metric one after the other, each with a value a day. */
      readonly series: Float64Array;
      readonly fingerprint: string;
      readonly visits: number;
      readonly fans: number;
      readonly streamers: number;
    };

export default function runReplicate(task: ReplicateTask): ReplicateAnswer {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const plan = marketOf(task.scenario, shippedMarket(task.history), task.key, task.drawn, task.attention);
    const { series: rows, fingerprint, visits, fans, streamers } = runMarket(plan, task.means ?? {});
    const { days } = plan.exogenous;
    const series = new Float64Array(rows.length * days);
    rows.forEach((row, i) => {
      series.set(row, i * days);
    });
    return { status: 'ok', seconds: seconds(), series, fingerprint, visits, fans, streamers };
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    return { status: 'failed', error, seconds: seconds() };
  }
}
