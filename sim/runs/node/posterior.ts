import { readFileSync } from 'node:fs';
import { refuse } from '../../notation/refusal.ts';
import { type Posterior, posteriorFrom } from '../../scenario/posterior.ts';
import { readFault } from './files.ts';

/**
 * Reads and checks a posterior.
 * @param knownUntil information date of the scenario; a fit that knew more is refused
 * @throws Refusal naming the file and what is wrong
 */
export function readPosterior(file: string, knownUntil: string): Posterior {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw refuse(file, 'a posterior as JSON', readFault(cause));
  }
  return posteriorFrom(text, file, knownUntil);
}
