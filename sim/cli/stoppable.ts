import type { Language } from '../notation/language.ts';
import { Stopped } from '../study/markets.ts';
import { complain } from './terminal.ts';

export interface Stop {
  readonly signal: AbortSignal;
  /** Whether a person or the system asked for it, and not the time that was given. */
  readonly interrupted: () => boolean;
}

/** Work that Ctrl-C, the system or the end of its time may stop; a second Ctrl-C ends the program at once. */
export async function stoppable<Result>(
  seconds: number | undefined,
  work: (stop: Stop) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const timer = seconds === undefined ? undefined : setTimeout(() => stop.abort(), seconds * 1000);
  try {
    return await work({ signal: stop.signal, interrupted: () => interrupted });
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** The same of a study: what is remembered by then is kept, and the command ends with code 130. */
export async function stoppableStudy(
  language: Language,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  await stoppable(undefined, async ({ signal }) => {
    try {
      await work(signal);
    } catch (cause) {
      if (!(cause instanceof Stopped)) throw cause;
      complain(cause.complaints, language);
      process.exitCode = 130;
    }
  });
}
