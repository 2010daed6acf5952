/**
 * Plans as text. A plan of the studio is a scenario file and nothing else: what is simulated is what its text says, read
 * by the reader of the command line, and so the text that is handed out gives the same bytes there.
 */
import { parse } from 'yaml';
import type { Bilingual } from '../../sim/notation/language.ts';
import { type Loaded, readScenario } from '../../sim/scenario/load.ts';
import { yamlText } from '../../sim/scenario/resolved-text.ts';
import { type FoundMarket, NO_SUCH_FILE, type Sources } from '../../sim/scenario/sources.ts';

/** A value that a person or a resolved text wrote: numbers may be texts such as 80% or 3bn. */
export type WrittenValue =
  | string
  | number
  | boolean
  | null
  | readonly WrittenValue[]
  | { readonly [key: string]: WrittenValue };

/** A lever as a scenario file has it. */
export interface WrittenLever {
  readonly id: string;
  readonly [key: string]: WrittenValue;
}

/** A scenario file as data. */
export interface Written {
  readonly levers: readonly WrittenLever[];
  readonly [key: string]: WrittenValue | readonly WrittenLever[];
}

/** The scenario that a resolved text says. */
export function writtenOf(resolved: string): Written {
  return parse(resolved) as Written; // the program wrote it
}

/** What of a scenario a plan changes. */
export interface PlanChanges {
  readonly title?: Bilingual;
  readonly levers?: readonly WrittenLever[];
  readonly scale?: number;
  readonly replicates?: number;
}

export function planText(base: Written, { scale, ...changes }: PlanChanges): string {
  const population = scale === undefined ? {} : { population: { scale } };
  // where the spread comes from is not asked: paired runs would cost a half more
  return yamlText({ ...base, ...changes, ...population, spread: 0 });
}

/** The name of the one file, as messages show it. */
const FILE = 'plan.yaml';

/** A plan's text, its market and the posterior's name, as the reader of scenarios sees files: there is nothing else. */
function sourcesOf(text: string, market: FoundMarket, posterior: string | undefined): Sources {
  return {
    absolute: (name) => name,
    beside: (name) => name,
    exists: (file) => file === posterior,
    read: (file) => (file === FILE ? { text } : { expected: 'a scenario file', got: NO_SUCH_FILE }),
    baseName: (file) => file,
    shown: (file) => file,
    portable: (file) => file,
    neighbours: () => [],
    market: (name = market.name) => (name === market.name ? market : { names: [market.name] }),
    fitOf: () => posterior,
    scenarios: () => [],
  };
}

/** Reads and checks a plan's text as the command line would. Never throws. */
export function readPlan(text: string, market: FoundMarket, posterior: string | undefined): Loaded {
  return readScenario(FILE, sourcesOf(text, market, posterior));
}
