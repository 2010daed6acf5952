/** Every trial that must come out. A new one is an entry in the file of its theme. */
import { adTrials } from './ads.ts';
import { priceTrials } from './prices.ts';
import { sellerTrials } from './sellers.ts';
import type { Trial } from './trial.ts';
import { trustTrials } from './trust.ts';

export const TRIALS: readonly Trial[] = [...priceTrials, ...adTrials, ...trustTrials, ...sellerTrials];
