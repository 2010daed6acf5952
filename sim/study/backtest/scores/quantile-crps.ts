import type { Quantiles } from '../../../result/result.ts';

const LEVELS = [
  ['q05', 0.05],
  ['q10', 0.1],
  ['q25', 0.25],
  ['q50', 0.5],
  ['q75', 0.75],
  ['q90', 0.9],
  ['q95', 0.95],
] as const;

/**
 * Continuous ranked probability score of a forecast told by quantiles: twice the quantile score, integrated over all
 * levels by straight lines (Gneiting & Ranjan 2011); beyond the outermost quantiles the forecast is taken to end there.
 * In the unit of the value; lower is better.
 */
export function quantileCrps(forecast: Quantiles, actual: number): number {
  const at = (level: number, value: number) => 2 * ((actual < value ? 1 : 0) - level) * (value - actual);
  const points = [
    [0, at(0, forecast.q05)],
    ...LEVELS.map(([name, level]) => [level, at(level, forecast[name])]),
    [1, at(1, forecast.q95)],
  ] as [number, number][];
  return points
    .slice(1)
    .reduce((sum, [level, score], i) => sum + ((level - points[i]![0]) * (score + points[i]![1])) / 2, 0);
}
