/** `--set` takes any text: it changes a value, or says why it does not. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';

const MAIN = join(import.meta.dirname, '../../scenarios/kuaishou-2021.yaml');
const folder = mkdtempSync(join(tmpdir(), 'laotie-set-'));

function said(...set: readonly string[]): string {
  return loadScenario(MAIN, { set }).problems.map(formatProblem).join('\n');
}

const REFUSED: readonly (readonly [option: string, line: string])[] = [
  ['#levers.x=1', '#levers: expected a key of a scenario, got "#levers"'],
  [`${'a.'.repeat(2000)}b=1`, ': expected a path of at most 8 steps, got 2001'],
  [`levers.${'a.'.repeat(2000)}b=1`, ': expected a path of at most 8 steps, got 2002'],
  [`parameters.${'a.'.repeat(2000)}b=1`, 'expected a parameter name, got "a.a.'],
  ['=1', 'expected path=value, such as population.scale=20000, got "=1"'],
  [' =1', 'expected path=value, such as population.scale=20000, got " =1"'],
  ['..=1', 'expected a path of keys, each named, with a dot between them, got ".."'],
  ['population.=1', 'expected a path of keys, each named, with a dot between them, got "population."'],
  ['levers[0]=1', 'expected a key of a scenario, got "levers[0]"'],
  ['levers=1', 'expected list.id.key=value, such as levers.trust-card.coverage=0.5, got "levers"'],
  ['levers.trust-card=1', 'expected list.id.key=value'],
  ['levers.trust-card.id=other', 'expected a key of the entry, which keeps its id'],
  ['levers.#x.coverage=1', 'levers.#x.lever: expected a kind of lever, got "#x"'],
  ['__proto__.x=1', 'expected known keys, got "__proto__.x"'],
  ['levers.x.__proto__=1', 'expected known keys, got "levers.x.__proto__"'],
  [
    'trust.negativity=2',
    '--set:1:1 trust.negativity: expected a key of a scenario, got "trust.negativity"; did you mean parameters.trust.negativity?',
  ],
  ['trust.negativty=2', 'did you mean parameters.trust.negativity?'],
  ['trust-card.coverage=40%', 'did you mean levers.trust-card.coverage?'],
  ['constructor=1', 'expected a key of a scenario, got "constructor"'],
  ['toString.x=1', 'expected a key of a scenario, got "toString"'],
  [
    'extends=no-such-file.yaml',
    'extends: expected a key that --set can change, got extends, which only a file can say',
  ],
  ['extends=', 'expected path=value'],
  ['seed=# x', 'expected a value without a comment, got "# x"; put it in quotes'],
  ['targets.gmv-2021.source=see #3', 'expected a value without a comment, got "see #3"; put it in quotes'],
  ['seed=a\n---\nb', 'expected one YAML document, got a second one'],
  [
    'population＝1',
    'expected path=value, such as population.scale=20000, got "population＝1"; write = for the full-width ＝',
  ],
];

for (const [option, line] of REFUSED) {
  test(`--set ${JSON.stringify(option.slice(0, 40))} is refused`, () => {
    const lines = said(option);
    expect(lines).toContain(line);
    for (const one of lines.split('\n'))
      expect(one).toMatch(/^(--set:1:\d+|\S+\.yaml:\d+:\d+)( .+)?: expected .+, got .+/);
  });
}

test.each([
  ['targets.gmv-2021.source="see #3"', 'see #3'],
  ["targets.gmv-2021.source='#3'", '#3'],
  ['targets.gmv-2021.source=a#3', 'a#3'],
  ['targets.gmv-2021.source=a=b', 'a=b'],
])('--set %j is taken', (option, source) => {
  const { scenario, problems } = loadScenario(MAIN, { set: [option] });
  expect(problems).toEqual([]);
  expect(scenario!.targets[0]!.source).toBe(source);
});

test('no text makes --set fail otherwise than by saying so', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'levers',
      'targets',
      'parameters',
      'population',
      'seed',
      '.',
      '=',
      '#',
      '[',
      '{',
      ':',
      ' ',
      '&a',
      '*a',
      '!!x',
      '"',
      '__proto__',
      'trust-card',
      '\n',
      '-',
      '?',
      '|',
      '：',
      '\0',
    ),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const { scenario, problems } = loadScenario(MAIN, { set: [parts.join('')] });
      expect(scenario === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
      for (const line of problems.map(formatProblem)) expect(line).not.toContain('\n');
    }),
    { numRuns: 200 },
  );
});

test.each([
  [
    'extends: x.yaml\nlevers: []\n',
    'extends: expected nothing but levers in a file of levers, got "extends"',
  ],
  ['levers: []\nparameters: { trust.negativity: 9 }\n', 'parameters: expected nothing but levers'],
  ['levers: []\nreplicates: 9\n', 'replicates: expected nothing but levers'],
  ['levers: []\nseed: 9\n', 'seed: expected nothing but levers'],
  ['levers: []\ntargets: []\n', 'targets: expected nothing but levers'],
])('what a file of levers says besides is not dropped: %j', (text, line) => {
  const file = join(folder, 'levers.yaml');
  writeFileSync(file, text);
  const { problems } = loadScenario(MAIN, { leverFiles: [file] });
  expect(problems.map(formatProblem).join('\n')).toContain(line);
  writeFileSync(file, 'schema: laotie/scenario@1\nlevers: []\n');
  expect(loadScenario(MAIN, { leverFiles: [file] }).problems).toEqual([]);
});
