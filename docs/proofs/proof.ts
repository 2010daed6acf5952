/** What a proof is: many small batches with a verdict over their answers, so that a long one can be interrupted. */

export interface ProofOptions {
  /** Text or number that all chance of the proof comes from; stands in its record. */
  readonly seed: string;
  /** What else was given on the command line, by name without dashes. */
  readonly given: ReadonlyMap<string, string>;
}

/** One part of a proof: minutes of work at most, with an answer that can be stored as JSON. */
export interface Batch<Answer> {
  /** Names it among the batches of the same proof, seed and engine. */
  readonly key: string;
  readonly run: () => Promise<Answer>;
}

export interface Result {
  readonly holds: boolean;
  /** One sentence with the figures that matter. */
  readonly summary: string;
  /** Where the chance came from, when not from --seed. */
  readonly seed?: string;
  /** Everything that was found, as plain data. */
  readonly figures: unknown;
  /** Lines below the summary, Markdown. */
  readonly details?: readonly string[];
}

export interface Proof<Answer> {
  readonly name: string;
  readonly title: string;
  /** What is claimed. */
  readonly claim: string;
  /** What it leaves open. */
  readonly doesNotProve: string;
  /** Options besides --seed, as text for --help. */
  readonly options?: string;
  readonly batches: (options: ProofOptions) => Promise<readonly Batch<Answer>[]>;
  readonly conclude: (answers: readonly Answer[], options: ProofOptions) => Promise<Result>;
}

/** What is recorded of a proof in docs/proofs/<name>.json. */
export interface ProofRecord {
  readonly schema: 'laotie/proof@1';
  readonly name: string;
  readonly command: string;
  readonly commit: string;
  readonly engine: string;
  readonly machine: string;
  readonly date: string;
  readonly seed: string;
  /** Work of all batches, in whatever number of sittings. */
  readonly seconds: number;
  readonly holds: boolean;
  readonly summary: string;
  readonly figures: unknown;
}
