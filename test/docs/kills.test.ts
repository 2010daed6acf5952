/** The short form of `npm run proof:kills`: one kill of a command, and what the proof rests on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { randomOf } from '../../docs/proofs/fuzz/random.ts';
import { COMMANDS, prepareAll, resultIn } from '../../docs/proofs/kills/commands.ts';
import { cleanOf, differences, faultOfEnd, type KillAnswer, killOnce } from '../../docs/proofs/kills/kill.ts';
import { temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
/** `npm run proof:kills` has all, test/cli/durable.test.ts a run, test/cli/resumed.alone.test.ts late kills of three others. */
const SHORT = ['report'];

test.each(
  COMMANDS.filter(({ name }) => SHORT.includes(name)).map((command) => [command.name, command] as const),
)('%s, killed at some moment and run again, ends as an undisturbed one', async (name, command) => {
  await prepareAll(dir, [command]);
  const clean = await cleanOf(command, dir);
  expect(Object.keys(clean.result).length).toBeGreaterThan(0);
  const answers: KillAnswer[] = [];
  for (let number = 0; number < 6 && !answers.some(({ killed }) => killed); number++) {
    answers.push(await killOnce(command, dir, clean, randomOf('npm test', name, number)));
  }
  expect(answers.filter(({ fault }) => fault !== undefined)).toEqual([]);
  expect(answers.at(-1)).toMatchObject({ killed: true });
});

test('other bytes, a missing result and another exit code are faults; times are not', () => {
  const place = join(dir, 'result');
  writeFileSync(place, 'a');
  const clean = { result: resultIn(place), signs: 3 };
  const ended = { code: 0, signal: null, out: '', err: '' };
  expect(faultOfEnd(ended, place, clean)).toBeUndefined();
  expect(faultOfEnd({ ...ended, code: 2, err: 'x: no\n' }, place, clean)).toBe('exit code 2: x: no');
  expect(faultOfEnd(ended, join(dir, 'nowhere'), clean)).toBe('other bytes: no result');
  writeFileSync(place, 'b');
  expect(faultOfEnd(ended, place, clean)).toMatch(/^other bytes/);
  expect(differences({ a: '1', b: '2' }, { b: '2', c: '3' })).toEqual(['a', 'c']);
});
