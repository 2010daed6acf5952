/** Every chart of the backtest, in the order of its page. A new one is its own file and one line here (plus its import). */

import type { Chart } from '../../chart.ts';
import type { Scored } from '../scores.ts';
import { coverage } from './coverage.ts';
import { crpsHorizons } from './crps-horizons.ts';
import { fans } from './fans.ts';

// biome-ignore format: one chart a line
export const BACKTEST_CHARTS: readonly Chart<Scored>[] = [
  fans,
  crpsHorizons,
  coverage,
];
