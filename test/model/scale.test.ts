/** Results do not depend on how many real users a fan agent stands for, but for luck. */
import { expect, test } from 'vitest';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { simulate } from '../../sim/model/simulate.ts';
import { type Changes, smallMarket } from './market.ts';

const DAYS = 360;
/** The luck of one pair of runs moves their GMV apart by some 9%, of all these by 2%. */
const SEEDS = Array.from({ length: 24 }, (_, at) => at + 1);

/** As many talents as the records of a small market can hardly fill: what a few agents do must not decide. */
const THIN: Changes = {
  'talents.count': 1600,
  'platform.reputationPrior': 20_000,
  'platform.recordPrior': 100_000,
  'brands.pool': 0,
  'brands.initial': 0,
  'providers.count': 0,
};

/** Mean over seeds of metrics' sums over the second half of the run. */
function late(scale: number, ...metrics: readonly MetricName[]): number[] {
  const sums = metrics.map(() => 0);
  for (const seed of SEEDS) {
    const { series } = simulate({ ...smallMarket(DAYS, THIN, [], seed), scale });
    metrics.forEach((metric, at) => {
      const row = METRICS.findIndex(({ name }) => name === metric);
      sums[at]! += series[row]!.subarray(DAYS / 2).reduce((a, b) => a + b) / SEEDS.length;
    });
  }
  return sums;
}

test('a coarse market sells, satisfies and claims as much as a fine one', () => {
  const [coarse, fine] = [40_000, 10_000].map((scale) => late(scale, 'gmv', 'satisfied', 'buyers', 'claims'));
  for (const [at, sum] of coarse!.entries()) expect(Math.abs(sum / fine![at]! - 1)).toBeLessThan(0.03);
});
