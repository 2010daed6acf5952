import { expect, test } from 'vitest';
import { startProgress } from '../../sim/cli/progress.ts';
import { PROGRESS_WORDS } from '../../sim/cli/words.ts';
import { medianWithError } from '../../sim/result/precision.ts';

/** Progress of runs that take half a second each. */
function shown(total: number, isTTY: boolean, failures: readonly number[] = []): string {
  let text = '';
  let now = 100;
  const progress = startProgress({
    total,
    stream: { isTTY, write: (part: string) => (text += part) },
    words: PROGRESS_WORDS.en,
    headline: { title: 'GMV', show: (value) => value.toFixed(1) },
    clock: () => now,
  });
  for (let k = 0; k < total; k++) {
    now += 0.5;
    const failed = failures.includes(k);
    progress.done(!failed, failed ? undefined : 10 + k);
  }
  progress.end();
  return text;
}

test('a log has a line per 5%', () => {
  const lines = shown(100, false).trimEnd().split('\n');
  expect(lines).toHaveLength(20);
  expect(lines[0]).toBe('5/100 runs · 2.0 runs/s · 0:48 left · GMV median 12.0 ± 0.9');
  expect(lines.at(-1)).toMatch(/^100\/100 runs · 2\.0 runs\/s · 0:00 left/);
  expect(shown(3, false).trimEnd().split('\n')).toHaveLength(3);
});

test('a terminal has one line, rewritten, and the failures in it', () => {
  const text = shown(4, true, [1]);
  expect(text.split('\r\u001b[K')).toHaveLength(5);
  expect(text.match(/\n/g)).toHaveLength(1);
  expect(text.split('\r').at(-1)).toContain('4/4 runs · 1 failed · 2.0 runs/s');
});

test('a title steers no terminal', () => {
  let text = '';
  const progress = startProgress({
    total: 1,
    stream: { isTTY: true, write: (part: string) => (text += part) },
    words: PROGRESS_WORDS.en,
    headline: { title: 'a\u001b[2J\u202eb\nc', show: String },
    clock: () => 0,
  });
  progress.done(true, 1);
  progress.done(true, 2);
  expect(text.split('\r\u001b[K').at(-1)).toMatch(/ · a\\u001b\[2J\\u202eb⏎c median 1\.5 ± /);
});

test('the precision of a running median is 1.2533 standard errors of the mean', () => {
  expect(medianWithError([1])).toBeUndefined();
  const found = medianWithError([5, 1, 3]);
  expect(found?.median).toBe(3);
  expect(found?.error).toBeCloseTo((1.2533 * 2) / Math.sqrt(3), 12);
});
