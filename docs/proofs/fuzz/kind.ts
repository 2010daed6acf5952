/** What a kind of fuzzed file is, and what is known of one try. */
import type { Language } from '../../../sim/notation/language.ts';
import type { Random } from './random.ts';

/** A file's bytes; `null` where it is taken away, `folder` where a folder stands in its place. */
export type Content = Uint8Array | null | 'folder';

export interface Input {
  readonly files: Readonly<Record<string, Content>>;
  /** Command and arguments, without `--lang`. */
  readonly args: readonly string[];
  readonly language: Language;
}

export interface Outcome {
  /** `null` for a process that a signal ended. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Of the processor, not of the clock: a busy machine is no fault. */
  readonly seconds: number;
}

/** Where inputs are tried: a folder of its own, which is the working directory. */
export interface Bench {
  readonly dir: string;
  /** Makes the base files of the kind as they were. */
  readonly reset: () => void;
}

export interface Kind {
  readonly name: string;
  /** Inputs of this kind for each one that is asked for. */
  readonly share: number;
  /** How many scenario files one command may be given; one when not said. */
  readonly together?: number;
  /** Changed files of this kind are made good by the way: nothing is refused. */
  readonly isMended?: boolean;
  /** Whether the base files are laid anew before each input, since commands write to them. */
  readonly fresh?: boolean;
  /** Makes the base files in the working directory. */
  readonly prepare: () => Promise<void>;
  readonly input: (random: Random) => Input;
  /** What is wrong with an outcome beyond what no outcome may be. */
  readonly fault?: (input: Input, outcome: Outcome) => string | undefined;
}
