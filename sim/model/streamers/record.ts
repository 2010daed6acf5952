/** A streamer's public record: reputation, conversion and complaints as the platform and strangers see them. */
import type { Params } from '../params.ts';

/** What the public thinks of an unknown streamer. */
export const FIRST_OPINION = 0.7;

/**
 * Reputation in (0, 1): share of satisfied deliveries, shrunk to the first opinion.
 * @param good @param bad fading counts of real deliveries
 */
export function reputation(params: Params, good: number, bad: number): number {
  const prior = params['platform.reputationPrior'];
  return (good + FIRST_OPINION * prior) / (good + bad + prior);
}

/** Orders per shopping visit, shrunk to the norm; real visits and orders, fading. */
export function conversion(params: Params, orders: number, visits: number): number {
  const prior = params['platform.recordPrior'];
  return (orders + params['traffic.conversionNorm'] * prior) / (visits + prior);
}

/** Complaints per delivery, shrunk to 1%. */
export function complaintRate(params: Params, complaints: number, deliveries: number): number {
  const prior = params['platform.reputationPrior'];
  return (complaints + 0.01 * prior) / (deliveries + prior);
}
