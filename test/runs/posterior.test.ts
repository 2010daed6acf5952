import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paramsOf } from '../../sim/runs/market.ts';
import { readPosterior } from '../../sim/runs/node/posterior.ts';
import { replicateKey } from '../../sim/runs/seed.ts';
import { drawParameters, type Posterior } from '../../sim/scenario/posterior.ts';
import { temporaryFolder } from './small.ts';

const dir = temporaryFolder();

function written(content: unknown): string {
  const file = join(dir, 'posterior.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const GOOD = {
  schema: 'laotie/posterior@1',
  knownUntil: '2021-07-01',
  method: 'keys of the fit that are not read',
  draws: [
    { weight: 1, parameters: { 'visits.rate': 0.5 } },
    { weight: 0, parameters: { 'visits.rate': 0.6 } },
    { weight: 3, parameters: { 'visits.rate': 0.7 } },
  ],
};

test('draws are taken as often as they weigh, each by the replicate’s own luck', () => {
  const posterior = readPosterior(written(GOOD), '2021-07-22', {});
  const rates = Array.from({ length: 4000 }, (_, k) =>
    drawParameters(posterior, replicateKey('weights', k)),
  ).map((drawn) => drawn['visits.rate']);
  const share = (rate: number) => rates.filter((found) => found === rate).length / rates.length;
  expect(share(0.5)).toBeCloseTo(0.25, 1);
  expect(share(0.6)).toBe(0);
  expect(share(0.7)).toBeCloseTo(0.75, 1);
});

test('a single draw is always taken', () => {
  const posterior: Posterior = { knownUntil: '2021-07-01', draws: [{ weight: 1e-9, parameters: {} }] };
  expect(drawParameters(posterior, replicateKey('one', 0))).toEqual({});
});

test('what the scenario sets wins over what the posterior gave, which wins over the first values', () => {
  const scenario = { parameters: { 'visits.rate': 0.9 } };
  const own = (value: number) => ({ value, plausible: [0, 1] }) as const;
  const market = { parameters: { 'trust.memory': own(0.8), 'trust.stake': own(0.7) } };
  const drawn = { 'visits.rate': 0.5, 'trust.memory': 0.9 };
  const names = ['visits.rate', 'trust.memory', 'trust.stake'] as const;
  const valuesOf = (params: ReturnType<typeof paramsOf>) => names.map((name) => params[name]);
  expect(valuesOf(paramsOf(scenario, {}, drawn))).toEqual([0.9, 0.9, 1]);
  expect(valuesOf(paramsOf(scenario, market, drawn))).toEqual([0.9, 0.9, 0.7]);
  expect(valuesOf(paramsOf({ parameters: {} }, market, {}))).toEqual([0.773, 0.8, 0.7]);
});

test.each([
  ['{', /posterior\.json:1:2: expected a posterior as JSON, got the end of the file where .+ belongs$/],
  [[], /posterior\.json:1:1: expected a mapping, got a list$/],
  [{ ...GOOD, schema: 'x' }, /posterior\.json:1:\d+ schema: expected laotie\/posterior@1, got "x"$/],
  [
    { ...GOOD, knownUntil: '2021-02-30' },
    /knownUntil: expected a date such as 2021-07-22, got "2021-02-30"$/,
  ],
  [{ ...GOOD, draws: [] }, /draws: expected at least one draw, got a list$/],
  [{ ...GOOD, draws: [{ weight: 0, parameters: {} }] }, /draws: expected a weight above 0, got a list$/],
  [{ ...GOOD, draws: [{ weight: -1, parameters: {} }] }, /draws\.0\.weight: expected 0 or more, got -1$/],
  [{ ...GOOD, draws: [{ weight: 'x', parameters: {} }] }, /draws\.0\.weight: expected a number, got "x"$/],
  [
    { ...GOOD, draws: [{ weight: 1, parameters: { 'visits.rat': 1 } }] },
    /draws\.0\.parameters\.visits\.rat: expected the name of a parameter, got "visits\.rat"; did you mean visits\.rate\?$/,
  ],
  [
    { ...GOOD, draws: [{ weight: 1, parameters: { 'fans.ableShare': 2 } }] },
    /draws\.0\.parameters\.fans\.ableShare: expected 0\.01 to 1, got 2$/,
  ],
  [
    { ...GOOD, knownUntil: '2021-08-01' },
    /knownUntil: expected a fit that knows nothing after .*2021-07-22, got 2021-08-01$/,
  ],
])('a wrong posterior is refused in one line: %j', (content, line) => {
  const file = written(content);
  expect(() => readPosterior(file, '2021-07-22', {})).toThrow(line);
  try {
    readPosterior(file, '2021-07-22', {});
  } catch (cause) {
    expect((cause as Error).message).not.toContain('\n');
  }
});
