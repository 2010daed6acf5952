/** Every baseline, in the order of the tables. A new one is its own file and one line here (plus its import). */
import { attention } from './attention.ts';
import type { Baseline } from './baseline.ts';
import { dampedHolt } from './damped-holt.ts';
import { dampedHoltFixed } from './damped-holt-fixed.ts';
import { drift } from './drift.ts';
import { ets } from './ets.ts';
import { growth } from './growth.ts';
import { holtWinters } from './holt-winters.ts';
import { logistic } from './logistic.ts';
import { seasonalAr } from './seasonal-ar.ts';
import { seasonalDamped } from './seasonal-damped.ts';
import { seasonalGrowth } from './seasonal-growth.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { theta } from './theta.ts';

// biome-ignore format: one baseline a line
export const BASELINES: readonly Baseline[] = [
  seasonalNaive,
  seasonalGrowth,
  seasonalDamped,
  seasonalAr,
  dampedHolt,
  dampedHoltFixed,
  theta,
  ets,
  holtWinters,
  attention,
  drift,
  growth,
  logistic,
];
