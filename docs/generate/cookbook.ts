/** Runs the commands of the cookbook on its small market and writes there what they print. `npm run docs:cookbook`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInside } from '../proofs/fuzz/inside.ts';
import { circumstances, ROOT } from './circumstances.ts';

const PAGE = new URL('../cookbook.md', import.meta.url);
const BLOCK = /<!-- prints: (.+) -->\n[\s\S]*?<!-- \/prints -->/g;

/** The commands whose output stands in a page, in their order. */
export function commandsIn(page: string): string[] {
  return [...page.matchAll(BLOCK)].map(([, command]) => command!);
}

/** The page with what each command prints now, in the place of what it printed before. */
export function withOutputs(page: string, outputs: ReadonlyMap<string, string>, made: string): string {
  return page.replace(BLOCK, (_, command: string) =>
    [
      `<!-- prints: ${command} -->`,
      '```',
      outputs.get(command)!.trimEnd(),
      '```',
      `<!-- ${made} -->`,
      '<!-- /prints -->',
    ].join('\n'),
  );
}

/** What a command prints, but for the folder that it wrote. */
async function printed(command: string, folder: string): Promise<string> {
  const fixed = ['--no-memo', '--lang', 'en', '--out', folder];
  const { code, out, err } = await runInside([...command.split(' '), ...fixed]);
  if (code !== 0) throw new Error(`${command}: expected exit code 0, got ${code}: ${err}`);
  return out.replace(/\n+results: .*\nreport: .*\n$/, '\n');
}

if (import.meta.main) {
  process.chdir(ROOT);
  const folder = mkdtempSync(join(tmpdir(), 'laotie-cookbook-'));
  try {
    const page = readFileSync(PAGE, 'utf8');
    const outputs = new Map<string, string>();
    for (const [at, command] of commandsIn(page).entries()) {
      outputs.set(command, await printed(command, join(folder, String(at))));
    }
    const { engine, date } = circumstances();
    writeFileSync(PAGE, withOutputs(page, outputs, `npm run docs:cookbook, engine ${engine}, ${date}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
