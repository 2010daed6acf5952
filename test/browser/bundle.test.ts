/** A page can bundle the engine, and a scenario reader with it; both run where there is nothing of Node. */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Bundle, bundle } from './bundle.ts';
import { runMarket } from './engine.ts';
import { runScenario, type Texts } from './scenario.ts';

const engine = await bundle(new URL('./engine.ts', import.meta.url));
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
    readFileSync(new URL(`../../scenarios/data/${name}`, import.meta.url), 'utf8');
  const names = [
    'history.csv',
    'calendar.csv',
    'assumed-attention.csv',
    'attention-steps.csv',
    'courier-stops.csv',
  ];
  const tables = Object.fromEntries(names.map((name) => [name, data(name)]));
  return { 'small.yaml': changed, ...tables, 'douyin.csv': data('rivals/douyin.csv') };
}

/** The value of an expression after the script, in a world that has the globals of the web which we use, and no other. */
function inPage({ script }: Bundle, expression: string): unknown {
  const context = createContext({ atob, TextDecoder }, { codeGeneration: { strings: false, wasm: true } });
  return runInContext(`${script}\n;JSON.parse(JSON.stringify(${expression}))`, context);
}

test('kernel, model, levers and result: at most 78 kB packed, without zod, YAML or CSV', () => {
  expect(engine.packedBytes).toBeLessThanOrEqual(78_000);
  const packages = engine.inputs.filter((file) => file.includes('node_modules'));
  expect(packages.filter((file) => !file.includes('simple-statistics'))).toEqual([]);
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
