/** A range of inputs in a process of its own, and again from behind an input that it did not survive. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Found, Order, Word } from './child.ts';

const CHILD = new URL('./child.ts', import.meta.url);

export interface RangeAnswer {
  readonly tried: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly faults: number;
  readonly found: readonly Found[];
}

/** How long a child may say nothing, in milliseconds: it is at one command, or making one input smaller. */
const SILENCE_MS = 180_000;

type End = { readonly answer: RangeAnswer } | { readonly lostAt: number; readonly how: string };

function tryOnce(order: Order, silenceMs: number): Promise<End> {
  return new Promise((done) => {
    const child: ChildProcess = fork(CHILD, [JSON.stringify(order)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let [at, how] = [order.from, ''];
    let answer: RangeAnswer | undefined;
    const stop = () => {
      how = `no answer in ${silenceMs / 1000} s`;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(stop, silenceMs);
    child.on('message', (word: Word) => {
      clearTimeout(timer);
      timer = setTimeout(stop, silenceMs);
      if ('at' in word) at = word.at;
      else answer = { tried: order.until - order.from, ...word };
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      how ||= `the process ended with ${signal ?? `exit code ${code}`}`;
      done(answer ? { answer } : { lostAt: at, how });
    });
  });
}

function sum(all: readonly RangeAnswer[]): RangeAnswer {
  const codes: Record<string, number> = {};
  for (const one of all)
    for (const [code, n] of Object.entries(one.codes)) codes[code] = (codes[code] ?? 0) + n;
  return {
    tried: all.reduce((total, { tried }) => total + tried, 0),
    codes,
    faults: all.reduce((total, { faults }) => total + faults, 0),
    found: all.flatMap(({ found }) => found),
  };
}

/**
 * Tries all inputs of a range. What ends or silences the child is a fault of the input that it was at; with several
 * together, of the first of them.
 * @param together how many inputs the kind gives to one command
 */
export async function tryRangeApart(
  order: Order,
  together = 1,
  silenceMs = SILENCE_MS,
): Promise<RangeAnswer> {
  const answers: RangeAnswer[] = [];
  for (let from = order.from; from < order.until; ) {
    const end = await tryOnce({ ...order, from }, silenceMs);
    if ('answer' in end) return sum([...answers, end.answer]);
    const { lostAt, how } = end;
    if (lostAt > from) {
      const before = await tryOnce({ ...order, from, until: lostAt }, silenceMs);
      if ('answer' in before) answers.push(before.answer);
    }
    const next = Math.min(order.until, lostAt + together);
    const signature = `${order.kind} | ${how}`;
    const found: Found = { signature, number: lostAt, fault: how, text: '' };
    answers.push({ tried: next - lostAt, codes: { null: next - lostAt }, faults: 1, found: [found] });
    from = next;
  }
  return sum(answers);
}

/** The range in as many equal parts, all at once. */
export async function tryRangeInParts(order: Order, parts: number, together = 1): Promise<RangeAnswer> {
  const size = Math.ceil((order.until - order.from) / parts / together) * together;
  const starts = Array.from({ length: parts }, (_, part) => order.from + part * size).filter(
    (from) => from < order.until,
  );
  const orders = starts.map((from) => ({ ...order, from, until: Math.min(order.until, from + size) }));
  return sum(await Promise.all(orders.map((one) => tryRangeApart(one, together))));
}
