import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { scenarioJsonSchema } from '../../sim/scenario/json-schema.ts';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');
const schema = JSON.parse(JSON.stringify(scenarioJsonSchema()));

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = boolean | { [key: string]: never };

/** The keywords of JSON Schema that the scenario schema uses. An unknown keyword fails the test. */
const KEYWORDS: Readonly<
  Record<string, (schema: never, value: Json, whole: { [key: string]: never }) => boolean>
> = {
  type: (type: string | string[], value) => [type].flat().some((one) => isOf(one, value)),
  const: (wanted: Json, value) => value === wanted,
  enum: (wanted: Json[], value) => wanted.includes(value),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern).test(value),
  minimum: (low: number, value) => typeof value !== 'number' || value >= low,
  maximum: (high: number, value) => typeof value !== 'number' || value <= high,
  minLength: (low: number, value) => typeof value !== 'string' || value.length >= low,
  maxLength: (high: number, value) => typeof value !== 'string' || value.length <= high,
  minItems: (low: number, value) => !Array.isArray(value) || value.length >= low,
  maxItems: (high: number, value) => !Array.isArray(value) || value.length <= high,
  items: (inner: Schema, value) => !Array.isArray(value) || value.every((item) => accepts(inner, item)),
  anyOf: (inner: Schema[], value) => inner.some((one) => accepts(one, value)),
  oneOf: (inner: Schema[], value) => inner.filter((one) => accepts(one, value)).length === 1,
  not: (inner: Schema, value) => !accepts(inner, value),
  required: (keys: string[], value) => !isMapping(value) || keys.every((key) => Object.hasOwn(value, key)),
  properties: (inner: { [key: string]: Schema }, value) =>
    !isMapping(value) || Object.entries(value).every(([key, item]) => accepts(inner[key] ?? true, item)),
  additionalProperties: (inner: Schema, value, whole) => {
    const named = Object.keys((whole.properties as object | undefined) ?? {});
    return (
      !isMapping(value) ||
      Object.entries(value).every(([key, item]) => named.includes(key) || accepts(inner, item))
    );
  },
};
const NOTES = ['$schema', 'description', 'title', 'default', 'format'];

function isMapping(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOf(type: string, value: Json): boolean {
  if (type === 'object') return isMapping(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function accepts(whole: Schema, value: Json): boolean {
  if (typeof whole === 'boolean') return whole;
  return Object.entries(whole).every(([keyword, inner]) => {
    if (NOTES.includes(keyword)) return true;
    const check = KEYWORDS[keyword];
    if (!check) throw new Error(`expected a keyword this test knows, got ${keyword}`);
    return check(inner, value, whole);
  });
}

test('the file beside the scenarios is the schema of the code (laotie schema > scenarios/scenario.schema.json)', () => {
  const written = JSON.parse(readFileSync(join(SCENARIOS, 'scenario.schema.json'), 'utf8'));
  expect(written).toEqual(schema);
});

test.each(readdirSync(SCENARIOS).filter((name) => name.endsWith('.yaml')))('editors accept %s', (name) => {
  const text = readFileSync(join(SCENARIOS, name), 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n/);
  expect(accepts(schema, parse(text))).toBe(true);
});

const OVERLAY = { schema: 'laotie/scenario@1', extends: 'kuaishou-2021.yaml' };

test.each([
  ['a lever removed', { levers: [{ id: 'trust-card', remove: true }] }],
  [
    'a lever of a base changed, which only the base knows in full',
    { levers: [{ id: 'push-2020', factor: 1.1 }] },
  ],
  [
    'amounts as people write them',
    { targets: [{ id: 'gmv-2021', atLeast: '7000 亿' }], population: { fans: '5万' } },
  ],
])('editors accept %s', (_, change) => {
  expect(accepts(schema, { ...OVERLAY, ...change })).toBe(true);
});

test.each([
  ['an unknown key', { bogus: 1 }],
  ['an unknown setting', { levers: [{ id: 'trust-card', coverrage: 1 }] }],
  ['a setting of another kind', { levers: [{ id: 'more', lever: 'commission', factor: 1 }] }],
  ['an unknown parameter', { parameters: { 'trust.negativty': 1 } }],
  ['a parameter outside its hard range', { parameters: { 'trust.negativity': 21 } }],
  ['an unknown metric', { targets: [{ id: 'gmv-2021', metric: 'gvm' }] }],
  ['a share for a duration', { levers: [{ id: 'trust-card', ramp: '60%' }] }],
  ['a scenario without dates', { extends: undefined }],
])('editors refuse %s', (_, change) => {
  expect(accepts(schema, JSON.parse(JSON.stringify({ ...OVERLAY, ...change })))).toBe(false);
});
