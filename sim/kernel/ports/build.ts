/**
 * Compiles the kernel to WebAssembly and writes it as text to module.ts, where any thread and browser can read it
 * without a file. The sources are those that run as TypeScript; access to memory and draws are this port's own.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';
import { GROUP_NAMES, GROUPS, type Group, type Specs } from '../groups.ts';
import { PAGE } from '../layout.ts';
import { MEMORY_BYTES } from '../memory.ts';
import { placesFor } from '../state.ts';

const KERNEL = dirname(import.meta.dirname);
const OWN = join(import.meta.dirname, 'assembly');
const MODULE = join(import.meta.dirname, 'module.ts');
const RECORDING_MODULE = join(import.meta.dirname, 'recording-module.ts');

/** What a range is, beside its columns. */
const OF_RANGE = ['k0', 'k1', 'first', 'count', 'streamers'];

/** Speed first; no checks, no runtime. The memory is imported as a shared one. */
const OPTIONS = [
  ...['-O3', '--converge', '--noAssert', '--uncheckedBehavior', 'always', '--runtime', 'stub'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1'],
  ...['--maximumMemory', String(MEMORY_BYTES / PAGE)],
  ...['--enable', 'threads', '--enable', 'simd'],
];

/** Names of columns and numbers: those that lie at one place in all markets are constants, the others are imported. */
function addresses(): string {
  const places = placesFor(0, 0).of;
  const groups = GROUP_NAMES.map((group) => {
    const lines = Object.entries<Specs[string]>(GROUPS[group]).map(([name, spec]) =>
      'single' in spec || spec.per === 'all'
        ? `export const ${name}: i32 = ${places[group][name]};`
        : imported(group, name),
    );
    if (group === 'range') lines.push(...OF_RANGE.map((name) => imported(group, name)));
    return `export namespace ${group} {\n${lines.join('\n')}\n}\n`;
  });
  return groups.join('');
}

function imported(group: Group, name: string): string {
  return `@external("${group}", "${name}")\nexport declare const ${name}: i32;`;
}

/** Calls that keep what fans do (events.ts), each a statement of its own. */
const NOTES = /^ *note[A-Z]\w*\([^;]*\);\r?\n/gm;

/** The text of a source: this port's own where it has one. */
function source(path: string, names: string, isRecording: boolean): string | null {
  const text = fullSource(path, names);
  return isRecording ? text : (text?.replaceAll(NOTES, '') ?? null);
}

function fullSource(path: string, names: string): string | null {
  if (dirname(path) !== KERNEL) return read(path);
  if (basename(path) === 'addresses.ts') return names;
  return (
    read(join(OWN, basename(path)))
      ?.replaceAll("'../../", "'./")
      .replaceAll('// ROUNDS OF FOUR', roundsOfFour)
      .replace('// ROUNDS', rounds) ?? read(path)
  );
}

/** The rounds of a draw, which are the same in all ports. */
function rounds(): string {
  const text = readFileSync(join(KERNEL, 'draw.ts'), 'utf8');
  return text.slice(text.indexOf('const k2 ='), text.indexOf('out[0] = x;'));
}

/** The same rounds for four draws at once: each sum, turn and exclusive or in lanes. */
function roundsOfFour(): string {
  return rounds()
    .replace('PARITY ^ k0 ^ k1', 'v128.xor(i32x4.splat(PARITY), v128.xor(k0, k1))')
    .replaceAll(/\((\w+) \+ (\w+)\) \| 0/g, 'i32x4.add($1, $2)')
    .replaceAll(/\((\w+) \+ (\w+) \+ (\d)\) \| 0/g, 'i32x4.add($1, i32x4.add($2, i32x4.splat($3)))')
    .replaceAll(
      /\(\(y << (\d+)\) \| \(y >>> (\d+)\)\) \^ x/g,
      'v128.xor(v128.or(i32x4.shl(y, $1), i32x4.shr_u(y, $2)), x)',
    );
}

/** A file, or nothing; the compiler imports types as it imports all else. */
function read(path: string): string | null {
  if (!existsSync(path)) return null;
  return readFileSync(path, 'utf8').replaceAll(/(?<=[{,] )type (?=[A-Z]\w*[, ])/g, '');
}

/**
 * The module's bytes.
 * @param isRecording with what keeps events, for runs that are asked to
 * @throws with the compiler's words when the sources do not compile
 */
export async function compileKernel(isRecording: boolean): Promise<Uint8Array> {
  const names = addresses();
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [join(KERNEL, 'steps.ts'), '--outFile', 'kernel.wasm', ...OPTIONS],
    {
      readFile: (name) => source(resolve(name), names, isRecording),
      writeFile: (_name, contents) => void (bytes = contents as Uint8Array),
      listFiles: () => [],
    },
  );
  if (error || !bytes) throw new Error(`kernel: ${stderr.toString()}`);
  return inlined(bytes);
}

/**
 * Instructions up to which a function is put in the place of its calls: always, and where it promises to pay. The
 * compiler's own limits are 12, 70, and 200 for a function with one call. Measured here: 3% less time a run at 1:5,000,
 * 1% at 1:20,000, for 2 kB more; larger limits bring no more.
 */
const [ALWAYS_INLINED, OFTEN_INLINED, WITH_ONE_CALL] = [40, 200, 0xffff_ffff];

/** The same module with fewer calls in its loops. */
function inlined(bytes: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(bytes);
  try {
    binaryen.setOptimizeLevel(4);
    binaryen.setShrinkLevel(0);
    binaryen.setAlwaysInlineMaxSize(ALWAYS_INLINED);
    binaryen.setFlexibleInlineMaxSize(OFTEN_INLINED);
    binaryen.setOneCallerInlineMaxSize(WITH_ONE_CALL);
    binaryen.setAllowInliningFunctionsWithLoops(true);
    // a second time, for what the first has put together
    for (let pass = 0; pass < 2; pass++) module.optimize();
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

/** Place of the flags of the imported memory: behind its module, its name and its kind. */
function memoryFlagsAt(bytes: Uint8Array): number {
  const name = Buffer.from('\x03env\x06memory\x02', 'latin1');
  const at = Buffer.from(bytes).indexOf(name);
  if (at < 0) throw new Error('kernel: expected a module that imports env.memory, got none');
  return at + name.length;
}

/**
 * The module as the program reads it: two digits a byte. That is a third longer than base64, but equal bytes stay equal
 * text, so that a page which holds it packs into a sixth less.
 */
export function moduleText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('hex');
  return [
    '/** Made by `npm run kernel` from sim/kernel; not edited by hand. */',
    `export const MEMORY_FLAGS_AT = ${memoryFlagsAt(bytes)};`,
    `export const MODULE =\n  '${text}';\n`,
  ].join('\n');
}

if (import.meta.main) {
  for (const [file, isRecording] of [
    [MODULE, false],
    [RECORDING_MODULE, true],
  ] as const) {
    const bytes = await compileKernel(isRecording);
    writeFileSync(file, moduleText(bytes));
    process.stdout.write(`${basename(file)}: ${bytes.length} bytes\n`);
  }
}
