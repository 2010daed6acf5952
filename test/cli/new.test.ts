/** `new`: a folder that validates, is graded and runs; a run without a fit says so before anything else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { marketAt } from '../../sim/runs/node/markets.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { fittedParameters, priorOf } from '../../sim/study/prior.ts';
import { temporaryFolder } from '../runs/small.ts';
import { within } from './tiny.ts';

const dir = temporaryFolder();
const ANSWERS = ['--users', '40m', '--basket', '30', '--currency', 'USD'];

const begin = (name: string, ...more: readonly string[]) =>
  within(dir, 'new', name, ...ANSWERS, ...more, '--lang', 'en');

test('writes a market and a scenario, says what comes next, and writes nothing over', async () => {
  const told = await begin('demo');
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toContain('wrote scenarios/markets/demo/market.yaml\n');
  expect(told.out).toMatch(/^first write published figures .* into scenarios\/markets\/demo\/history\.csv:/m);
  expect(told.out).toMatch(
    /laotie calibrate scenarios\/demo\.yaml --seed demo --scale 8000 --draws 40 --seeds 1 --rounds 6 --out scenarios\/markets\/demo\/posterior\//,
  );
  const again = await begin('demo');
  expect([again.code, again.out]).toEqual([2, '']);
  expect(again.err).toMatch(
    /markets\/demo\/market\.yaml: expected nothing of that name yet, got a file that is there/,
  );
  const checked = await within(dir, 'market', 'check', 'demo', '--lang', 'en');
  // users, daily users and minutes are known, and no GMV
  expect(checked).toMatchObject({ code: 0, err: '' });
  expect(checked.out).toMatch(
    /^demo: grade D, by what was public on .*\n- no fact can be used: nothing can be fitted\n/,
  );
});

const HISTORY = `period,metric,value,unit,source,confidence,published
2023Q1,ecommerce_gmv,1.2,USD bn,a,B,2023-05-20
2023Q2,ecommerce_gmv,1.5,USD bn,a,B,2023-08-20
2023Q3,ecommerce_gmv,1.6,USD bn,a,B,2023-11-20
2023Q4,ecommerce_gmv,2.4,USD bn,a,B,2024-03-20
2024Q1,ecommerce_gmv,1.9,USD bn,a,B,2024-05-20
2024Q2,ecommerce_gmv,2.2,USD bn,a,B,2024-08-20
`;
writeFileSync(join(dir, 'six.csv'), HISTORY);

test('six quarters: dates follow them, each is a fact, and money and sellers are scaled', async () => {
  const told = await begin('six', '--history', 'six.csv');
  expect([told.code, told.err, told.out.includes('first write')]).toEqual([0, '', false]);
  const { scenario, problems } = loadScenario(join(dir, 'scenarios/six.yaml'));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(scenario).toMatchObject({ from: '2022-07-01', until: '2025-06-30', knownUntil: '2024-08-20', posterior: undefined });
  const market = marketAt(scenario!.marketFile);
  const { parameters = {} } = market;
  expect(market.currency).toBe('USD');
  expect(parameters['purchase.basket']!.value).toBe(30);
  expect(parameters['fans.users']).toEqual({ value: 80e6, plausible: [64.9e6, 89.2e6] });
  expect(parameters['talents.count']!.value).toBe(325);
  expect(parameters['costs.support']!.value).toBeCloseTo(2000 * 0.302, 6);
  // what is fitted is held possible around its own value
  const basket = fittedParameters(market).find(({ name }) => name === 'purchase.basket')!;
  expect(Math.exp(priorOf(basket).mean)).toBeCloseTo(Math.sqrt(24.1 * 39.2), 6);
  const checked = await within(dir, 'market', 'check', 'six', '--json');
  const found = JSON.parse(checked.out);
  expect([found.grade, found.lacks]).toEqual(['C', ['fit', 'backtest']]);
  expect(found.rules[0]).toEqual({ name: 'gmv', facts: 6 });
}); // biome-ignore format: rows

test('a run of a market that nobody has fitted says so before anything else, and in red on page one', async () => {
  await begin('unfit', '--history', 'six.csv');
  const words = ['run', 'scenarios/unfit.yaml', '--replicates', '2', '--scale', '200000'];
  const { out, code, err } = await within(dir, ...words, '--set', 'until=2022-12-31', '--set', 'parameters.talents.count=40', '--no-memo', '--threads', '1', '--out', 'run', '--lang', 'en'); // biome-ignore format: one line
  expect([code, err]).toEqual([0, expect.any(String)]);
  expect(out).toMatch(
    /^scenario: unfit; seed: unfit\n“unfit” has not been fitted: the figures below come from first values/,
  );
  expect(out).toContain('Market “unfit”: grade C, no fit: run calibrate');
  expect(out).not.toContain('P(');
  expect(err).toContain(
    'scenarios/unfit.yaml: expected a market that has been fitted, got unfit; run calibrate first',
  );
  const page = readFileSync(join(dir, 'run/report.html'), 'utf8');
  const box = /<div class="answer fail">.*?<\/div>/s.exec(page)![0];
  expect(box).toContain('还没有拟合');
});

/** A market of the same words that runs in no time: few sellers, three quarters. */
async function fitted(): Promise<string> {
  writeFileSync(join(dir, 'three.csv'), `${HISTORY.split('\n').slice(0, 4).join('\n')}\n`);
  await begin('three', '--history', 'three.csv');
  const file = join(dir, 'scenarios/markets/three/market.yaml');
  const few: Readonly<Record<string, number>> = { 'talents.count': 24, 'brands.pool': 12, 'providers.count': 4, 'rings.count': 0 };
  const text = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => {
      const [, name = ''] = /^ {2}([a-z]+\.[a-z]+):/.exec(line) ?? [];
      const count = few[name];
      return count === undefined ? line : `  ${name}: { value: ${count}, range: [${count}, ${count + 9}], source: a test }`;
    });
  writeFileSync(file, text.join('\n'));
  const out = 'scenarios/markets/three/posterior/2023-11.json';
  const words = ['--seed', 'a', '--scale', '300000', '--draws', '6', '--rounds', '1', '--seeds', '1', '--threads', '1'];
  const { code, err } = await within(dir, 'calibrate', 'scenarios/three.yaml', ...words, '--out', out, '--no-memo', '--lang', 'en');
  expect([code, err]).toEqual([0, expect.any(String)]);
  return out;
} // biome-ignore format: rows

test('a history of three quarters is fitted; the run takes the newest fit by itself, and its verdict has a grade', async () => {
  const out = await fitted();
  const { scenario } = loadScenario(join(dir, 'scenarios/three.yaml'));
  expect(scenario!.posterior).toBe(join(dir, out));
  const early = loadScenario(join(dir, 'scenarios/three.yaml'), { set: ['knownUntil=2023-10-31'] });
  expect(early.scenario!.posterior).toBeUndefined(); // it knew what that scenario may not
  const run = await within(dir, 'run', 'scenarios/three.yaml', '--replicates', '2', '--scale', '300000', '--set', 'until=2023-12-31', '--no-memo', '--no-report', '--threads', '1', '--out', 'fit', '--lang', 'en'); // biome-ignore format: one line
  expect(run.code).toBe(0);
  expect(run.out).toMatch(/Market “three”: grade B, no backtest by this version of the program/);
  expect(JSON.parse(readFileSync(join(dir, 'fit/market.json'), 'utf8'))).toMatchObject({ name: 'three', grade: 'B', lacks: ['backtest'] }); // biome-ignore format: one line
  const resolved = readFileSync(join(dir, 'fit/scenario.resolved.yaml'), 'utf8');
  expect(resolved).toContain('posterior: posterior.json\n'); // beside it, so that the folder says what ran
});

test.each([
  [['bad name'], /name: expected an id of small letters, digits and hyphens, got "bad name"/],
  [['m', '--users', 'many'], /--users: expected a count of people such as 40m, got "many"/],
  [['m', '--currency', 'XYZ'], /--currency: expected a currency: .*USD.*, got "XYZ"/],
  [['m', '--basket', '-3'], /--basket: expected an amount such as 30, from 0.01 to 2900000, got "-3"/],
  [['m', '--basket', '3m'], /--basket: expected an amount such as 30, from 0.01 to 2900000, got "3m"/],
  [
    ['m', '--currency', 'CNY', '--basket', '20000'],
    /--basket: expected an amount such as 30, from 1 to 10000, got "20000"/,
  ],
  [['m', '--basket', '€30'], /--basket: expected an amount in USD, got "€30"/],
  [['m', '--basket', '30元'], /--basket: expected an amount in USD, got "30元"/],
  [
    ['m', '--users', '40'],
    /--users: expected a count of people such as 40m, from 1000 to 2000000000, got "40"/,
  ],
  [['m', '--currency', 'dollars'], /--currency: expected a currency: .*, got "dollars"; did you mean USD\?/],
  [['m', '--currency', '$'], /--currency: expected a currency: .*, got "\$"; did you mean USD\?/],
  [['kuaishou'], /name: expected nothing of that name yet, got a market that ships; name another market/],
  [['m', '--daily', '400%'], /--daily: expected a share such as 45%, got "400%"/],
  [['m', '--minutes', '2000'], /--minutes: expected minutes of a day such as 60, got "2000"/],
  [['m', '--reachable', '1m'], /--reachable: expected at least as many as --users, got "1m"/],
])('%j is refused in one line', async ([name, ...words], expected) => {
  const { code, out, err } = await within(dir, 'new', name!, ...ANSWERS, ...words, '--lang', 'en');
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(expected);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test.each([
  ['USD bn', 'RMB bn', /bad\.csv:2:4 unit: expected .*USD/],
  ['2023Q1', 'Mar-23', /bad\.csv:2:1 period: expected .*, got "Mar-23"/],
  ['ecommerce_gmv', 'sales', /bad\.csv:2:2 metric: expected .*, got "sales"/],
  [',unit', '', /bad\.csv:1:1: expected the column unit/],
  [',published', '', /bad\.csv:1:1: expected the column published/],
  ['period,metric', 'Period,metric', /bad\.csv:1:1: expected the column period .*"Period" is near to it/],
  ['USD bn', 'bn', /bad\.csv:2:4 unit: expected a unit such as USD bn, .*, got "bn"/],
  ['USD bn', '€bn', /bad\.csv:2:4 unit: expected an amount in USD, got "€bn"/],
  ['2023Q1', '2023Q5', /bad\.csv:2:1 period: expected .*, got "2023Q5"/],
  ['2023Q1', '23Q1', /bad\.csv:2:1 period: expected .*, got "23Q1"/],
  [',1.2,', ',n/a,', /bad\.csv:2:3 value: expected a number such as 680\.5, got "n\/a"/],
  [',1.2,', ',-1.2,', /bad\.csv:2:3 value: expected a figure above 0 USD to 3\.02e14 USD, got -1\.2 USD bn/],
  [',1.2,', ',1200000000,', /bad\.csv:2:3 value: expected a figure above 0 USD/],
  ['ecommerce_gmv', 'GMV', /bad\.csv:2:2 metric: .*, got "GMV"; did you mean ecommerce_gmv\?/],
  ['2023-05-20', '20/05/2023', /bad\.csv:2:7 published: expected a date YYYY-MM-DD, got "20\/05\/2023"/],
  ['2023-05-20', '2023-03-20', /bad\.csv:2:7 published: expected a day after the end of 2023Q1/],
  ['2023-05-20', '2049-05-20', /bad\.csv: expected figures that are public today, .*, got 2049-05-20/],
  [',B,', ',high,', /bad\.csv:2:6 confidence: expected A, B or C, got "high"/],
])('a history with %s as %s is refused in one line', async (right, wrong, expected) => {
  const [head = '', first = ''] = HISTORY.split('\n');
  writeFileSync(join(dir, 'bad.csv'), `${`${head}\n${first}`.replace(right, wrong)}\n`);
  const { code, err } = await begin('bad', '--history', 'bad.csv');
  expect(code).toBe(2);
  expect(err).toMatch(expected);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('without a terminal nothing is asked: what is missing is told', async () => {
  const { code, err } = await within(dir, 'new', 'm', '--currency', 'USD', '--basket', '3', '--lang', 'en');
  expect([code, err]).toEqual([2, '--users: expected a count of people such as 40m, got nothing\n']);
});

test('a market of whose attention nothing is known cannot be run, which is one line', async () => {
  expect(await begin('bare')).toMatchObject({ code: 0 });
  const change = (name: string, gone: RegExp) => {
    const file = join(dir, 'scenarios/markets/bare', name);
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.filter((line) => !gone.test(line)).join('\n'));
  };
  change('history.csv', /avg_dau|minutes/);
  change('market.yaml', /assumed:/);
  const { code, err } = await within(dir, 'validate', 'scenarios/bare.yaml', '--lang', 'en');
  expect(code).toBe(2);
  expect(err).toMatch(
    /^scenarios\/bare\.yaml:\d+:\d+ knownUntil: expected a day by which a quarter of avg_dau, minutes_per_dau_day was published, got /m,
  );
  expect(err).not.toContain('internal error');
});
