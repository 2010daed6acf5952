/** The guide from questions to commands: each is a command of the program with options that it has, on files that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import yargs, { type CommandModule } from 'yargs';
import { allCommands } from '../cli/commands.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/which.md'), 'utf8');
const LINES = [...PAGE.matchAll(/^\| ([^|]+) \| `npx laotie ([^`]+)` \| ([^|]+) \|$/gm)].map(
  ([, question, command, links]) => ({ question: question!, words: command!.split(' '), links: links! }),
);
/** Not asked by anybody who has a question to the market. */
const OF_THE_MACHINES = ['worker', 'queue'];

let commands: ReadonlyMap<string, CommandModule>;
beforeAll(async () => {
  commands = await allCommands();
});

test('every row of the tables has a command, and every command of the program answers some question', () => {
  const rows = PAGE.split('\n').filter((line) => /^\| (?!question|-)/.test(line) && !line.startsWith('|---'));
  expect(LINES.length).toBe(rows.length);
  const named = new Set(LINES.map(({ words }) => words[0]));
  expect([...commands.keys()].filter((name) => !named.has(name)).sort()).toEqual(OF_THE_MACHINES.sort());
});

/** What the parser says against a command line; its handler is not called. */
async function complaint(words: readonly string[]): Promise<string | undefined> {
  const { handler: _, ...command } = commands.get(words[0]!)!;
  try {
    await yargs([...words])
      .command({ ...command, handler: () => {} })
      .option('plugin', { type: 'string', array: true, nargs: 1 })
      .demandCommand(1)
      .strict()
      .exitProcess(false)
      .fail(false)
      .parseAsync();
    return undefined;
  } catch (cause) {
    return String(cause);
  }
}

test.each(LINES.map(({ words }) => [words.join(' '), words] as const))('laotie %s', async (_, words) => {
  expect(await complaint(words)).toBeUndefined();
  const files = words.filter((word) => /^(scenarios|docs)\//.test(word));
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('an option or a command that there is not would be seen', async () => {
  expect(await complaint(['run', 'x.yaml', '--untill', '1%'])).toMatch(/untill/);
  expect(await complaint(['compare', 'x.yaml', '--budget', '3bn'])).toMatch(/budget/);
});

/** The anchor that Markdown gives a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

test('every link leads to a page, and to a heading of it', () => {
  const links = [...PAGE.matchAll(/\]\(([^)#]*)(?:#([^)]+))?\)/g)];
  expect(links.length).toBeGreaterThan(LINES.length);
  const broken = links.filter(([, file, at]) => {
    const path = file === '' ? join(ROOT, 'docs/which.md') : join(ROOT, 'docs', file!);
    if (!existsSync(path)) return true;
    if (at === undefined) return false;
    const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, text]) => anchor(text!));
    return !headings.includes(at);
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});
