/**
 * What a page bundles to run markets by itself: kernel, model, levers, result. Published figures are not among it: they
 * stand in a history, whose units a reader of scenarios knows (scenario.ts).
 */
import { LEVERS, leverOf } from '../../sim/levers/all.ts';
import { METRICS } from '../../sim/model/measures/all.ts';
import { PARAMETERS } from '../../sim/model/params.ts';
import { type RunMeans, simulate } from '../../sim/model/simulate.ts';
import { healthOf } from '../../sim/result/health/all.ts';
import { relativeError } from '../../sim/result/precision.ts';
import { summarize } from '../../sim/result/summary.ts';
import { judgeTargets } from '../../sim/result/targets.ts';
import { splitVariance } from '../../sim/result/varianceSplit.ts';
import { lever, smallMarket } from '../model/market.ts';

export { healthOf, judgeTargets, LEVERS, METRICS, PARAMETERS, relativeError, splitVariance };

const DAYS = 60;

/** A small market with a lever in force for half of it: its fingerprint, and its GMV over the whole run. */
export function runMarket(port: NonNullable<RunMeans['port']> = 'webassembly'): {
  fingerprint: string;
  gmv: number;
} {
  const card = leverOf('trust-card')!;
  const settings = { coverage: 0.8, rights: ['seven-days', 'fast-refund'] };
  const inForce = lever(30, (policy, strength) => card.apply(policy, strength, settings));
  const { series, fingerprint } = simulate(smallMarket(DAYS, {}, [inForce]), undefined, { port });
  const values = Float64Array.from(series.flatMap((row) => [...row]));
  const [row] = summarize({ name: 'small', from: '2020-01-01', until: '2020-02-29' }, [values]);
  return { fingerprint, gmv: row?.mean ?? Number.NaN };
}
