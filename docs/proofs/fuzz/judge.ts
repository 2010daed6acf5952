/** What no outcome may be, whatever the input was. */
import { faultOfLine } from '../../../sim/notation/grammar.ts';
import type { Input, Kind, Outcome } from './kind.ts';

/** 0 for what is right, 2 for bad input, 4 for what is not as it was recorded. */
const CODES: readonly (number | null)[] = [0, 2, 4];
const LONGEST_SECONDS = 2;
/** Whether a command took longer than one of its kind may. */
export function isSlow({ seconds = LONGEST_SECONDS }: Kind, outcome: Outcome): boolean {
  return outcome.seconds > seconds;
}
const STACK = /^\s+at .+(?::\d+:\d+\)?|<anonymous>\)?)$/m;
/** A line of progress: done of all. */
const PROGRESS = /^(?:\S+: )?\d+\/\d+ /;
const WARNING = /(?:a warning only|仅为警告|只是警告)$/;

/** A word about what was mended by the way, or how a figure was read. */
const NOTICE =
  /^\d+ (?:stored answers? (?:was|were) damaged|个存下的答案已损坏)|^\S+: \S.* (?:read as|读作) /;

/** Lines of stderr that say what is wrong. */
export function linesOf({ err }: Pick<Outcome, 'err'>): string[] {
  return err.split('\n').filter((line) => line !== '' && !PROGRESS.test(line) && !NOTICE.test(line));
}

/** Without warnings, which stop nothing. */
export function errorsOf(outcome: Pick<Outcome, 'err'>): string[] {
  return linesOf(outcome).filter((line) => !WARNING.test(line));
}

/** A word of a library that stands in the input too, such as a column named `undefined`, is the person's. */
function isOwnWord(fault: string, { files }: Input): boolean {
  const word = /^a foreign word, (.+)$/.exec(fault)?.[1];
  if (word === undefined) return false;
  const texts = Object.values(files).map((bytes) =>
    bytes instanceof Uint8Array ? decoder.decode(bytes) : '',
  );
  return texts.some((text) => text.includes(word));
}

const decoder = new TextDecoder();

/** What is wrong with an outcome, in one line; undefined when it is as it should be. */
export function faultOf(kind: Kind, input: Input, outcome: Outcome): string | undefined {
  const { code, out, err } = outcome;
  if (code === null) return `the program fell: ${err.trim().split('\n')[0]}`;
  if (STACK.test(err) || STACK.test(out)) return `a stack trace: ${err.split('\n')[0]}`;
  if (!CODES.includes(code)) return `exit code ${code}: ${err.trim().split('\n').at(-1)}`;
  if (isSlow(kind, outcome)) return `took more than ${kind.seconds ?? LONGEST_SECONDS} s of the processor`;
  const lines = linesOf(outcome);
  for (const line of lines) {
    const fault = faultOfLine(line, input.language);
    if (fault !== undefined && !isOwnWord(fault, input)) return `${fault}: ${line}`;
  }
  if (code !== 0 && errorsOf(outcome).length === 0) return `exit code ${code} without a line that says why`;
  if (code === 2 && out !== '' && !input.args.includes('--json') && input.args[0] !== 'validate') {
    return `exit code 2 with output: ${out.split('\n')[0]}`;
  }
  return kind.fault?.(input, outcome);
}

/** The same for inputs that fail in the same way: no figures, no quoted values, no places. */
export function signatureOf(kind: Kind, fault: string): string {
  const plain = fault
    .replace(/^(?:the other language|a foreign word, [^:]*): .*/s, (line) => line.slice(0, line.indexOf(':')))
    .replaceAll(/".*"/g, '"…"')
    .replaceAll(/\S*[/\\]\S*/g, '…')
    .replaceAll(/\d+/g, '#')
    .replace(/: [^:]*?:#:#[^:]*: /, ': … ');
  return `${kind.name} | ${plain.slice(0, 120)}`;
}
