/** Who the streamers are. Every attribute is a stratified quantile of its distribution, by rank. */

import { CATEGORIES, REGIONS } from '../../kernel/layout.ts';
import { ln, normalQuantile, power } from '../elementary.ts';
import type { Params } from '../params.ts';
import { stratum } from '../strata.ts';
import { clamp } from '../units.ts';
import { firstMarkup, setPrice } from './pricing.ts';
import {
  allocateStreamers,
  FOREVER,
  RING,
  STORE,
  type Streamers,
  setLiveChance,
  TALENT,
} from './streamers.ts';

/** Size of a talent of rank 0 before the exponent; a unit is the reach of `traffic.followersPerSize` followers. Assumption. */
const TOP_SIZE = 20;

export function populateStreamers(params: Params): Streamers {
  const s = allocateStreamers(params['talents.count'], params['rings.count'], params['brands.pool']);
  for (let j = 0; j < s.talents; j++) makeTalent(s, j, params);
  for (let j = s.talents; j < s.stores; j++) makeRing(s, j, params);
  for (let j = s.stores; j < s.count; j++) makeStore(s, j, params);
  s.worth.set(s.lnPrice); // on the first day everybody asks what its goods usually cost
  return s;
}

function makeTalent(s: Streamers, j: number, params: Params): void {
  const rank = Math.floor(j / CATEGORIES);
  const arrives = stratum(5, j);
  const present = params['talents.present'];
  const markup = firstMarkup(params, normalQuantile(stratum(7, j)));
  s.kind[j] = TALENT;
  s.category[j] = j % CATEGORIES;
  s.adShare[j] = params['talents.adShare'];
  s.region[j] = Math.floor(stratum(6, j) * REGIONS);
  s.size[j] = TOP_SIZE * power(rank + 1.5, -params['talents.zipf']);
  setPrice(params, s, j, -0.05 + params['talents.priceSpread'] * normalQuantile(stratum(0, j)), markup);
  s.quality[j] = clamp(
    params['talents.quality'] + params['talents.qualityBetween'] * normalQuantile(stratum(1, j)),
    0,
    1,
  );
  s.spread[j] = params['talents.spread'];
  s.claims[j] = clamp(
    params['talents.claims'] + params['talents.claimsSpread'] * normalQuantile(stratum(2, j)),
    0,
    1,
  );
  s.liveNorm[j] = 0.55 + 0.4 * stratum(3, j);
  setLiveChance(s, j, s.liveNorm[j]!);
  if (arrives < present) return;
  s.arrival[j] = FOREVER;
  // exponential, with mean 1, in equal steps: those who came first in the sequence come first
  s.resistance[j] = -ln(1 - (arrives - present) / (1 - present));
}

/** A ring's front: one agent that stands for the ring's accounts; middling size, bad goods, loud claims. */
function makeRing(s: Streamers, j: number, params: Params): void {
  const ring = j - s.talents;
  s.kind[j] = RING;
  s.category[j] = ring % CATEGORIES;
  s.adShare[j] = params['talents.adShare'];
  s.region[j] = Math.floor(stratum(6, j) * REGIONS);
  s.size[j] = TOP_SIZE * power(20 + 1.5, -params['talents.zipf']);
  setPrice(params, s, j, -0.1, firstMarkup(params, 0));
  s.quality[j] = params['rings.quality'];
  s.spread[j] = params['talents.spread'];
  s.claims[j] = 0.65 + 0.2 * stratum(2, j);
  setLiveChance(s, j, 0.9);
  // from half to one and a half times the mean, in equal steps: so few rings have no other mean
  const quantile = (ring + 0.5) / (s.stores - s.talents);
  s.accounts[j] = Math.max(1, Math.round(params['rings.accounts'] * (0.5 + quantile)));
}

/** A brand's own store; it opens when the brand enters. */
function makeStore(s: Streamers, j: number, params: Params): void {
  const brand = j - s.stores;
  s.kind[j] = STORE;
  s.category[j] = brand % CATEGORIES;
  s.adShare[j] = params['brands.adShare'];
  s.region[j] = Math.floor(stratum(6, j) * REGIONS);
  s.size[j] = params['brands.size'] * (0.2 + 1.6 * stratum(4, j));
  const markup = firstMarkup(params, normalQuantile(stratum(7, j)));
  setPrice(params, s, j, params['brands.price'] + 0.3 * normalQuantile(stratum(0, j)), markup);
  s.quality[j] = clamp(params['brands.quality'] + 0.05 * normalQuantile(stratum(1, j)), 0, 1);
  s.spread[j] = params['brands.spread'];
  s.claims[j] = clamp(params['brands.claims'] + 0.03 * normalQuantile(stratum(2, j)), 0, 1);
  setLiveChance(s, j, storeLiveChance(j));
  s.arrival[j] = FOREVER;
  s.brand[j] = brand;
  s.brandShare[j] = 1;
}

/** Chance that a brand's store is live on a day when the brand sees to it itself. */
export function storeLiveChance(j: number): number {
  return 0.7 + 0.25 * stratum(3, j);
}
