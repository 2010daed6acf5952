/** Odd values at every key: each is refused, or taken, in our own words, in both languages; none in a library's. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chinese, complaintIn } from '../../sim/cli/translate.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { complaintOf } from '../../sim/scenario/problems.ts';
import { SMALL } from '../runs/small.ts';

const file = join(mkdtempSync(join(tmpdir(), 'laotie-odd-')), 'small.yaml');
writeFileSync(file, `${SMALL}levers:\n  - { id: trust-card, coverage: 50% }\n`);

const KEYS: readonly string[] = [
  'schema',
  'name',
  'title',
  'title.zh',
  'from',
  'until',
  'knownUntil',
  'population',
  'population.scale',
  'replicates',
  'spread',
  'seed',
  'parameters',
  'parameters.posterior',
  'parameters.trust.negativity',
  'levers',
  'levers.trust-card.id',
  'levers.trust-card.lever',
  'levers.trust-card.title',
  'levers.trust-card.from',
  'levers.trust-card.ramp',
  'levers.trust-card.strength',
  'levers.trust-card.coverage',
  'levers.trust-card.rights',
  'targets',
  'targets.gmv-q1.metric',
  'targets.gmv-q1.over',
  'targets.gmv-q1.atLeast',
  'targets.gmv-q1.source',
];
const VALUES: readonly string[] = [
  '""',
  '[]',
  '{}',
  'null',
  'true',
  '-1',
  '1.5',
  '1e400',
  '-.inf',
  '.nan',
  '12345678901234567890',
  `"${'x'.repeat(600)}"`,
  '[1, [2]]',
  '{ a: 1 }',
  '"\\0"',
  '!x 1',
  '2021-02-30',
];
const FOREIGN =
  /Too (small|big)|Invalid |received|Unrecognized|undefined|\[object|\bstring\b|\bnumber,? to\b/;

test.each(KEYS)('odd values of %s', (key) => {
  for (const value of VALUES) {
    for (const problem of loadScenario(file, { set: [`${key}=${value}`] }).problems) {
      const { expected, got, hint = '' } = problem;
      const where = `${key}=${value}`;
      expect(`${expected}, ${got.replaceAll(/".*"/g, '')}; ${hint}`, where).not.toMatch(FOREIGN);
      const line = complaintIn('zh', complaintOf(problem));
      expect(line, where).toMatch(/: 应为.+，实为.+/);
      const words = chinese(expected) ?? expected;
      expect(words, where).not.toMatch(/\b(a|an|the|of|at|from|than|with|such)\b/);
    }
  }
});
