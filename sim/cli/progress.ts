/** Progress of an ensemble on stderr: one line rewritten on a terminal, a line per 5% in a log. */
import { visible } from '../notation/visible.ts';
import { medianWithError } from '../result/precision.ts';

export interface ProgressWords {
  readonly runs: string;
  readonly failed: string;
  readonly perSecond: string;
  readonly left: string;
  readonly median: string;
}

export interface ProgressOptions {
  readonly total: number;
  readonly stream: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly words: ProgressWords;
  /** Name of the figure whose running median is shown, and how its values are written. */
  readonly headline?: { readonly title: string; readonly show: (value: number) => string };
  /** Seconds since any fixed moment. */
  readonly clock?: () => number;
}

export interface Progress {
  /** A replicate has ended; `value` is the headline's, when it has one; `found` one took no time. */
  done(ok: boolean, value?: number, found?: boolean): void;
  /** Leaves the terminal's line as it is and starts a new one. */
  end(): void;
}

function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

const STEPS = 20; // lines of a log: one per 5%

export function startProgress(options: ProgressOptions): Progress {
  const { total, stream, words, headline, clock = () => performance.now() / 1000 } = options;
  const started = clock();
  const values: number[] = [];
  let done = 0;
  let failed = 0;
  let foundBefore = 0;
  let steps = 0;
  const line = () => {
    const rate = (done - foundBefore) / Math.max(clock() - started, 1e-3);
    const running = headline && medianWithError(values);
    const parts = [
      `${done}/${total} ${words.runs}`,
      ...(failed > 0 ? [`${failed} ${words.failed}`] : []),
      `${rate.toPrecision(2)} ${words.perSecond}`,
      `${rate > 0 ? clockTime((total - done) / rate) : '–'} ${words.left}`,
      ...(headline && running
        ? [
            `${headline.title} ${words.median} ${headline.show(running.median)} ± ${headline.show(running.error)}`,
          ]
        : []),
    ];
    return visible(parts.join(' · '));
  };
  return {
    done(ok, value, found = false) {
      done++;
      if (found) foundBefore++;
      if (!ok) failed++;
      if (value !== undefined && Number.isFinite(value)) values.push(value);
      const step = Math.floor((done / total) * STEPS);
      if (stream.isTTY) stream.write(`\r\u001b[K${line()}`);
      else if (step > steps) stream.write(`${line()}\n`);
      steps = step;
    },
    end() {
      if (stream.isTTY && done > 0) stream.write('\n');
    },
  };
}
