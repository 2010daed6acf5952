/** What becomes of a seller's parcels on average: the mean of what the kernel does to parcels one by one. */
import { expect, test } from 'vitest';
import {
  normalQuantile,
  normalShare,
  normalShortfall,
  quickNormalShare,
} from '../../../sim/model/elementary.ts';
import { severity } from '../../../sim/model/fans/experience.ts';
import { type Outcome, outcomeOf, type Parcels } from '../../../sim/model/fans/parcels.ts';
import { paramsWith } from '../../../sim/model/params.ts';

const params = paramsWith({
  'delivery.tolerance': 0.2,
  'delivery.severityWidth': 0.4,
  'delivery.severityFloor': 0.3,
  'delivery.mended': 0.2,
  'delivery.refundBase': 0.05,
  'delivery.refundSeverity': 0.4,
  'delivery.complaint': 0.1,
});

/** The same of many parcels, each with its luck (kernel/deliveries.ts). */
function counted({ felt, spread, returned, unhealed, easier }: Parcels): Outcome {
  const many = 20_000;
  const sum = { good: 0, bad: 0, harm: 0, complaints: 0, refunded: 0 };
  for (let parcel = 0; parcel < many; parcel++) {
    const margin = felt + spread * normalQuantile((parcel + 0.5) / many) + params['delivery.tolerance'];
    if (margin >= 0) {
      sum.good += 1 - returned;
      sum.refunded += returned;
      continue;
    }
    const sharp = severity(params, -margin);
    const harm = sharp * unhealed;
    if (harm <= params['delivery.mended']) sum.good++;
    else sum.bad++;
    sum.harm += harm;
    sum.complaints += params['delivery.complaint'] * sharp;
    const refund = params['delivery.refundBase'] + params['delivery.refundSeverity'] * sharp;
    sum.refunded += refund * (1 + easier);
  }
  for (const part of Object.keys(sum) as (keyof Outcome)[]) sum[part] /= many;
  return sum;
}

test.each([
  ['ordinary goods', { felt: -0.1, spread: 0.22, returned: 0.3, unhealed: 1, easier: 0 }],
  ['loud ones', { felt: -0.6, spread: 0.15, returned: 0.3, unhealed: 1, easier: 0 }],
  ['good ones', { felt: 0.4, spread: 0.2, returned: 0.1, unhealed: 1, easier: 0 }],
  ['a card that heals some', { felt: -0.3, spread: 0.25, returned: 0.2, unhealed: 0.5, easier: 0.1 }],
  ['a card that heals nearly all', { felt: -0.3, spread: 0.25, returned: 0.2, unhealed: 0.1, easier: 0.1 }],
  ['no spread to speak of', { felt: -0.5, spread: 0.001, returned: 0.2, unhealed: 1, easier: 0 }],
])('%s: the mean of many parcels', (_, parcels) => {
  const [mean, sum] = [outcomeOf(params, parcels), counted(parcels)];
  for (const part of Object.keys(sum) as (keyof Outcome)[]) expect(mean[part]).toBeCloseTo(sum[part], 3);
});

test('the quick normal distribution and its integral are near the slow ones', () => {
  let integral = 0;
  for (let z = -7; z < 7; z += 1 / 1024) {
    expect(Math.abs(quickNormalShare(z) - normalShare(z))).toBeLessThan(1e-5);
    expect(Math.abs(normalShortfall(z) - integral)).toBeLessThan(1e-4);
    integral += normalShare(z + 1 / 2048) / 1024;
  }
});
