/** Jobs begun in their order, so many at a time. */

/**
 * Does the work of each job. The first that goes wrong stops all lanes, and is thrown when what is in flight has ended.
 * @param signal ends the work early: no further job is begun
 * @param work is given a signal that is also aborted when another lane goes wrong
 */
export async function inLanes<J>(
  jobs: Iterable<J> | AsyncIterable<J>,
  lanes: number,
  signal: AbortSignal,
  work: (job: J, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const trouble = new AbortController();
  const ended = AbortSignal.any([trouble.signal, signal]);
  const waiting = iterate(jobs);
  const lane = async () => {
    while (!ended.aborted) {
      const next = await waiting.next();
      if (next.done) return;
      await work(next.value, ended);
    }
  };
  const all = Array.from({ length: lanes }, () =>
    lane().catch((cause: unknown) => {
      trouble.abort();
      throw cause;
    }),
  );
  for (const one of await Promise.allSettled(all)) if (one.status === 'rejected') throw one.reason;
}

function iterate<J>(jobs: Iterable<J> | AsyncIterable<J>): AsyncIterator<J> | Iterator<J> {
  return Symbol.asyncIterator in jobs ? jobs[Symbol.asyncIterator]() : jobs[Symbol.iterator]();
}
