import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain } from '../../sim/cli/explain.ts';
import { languageOf } from '../../sim/cli/language.ts';
import { loadAll } from '../../sim/cli/scenarios.ts';
import { schema } from '../../sim/cli/schema.ts';
import { validate } from '../../sim/cli/validate.ts';
import { LEVERS } from '../../sim/levers/all.ts';
import { METRICS } from '../../sim/model/measures/all.ts';
import { PARAMETERS } from '../../sim/model/params.ts';
import { Discrepancy } from '../../sim/notation/refusal.ts';
import { sealRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
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

test('a posterior that was changed after it was written is said by validate and by loadAll, with code 4', () => {
  const dir = temporaryFolder();
  const file = join(dir, 'posterior.json');
  const draws = [{ weight: 1, parameters: { 'visits.rate': 0.7 } }];
  const record = sealRecord({ schema: 'laotie/posterior@1', knownUntil: '2021-01-01', draws });
  const given = { scenario: [GOOD], set: [`parameters.posterior=${file}`] };
  writeFileSync(file, JSON.stringify(record));
  validate.handler({ ...call, ...given });
  expect([caught.out, process.exitCode]).toEqual([`${GOOD}: ok\n`, undefined]);
  writeFileSync(file, JSON.stringify(record).replace('0.7', '0.6'));
  validate.handler({ ...call, ...given });
  expect(caught.err).toMatch(
    /posterior\.json: expected a record of SHA-256 \w{12}, got \w{12}; it was changed/,
  );
  expect(process.exitCode).toBe(4);
  expect(() => loadAll(given, 'seed')).toThrow(Discrepancy);
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
    'value: 2\n',
    'unit: ×',
    'allowed range: 0 – 20',
    'plausible range: 1.8 – 2.5',
    'Brown et al.',
  ]) {
    expect(caught.out).toContain(part);
  }
  expect(caught.out).toContain('identified by: loss aversion 1.82–2.10');
});

test('explain grades a parameter, and the effect of a lever by the weakest parameter it hangs on', () => {
  explain.handler({ ...call, name: 'trust.negativity', lang: 'en' });
  explain.handler({ ...call, name: 'ad-subsidy', lang: 'en' });
  explain.handler({ ...call, name: 'commission', lang: 'zh' });
  expect(caught.out).toContain('\ngrade: measured\n');
  expect(caught.out).toMatch(
    /\ngrade of its effect: assumed; hangs on visits\.adClutter \S+, traffic\.adLoad \S+, .*\(assumed\); brands\.adFloor \S+ \(fitted\)\n/,
  );
  expect(caught.out).toMatch(
    /\n效果的把握: 假设；取决于 visits\.rooms .*sellers\.margin .*（假设）；platform\.commission \S+（实测）\n/,
  );
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

test('schema prints JSON Schema of a scenario, of a run and of a study', () => {
  schema.handler({ ...call, what: 'scenario' });
  expect(JSON.parse(caught.out).properties.schema.const).toBe('laotie/scenario@1');
  caught.out = '';
  schema.handler({ ...call, what: 'run' });
  expect(JSON.parse(caught.out).properties.schema.const).toBe('laotie/run@1');
  expect(JSON.parse(caught.out).description).toContain('Hyndman & Fan 1996, type 6');
  caught.out = '';
  schema.handler({ ...call, what: 'study' });
  const { properties } = JSON.parse(caught.out);
  expect([properties.schema.const, properties.factors.items.required]).toEqual(['laotie/study@1', ['path']]);
});

test('the language is that of --lang, else of the environment', () => {
  expect(languageOf('zh', { LANG: 'en_US.UTF-8' })).toBe('zh');
  expect(languageOf(undefined, { LANG: 'zh_CN.UTF-8' })).toBe('zh');
  expect(languageOf(undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
  expect(languageOf(undefined, {})).toBe('en');
});
