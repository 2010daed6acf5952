/** Every chart, in the order of the report. A new one is its own file and one line here (plus its import). */

import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { brandGmv } from './brand-gmv.ts';
import { brands } from './brands.ts';
import { buyers } from './buyers.ts';
import { gmvCumulative } from './gmv-cumulative.ts';
import { gmvMonths } from './gmv-months.ts';
import { gmvQuarters } from './gmv-quarters.ts';
import { platformMoney } from './platform-money.ts';
import { privatePublic } from './private-public.ts';
import { providerGoals } from './provider-goals.ts';
import { providers } from './providers.ts';
import { repeatRate } from './repeat-rate.ts';
import { spread } from './spread.ts';
import { targetOutcomes } from './target-outcomes.ts';
import { trafficSources } from './traffic-sources.ts';
import { trust } from './trust.ts';
import { trustAccount } from './trust-account.ts';

// biome-ignore format: one chart a line
export const CHARTS: readonly Chart<RunResult>[] = [
  gmvCumulative,
  targetOutcomes,
  spread,
  gmvQuarters,
  gmvMonths,
  privatePublic,
  trafficSources,
  trust,
  trustAccount,
  buyers,
  repeatRate,
  brands,
  brandGmv,
  providers,
  providerGoals,
  platformMoney,
];
