/** The one door to the terminal. */
import { expect, test } from 'vitest';
import { complain, note, print, printJson } from '../../sim/cli/terminal.ts';
import { refuse } from '../../sim/notation/refusal.ts';
import { sourcesOf } from '../source.ts';
import { catchOutput } from './output.ts';

const caught = catchOutput();
const EVIL = 'a\u001b[2J\u202eb\nlaotie: c';

test('each text is one line, and steers nothing', () => {
  print(EVIL, 'second');
  note(EVIL);
  complain(refuse(EVIL, 'a number', EVIL).complaints, 'zh');
  expect(caught.out).toBe('a\\u001b[2J\\u202eb⏎laotie: c\nsecond\n');
  expect(caught.err).toBe(
    'a\\u001b[2J\\u202eb⏎laotie: c\na\\u001b[2J\\u202eb⏎laotie: c: 应为数字，实为 a\\u001b[2J\\u202eb⏎laotie: c\n',
  );
});

test('JSON is one line, harmless, and the same value', () => {
  printJson({ title: EVIL });
  expect(caught.out).toBe('{"title":"a\\u001b[2J\\u202eb\\nlaotie: c"}\n');
  expect(JSON.parse(caught.out)).toEqual({ title: EVIL });
});

test('a stream that throws at once ends nothing', () => {
  const thrown = () => {
    throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  };
  const [out, err] = [process.stdout.write, process.stderr.write];
  process.stdout.write = thrown;
  process.stderr.write = thrown;
  try {
    print('a');
    note('b');
    printJson(1);
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
  }
});

test('nothing of the program writes to a stream but through this door', () => {
  const others = [...sourcesOf('sim'), ...sourcesOf('reports')]
    .filter(({ file }) => !/terminal\.ts$|\.mjs$|\/ports\/build\.ts$/.test(file))
    .filter(({ text }) => /process\.(stdout|stderr)\.write|stream: process\.|\bconsole\./.test(text));
  expect(others.map(({ file }) => file)).toEqual([]);
});
