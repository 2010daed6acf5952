/**
 * What becomes of a seller's parcels on the whole. One fan agent stands for thousands of buyers, of whom some are satisfied
 * and some are not; its own luck is all or nothing. So what the public, the platform and the seller learn of parcels is
 * the mean over that luck: records of many real buyers, which do not get noisier when an agent stands for more of them.
 */
import { normalShortfall, quickNormalShare as share } from '../elementary.ts';
import type { Params } from '../params.ts';

/** A seller's parcels of a day, quality units and shares, as its offer has it (kernel/layout.ts). */
export interface Parcels {
  /** Quality less the norm, less what was expected above it: the mean of what is felt. */
  readonly felt: number;
  /** Spread of quality from order to order. */
  readonly spread: number;
  /** Share of what satisfies that comes back all the same. */
  readonly returned: number;
  /** What service recovery leaves of harm, and how much easier refunds are. */
  readonly unhealed: number;
  readonly easier: number;
}

/** A parcel on average. */
export interface Outcome {
  /** Chance of a good opinion and of a bad one; who had a change of mind has none. */
  readonly good: number;
  readonly bad: number;
  /** Unhealed severity, complaints, and the share of its price that is paid back. */
  readonly harm: number;
  readonly complaints: number;
  readonly refunded: number;
}

export function outcomeOf(params: Params, { felt, spread, returned, unhealed, easier }: Parcels): Outcome {
  const width = params['delivery.severityWidth'];
  const floor = params['delivery.severityFloor'];
  // a parcel disappoints when its luck, in spreads, is below this; the shortfall is the rest of the way
  const edge = -(felt + params['delivery.tolerance']) / spread;
  const disappointed = share(edge);
  /** Mean of what the shortfall has beyond `least`, quality units. */
  const beyond = (least: number) => spread * normalShortfall(edge - least / spread);
  const severity = floor * disappointed + (beyond(floor * width) - beyond(width)) / width;
  const mended = disappointed - share(edge - (width * mendedSeverity(params, unhealed)) / spread);
  const refunds = params['delivery.refundBase'] * disappointed + params['delivery.refundSeverity'] * severity;
  return {
    good: (1 - disappointed) * (1 - returned) + mended,
    bad: disappointed - mended,
    harm: severity * unhealed,
    complaints: params['delivery.complaint'] * severity,
    refunded: (1 - disappointed) * returned + refunds * (1 + easier),
  };
}

/** Severity up to which a failure is made good; none is below the least there is. */
function mendedSeverity(params: Params, unhealed: number): number {
  const most = params['delivery.mended'] / unhealed;
  if (most < params['delivery.severityFloor']) return 0;
  return most < 1 ? most : Number.POSITIVE_INFINITY;
}
