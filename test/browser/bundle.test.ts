/** A page can bundle the engine, and a scenario reader with it; both run where there is nothing of Node. */
import { readFileSync } from 'node:fs';
import { createContext, runInContext, runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Bundle, bundle } from '../../reports/studio/build.ts';
import { LEVERS, METRICS, PARAMETERS, runMarket } from './engine.ts';
import { runScenario, type Texts } from './scenario.ts';

const engine = await bundle(new URL('./engine.ts', import.meta.url), 'runs');
const words = await bundle(new URL('./texts.ts', import.meta.url));
const scenario = await bundle(new URL('./scenario.ts', import.meta.url));

const SCENARIO = `schema: laotie/scenario@1
title: { zh: 小市场, en: A small market }
from: 2020-12-15
until: 2021-03-31
knownUntil: 2021-03-31
population: { scale: 200000 }
replicates: 1
parameters: { talents.count: 160, rings.count: 4, brands.pool: 60, brands.initial: 6, providers.count: 24 }
levers: [{ id: trust-card, from: 2021-01-10, coverage: 60%, rights: [refund-only, seven-days] }]
`;
const KEY = { k0: 17, k1: 4 };

function texts(changed: string = SCENARIO): Texts {
  const data = (name: string) =>
    readFileSync(new URL(`../../scenarios/markets/kuaishou/${name}`, import.meta.url), 'utf8');
  const names = [
    'market.yaml',
    'history.csv',
    'calendar.csv',
    'assumed-attention.csv',
    'attention-steps.csv',
    'courier-stops.csv',
    'rivals/douyin.csv',
  ];
  const tables = Object.fromEntries(names.map((name) => [name, data(name)]));
  return { 'small.yaml': changed, ...tables };
}

/** The value of an expression after the script, in a world that has the globals of the web which we use, and no other. */
function inPage({ script }: Bundle, expression: string): unknown {
  const context = createContext({ TextDecoder }, { codeGeneration: { strings: false, wasm: true } });
  return runInContext(`${script}\n;JSON.parse(JSON.stringify(${expression}))`, context);
}

test('kernel, model, levers and result: at most 60 kB packed, without zod, YAML, CSV or anything of scenarios', () => {
  expect(engine.packedBytes).toBeLessThanOrEqual(60_000);
  const packages = engine.inputs.filter((file) => file.includes('node_modules'));
  expect(packages.filter((file) => !file.includes('simple-statistics'))).toEqual([]);
  expect(engine.inputs.filter((file) => file.startsWith('sim/scenario/'))).toEqual([]);
});

/** All that is written about parameters, metrics and levers, by what it is written about. */
const WRITTEN = `[
    laotie.PARAMETERS.map(({ name, identifiedBy, source, meaning }) => [name, identifiedBy, source, meaning]),
    laotie.METRICS.map(({ name, title, definition }) => [name, title.zh, title.en, definition.zh, definition.en]),
    laotie.LEVERS.map(({ id, title, meaning, source, money, settings }) => [id, title.zh, title.en, meaning.zh,
      meaning.en, source, ...Object.values(money.within ?? money.noBudget),
      ...Object.values(settings).flatMap(({ meaning, expected }) => [meaning, ...Object.values(expected ?? {})])]),
  ]`;

/** The same of the definitions as Node has them. */
function inNode(expression: string): unknown {
  return runInNewContext(`JSON.parse(JSON.stringify(${expression}))`, {
    laotie: { LEVERS, METRICS, PARAMETERS },
  });
}

test('no text about a parameter, a metric or a lever is in the engine’s script; another script has them all', () => {
  const all = inNode(WRITTEN) as string[][][];
  expect(inPage(words, WRITTEN)).toEqual(all);
  const texts = all.flat().flatMap(([, ...about]) => about);
  expect(texts.length).toBeGreaterThan(1200);
  // shorter ones are words like “orders”, which are names too
  const isText = (text: string) => text.length > 20 || /[\u4e00-\u9fff]/.test(text);
  expect(texts.filter((text) => isText(text) && engine.script.includes(text))).toEqual([]);
});

test('what a rule reads of a parameter, a metric or a lever is the same without the texts', () => {
  const numbers = `[
    laotie.PARAMETERS.map(({ name, value, unit, hard, plausible }) => [name, value, unit, hard, plausible]),
    laotie.METRICS.map(({ name, unit, over, ratio }) => [name, unit, over, ratio ?? {}]),
    laotie.LEVERS.map(({ id, hangsOn, aim, money, settings, isAnnounced }) => [id, hangsOn, aim, money.account ?? '',
      isAnnounced ?? false, Object.entries(settings).map(([name, { kind, range, initial, of }]) => [name, kind,
        range ?? [], initial ?? '', of ?? []])]),
  ]`;
  expect(inPage(engine, numbers)).toEqual(inNode(numbers));
});

test.each(['laotie.PARAMETERS[0].source', 'laotie.METRICS[0].title.en', 'laotie.LEVERS[0].meaning.en'])(
  'a page without texts that asks for one fails: %s',
  (text) => {
    expect(() => inPage(engine, text)).toThrow(/Cannot read properties of undefined/);
    expect(typeof inPage(words, text)).toBe('string');
  },
);

test('a page without the TypeScript port says so when it is asked for', () => {
  expect(() => inPage(engine, "laotie.runMarket('typescript')")).toThrow(
    /^port: expected webassembly, got typescript: this page was built without it$/,
  );
});

test('with scenario files, their schema and the market’s data: at most 220 kB packed', () => {
  expect(scenario.packedBytes).toBeLessThanOrEqual(220_000);
});

test('the bundle runs a market without Node and gives Node’s fingerprint', () => {
  expect(inPage(engine, 'laotie.runMarket()')).toEqual(runMarket());
});

test('the bundle reads a scenario from texts and gives Node’s fingerprint', () => {
  const page = inPage(
    scenario,
    `laotie.runScenario('small.yaml', ${JSON.stringify(texts())}, ${JSON.stringify(KEY)})`,
  );
  expect(page).toBe(runScenario('small.yaml', texts(), KEY));
  expect(page).toMatch(/^[0-9a-f]{16}$/);
});

test('a page says what is wrong with a scenario in the words of the command line', () => {
  const wrong = JSON.stringify(texts(SCENARIO.replace('coverage: 60%', 'coverrage: 60%')));
  expect(inPage(scenario, `laotie.runScenario('small.yaml', ${wrong}, ${JSON.stringify(KEY)})`)).toMatch(
    /^small\.yaml:9:46 levers\.trust-card\.coverrage: expected a key of a trust-card lever, got "coverrage"; did you mean coverage\?$/,
  );
});
