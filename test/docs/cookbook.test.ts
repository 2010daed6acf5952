/** The cookbook names commands that there are, on scenarios that are there, and its outputs are replaced as a whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandsIn, type Kind, withOutputs } from '../../docs/generate/cookbook.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { allCommands } from '../cli/commands.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/cookbook.md'), 'utf8');

test.each<Kind>(['prints', 'answers'])(
  '%s: under its command, which the program has, on files without a problem',
  async (kind) => {
    const commands = await allCommands();
    const all = commandsIn(PAGE, kind);
    expect(all.length).toBeGreaterThan(0);
    for (const command of all) {
      expect(PAGE).toContain(`npx laotie ${command}\n`);
      const [name, file] = command.split(' ');
      expect([...commands.keys()]).toContain(name);
      const leverFiles = [...command.matchAll(/--(?:with|levers|shock) (\S+)/g)].map(([, one]) =>
        join(ROOT, one!),
      );
      const { scenario, problems } = loadScenario(join(ROOT, file!), { leverFiles });
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect([command, errors, scenario === undefined]).toEqual([command, [], false]);
      if (kind === 'prints') expect(scenario?.seed).toBe('cookbook');
    }
  },
);

test('outputs are replaced, and nothing else', () => {
  const page =
    'a\n<!-- prints: x y -->\nold\n<!-- /prints -->\nb\n<!-- prints: z -->\n<!-- /prints -->\n<!-- answers: x y -->\n<!-- /answers -->\n';
  const outputs = new Map([
    ['x y', { text: 'one\n$&\n', made: 'by hand' }],
    ['z', { text: 'two\n', made: 'by foot' }],
  ]);
  const made = withOutputs(page, outputs);
  expect(made).toBe(
    'a\n<!-- prints: x y -->\n```\none\n$&\n```\n<!-- by hand -->\n<!-- /prints -->\nb\n<!-- prints: z -->\n```\ntwo\n```\n<!-- by foot -->\n<!-- /prints -->\n<!-- answers: x y -->\n<!-- /answers -->\n',
  );
  expect(withOutputs(made, outputs)).toBe(made);
  expect(withOutputs(made, new Map([['w', { text: '', made: '' }]]))).toBe(made);
  expect([commandsIn(made), commandsIn(made, 'answers')]).toEqual([['x y', 'z'], ['x y']]);
});
