/** docs/ledger.md: its ten questions are one statement each, and are answered; its table of columns is in the files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { withLedger } from '../../sim/runs/node/ledger/open.ts';
import { viewStatements } from '../../sim/study/ledger/views.ts';
import { TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/ledger.md'), 'utf8');
const part = page.slice(page.indexOf('<!-- questions'), page.indexOf('<!-- /questions'));
const questions = [...part.matchAll(/^(.+\?)\n```sql\n([^\n]+)\n```$/gm)].map(
  ([, words, sql]) => [words!, sql!] as const,
);

test('ten questions, one statement each, all with an answer', async () => {
  expect(questions.length).toBe(10);
  const dir = temporaryFolder();
  writeFileSync(join(dir, 'tiny.yaml'), TINY);
  const ran = await within(
    dir,
    'run',
    'tiny.yaml',
    '--replicates',
    '2',
    '--spread',
    '0',
    '--events',
    'all',
    '--no-report',
    '--no-memo',
    '--out',
    'run',
  );
  expect(ran.code, ran.err).toBe(0);
  await withLedger(join(dir, 'run'), viewStatements, async ({ ask }) => {
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
