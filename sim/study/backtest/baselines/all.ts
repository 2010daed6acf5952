/** Every baseline, in the order of the tables. A new one is its own file and one line here (plus its import). */
import type { Baseline } from './baseline.ts';
import { drift } from './drift.ts';
import { ets } from './ets.ts';
import { growth } from './growth.ts';
import { holtWinters } from './holt-winters.ts';
import { logistic } from './logistic.ts';
import { seasonal } from './seasonal.ts';

// biome-ignore format: one baseline a line
export const BASELINES: readonly Baseline[] = [
  seasonal,
  drift,
  growth,
  ets,
  holtWinters,
  logistic,
];
