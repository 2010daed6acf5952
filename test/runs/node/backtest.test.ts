import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backtestOf } from '../../../sim/runs/node/backtest.ts';
import { temporaryFolder } from '../small.ts';

const dir = temporaryFolder();

function folder(name: string, content: unknown): string {
  const made = join(dir, name);
  mkdirSync(made);
  writeFileSync(join(made, 'a.json'), JSON.stringify(content));
  return made;
}

const score = { method: 'market', horizon: 0, n: 12, cover50: 0.5, cover80: 0.75, cover90: 11 / 12 };
const GOOD = {
  schema: 'laotie/backtest@1',
  scenario: { name: 'kuaishou-2021', from: '2019-07-01' },
  scores: [{ ...score, horizon: 1, n: 6 }, { ...score, method: 'drift', cover80: 0 }, score],
  seed: 'any',
};

test('the counts of the market over all horizons, for the scenario and for those fitted with it', () => {
  const good = folder('good', GOOD);
  const levels = [
    { level: 0.5, inside: 6, of: 12 },
    { level: 0.8, inside: 9, of: 12 },
    { level: 0.9, inside: 11, of: 12 },
  ];
  expect(backtestOf('kuaishou-2021', undefined, good)).toMatchObject({ levels });
  const posterior = { knownUntil: '2021-07-22', draws: [], record: { scenario: 'kuaishou-2021' } };
  expect(backtestOf('trust-card-off', posterior, good)).toMatchObject({ levels });
  expect(backtestOf('trust-card-off', undefined, good)).toBeUndefined();
  expect(backtestOf('kuaishou-2021', undefined, join(dir, 'nowhere'))).toBeUndefined();
  const untried = folder('untried', { ...GOOD, scores: [{ ...score, n: 0 }] });
  expect(backtestOf('kuaishou-2021', undefined, untried)).toMatchObject({ levels: [] });
});

test('a file that is no backtest is refused in one line that names it', () => {
  const bad = folder('bad', { ...GOOD, scores: [{ ...score, cover80: 7 }] });
  expect(() => backtestOf('kuaishou-2021', undefined, bad)).toThrow(
    /^\/.*a\.json:1:\d+ scores\.0\.cover80: expected at most 1, got 7$/,
  );
});
