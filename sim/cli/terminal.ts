/**
 * The one door to the terminal. What comes from people (titles, ids, paths, messages) may hold signs that steer a
 * terminal: each line is made visible here, whoever wrote it. A reader that has gone, or a full disk under a stream,
 * never ends a run.
 */
import type { Language } from '../notation/language.ts';
import { systemFault } from '../notation/library-words.ts';
import { type Complaint, refuse } from '../notation/refusal.ts';
import { visible } from '../notation/visible.ts';
import { complaintIn } from './translate.ts';

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** Some Node streams throw at once where others speak of it later: both are for `guardStreams`. */
function put(stream: Stream, text: string): void {
  try {
    stream.write(text);
  } catch (cause) {
    if (stream === process.stdout) onTrouble(cause);
  }
}

function block(lines: readonly string[]): string {
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** Results, on stdout, each text one line. */
export function print(...lines: readonly string[]): void {
  put(process.stdout, block(lines));
}

/** A result as JSON, on one line of stdout; signs that steer a terminal are escaped, the value is the same. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Takes away the line of progress that a terminal shows, which stays below what is said. */
const CLEAR_LINE = '\r\u001b[K';

/** Everything else that people read, on stderr, each text one line. */
export function note(...lines: readonly string[]): void {
  put(process.stderr, (process.stderr.isTTY ? CLEAR_LINE : '') + block(lines));
}

/** What is wrong, on stderr, in the language asked for. */
export function complain(complaints: readonly Complaint[], lang: Language): void {
  note(...complaints.map((complaint) => complaintIn(lang, complaint)));
}

/** Where progress goes: one line that is written again and again on a terminal, lines in a log. */
export const PROGRESS_STREAM = {
  get isTTY(): boolean {
    return process.stderr.isTTY;
  },
  write: (text: string) => put(process.stderr, text),
};

let guarded = false;
let spoken: Language = 'en';
/** What went wrong with stdout, but for a reader that has seen enough (`laotie … | head`), which is no mistake. */
let trouble: unknown;

function onTrouble(cause: unknown): void {
  if ((cause as NodeJS.ErrnoException).code !== 'EPIPE') trouble ??= cause;
}

/**
 * Keeps a stream's trouble from ending the program: the work goes on. In the end a result that could not be printed is
 * said on stderr, with exit code 2 when the work itself went well; trouble with stderr itself nobody could read.
 */
export function guardStreams(lang: Language): void {
  spoken = lang;
  if (guarded) return;
  guarded = true;
  process.stdout.on('error', onTrouble);
  process.stderr.on('error', () => undefined);
  process.on('exit', () => {
    if (trouble === undefined) return;
    const got = systemFault(trouble) ?? 'one that is broken';
    complain(refuse('stdout', 'a stream that can be written', got).complaints, spoken);
    process.exitCode ||= 2;
  });
}
