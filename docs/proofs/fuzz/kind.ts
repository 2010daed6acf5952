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

export interface Tried {
  readonly input: Input;
  readonly outcome: Outcome;
  readonly fault: string | undefined;
}

/** Where inputs are tried: a folder of its own, which is the working directory. */
export interface Bench {
  readonly dir: string;
  /** Makes the base files of the kind as they were. */
  readonly reset: () => void;
}

/** Inputs that one command can take at once: whatever looks wrong among them is tried again by itself. */
export interface Together {
  readonly most: number;
  /** One command for all; the files of the first of them when there is only one. */
  readonly input: (inputs: readonly Input[]) => Input;
  /** What the command said of each input; nothing where that cannot be told apart. */
  readonly parts: (inputs: readonly Input[], whole: Tried) => readonly Outcome[] | undefined;
}

export interface Kind {
  readonly name: string;
  /** Inputs of this kind for each one that is asked for. */
  readonly share: number;
  /** Seconds of the processor that a command of this kind may take; two when not said. */
  readonly seconds?: number;
  /** How several inputs are tried by one command; each by its own when not said. */
  readonly together?: Together;
  /** Changed files of this kind are made good by the way: nothing is refused. */
  readonly isMended?: boolean;
  /** Whether the base files are laid anew before each input, since commands write to them. */
  readonly fresh?: boolean;
  /** Makes the base files in the working directory. */
  readonly prepare: () => Promise<void>;
  readonly input: (random: Random, number: number) => Input;
  /** What is wrong with an outcome beyond what no outcome may be. */
  readonly fault?: (input: Input, outcome: Outcome) => string | undefined;
}
