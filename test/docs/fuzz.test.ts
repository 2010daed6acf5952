/** The short form of `npm run proof:fuzz`, what it rests on, and every case that it once found. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Case, readCases, textOfCase } from '../../docs/proofs/fuzz/cases.ts';
import { faultOf, signatureOf } from '../../docs/proofs/fuzz/judge.ts';
import type { Input, Kind, Outcome } from '../../docs/proofs/fuzz/kind.ts';
import { checkpointsOf, KINDS } from '../../docs/proofs/fuzz/kinds.ts';
import { mutate } from '../../docs/proofs/fuzz/mutate.ts';
import { randomOf } from '../../docs/proofs/fuzz/random.ts';
import { inputOf, tryAll, tryOne } from '../../docs/proofs/fuzz/try.ts';

const SEED = 'npm test';
/** Inputs a kind: as many as a second allows; of forecasts more, for most changes break their checksum. */
const COUNT: Readonly<Record<string, number>> = { scenario: 150, folder: 16, checkpoint: 4, forecast: 120 };
const PLAIN_COUNT = 50;
const SHORT = KINDS.map((kind) => (kind.name === 'checkpoint' ? checkpointsOf(4) : kind));

const home = process.cwd();
const folders: string[] = [];
afterAll(() => {
  process.chdir(home);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A working directory with the base files of a kind. */
async function bench({ prepare }: Kind): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'laotie-fuzz-'));
  folders.push(folder);
  process.chdir(folder);
  await prepare();
}

const cases = readCases();

test.each(SHORT.map((kind) => [kind.name, kind] as const))(
  'changed %s files: one clear answer each, and every case found before',
  async (name, kind) => {
    await bench(kind);
    const faults: string[] = [];
    const codes = new Set<number | null>();
    let number = 0;
    for await (const { outcome, fault } of tryAll(kind, SEED, [0, COUNT[name] ?? PLAIN_COUNT])) {
      codes.add(outcome.code);
      if (fault !== undefined) faults.push(`${number}: ${fault}`);
      number++;
    }
    for (const one of cases.filter((found) => found.kind === name)) {
      const { fault } = await tryOne(kind, one.input);
      if (fault !== undefined) faults.push(`case ${one.fault}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(codes).toContain(0); // not everything is refused, nor everything taken
    expect(codes.size).toBeGreaterThan(kind.isMended ? 0 : 1);
  },
);

test('an input is made again by seed, kind and number, and differs from all others', () => {
  const [kind] = KINDS as [Kind];
  const texts = Array.from({ length: 50 }, (_, at) => JSON.stringify(inputOf(kind, 'a', at)));
  expect(texts.map((_, at) => JSON.stringify(inputOf(kind, 'a', at)))).toEqual(texts);
  expect(new Set(texts).size).toBeGreaterThan(45);
  expect(JSON.stringify(inputOf(kind, 'b', 0))).not.toBe(texts[0]);
});

test('changes keep files short, leave the original alone and reach bytes as well as text', () => {
  const original = Buffer.from('{"a": [1, 2], "b": "x"}\n');
  const made = Array.from({ length: 400 }, (_, at) => mutate(original, randomOf('m', at)));
  expect(original.toString()).toBe('{"a": [1, 2], "b": "x"}\n');
  expect(Math.max(...made.map(({ length }) => length))).toBeLessThanOrEqual(200_000);
  const isText = (bytes: Buffer) => Buffer.compare(Buffer.from(bytes.toString()), bytes) === 0;
  expect(made.filter(isText).length).toBeGreaterThan(200);
  expect(made.filter((bytes) => !isText(bytes)).length).toBeGreaterThan(10);
});

const KIND: Kind = { name: 'x', share: 1, prepare: async () => {}, input: () => INPUT };
const INPUT: Input = { files: {}, args: ['target', 'a'], language: 'en' };
const GOOD: Outcome = { code: 0, out: 'x\n', err: '', seconds: 0.1 };
const LINE = 'a.yaml:1:2 seed: expected a text, got 1\n';

test.each<[string, Partial<Outcome>, string | undefined]>([
  ['a good end', {}, undefined],
  ['a warning', { err: `${LINE.trimEnd()}; a warning only\n` }, undefined],
  ['progress', { err: '3/20 runs · 1.0 runs/s\n' }, undefined],
  ['a refusal', { code: 2, out: '', err: LINE }, undefined],
  ['what is not as recorded', { code: 4, err: LINE }, undefined],
  ['a fall', { code: null, err: 'Error: x' }, 'the program fell: Error: x'],
  [
    'an internal error',
    { code: 1, out: '', err: 'laotie: internal error: x' },
    'exit code 1: laotie: internal error: x',
  ],
  ['a stack', { code: 2, out: '', err: `${LINE}    at f (a.ts:1:2)\n` }, `a stack trace: ${LINE.trimEnd()}`],
  ['a hang', { seconds: 2.5 }, 'took more than 2 s of the processor'],
  ['silence', { code: 2, out: '' }, 'exit code 2 without a line that says why'],
  [
    'only a warning',
    { code: 2, out: '', err: `${LINE.trimEnd()}; a warning only` },
    'exit code 2 without a line that says why',
  ],
  ['half a result', { code: 2, err: LINE }, 'exit code 2 with output: x'],
  ['other words', { code: 2, out: '', err: 'Oops\n' }, 'not in the grammar: Oops'],
])('the judge: %s', (_, outcome, fault) => {
  expect(faultOf(KIND, INPUT, { ...GOOD, ...outcome })).toBe(fault);
});

test('faults that differ in places, figures and quoted values only are one', () => {
  const of = (fault: string) => signatureOf(KIND, fault);
  expect(of('not in the grammar: a/b.yaml:1:2: "x" of 17')).toBe(
    of('not in the grammar: c/d.yaml:30:4: "yy" of 2'),
  );
  expect(of('not in the grammar: one')).not.toBe(of('not in the grammar: two'));
});

test('a case is written as text where it is text, and reads back as the same bytes', () => {
  const files = {
    'a.yaml': Buffer.from('x: 快\n'),
    'b.bin': Buffer.from([0xff, 0, 1]),
    c: null,
    d: 'folder',
  } as const;
  const one: Case = { kind: 'scenario', fault: 'f', input: { ...INPUT, files } };
  const parsed = JSON.parse(textOfCase(one));
  expect(parsed.input.files).toEqual({
    'a.yaml': { text: 'x: 快\n' },
    'b.bin': { base64: '/wAB' },
    c: null,
    d: 'folder',
  });
});
