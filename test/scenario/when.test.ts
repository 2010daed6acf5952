/** Triggers as a scenario writes them, and as a run tells of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkTree } from '../../sim/runs/forks.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { readRun } from '../../sim/runs/node/store.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';
import { TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
const LEVERS = /levers:\n.*\n/;

function load(when: string, ...set: string[]): { scenario?: Scenario; said: string } {
  const file = join(dir, 'when.yaml');
  writeFileSync(
    file,
    TINY.replace(LEVERS, `levers:\n  - { id: push, lever: visit-push, factor: 2, ${when} }\n`),
  );
  const { scenario, problems } = loadScenario(file, { set });
  const said = problems.filter(({ path }) => !path.startsWith('parameters')); // a market this small is no other
  return { ...(scenario ? { scenario } : {}), said: said.map(formatProblem).join('\n') };
}

const WHEN = 'when: { metric: gmv, days: 14d, below: 8bn, untilAbove: 90 亿, hold: 2w }';

test('thresholds are in the unit of the metric; what is not said has its first value', () => {
  const when = (text: string, ...set: string[]) => load(text, ...set).scenario?.levers[0]?.when;
  expect(when(WHEN)).toEqual({ metric: 'gmv', days: 14, below: 8e9, untilAbove: 9e9, hold: 14 });
  expect(when('when: { metric: satisfiedShare, above: 60% }')).toEqual({
    metric: 'satisfiedShare',
    days: 28,
    above: 0.6,
    hold: 0,
  });
  // an overlay that turns it round takes the other thresholds away
  expect(when(WHEN, 'levers.push.when.above=9bn', 'levers.push.when.untilBelow=8bn')).toEqual({
    metric: 'gmv',
    days: 14,
    above: 9e9,
    untilBelow: 8e9,
    hold: 14,
  });
});

test('the resolved scenario gives the same levers and the same text', () => {
  const { scenario } = load(`${WHEN}, ramp: 3d, on: 2021-01-05..2021-01-20`);
  const file = join(dir, 'again.yaml');
  writeFileSync(file, scenario!.resolved);
  const again = loadScenario(file).scenario!;
  expect(again.levers).toEqual(scenario!.levers);
  expect(again.resolved).toBe(scenario!.resolved);
});

test.each([
  [
    'when: { metric: gmw, below: 1bn }',
    'levers.push.when.metric: expected a metric, got "gmw"; did you mean gmv?',
  ],
  ['when: { metric: gmv }', 'levers.push.when: expected either below or above, got neither'],
  [
    'when: { metric: gmv, below: 1bn, above: 2bn }',
    'levers.push.when: expected either below or above, got both',
  ],
  ['when: { metric: gmv, below: 50% }', 'levers.push.when.below: expected an amount'],
  [
    'when: { metric: satisfiedShare, below: 1.5 }',
    'levers.push.when.below: expected a share such as 36% or 0.36, from 0 to 1, got 1.5',
  ],
  [
    'when: { metric: gmv, below: 2bn, untilAbove: 1bn }',
    'levers.push.when.untilAbove: expected at least below, 2e9, got 1e9',
  ],
  [
    'when: { metric: gmv, above: 1bn, untilBelow: 2bn }',
    'levers.push.when.untilBelow: expected at most above, 1e9, got 2e9',
  ],
  [
    'when: { metric: gmv, below: 2bn, untilBelow: 1bn }',
    'expected untilAbove, the way back from below, got untilBelow',
  ],
  [
    'when: { metric: gmv, above: 2bn, untilAbove: 3bn }',
    'expected untilBelow, the way back from above, got untilAbove',
  ],
  [
    'when: { metric: repeatRate, below: 40% }',
    'levers.push.when.metric: expected a metric that is recorded every day, got repeatRate',
  ],
  [
    'when: { metric: launchGmv, below: 1bn }',
    'a metric that this scenario records: launchGmv takes a brand-launch lever',
  ],
  [
    'when: { metric: gmv, below: 1bn, days: 0 }',
    'levers.push.when.days: expected a duration such as 14d or 6mo, from 1 to 366, got 0',
  ],
  [
    'when: { metric: gmv, bellow: 1bn }',
    'expected a key of when (metric, days, below, untilAbove, above, untilBelow, hold, target), got "bellow"; did you mean below?',
  ],
  [
    'when: { metric: orders, below: 90% of path }',
    'levers.push.when.metric: expected gmv, the metric that has a path, got orders',
  ],
  [
    'when: { metric: gmv, below: 90% of path, days: 14d, target: gmv }',
    'levers.push.when.target: expected the id of a target of gmv: gmv-q1, got gmv',
  ],
  [
    'when: { metric: gmv, below: 9bn of path }',
    'levers.push.when.below: expected a share of the path such as 90% of path, from 0 to 10, got "9bn of path"',
  ],
  [
    'when: { metric: gmv, below: 90% of path, untilAbove: 9bn }',
    'levers.push.when.untilAbove: expected a share of the path such as 90% of path, from 0 to 10, got "9bn"',
  ],
  [
    'when: { metric: gmv, below: 8bn, untilAbove: 97% of path }',
    'levers.push.when.untilAbove: expected an amount such as 7000 亿 or 700bn',
  ],
  [
    'when: { metric: gmv, below: 90% of path, untilAbove: 80% }',
    'levers.push.when.untilAbove: expected at least below, 0.9, got 0.8',
  ],
  [
    'when: { metric: gmv, below: 8bn, target: gmv-q1 }',
    'levers.push.when.target: expected a target only beside a share of its path, got gmv-q1',
  ],
  [
    'until: 2021-01-10, when: { metric: gmv, days: 14, below: 90% of path }',
    'levers.push.when: expected days on which the path of gmv-q1 is known, got none of them',
  ],
])('%s is refused in one line', (when, part) => {
  const { scenario, said } = load(when);
  expect(scenario).toBeUndefined();
  expect(said).toContain(part);
  expect(said.split('\n')).toHaveLength(1);
});

test('a share of the path: of the only target, or of the one that is named', () => {
  const when = (text: string, ...set: string[]) => load(text, ...set).scenario?.levers[0]?.when;
  const SHARE = 'when: { metric: gmv, days: 14d, below: 90% of path, untilAbove: 97% }';
  const path = { id: 'gmv-q1', over: '2021-01', atLeast: 1e10 };
  expect(when(SHARE)).toEqual({ metric: 'gmv', days: 14, below: 0.9, untilAbove: 0.97, hold: 0, path });
  expect(when(SHARE.replace('90% of path', '路径的 90%'))).toEqual(when(SHARE));
  const second = ['metric=gmv', 'over=2021-01', 'atLeast=12bn', 'source=me'].map(
    (one) => `targets.high.${one}`,
  );
  const { scenario, said } = load(SHARE, ...second);
  expect(scenario).toBeUndefined();
  expect(said).toContain(
    'levers.push.when.target: expected the id of a target of gmv: gmv-q1, high, got none',
  );
  const named = when(SHARE, ...second, 'levers.push.when.target=high')!;
  expect(named.path).toEqual({ id: 'high', over: '2021-01', atLeast: 1.2e10 });
  expect(load(SHARE, 'targets.gmv-q1.remove=true').said).toContain(
    'levers.push.when: expected a target of gmv over a year, quarter or month, got none',
  );
});

test.each(['90%', '7%', '29%', '0.1%', '333.3%'])('%s of the path is written as it was read', (share) => {
  const { scenario } = load(`when: { metric: gmv, days: 14d, above: ${share} of path }`);
  expect(scenario!.resolved).toContain(`above: ${share} of path\n`);
  expect(scenario!.resolved).toContain('target: gmv-q1\n');
  const file = join(dir, 'again.yaml');
  writeFileSync(file, scenario!.resolved);
  expect(loadScenario(file).scenario!.levers).toEqual(scenario!.levers);
});

test('variants part where their path is another; the name of the target is no part of it', () => {
  const market = (...set: string[]) => {
    const when = 'from: 2021-01-05, when: { metric: gmv, days: 7, below: 90% of path }';
    const { scenario } = load(when, ...set);
    return drawMarket(prepare({ ...scenario!, seed: 'x' }), 0).market;
  };
  expect(forkTree([market(), market('targets.gmv-q1.atLeast=11bn')]).until).toBe(21);
  const renamed = ['id=own', 'metric=gmv', 'over=2021-01', 'atLeast=10bn', 'source=me'].slice(1);
  const other = market('targets.gmv-q1.remove=true', ...renamed.map((one) => `targets.own.${one}`));
  expect(forkTree([market(), other]).branches).toEqual([]);
});

test('a festival can have none: buyers know of it beforehand', () => {
  const { said } = load(
    'when: { metric: gmv, below: 1bn }',
    'levers.push.lever=festival',
    'levers.fest.lever=festival',
    'levers.fest.when={ metric: gmv, below: 1bn }',
  );
  expect(said).toContain(
    'levers.fest.when: expected no trigger: buyers know of it beforehand, got a mapping',
  );
});

test('two triggers part on the first day of their dates, whatever they do', () => {
  const market = (text: string) => {
    const { scenario } = load(`from: 2021-01-05, ${text}`);
    return drawMarket(prepare({ ...scenario!, seed: 'x' }), 0).market;
  };
  const never = market('when: { metric: gmv, below: 0 }');
  expect(forkTree([never, market('when: { metric: gmv, below: 1bn }')]).until).toBe(21);
  expect(forkTree([never, market('ramp: 0d')]).until).toBe(21);
  expect(
    forkTree([never, market('when: { metric: gmv, below: 0 }, title: { zh: 他, en: Other }')]).branches,
  ).toEqual([]);
});

test('a run dates what was on, in its tables and its report', async () => {
  const levers = [
    '  - { id: late, lever: visit-push, factor: 1.2, when: { metric: gmvToDate, days: 1, above: 1bn } }',
    '  - { id: trust-card, every: festival }',
    '  - { id: never, lever: exaggeration-wave, claims: 0.2, when: { metric: gmv, above: 900bn } }',
  ];
  writeFileSync(join(dir, 'dated.yaml'), TINY.replace(LEVERS, `levers:\n${levers.join('\n')}\n`));
  const { code } = await within(
    dir,
    'run',
    'dated.yaml',
    '--out',
    'dated',
    '--replicates',
    '2',
    '--lang',
    'en',
  );
  expect(code).toBe(0);
  const { rules } = await readRun(join(dir, 'dated'));
  expect(rules!.budgets).toEqual([]);
  // GMV to date begins again on 1 January
  expect(rules!.spells.map(({ replicate, lever }) => [replicate, lever])).toEqual([
    [0, 'late'],
    [0, 'late'],
    [1, 'late'],
    [1, 'late'],
  ]);
  for (const { from, until } of rules!.spells) {
    expect(until === '2021-01-31' || until === '2021-01-01').toBe(true);
    expect(from <= until).toBe(true);
  }
  const lines = readFileSync(join(dir, 'dated/triggers.csv'), 'utf8').slice(1).trim().split('\n');
  expect(lines[0]).toBe('replicate,lever,from,until');
  expect(lines).toHaveLength(5);
  const page = readFileSync(join(dir, 'dated/report.html'), 'utf8');
  expect(page).toContain('<h2>Levers put on by a metric</h2>');
  expect(page).toContain('festivals only');
  expect(page).toContain('0 of 2 runs');
});
