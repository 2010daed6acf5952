/**
 * Every number the rules use, one line each: value, unit, hard range (outside = error), plausible range
 * (outside = warning), what identifies it, where it comes from, what it means. "assumption" is an honest word here:
 * it marks a value that no published figure pins down.
 */
export interface Parameter {
  /** Group and name: `trust.negativity`. */
  readonly name: string;
  /** First value, in its unit; a market or a fit puts its own in its place. */
  readonly value: number;
  /** In words or signs; money is in the currency of the first values. */
  readonly unit: string;
  /** Outside of it a value is an error; inclusive. */
  readonly hard: readonly [number, number];
  /** Outside of it a value is warned of; the prior of a fit. */
  readonly plausible: readonly [number, number];
  /** Which published fact pins the value down; '—' when none does. */
  readonly identifiedBy: string;
  /** Where the value comes from; `assumption`, or `fitted`. */
  readonly source: string;
  /** One sentence. */
  readonly meaning: string;
}

type Range = readonly [number, number];
/**
 * First values are those of a fit of `calibrate` with what was public on 22 July 2021, which were the most probable ones
 * then; scenarios take draws (the posterior of a market). The plausible range is the prior.
 */
export const FIT = 'fitted';
export const GUESS = 'assumption';

/** Read when asked for: a page may be built without them (texts.ts). */
type Texts = readonly [identifiedBy: string, source: string, meaning: string];

/** One line of a table of parameters. */
export function p<const Name extends string>(
  name: Name,
  value: number,
  unit: string,
  hard: Range,
  plausible: Range,
  texts: Texts,
) {
  return {
    name,
    value,
    unit,
    hard,
    plausible,
    get identifiedBy() {
      return texts[0];
    },
    get source() {
      return texts[1];
    },
    get meaning() {
      return texts[2];
    },
  } as const;
}
