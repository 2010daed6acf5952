/**
 * Compiles the kernel in sim/kernel/assembly to WebAssembly and writes it as text to sim/model/fans/module.ts, where
 * any thread can read it without a file. Names and numbers of the market come from the model itself.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import asc from 'assemblyscript/asc';
import * as fans from '../model/fans/fans.ts';
import * as orders from '../model/fans/orders.ts';
import { EVENTS_A_DAY } from '../model/fans/session.ts';
import * as sessions from '../model/fans/sessions.ts';
import * as space from '../model/fans/space.ts';
import { compileFanTables } from '../model/fans/tables.ts';
import { allocateCrossing, constantsOf, DAY_NUMBERS, TALLY_NUMBERS } from '../model/fans/webassembly.ts';
import { paramsWith } from '../model/params.ts';
import { addressOf, DECISIONS } from '../model/random.ts';

const FOLDER = join(import.meta.dirname, 'assembly');
const TARGET = join(import.meta.dirname, '../model/fans/module.ts');

/** Speed first; no checks, no runtime; one memory that threads share. */
const OPTIONS = [
  ...['-O3', '--converge', '--noAssert', '--uncheckedBehavior', 'always', '--runtime', 'stub'],
  ...[
    '--importMemory',
    '--sharedMemory',
    '--initialMemory',
    '1',
    '--maximumMemory',
    String(space.MEMORY_BYTES / space.PAGE),
  ],
  ...['--enable', 'threads', '--enable', 'simd'],
];

/** What the sources import from `./market/…`: names of columns and numbers of a run, constants of the rules. */
function marketFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const add = (file: string, lines: readonly string[]) => {
    const path = join(FOLDER, `market/${file}.ts`);
    files.set(path, `${files.get(path) ?? ''}${lines.join('\n')}\n`);
  };
  const tables = compileFanTables(paramsWith({}));
  const example = sessions.allocateSessions({ k0: 0, k1: 0 }, 4, 1, tables);
  for (const { group, name, isAddress } of constantsOf(example, allocateCrossing({}))) {
    const type = isAddress ? 'usize' : 'i32';
    add(group, [`@external("market", "${group}.${name}")`, `export declare const ${name}: ${type};`]);
  }
  const places = (names: readonly string[]) =>
    names.map((name, at) => `export const ${name}: usize = ${4 * at};`);
  add('day', places(DAY_NUMBERS));
  add('tally', places(TALLY_NUMBERS));
  add('constants', constants({ ...fans, ...orders, ...sessions, ...space, EVENTS_A_DAY }));
  add('constants', constants(Object.fromEntries(DECISIONS.map((name) => [upper(name), addressOf(name)]))));
  return files;
}

function constants(named: object): string[] {
  return Object.entries(named)
    .filter(([, value]) => Number.isInteger(value) && Math.abs(value) < 2 ** 31)
    .map(([name, value]) => `export const ${name}: i32 = ${value};`);
}

function upper(decision: string): string {
  return decision.toUpperCase().replaceAll('-', '_');
}

/** The module's bytes. @throws with the compiler's words when the sources do not compile */
export async function compileKernel(): Promise<Uint8Array> {
  const files = marketFiles();
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [join(FOLDER, 'index.ts'), '--outFile', 'kernel.wasm', ...OPTIONS],
    {
      readFile: (name) => files.get(resolve(name)) ?? (existsSync(name) ? readFileSync(name, 'utf8') : null),
      writeFile: (_name, contents) => void (bytes = contents as Uint8Array),
      listFiles: () => [],
    },
  );
  if (error || !bytes) throw new Error(`kernel: ${stderr.toString()}`);
  return bytes;
}

/** The module as the model reads it. */
export function moduleText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  return `/** Made by \`npm run kernel\` from sim/kernel/assembly; not edited by hand. */\nexport const MODULE =\n  '${text}';\n`;
}

if (import.meta.main) {
  const bytes = await compileKernel();
  writeFileSync(TARGET, moduleText(bytes));
  process.stdout.write(`${bytes.length} bytes\n`);
}
