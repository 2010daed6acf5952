import { YEAR } from '../season.ts';
import type { Baseline } from './baseline.ts';
import { seasonalPath } from './seasonal-growth.ts';

/** Share of the ln growth that is left after a year. A convention, set before any forecast was scored. */
const KEPT = 0.8;

/** Growth over a year goes on and fades by a fifth each year. */
export const seasonalDamped: Baseline = {
  id: 'seasonal-damped',
  title: { zh: '同比增速逐年衰减', en: 'growth damped by year' },
  about: {
    zh: `去年同季乘以同比增速，对数增速每年乘以 ${KEPT}（评分之前定下的惯例）；增速的误差随机游走，并同样衰减`,
    en: `the same quarter of the year before times a year-on-year growth whose logarithm shrinks to ${KEPT} of itself each year (a convention set before scoring); errors of growth walk at random and shrink alike`,
  },
  least: YEAR + 1,
  path: ({ logs }, horizons) => seasonalPath(logs, horizons, KEPT),
};
