/** Runs the commands of the cookbook on its small market and writes there what they print. `npm run docs:cookbook`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInside } from '../proofs/fuzz/inside.ts';
import { circumstances, ROOT } from './circumstances.ts';

export const COOKBOOK = new URL('../cookbook.md', import.meta.url);
/** What is printed on the small market, in seconds; and answers on the real one, in minutes (answers.ts). */
export type Kind = 'prints' | 'answers';

function blocks(kind: Kind): RegExp {
  return new RegExp(`<!-- ${kind}: (.+) -->\\n[\\s\\S]*?<!-- /${kind} -->`, 'g');
}

/** The commands whose output stands in a page, in their order. */
export function commandsIn(page: string, kind: Kind = 'prints'): string[] {
  return [...page.matchAll(blocks(kind))].map(([, command]) => command!);
}

/** What a command printed, and how that was made. */
export interface Output {
  readonly text: string;
  readonly made: string;
}

/** The page with what commands print now, in the place of what they printed before; others stay as they are. */
export function withOutputs(
  page: string,
  outputs: ReadonlyMap<string, Output>,
  kind: Kind = 'prints',
): string {
  return page.replace(blocks(kind), (block, command: string) => {
    const output = outputs.get(command);
    if (!output) return block;
    const { text, made } = output;
    return [
      `<!-- ${kind}: ${command} -->`,
      '```',
      text.trimEnd(),
      '```',
      `<!-- ${made} -->`,
      `<!-- /${kind} -->`,
    ].join('\n');
  });
}

/** Without the names of the folder that a command wrote. */
export function withoutFolder(out: string): string {
  return out.replace(/\n+results: .*\nreport: .*\n$/, '\n');
}

/** What a command prints, but for the folder that it wrote. */
async function printed(command: string, folder: string): Promise<string> {
  const fixed = ['--no-memo', '--lang', 'en', '--out', folder];
  const { code, out, err } = await runInside([...command.split(' '), ...fixed]);
  if (code !== 0) throw new Error(`${command}: expected exit code 0, got ${code}: ${err}`);
  return withoutFolder(out);
}

if (import.meta.main) {
  process.chdir(ROOT);
  const folder = mkdtempSync(join(tmpdir(), 'laotie-cookbook-'));
  try {
    const page = readFileSync(COOKBOOK, 'utf8');
    const outputs = new Map<string, Output>();
    const { engine, date } = circumstances();
    const made = `npm run docs:cookbook, engine ${engine}, ${date}`;
    for (const [at, command] of commandsIn(page).entries()) {
      outputs.set(command, { text: await printed(command, join(folder, String(at))), made });
    }
    writeFileSync(COOKBOOK, withOutputs(page, outputs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
