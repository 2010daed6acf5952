/** docs/ledger.md: its commands run, and its ten questions are one statement each, all with an answer. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { withLedger } from '../../sim/runs/node/ledger/open.ts';
import { viewStatements } from '../../sim/study/ledger/views.ts';
import { TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/ledger.md'), 'utf8');
const part = page.slice(page.indexOf('<!-- questions'), page.indexOf('<!-- /questions'));
const questions = [...part.matchAll(/^(.+\?)\n```sql\n([^\n]+)\n```$/gm)].map(
  ([, words, sql]) => [words!, sql!] as const,
);
const dir = temporaryFolder();

/** Words of a line of the shell, texts in quotes as one; without its comment and where its output goes. */
function wordsOf(line: string): string[] {
  const [command = ''] = line.split(/ +[#>] /);
  return (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

beforeAll(() => writeFileSync(join(dir, 'scenario.yaml'), TINY));

test('every command of the page runs', async () => {
  const lines = /```sh\n([\s\S]*?)```/.exec(page)![1]!.trim().split('\n').map(wordsOf);
  for (const [npx, name, ...words] of lines) {
    expect([npx, name]).toEqual(['npx', 'laotie']);
    const isRun = words[0] === 'run';
    const small = isRun ? ['--replicates', '2', '--spread', '0', '--no-report', '--no-memo'] : [];
    const out = words.at(-1) === 'all' && isRun ? ['--out', 'runs/my-run'] : [];
    const { code, err } = await within(dir, ...words, ...small, ...out);
    expect(code, `${words.join(' ')}\n${err}`).toBe(0);
  }
  expect(lines.length).toBe(9);
});

test('ten questions, one statement each, all with an answer', async () => {
  expect(questions.length).toBe(10);
  await withLedger(join(dir, 'runs/my-run'), viewStatements, async ({ ask }) => {
    for (const [words, sql] of questions) {
      expect(sql.match(/;/g), words).toHaveLength(1);
      const { rows } = await ask(sql);
      expect(rows.length, words).toBeGreaterThan(0);
      expect(
        rows.flat().some((cell) => cell !== null),
        words,
      ).toBe(true);
    }
  });
});
