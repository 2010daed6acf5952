/** Every chart of the backtest, in the order of its page. A new one is its own file and one line here (plus its import). */
import type { BacktestChart } from './chart.ts';
import { coverage } from './coverage.ts';
import { crpsHorizons } from './crps-horizons.ts';
import { fans } from './fans.ts';

// biome-ignore format: one chart a line
export const BACKTEST_CHARTS: readonly BacktestChart[] = [
  fans,
  crpsHorizons,
  coverage,
];
