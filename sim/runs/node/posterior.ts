import { type Posterior, posteriorFrom } from '../../scenario/posterior.ts';
import { readText } from './read-file.ts';

/**
 * Reads and checks a posterior.
 * @param knownUntil information date of the scenario; a fit that knew more is refused
 * @throws Refusal naming the file and what is wrong
 */
export function readPosterior(file: string, knownUntil: string): Posterior {
  return posteriorFrom(readText(file, 'a posterior').text, file, knownUntil);
}
