/**
 * First trials of never-buyers (Bass 1969) in integrated-hazard form: a fan tries when the hazard of its cell passes its
 * resistance. Cells are region × category; eagerness to try differs between fans as Gamma (Bemmaor & Lee 2002).
 */
import { EAGER_BINS } from '../../kernel/layout.ts';
import { normalShare, quickNormalShare } from '../elementary.ts';
import type { Params } from '../params.ts';
import { rateBins } from './rates.ts';

/**
 * Eagerness in equally likely groups of fans, in multiples of the mean. Under the integrated hazard H of a fan of mean
 * eagerness a share (1 + H / shape)^−shape has never tried: the eager go first, the others are not used up in a year.
 */
export function eagernessBins(params: Params): Float64Array {
  return rateBins(params['adoption.eagernessShape'], Number.POSITIVE_INFINITY, EAGER_BINS);
}

/**
 * Group of equal eagerness: a fan who visits often is likelier to be eager (Gaussian copula).
 * @param rate @param own standard normal quantiles: of the visit rate, and of what else there is to eagerness
 */
export function eagernessBin(params: Params, rate: number, own: number): number {
  const link = params['adoption.keenness'];
  const z = link * rate + Math.sqrt(1 - link * link) * own;
  const quick = quickNormalShare(z) * EAGER_BINS;
  // within 0.003 bins; where that may be another bin, the slow one decides
  const isClear = Math.abs(quick - Math.round(quick)) > 0.01;
  return Math.min(EAGER_BINS - 1, Math.floor(isClear ? quick : normalShare(z) * EAGER_BINS));
}

/**
 * Word of mouth that a user of a cell hears in a day, satisfied deliveries less weighted disappointments a user: part of
 * it stays in the cell, the rest goes anywhere. Whoever buys already hears it too, so it wears off as the cell fills.
 * @param own @param everywhere word of mouth of a day in the cell, and in all cells (fans)
 * @param users fans of the cell who have arrived; @param cells how many cells there are
 */
export function wordHeard(
  params: Params,
  own: number,
  everywhere: number,
  users: number,
  cells: number,
): number {
  const local = params['adoption.local'];
  return users > 0 ? (local * own + ((1 - local) * everywhere) / cells) / users : 0;
}

/**
 * Trial hazard of one day for a fan of mean eagerness: innovation plus the word of mouth it hears, times the season.
 * @param heard satisfied deliveries less weighted disappointments, a user and day
 */
export function trialHazard(params: Params, heard: number, intensity: number): number {
  const word = params['adoption.imitation'] * Math.max(0, heard);
  return Math.min(
    1,
    (params['adoption.innovation'] + word) * Math.min(params['adoption.seasonCap'], intensity),
  );
}
