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
  felt: number;
  /** Spread of quality from order to order. */
  spread: number;
  /** Share of what satisfies that comes back all the same. */
  returned: number;
  /** What service recovery leaves of harm, and how much easier refunds are. */
  unhealed: number;
  easier: number;
}

/** A parcel on average. */
export interface Outcome {
  /** Chance of a good opinion and of a bad one; who had a change of mind has none. */
  good: number;
  bad: number;
  /** Unhealed severity, complaints, and the share of its price that is paid back. */
  harm: number;
  complaints: number;
  refunded: number;
}

export function noOutcome(): Outcome {
  return { good: 0, bad: 0, harm: 0, complaints: 0, refunded: 0 };
}

/** @param into is written and given back: a day asks for hundreds, and would throw away a new one each time */
export function outcomeOf(
  params: Params,
  { felt, spread, returned, unhealed, easier }: Readonly<Parcels>,
  into = noOutcome(),
): Outcome {
  const width = params['delivery.severityWidth'];
  const floor = params['delivery.severityFloor'];
  // a parcel disappoints when its luck, in spreads, is below this; the shortfall is the rest of the way
  const edge = -(felt + params['delivery.tolerance']) / spread;
  const disappointed = share(edge);
  const severe = beyond(spread, edge, floor * width) - beyond(spread, edge, width);
  const severity = floor * disappointed + severe / width;
  const mended = disappointed - share(edge - (width * mendedSeverity(params, unhealed)) / spread);
  const refunds = params['delivery.refundBase'] * disappointed + params['delivery.refundSeverity'] * severity;
  into.good = (1 - disappointed) * (1 - returned) + mended;
  into.bad = disappointed - mended;
  into.harm = severity * unhealed;
  into.complaints = params['delivery.complaint'] * severity;
  into.refunded = (1 - disappointed) * returned + refunds * (1 + easier);
  return into;
}

/** Mean of what the shortfall has beyond `least`, quality units. */
function beyond(spread: number, edge: number, least: number): number {
  return spread * normalShortfall(edge - least / spread);
}

/** Severity up to which a failure is made good; none is below the least there is. */
function mendedSeverity(params: Params, unhealed: number): number {
  const most = params['delivery.mended'] / unhealed;
  if (most < params['delivery.severityFloor']) return 0;
  return most < 1 ? most : Number.POSITIVE_INFINITY;
}
