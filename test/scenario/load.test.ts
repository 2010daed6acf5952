import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paramsWith } from '../../sim/model/params.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');
const MAIN = join(SCENARIOS, 'kuaishou-2021.yaml');
const folder = mkdtempSync(join(tmpdir(), 'laotie-load-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `schema: laotie/scenario@1\n${text}`);
  return path;
}

function load(path: string, set: readonly string[] = [], leverFiles: readonly string[] = []): Scenario {
  const { scenario, problems } = loadScenario(path, { set, leverFiles });
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}

function problems(path: string, set: readonly string[] = [], leverFiles: readonly string[] = []): string {
  return loadScenario(path, { set, leverFiles }).problems.map(formatProblem).join('\n');
}

const shipped = readdirSync(SCENARIOS).filter((name) => name.endsWith('.yaml'));

/** One brand before its audience, at 1:1. */
const PART = ['yalu-launch.yaml', 'yalu-no-private-domain.yaml'];
/** Questions about later years. */
const LATER = ['wind-maker.yaml', 'live-2025.yaml'];

test.each(shipped)('%s loads without a word, and its resolved text gives the same scenario', (name) => {
  const loaded = loadScenario(join(SCENARIOS, name));
  // a part of the market lies outside the ranges that hold for the whole, and says so
  const allowed = PART.includes(name) ? loaded.problems.filter(({ severity }) => severity === 'warning') : [];
  expect(loaded.problems).toEqual(allowed);
  if (PART.includes(name)) expect(allowed.length).toBeGreaterThan(0);
  const scenario = loaded.scenario!;
  expect(structuredClone(scenario)).toEqual(scenario);
  const path = join(folder, `resolved-${name}`);
  writeFileSync(path, scenario.resolved);
  expect({ ...load(path), files: scenario.files }).toEqual(scenario);
});

test('the headline scenario says what the question says', () => {
  const scenario = load(MAIN);
  expect(scenario).toMatchObject({
    name: 'kuaishou-2021',
    from: '2019-07-01',
    days: 915,
    scale: 10_000,
    replicates: 32,
  });
  expect(scenario.seed).toBe('laotie-2021');
  expect(scenario.targets[0]).toMatchObject({
    metric: 'gmv',
    over: '2021',
    atLeast: 7e11,
    source: 'article C26',
  });
  const card = scenario.levers.find((lever) => lever.id === 'trust-card')!;
  expect(card).toMatchObject({
    from: '2021-06-01',
    until: '2021-12-31',
    rampDays: 60,
    fromDay: 701,
    untilDay: 914,
  });
  expect(card.args).toMatchObject({ coverage: 0.8 });
  const push = scenario.levers.find((lever) => lever.id === 'push-2020')!;
  expect(push).toMatchObject({
    lever: 'visit-push',
    from: '2020-10-15',
    until: '2020-11-30',
    args: { factor: 1.6 },
  });
  const again = scenario.levers.find((lever) => lever.id === 'push-2021')!;
  expect(again).toMatchObject({ strength: 0, upTo: 1, args: push.args }); // not known on the information date
  expect(scenario.resolved).toContain('upTo: 1');
  expect(push).not.toHaveProperty('upTo');
  expect(scenario.files).toEqual([join(SCENARIOS, 'kuaishou-base.yaml'), MAIN]);
});

test('a strength is drawn upwards only', () => {
  const { problems: said } = loadScenario(MAIN, {
    set: ['levers.push-2021.strength=60%', 'levers.push-2021.upTo=50%'],
  });
  expect(said.map(({ path, expected, got }) => [path, expected, got])).toEqual([
    ['levers.push-2021.upTo', 'a share of at least the strength, 0.6', '0.5'],
  ]);
});

test('each question differs from the headline in its levers alone', () => {
  const main = load(MAIN);
  for (const name of shipped.filter(
    (other) => !/^(kuaishou|practice|tiktok)/.test(other) && ![...PART, ...LATER].includes(other),
  )) {
    const { levers, name: _, title: __, files: ___, resolved: ____, ...rest } = load(join(SCENARIOS, name));
    expect(main).toMatchObject(rest);
    expect(levers).not.toEqual(main.levers);
  }
});

test('an overlay changes what it names and keeps the rest', () => {
  const path = file(
    'overlay.yaml',
    `extends: ${MAIN}
title: { en: Mine }
parameters: { trust.negativity: 2, fans.users: 5.5 亿, visits.dormantDays: 1mo, fans.ableShare: 40% }
population: { fans: 10万 }
levers:
  - { id: trust-card, strength: 50% }
  - { id: push-2020, remove: true }
targets:
  - { id: repeat, metric: repeatRate, over: 2021Q3, atLeast: 70%, source: mine }`,
  );
  const main = load(MAIN);
  const scenario = load(path);
  expect(scenario.title).toEqual({ zh: main.title.zh, en: 'Mine' });
  expect(scenario.parameters).toEqual({
    'trust.negativity': 2,
    'fans.users': 5.5e8,
    'visits.dormantDays': 30,
    'fans.ableShare': 0.4,
  });
  expect(scenario.scale).toBeCloseTo(2200, 9);
  expect(scenario.levers.map((lever) => lever.id)).toEqual([
    'push-2021',
    'pinocchio',
    'ring-clearing',
    'ska-support',
    'trust-card',
  ]);
  const before = main.levers.find((lever) => lever.id === 'trust-card')!;
  expect(scenario.levers.at(-1)).toEqual({ ...before, strength: 0.5 });
  expect(scenario.targets.map((target) => [target.id, target.atLeast])).toEqual([
    ['gmv-2021', 7e11],
    ['repeat', 0.7],
  ]);
});

test('layers apply in their order, a base that two of them share only once', () => {
  const early = file('early.yaml', `extends: ${MAIN}\nreplicates: 7\nseed: early`);
  const late = file('late.yaml', `extends: ${MAIN}\nseed: late`);
  const both = load(file('both.yaml', `extends: [${early}, ${late}]`));
  expect(both).toMatchObject({ replicates: 7, seed: 'late', name: 'both' });
  expect(both.files.map((path) => path.split('/').at(-1))).toEqual([
    'kuaishou-base.yaml',
    'kuaishou-2021.yaml',
    'early.yaml',
    'late.yaml',
    'both.yaml',
  ]);
});

test('a file elsewhere may extend a scenario that comes with the program', () => {
  expect(load(file('far.yaml', 'extends: kuaishou-2021.yaml')).seed).toBe('laotie-2021');
});

test('fans give the scale: users who can ever buy over agents', () => {
  const all = paramsWith();
  const scenario = load(MAIN, ['population.fans=48720']);
  expect(scenario.scale).toBe((all['fans.users'] * all['fans.ableShare']) / 48720);
});

test('--set changes one value each, on top of every file', () => {
  const scenario = load(MAIN, [
    'population.scale=20000',
    'levers.trust-card.coverage=50%',
    'levers.trust-card.rights=[seven-days]',
    'parameters.trust.negativity=2.5',
    'targets.gmv-2021.atLeast=650bn',
    'levers.pinocchio.remove=true',
    'seed=42',
  ]);
  expect(scenario).toMatchObject({ scale: 20000, seed: '42', parameters: { 'trust.negativity': 2.5 } });
  const card = scenario.levers.find((lever) => lever.id === 'trust-card')!;
  expect(card.args).toEqual({ coverage: 0.5, rights: ['seven-days'], forced: 0 });
  expect(card.rampDays).toBe(60);
  expect(scenario.targets[0]!.atLeast).toBe(6.5e11);
  expect(scenario.levers.some((lever) => lever.id === 'pinocchio')).toBe(false);
});

test('--set that is wrong says which option, where in it, and what would be right', () => {
  const said = problems(MAIN, [
    'population.scale=abc',
    'popluation.scale=1',
    'levers.trust-card.coverrage=1',
    'seed',
    'levers=[',
  ]);
  expect(said).toContain(
    '--set:1:18 population.scale: expected a count such as 580m or 5.8 亿, from 1 to 1e9, got "abc"',
  );
  expect(said).toContain(
    '--set:2:1 popluation: expected a key of a scenario, got "popluation"; did you mean population?',
  );
  expect(said).toContain('--set:3:1 levers.trust-card.coverrage: expected a key of a trust-card lever');
  expect(said).toContain('--set:4:1: expected path=value, such as population.scale=20000, got "seed"');
  expect(said).toContain('--set:5:1 levers: expected list.id.key=value');
  expect(problems(MAIN, ['seed=[a'])).toMatch(
    /^--set:1:8 seed: expected a mark that closes the bracket before it, got none here$/,
  );
});

test('a file of levers lies above the scenario and below --set', () => {
  const levers = join(folder, 'levers.yaml');
  writeFileSync(levers, '- { id: trust-card, strength: 0.5 }\n- { id: commission, change: 1% }\n');
  const scenario = load(MAIN, ['levers.trust-card.strength=0.25'], [levers]);
  const byId = new Map(scenario.levers.map((lever) => [lever.id, lever]));
  expect(byId.get('trust-card')!.strength).toBe(0.25);
  expect(byId.get('commission')!.args).toEqual({ change: 0.01 });
  const wrong = join(folder, 'wrong-levers.yaml');
  writeFileSync(wrong, 'levers:\n  - { id: commission, chnage: 1% }\n');
  expect(problems(MAIN, [], [wrong])).toContain(
    'wrong-levers.yaml:2:23 levers.commission.chnage: expected a key',
  );
  expect(problems(MAIN, [], [join(folder, 'none.yaml')])).toContain('got no such file');
});

test('a value outside the plausible range is a warning that names the source', () => {
  const { scenario, problems: said } = loadScenario(MAIN, { set: ['parameters.trust.negativity=5'] });
  expect(scenario?.parameters).toEqual({ 'trust.negativity': 5 });
  expect(said.map(formatProblem)).toEqual([
    '--set:1:29 parameters.trust.negativity: expected 1.8 to 2.5 × (Brown et al., JEL 2024; trust falls faster than it rises), got 5; outside the plausible range; a warning only',
  ]);
});

test('a ramp longer than its lever is a warning', () => {
  const { scenario, problems: said } = loadScenario(MAIN, { set: ['levers.push-2020.ramp=1y'] });
  expect(scenario).toBeDefined();
  expect(said.map(formatProblem).join()).toContain('expected at most the 47 days of the lever, got 365 days');
});

test('a posterior is found beside the file that names it, and dropped by "none"', () => {
  writeFileSync(join(folder, 'fitted.json'), '{}');
  const path = file('with-posterior.yaml', `extends: ${MAIN}\nparameters: { posterior: fitted.json }`);
  expect(load(path).posterior).toBe(join(folder, 'fitted.json'));
  expect(load(path, ['parameters.posterior=none']).posterior).toBeUndefined();
});

test('two levers of a kind may follow each other', () => {
  const set = [
    'levers.push-early.lever=visit-push',
    'levers.push-early.factor=1.1',
    'levers.push-early.from=2021-01-01',
    'levers.push-early.until=2021-10-14',
  ];
  expect(load(MAIN, set).levers.filter((lever) => lever.lever === 'visit-push')).toHaveLength(3);
});
