/** What is asked for is answered or refused at once, and a figure that only a slip makes is questioned. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../sim/model/measures/all.ts';
import { plausibleRange } from '../../sim/model/measures/plausible.ts';
import { otherUnits } from '../../sim/notation/amounts.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';

const folder = mkdtempSync(join(tmpdir(), 'laotie-targets-'));
const SCENARIOS = join(import.meta.dirname, '../../scenarios');

function said(target: string, more = ''): string {
  const file = join(folder, 'run.yaml');
  writeFileSync(
    file,
    `schema: laotie/scenario@1
title: { zh: 一季, en: A quarter }
from: 2021-01-01
until: 2021-06-30
knownUntil: 2021-07-22
population: { scale: 1000000 }
replicates: 4
seed: s
${more}
targets:
  - { id: t, ${target}, source: me }
`,
  );
  return loadScenario(file).problems.map(formatProblem).join('\n').replaceAll(`${folder}/`, '');
}

const LAUNCH = 'levers: [{ id: brand-launch, from: 2021-04-10, budget: 30万 }]';

test.each(METRICS.map(({ name }) => name).filter((name) => name.startsWith('launch')))(
  '%s is refused where nothing is launched, and where the launch comes later',
  (metric) => {
    const target = (over: string) => `metric: ${metric}, over: ${over}, atLeast: 0.5`;
    expect(said(target('2021Q2'))).toContain(
      `targets.t.metric: expected a metric that this scenario records`,
    );
    expect(said(target('2021-04-09'), LAUNCH)).toContain(
      'expected a period that reaches the launch, 2021-04-10',
    );
    expect(said(target('2021-04-10'), LAUNCH)).not.toContain('expected a period');
    // a lever at strength 0 is one end of a comparison: its target is answered "not recorded"
    const idle = LAUNCH.replace('budget', 'strength: 0, budget');
    expect(said(target('2021Q2'), idle)).not.toContain('expected a');
  },
);

test.each(['repeatRate', 'repeatBuyers', 'repeatBase'])('%s needs a month before', (metric) => {
  expect(said(`metric: ${metric}, over: 2021-01, atLeast: 0.5`)).toContain('expected a period after 2021-01');
  expect(said(`metric: ${metric}, over: 2021-02, atLeast: 0.5`)).not.toContain('expected a period');
  expect(said(`metric: ${metric}, over: 2021Q1, atLeast: 0.5`)).not.toContain('expected a period');
});

test.each([
  ['gmv', '2021Q1', '1500', 'got 1,500 yuan; did you mean 1500 亿?'],
  ['gmv', '2021Q1', '"1,500 万"', 'got 15m yuan; did you mean 1,500 亿?'],
  ['gmv', '2021Q1', '150m', 'got 150m yuan; did you mean 150bn?'],
  ['gmv', '2021Q1', '1500 万亿', 'got 1,500tn yuan; did you mean 1500 亿?'],
  ['gmv', '2021Q1', '1.5', 'got 1.5 yuan; did you mean 1.5 万亿?'],
  ['netGmv', '2021-02-03', '16', 'got 16 yuan; did you mean 16 亿?'],
  ['gmvToDate', '2021-03-31', '1500', 'did you mean 1500 亿?'],
  ['buyersMonth', '2021-02', '1.6', 'got 1.6; did you mean 1.6 亿?'],
  ['buyersMonth', '2021-02', '99 亿', 'got 9.9bn; did you mean 99 万?'],
  ['orders', '2021Q1', '45', 'did you mean 45 亿?'],
  ['followers', '2021Q1', '30', 'did you mean 30 亿?'],
  ['launchGmv', '2021Q2', '100000bn', 'did you mean 100000k?'],
])('a slip is questioned: %s over %s, at least %s', (metric, over, atLeast, line) => {
  const text = said(`metric: ${metric}, over: ${over}, atLeast: ${atLeast}`, LAUNCH);
  expect(text).toMatch(/^run\.yaml:\d+:\d+ targets\.t\.atLeast: expected .+; a warning only$/);
  expect(text).toContain(line);
});

test.each([
  ['gmv', '2021Q1', '1500 亿'],
  ['gmv', '2021-02-03', '1亿'],
  ['gmv', '2021Q2', '70bn'],
  ['buyersMonth', '2021-02', '1.6 亿'],
  ['launchGmv', '2021-04-10', '5000'],
  ['providersAbove1bn', '2021-03-31', '3'],
  ['meanTrust', '2021Q1', '0.6'],
  ['repeatRate', '2021Q1', '70%'],
])('a figure that may be is not questioned: %s over %s, at least %s', (metric, over, atLeast) => {
  expect(said(`metric: ${metric}, over: ${over}, atLeast: ${atLeast}`, LAUNCH)).toBe('');
});

test('what is plausible grows with the users and, for flows, with the days', () => {
  expect(plausibleRange('gmv', 1e6, 10)).toEqual([1e5, 1e9]);
  expect(plausibleRange('gmvToDate', 1e6, 10)).toEqual([1e5, 1e9]);
  expect(plausibleRange('buyers', 1e6, 10)).toEqual([1e3, 1e6]);
  expect(plausibleRange('brands', 1e6, 10)).toBeUndefined();
});

test('other units keep the digits, in the tongue of the one that was written', () => {
  expect(otherUnits('7000')).toEqual([
    { text: '7000 万', value: 7e7 },
    { text: '7000 亿', value: 7e11 },
    { text: '7000 万亿', value: 7e15 },
  ]);
  expect(otherUnits('1.1m').map(({ text }) => text)).toEqual(['1.1k', '1.1bn', '1.1tn']);
  expect(otherUnits('36%')).toEqual([]);
});

test('the scenarios that ship are not questioned', () => {
  const { problems } = loadScenario(join(SCENARIOS, 'kuaishou-2021.yaml'));
  expect(problems).toEqual([]);
});

test.each([
  ['spread: 3', '0, or 4 and more of as many replicates, got 3 of 4 replicates'],
  ['spread: 9', 'at most the 4 replicates, got 9 of 4 replicates'],
])('paired runs that would be without effect are named: %s', (more, line) => {
  expect(said('metric: gmv, over: 2021Q1, atLeast: 1500 亿', more)).toContain(`spread: expected ${line}`);
});

test('as many paired runs as there are replicates are fine', () => {
  expect(said('metric: gmv, over: 2021Q1, atLeast: 1500 亿', 'spread: 4')).toBe('');
});
