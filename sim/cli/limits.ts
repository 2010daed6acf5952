/** Options that bound a run or a study: threads, time, precision, part, counts. */

import { parseSeconds, parseShare } from '../notation/amounts.ts';
import { refuse } from '../notation/refusal.ts';
import type { Part } from '../runs/prepared.ts';
import { shown } from '../scenario/problems.ts';

const MOST_THREADS = 1024;
const MOST_SHARDS = 100_000;
/** The longest a timer of Node can wait. */
const LONGEST_SECONDS = 2_147_483;

export function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const threads = Number(text);
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw refuse('--threads', `a whole number from 1 to ${MOST_THREADS}`, shown(text));
}

/** Seconds of `--max-time`. */
export function maxTimeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = parseSeconds(text);
  if (seconds !== undefined && seconds > 0 && seconds <= LONGEST_SECONDS) return seconds;
  throw refuse('--max-time', 'a time such as 90s, 10m or 2h, at most 24 days', shown(text));
}

/** `--until-ci 1%` as a fraction. */
export function shareOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const share = parseShare(text) ?? parseShare(Number(text));
  if (share !== undefined && share > 0 && share < 1) return share;
  throw refuse('--until-ci', 'a share between 0% and 100%, such as 1%', shown(text));
}

/** `--events 1%`, or `all`, as a fraction of the fans. */
export function eventsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'all') return 1;
  const share = parseShare(text) ?? parseShare(Number(text));
  if (share !== undefined && share > 0 && share <= 1) return share;
  throw refuse('--events', 'all, or a share of the fans such as 1%', shown(text));
}

/** The same as people write it. */
export function eventsText(share: number | undefined): string {
  if (share === undefined) return 'none';
  return share === 1 ? 'all' : `${Number((100 * share).toPrecision(12))}%`;
}

/** `--shard 2/3`. */
export function partOf(text: string | undefined): Part | undefined {
  if (text === undefined) return undefined;
  const found = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [part, of] = [Number(found?.[1]), Number(found?.[2])];
  if (part >= 1 && part <= of && of <= MOST_SHARDS) return { part, of };
  throw refuse('--shard', 'a part such as 2/3, the second of three', shown(text));
}

/** Refuses the first of the named options that is given and is not a count. */
export function wholeNumbers<Name extends string>(
  given: Readonly<Partial<Record<Name, number | undefined>>>,
  names: readonly Name[],
): void {
  for (const name of names) {
    const value = given[name];
    if (value === undefined || (Number.isInteger(value) && value >= 1)) continue;
    throw refuse(`--${name}`, 'a whole number, 1 or more', shown(value));
  }
}
