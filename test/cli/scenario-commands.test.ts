import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain } from '../../sim/cli/explain.ts';
import { languageOf } from '../../sim/cli/language.ts';
import { schema } from '../../sim/cli/schema.ts';
import { validate } from '../../sim/cli/validate.ts';
import { LEVERS } from '../../sim/levers/all.ts';
import { METRICS } from '../../sim/model/measures/all.ts';
import { PARAMETERS } from '../../sim/model/params.ts';
import { catchOutput } from './output.ts';

const GOOD = join(import.meta.dirname, '../../scenarios/kuaishou-2021.yaml');
const BAD = join(import.meta.dirname, '../scenario/broken/share-for-date.yaml');
const caught = catchOutput();

const call = { _: [], $0: 'laotie' };

test('validate says ok for a good file, and every problem and code 2 for a bad one', () => {
  validate.handler({ ...call, scenario: [GOOD] });
  expect([caught.out, caught.err, process.exitCode]).toEqual([`${GOOD}: ok\n`, '', undefined]);
  validate.handler({ ...call, scenario: [BAD, GOOD] });
  expect(caught.err).toContain(
    'share-for-date.yaml:4:8 until: expected a date such as 2021-06-01, got "36%"\n',
  );
  expect(caught.out.split('\n').filter((line) => line.endsWith(': ok'))).toHaveLength(2);
  expect(process.exitCode).toBe(2);
});

test('validate --json is one object, also for a bad file', () => {
  validate.handler({ ...call, scenario: [GOOD, BAD], json: true });
  const printed = JSON.parse(caught.out);
  expect(printed.ok).toBe(false);
  expect(printed.files.map((file: { ok: boolean }) => file.ok)).toEqual([true, false]);
  expect(printed.files[1].problems[0]).toMatchObject({
    line: 4,
    column: 8,
    path: 'until',
    severity: 'error',
  });
  expect([caught.err, process.exitCode]).toEqual(['', 2]);
});

test('every parameter, metric and lever is explained in both languages', () => {
  const names = [...PARAMETERS.map((p) => p.name), ...METRICS.map((m) => m.name), ...LEVERS.map((l) => l.id)];
  for (const name of names) {
    for (const lang of ['zh', 'en']) {
      caught.out = '';
      explain.handler({ ...call, name, lang });
      expect(caught.out).toContain(name);
      expect(caught.out).toMatch(lang === 'zh' ? /含义: ./ : /meaning: ./);
    }
  }
  expect(process.exitCode).toBeUndefined();
});

test('explain gives unit, ranges, source and what identifies a parameter', () => {
  explain.handler({ ...call, name: 'trust.negativity', lang: 'en' });
  for (const part of [
    'value: 2.5',
    'unit: ×',
    'allowed range: 0 – 20',
    'plausible range: 1.8 – 3',
    'Brown et al.',
  ]) {
    expect(caught.out).toContain(part);
  }
  expect(caught.out).toContain('identified by: loss aversion 1.82–2.10');
});

test('explain names the nearest on a miss', () => {
  const miss = (name: string) => () => explain.handler({ ...call, name });
  expect(miss('negativty')).toThrow(
    'explain: expected a parameter, metric or lever, got "negativty"; did you mean trust.negativity?',
  );
  expect(miss('trust-crad')).toThrow('did you mean trust-card');
  expect(miss('quite another')).toThrow(/got "quite another"$/);
  expect(caught.out).toBe('');
});

test('schema prints JSON Schema of a scenario and of a run', () => {
  schema.handler({ ...call, what: 'scenario' });
  expect(JSON.parse(caught.out).properties.schema.const).toBe('laotie/scenario@1');
  caught.out = '';
  schema.handler({ ...call, what: 'run' });
  expect(JSON.parse(caught.out).properties.schema.const).toBe('laotie/run@1');
  expect(JSON.parse(caught.out).description).toContain('Hyndman & Fan 1996, type 7');
});

test('the language is that of --lang, else of the environment', () => {
  expect(languageOf('zh', { LANG: 'en_US.UTF-8' })).toBe('zh');
  expect(languageOf(undefined, { LANG: 'zh_CN.UTF-8' })).toBe('zh');
  expect(languageOf(undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
  expect(languageOf(undefined, {})).toBe('en');
});
