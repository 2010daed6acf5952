/** Plugins that are not as they must be: each is refused in one line that says where and what. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { usePlugins } from '../../sim/cli/plugins.ts';
import { LEVERS } from '../../sim/levers/all.ts';
import { METRICS } from '../../sim/model/measures/all.ts';
import { complaintLine, Refusal } from '../../sim/notation/refusal.ts';
import { engineVersion } from '../../sim/runs/node/engine.ts';
import { pluginFiles } from '../../sim/runs/node/plugins.ts';
import { pluginMark } from '../../sim/runs/node/used-plugins.ts';
import { impurity } from '../../sim/runs/purity.ts';
import { temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
let files = 0;

const LEVER = `{
  id: 'louder',
  title: { zh: '更响', en: 'Louder' },
  meaning: { zh: '访问变多。', en: 'More visits.' },
  source: 'assumption',
  hangsOn: ['visits.rate'],
  aim: {},
  money: { noBudget: { zh: '不花钱', en: 'it costs nothing' } },
  settings: { factor: { kind: 'number', range: [0, 10], meaning: 'Multiple of visits.' } },
  apply(policy, strength, { factor }) {
    policy.visits *= 1 + (factor - 1) * strength;
  },
}`;
const METRIC = `{
  name: 'presentSellers',
  unit: 'count',
  over: 'last',
  title: { zh: '在场卖家', en: 'sellers present' },
  definition: { zh: '当日在场的卖家', en: 'Sellers who are present on the day' },
  measure: ({ sellers }) => Array.from({ length: sellers.count }, (_, j) => j).filter(sellers.isPresent).length,
}`;

/** A plugin file with a name of its own: Node loads a file once. */
function written(text: string, name = `plugin-${++files}.ts`): string {
  const file = join(dir, name);
  writeFileSync(file, text);
  return file;
}
function pluginOf(levers = LEVER, metrics = METRIC): string {
  return `export default { name: 'mine', levers: [${levers}], metrics: [${metrics}] };\n`;
}

/** What is said of a plugin, without its folder. */
function refusals(text: string): string[] {
  const before = [LEVERS.length, METRICS.length];
  try {
    usePlugins([written(text)])();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    expect([LEVERS.length, METRICS.length]).toEqual(before);
    return cause.complaints.map((one) => complaintLine(one).replaceAll(`${dir}/`, ''));
  }
  return [];
}
const only = (text: string) => {
  const all = refusals(text);
  expect(all).toHaveLength(1);
  return all[0]!.replace(/plugin-\d+/, 'plugin');
};

test('a plugin stands beside what the program has, marks the engine, and is gone again', () => {
  const before = [LEVERS.length, METRICS.length, engineVersion()];
  const back = usePlugins([written(pluginOf())]);
  expect(LEVERS.at(-1)!.id).toBe('louder');
  expect(METRICS.at(-1)!.name).toBe('presentSellers');
  expect(engineVersion()).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}\.mine-[0-9a-f]{12}$/);
  back();
  expect([LEVERS.length, METRICS.length, engineVersion()]).toEqual(before);
});

test('the mark is that of the file and all that it imports; one of charts alone has none', () => {
  const mark = (file: string) => {
    const back = usePlugins([file]);
    const found = pluginMark();
    back();
    return found;
  };
  const with7 = `import { factor } from './part-7.ts';\n${pluginOf().replace('[0, 10]', '[0, factor]')}`;
  written('export const factor = 7;\n', 'part-7.ts');
  written('export const factor = 8;\n', 'part-8.ts');
  const one = mark(written(with7));
  expect(mark(written(with7))).toBe(one);
  expect(mark(written(with7.replace('part-7', 'part-8')))).not.toBe(one);
  expect(mark(written(`${pluginOf()}// another\n`))).not.toBe(mark(written(pluginOf())));
  expect(mark(written(`export default { name: 'shown', charts: [] };`))).toBe('');
});

test('so is that of a file in the folder of the program, and of one behind a link', () => {
  const inside = mkdtempSync(join(import.meta.dirname, 'inside-'));
  try {
    const real = join(inside, 'real');
    mkdirSync(real);
    writeFileSync(join(real, 'part.ts'), 'export const factor = 7;\n');
    const text = `import { factor } from './part.ts';\n${pluginOf().replace('[0, 10]', '[0, factor]')}`;
    writeFileSync(join(real, 'mine.ts'), text);
    symlinkSync(real, join(inside, 'link'));
    for (const folder of ['real', 'link']) {
      const back = usePlugins([join(inside, folder, 'mine.ts')]);
      const files = pluginFiles().flatMap((one) => one.files.map((file) => basename(file)));
      back();
      expect([folder, files]).toEqual([folder, ['mine.ts', 'part.ts']]);
    }
    writeFileSync(join(real, 'clock.ts'), "import { now } from 'node:process';\nexport default now;\n");
    expect(() => usePlugins([join(real, 'clock.ts')])).toThrow(
      'expected a plugin that imports nothing of Node',
    );
  } finally {
    rmSync(inside, { recursive: true });
  }
});

test.each<[string, string]>([
  [
    pluginOf(LEVER.replace('settings: {', 'setings: {}, settings: {')),
    'plugin.ts levers[0]: expected a key of a lever, got "setings"; did you mean settings?',
  ],
  [
    pluginOf(LEVER.replace("zh: '更响', ", '')),
    'plugin.ts levers[0].title.zh: expected a text of at most 200 characters, got nothing',
  ],
  [
    pluginOf(LEVER.replace('[0, 10]', '[10, 0]')),
    'plugin.ts levers[0].settings.factor.range: expected a range with low below high, got a list',
  ],
  [
    pluginOf(LEVER.replace("'louder'", "'trust-card'")),
    'plugin.ts levers[0].id: expected an id of its own, got "trust-card", which another lever has',
  ],
  [
    pluginOf(LEVER.replace('visits.rate', 'visits.rat')),
    'plugin.ts levers[0].hangsOn: expected the name of a parameter, got "visits.rat"; did you mean visits.rate?',
  ],
  [
    pluginOf(LEVER.replace('(factor - 1) * strength', '(factor - 1) * strength ** 2')),
    'plugin.ts levers[0].apply: expected an effect in proportion to the strength, got visits = 1, 1.5, 3 at strengths 0, 0.5, 1',
  ],
  [
    pluginOf(LEVER.replace('policy.visits *=', 'policy.visit =')),
    'plugin.ts levers[0].apply: expected an effect on the policy, got visit, which the policy has not',
  ],
  [
    pluginOf(LEVER.replace('policy.visits *=', 'policy.launch.goods.colour =')),
    'plugin.ts levers[0].apply: expected an effect on the policy, got launch.goods.colour, which the policy has not',
  ],
  [
    pluginOf(
      LEVER.replace('policy.visits *= 1 + (factor - 1) * strength', 'void [policy, strength, factor]'),
    ),
    'plugin.ts levers[0].apply: expected an effect on the policy, got none',
  ],
  [
    `const rule = { id: 'r', title: { zh: '规', en: 'r' }, meaning: { zh: '规', en: 'r' }, source: 's', evening() {} };
${pluginOf(LEVER.replace('policy.visits *= 1 + (factor - 1) * strength', 'if (strength === 1) policy.outside.r = factor')).replace('levers:', 'rules: [rule], levers:')}`,
    'plugin.ts levers[0].apply: expected an effect in proportion to the strength, got outside.r = 0, 0, 3 at strengths 0, 0.5, 1',
  ],
  [
    pluginOf(
      LEVER.replace(
        'apply(policy, strength, { factor }) {',
        "seesState: true, apply(policy, strength, { factor }, seen) { seen.metric('gvm');",
      ),
    ),
    'plugin.ts levers[0].apply: expected a function that ends well, got "metric: expected the name of one, got gvm"',
  ],
  [
    pluginOf(
      LEVER.replace(
        'apply(policy, strength, { factor }) {',
        "apply(policy, strength, { factor }, seen) { seen.metric('gmv');",
      ),
    ),
    'plugin.ts levers[0].apply: expected a function that ends well, got "Cannot read properties of undefined (reading \'metric\')"',
  ],
  [
    pluginOf(LEVER.replaceAll('factor', 'from')),
    'plugin.ts levers[0].settings.from: expected a name of its own, got "from", which every lever has',
  ],
  [
    pluginOf(
      LEVER.replace(
        'settings: {',
        "settings: { of: { kind: 'choices', of: ['a', 'b'], initial: ['c'], meaning: 'm', expected: { one: 'o', list: 'l', some: 's' } },",
      ),
    ),
    'plugin.ts levers[0].settings.of.initial: expected of a, b, got "c"',
  ],
  [
    pluginOf(LEVER.replace(/apply\([\s\S]*\n {2}\},/, 'apply: 3,')),
    'plugin.ts levers[0].apply: expected a function, got 3',
  ],
  [
    pluginOf(LEVER, METRIC.replace("'presentSellers'", "'gmv'")),
    'plugin.ts metrics[0].name: expected a name of its own, got "gmv", which another metric has',
  ],
  [
    pluginOf(LEVER, METRIC.replace(/measure:[\s\S]*/, "ratio: { of: ['gvm'], to: ['orders'] } }")),
    'plugin.ts metrics[0].ratio: expected a metric, got "gvm"; did you mean gmv?',
  ],
  [
    `let n = 1;\n${pluginOf(LEVER.replace('(factor - 1) * strength', 'strength * n++'))}`,
    'plugin.ts levers[0].apply: expected the same effect whenever it is asked, got visits = 2, then 4',
  ],
  [
    pluginOf(LEVER.replace('factor - 1', 'Math.random()')),
    'plugin.ts:11:1: expected no chance of its own, got "Math.random"',
  ],
  [
    `import { readFileSync } from 'node:fs';\nexport default readFileSync;\n`,
    'plugin.ts: expected a plugin that imports nothing of Node, got "node:fs"',
  ],
  [
    'export default { name: 1 ;\n',
    expect.stringMatching(/^plugin.ts:1:1: expected TypeScript or JavaScript that Node runs as it is, got /),
  ],
  [
    'enum A { B }\nexport default { name: A };\n',
    expect.stringMatching(/^plugin.ts:1:1: expected TypeScript or JavaScript that Node runs as it is, got /),
  ],
  [
    'await 1;\nexport default {};\n',
    'plugin.ts: expected a plugin that waits for nothing, got an await outside of functions',
  ],
  ["throw new Error('too late');\n", 'plugin.ts: expected a plugin that loads, got "too late"'],
  [
    'export default 3;\n',
    expect.stringMatching(/^plugin.ts: expected a mapping \(name, levers, metrics, rules, charts\), got 3$/),
  ],
])('%#', (text, said) => {
  expect(only(text)).toEqual(said);
});

test('a file that is none, a folder, a package that is none', () => {
  const said = (name: string) => {
    try {
      usePlugins([name]);
    } catch (cause) {
      return cause instanceof Refusal ? complaintLine(cause.complaints[0]!) : cause;
    }
    return undefined;
  };
  mkdirSync(join(dir, 'folder.ts'));
  expect(said(join(dir, 'folder.ts'))).toBe(`${dir}/folder.ts: expected a plugin, got a directory`);
  expect(said(join(dir, 'none.ts'))).toBe(`${dir}/none.ts: expected a plugin, got no such file`);
  expect(said('laotie-none')).toBe(
    '--plugin: expected a file, or a package that is installed here, got "laotie-none"',
  );
});

test('words in comments and quotes do nothing; in code they are found with their line', () => {
  expect(impurity('// Date\n/* Math.random() */ const a = \'process\', b = "Date";\n')).toBeUndefined();
  expect(impurity('const a = 1;\nconst b = `$' + '{new Date()}`;\n')).toEqual({
    word: 'Date',
    line: 2,
    expected: 'no clock',
  });
  expect(impurity('/*\n\n*/ fetch(1)')).toEqual({
    word: 'fetch',
    line: 3,
    expected: 'nothing outside the market',
  });
});
