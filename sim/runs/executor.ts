/** Who runs jobs: threads of this machine, workers of a browser, a queue of other machines. */
import type { Answer, Job } from './job.ts';

/** Called as each job ends; its lane goes on when the promise is kept, and all lanes stop when it is broken. */
export type OnAnswer<J extends Job> = (
  answer: Answer<NonNullable<J['value']>>,
  job: J,
  /** Time that the job took; no part of the answer. */
  seconds: number,
) => void | Promise<void>;

export interface RunOptions {
  /** Ends the work early: jobs that are in flight are given up and get no answer. */
  readonly signal?: AbortSignal | undefined;
  /** How many jobs will come, where that is known: when there are fewer than lanes, each may use more of the machine. */
  readonly count?: number | undefined;
}

export interface Executor {
  /** Version of what runs the workers, for records: 24.21.0. */
  readonly runtime: string;
  /** Jobs in flight at a time. */
  readonly lanes: number;
  /**
   * Begins jobs in their order, each when a lane is free, and hands over answers as they end. A worker that dies gives
   * a failed answer. Several runs may go on at the same time.
   */
  run<J extends Job>(
    jobs: Iterable<J> | AsyncIterable<J>,
    onAnswer: OnAnswer<J>,
    options?: RunOptions,
  ): Promise<void>;
}
