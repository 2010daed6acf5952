import { type Posterior, posteriorFrom } from '../../scenario/posterior.ts';
import { discrepancyOf, mismatchOfRecord } from '../record.ts';
import { onceRead } from './once-read.ts';
import { readText } from './read-file.ts';

/**
 * Reads and checks a posterior.
 * @param knownUntil information date of the scenario; a fit that knew more is refused
 * @throws Refusal naming the file and what is wrong; Discrepancy when it does not have the hash that it tells
 */
export function readPosterior(file: string, knownUntil: string): Posterior {
  const { text } = readText(file, 'a posterior');
  return onceRead(`posterior ${file}`, [text, knownUntil], () => {
    const posterior = posteriorFrom(text, file, knownUntil);
    const found = mismatchOfRecord(file, JSON.parse(text));
    if (found) throw discrepancyOf(found, 'if that is meant, take its sha256 out');
    return posterior;
  });
}
