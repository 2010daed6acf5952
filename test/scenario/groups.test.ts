/** Groups as a scenario writes them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LEVERS } from '../../sim/levers/all.ts';
import { forkTree } from '../../sim/runs/forks.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import { TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();

function load(lever: string, ...set: string[]) {
  const file = join(dir, 'groups.yaml');
  writeFileSync(file, TINY.replace(/levers:\n.*\n/, `levers:\n  - ${lever}\n`));
  const { scenario, problems } = loadScenario(file, { set });
  const said = problems.filter(({ path }) => !path.startsWith('parameters')); // a market this small is no other
  return { scenario, said: said.map(formatProblem).join('\n') };
}

test('a group is part of the lever, and of its resolved text', () => {
  const { scenario } = load(
    '{ id: price-level, factor: 1.1, group: { category: 3, kind: store, region: 2, top: 900, beyond: 20, provider: base } }',
  );
  expect(scenario!.levers[0]!.group).toEqual({
    category: 3,
    kind: 'store',
    region: 2,
    top: 900,
    beyond: 20,
    provider: 'base',
  });
  const file = join(dir, 'again.yaml');
  writeFileSync(file, scenario!.resolved);
  expect(loadScenario(file).scenario!.levers).toEqual(scenario!.levers);
});

test.each([
  [
    '{ id: trust-card, group: { category: 9 } }',
    'levers.trust-card.group.category: expected a category from 1 to 8, got 9',
  ],
  [
    '{ id: trust-card, group: { kind: shop } }',
    'levers.trust-card.group.kind: expected talent or store, got "shop"',
  ],
  [
    '{ id: ad-subsidy, share: 10%, group: { category: 1 } }',
    'expected a key of the group (kind), got "category"',
  ],
  [
    '{ id: trust-card, group: { region: 7 } }',
    'levers.trust-card.group.region: expected a region from 1 to 6, got 7',
  ],
  [
    '{ id: trust-card, group: { top: 0.5 } }',
    'levers.trust-card.group.top: expected a whole number of sellers from 1 to 999999, got 0.5',
  ],
  [
    '{ id: trust-card, group: { provider: locals } }',
    'group.provider: expected strategic, base, local or brand, got "locals"; did you mean local?',
  ],
  [
    '{ id: price-level, factor: 2, group: { top: 10, beyond: 10 } }',
    'levers.price-level.group.beyond: expected less than top, 10: nobody is left, got 10',
  ],
  ['{ id: ad-subsidy, share: 10%, group: { top: 5 } }', 'expected a key of the group (kind), got "top"'],
  [
    '{ id: coupon, share: 5%, cap: 1m, group: { kind: store } }',
    'expected a key of the group (category), got "kind"',
  ],
  [
    '{ id: outage, group: { category: 1 } }',
    'levers.outage.group: expected no group: it cannot be aimed by one, got a mapping',
  ],
  [
    '{ id: price-level, factor: 2, rank: 1, group: { category: 1 } }',
    'levers.price-level.group: expected either a rank or a group, got both',
  ],
])('%s is refused in one line', (lever, part) => {
  const { scenario, said } = load(lever);
  expect(scenario).toBeUndefined();
  expect(said).toContain(part);
  expect(said.split('\n')).toHaveLength(1);
});

test('two groups part on the first day in force', () => {
  const market = (group: string) => {
    const { scenario } = load(`{ id: commission, change: 0.01, from: 2021-01-05${group} }`);
    return drawMarket(prepare({ ...scenario!, seed: 'x' }), 0).market;
  };
  expect(forkTree([market(''), market(', group: { kind: store }')]).until).toBe(21);
  expect(forkTree([market(', group: { kind: store }'), market(', group: { kind: store }')]).branches).toEqual(
    [],
  );
});

test('explain says of every kind whom it can be aimed at', async () => {
  const aim = async (kind: string, lang: string) => {
    const { out } = await within(dir, 'explain', kind, '--json', '--lang', lang);
    return JSON.parse(out).explanations.at(-1).aim;
  };
  for (const { id } of LEVERS) expect(await aim(id, 'en'), id).toMatch(/^(everybody alike|by )/);
  expect(await aim('price-level', 'en')).toBe(
    'by its group (category, kind, region, top, beyond, provider); by settings (rank, category)',
  );
  expect(await aim('host-ban', 'zh')).toBe('可用设置限定 (rank、category)');
  expect(await aim('outage', 'zh')).toBe('所有人');
});
