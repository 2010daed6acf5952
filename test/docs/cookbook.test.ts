/** The cookbook names commands that there are, on a market that is there, and its outputs are replaced as a whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandsIn, withOutputs } from '../../docs/generate/cookbook.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { allCommands } from '../cli/commands.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/cookbook.md'), 'utf8');

test('every output stands under its command, which is one of the program, on a scenario without a problem', async () => {
  const commands = await allCommands();
  const all = commandsIn(PAGE);
  expect(all.length).toBeGreaterThan(0);
  for (const command of all) {
    expect(PAGE).toContain(`npx laotie ${command}\n`);
    const [name, file] = command.split(' ');
    expect([...commands.keys()]).toContain(name);
    const { scenario, problems } = loadScenario(join(ROOT, file!));
    expect([problems, scenario?.seed]).toEqual([[], 'cookbook']);
  }
});

test('outputs are replaced, and nothing else', () => {
  const page = 'a\n<!-- prints: x y -->\nold\n<!-- /prints -->\nb\n<!-- prints: z -->\n<!-- /prints -->\n';
  const made = withOutputs(page, new Map([['x y', 'one\n$&\n'], ['z', 'two\n']]), 'by hand'); // biome-ignore format: one line
  expect(made).toBe(
    'a\n<!-- prints: x y -->\n```\none\n$&\n```\n<!-- by hand -->\n<!-- /prints -->\nb\n<!-- prints: z -->\n```\ntwo\n```\n<!-- by hand -->\n<!-- /prints -->\n',
  );
  expect(withOutputs(made, new Map([['x y', 'one\n$&\n'], ['z', 'two\n']]), 'by hand')).toBe(made); // biome-ignore format: one line
  expect(commandsIn(made)).toEqual(['x y', 'z']);
});
