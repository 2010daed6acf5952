/** A market small enough for a page in a test: some 580 fans over 76 days, of which the last 39 are ahead. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedMarket, shippedMarketFile } from '../../sim/runs/node/markets.ts';
import type { FoundMarket } from '../../sim/scenario/sources.ts';

export const STUDIED = `schema: laotie/scenario@1
title: { zh: 小市场, en: A small market }
from: 2020-12-15
until: 2021-02-28
knownUntil: 2021-01-20
population: { scale: 1000000 }
replicates: 3
seed: small
parameters: { talents.count: 160, rings.count: 4, brands.pool: 60, brands.initial: 6, providers.count: 24 }
levers:
  - { id: trust-card, from: 2021-01-25, coverage: 60%, rights: [refund-only, seven-days] }
targets:
  - { id: gmv-february, metric: gmv, over: 2021-02, atLeast: 5bn, source: a test }
  - { id: buyers, metric: buyersMonth, over: 2021-02, atLeast: 20m, source: a test }
`;

/** As small, in a market with another currency that nobody has fitted. */
export const OTHER_MARKET = `schema: laotie/scenario@1
title: { zh: 小美国市场, en: A small American market }
market: tiktok-shop-us
from: 2024-10-15
until: 2024-12-31
knownUntil: 2024-11-20
population: { scale: 500000 }
replicates: 2
seed: small
parameters: { talents.count: 160, rings.count: 4, brands.pool: 60, brands.initial: 6, providers.count: 24 }
levers:
  - { id: trust-card, from: 2024-11-25, coverage: 60%, rights: [refund-only, seven-days] }
targets:
  - { id: gmv-december, metric: gmv, over: 2024-12, atLeast: 500m, source: a test }
`;

/** The market that it is in, as it names none. */
export const STUDIED_IN: FoundMarket = {
  name: 'kuaishou',
  file: shippedMarketFile('kuaishou'),
  data: shippedMarket('kuaishou'),
};

/** Puts a scenario into a folder as small.yaml. */
export function writeStudied(dir: string, scenario = STUDIED): void {
  writeFileSync(join(dir, 'small.yaml'), scenario);
}
