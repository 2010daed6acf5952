/** First trials of never-buyers (Bass 1969) in integrated-hazard form: a fan tries when the hazard passes its resistance. */
import type { Params } from '../params.ts';

/**
 * Trial hazard of one day for a fully susceptible user: innovation plus word of mouth spread over all who may still
 * try, times the season.
 * @param wordOfMouth smoothed satisfied deliveries a day, less weighted disappointments (fans)
 * @param open never-buyers and lapsed buyers (fans)
 */
export function trialHazard(params: Params, wordOfMouth: number, open: number, intensity: number): number {
  const imitation = open > 0 ? (params['adoption.imitation'] * Math.max(0, wordOfMouth)) / open : 0;
  return (params['adoption.innovation'] + imitation) * Math.min(params['adoption.seasonCap'], intensity);
}
