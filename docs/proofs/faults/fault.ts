/** What a fault is, and harm done as a run goes on. */
import type { Started } from '../kills/process.ts';
import type { Field } from './field.ts';

export interface Told {
  /** What is wrong; absent where nothing is. */
  readonly fault?: string | undefined;
  /** How often the harm was done. */
  readonly harms: number;
}

export interface Fault {
  /** Its number in the list of faults that a command must survive, and what happens. */
  readonly number: number;
  readonly what: string;
  readonly isPossible?: () => boolean;
  /** Options of the server. */
  readonly server?: readonly string[];
  /** Workers that are there from the start: two where nothing is said. */
  readonly workers?: number;
  readonly tell: (field: Field) => Promise<Told>;
}

/** Whether a process has not ended. */
export const isRunning = ({ child }: Started) => child.exitCode === null && child.signalCode === null;

/** Does harm each time that a further share of the answers is there. */
export async function atShares(
  field: Field,
  harm: (at: number) => Promise<void>,
  times: number,
  run = field.run('far'),
): Promise<Told> {
  let harms = 0;
  for (let at = 1; at <= times; at++) {
    await field.untilAnswers(run, Math.floor((at * field.tasks) / (times + 1)));
    if (!isRunning(run)) break;
    await harm(at);
    harms++;
  }
  return { harms, fault: field.faultOf(await run.ended, 'far') };
}
