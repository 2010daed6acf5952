import type { HasOwnParameters } from '../../scenario/market-parameters.ts';
import { type Posterior, posteriorFrom } from '../../scenario/posterior.ts';
import { discrepancyOf, mismatchOfRecord } from '../record.ts';
import { onceRead } from './once-read.ts';
import { readText } from './read-file.ts';

/**
 * Reads and checks a posterior.
 * @param knownUntil information date of the scenario; a fit that knew more is refused
 * @param market whose fit it is
 * @throws Refusal naming the file and what is wrong; Discrepancy when it does not have the hash that it tells
 */
export function readPosterior(file: string, knownUntil: string, market: HasOwnParameters): Posterior {
  const { text } = readText(file, 'a posterior');
  return onceRead(`posterior ${file}`, [text, knownUntil, market.rate], () => {
    const posterior = posteriorFrom(text, file, knownUntil, market);
    const found = mismatchOfRecord(file, JSON.parse(text));
    if (found) throw discrepancyOf(found, 'if that is meant, take its sha256 out');
    return posterior;
  });
}
