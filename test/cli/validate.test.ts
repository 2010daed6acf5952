/** What `run` refuses before its first day, `validate` refuses with the same line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadAll, type ScenarioArguments } from '../../sim/cli/scenarios.ts';
import { validate } from '../../sim/cli/validate.ts';
import { PARAMETERS } from '../../sim/model/params.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';
import { catchOutput } from './output.ts';

const dir = temporaryFolder();
const caught = catchOutput();
const call = { _: [], $0: 'laotie' };
const fitted = join(dir, 'fitted.json');
const scenario = join(dir, 'with-posterior.yaml');
writeFileSync(scenario, SMALL.replace('parameters: {', 'parameters: { posterior: fitted.json,'));

/** What `run` says before it begins: nothing for a scenario that it would run. */
function refusedByRun(given: ScenarioArguments): string {
  try {
    loadAll(given, 'fresh');
    return '';
  } catch (cause) {
    return (cause as Error).message;
  }
}

const { name, hard } = PARAMETERS[0]!;
const GOOD = {
  schema: 'laotie/posterior@1',
  knownUntil: '2021-03-01',
  draws: [{ weight: 1, parameters: { [name]: hard[0] } }],
};
const draw = (parameters: object) => ({ ...GOOD, draws: [{ weight: 1, parameters }] });

test.each<[string, unknown]>([
  ['no JSON', '{'],
  ['an empty file', ''],
  ['a list', []],
  ['another schema', { ...GOOD, schema: 'laotie/posterior@2' }],
  ['a fit that knew more', { ...GOOD, knownUntil: '2021-04-01' }],
  ['no draws', { ...GOOD, draws: [] }],
  ['no weight', { ...GOOD, draws: [{ weight: 0, parameters: {} }] }],
  ['an unknown parameter', draw({ 'no.such': 1 })],
  ['a value outside the hard range', draw({ [name]: hard[0] - 1 })],
  ['a text for a number', draw({ [name]: '1' })],
])('a posterior that is %s', (_what, content) => {
  writeFileSync(fitted, typeof content === 'string' ? content : JSON.stringify(content));
  const line = refusedByRun({ scenario: [scenario] });
  expect(line).toContain('fitted.json');
  validate.handler({ ...call, scenario: [scenario] });
  expect([caught.out, caught.err, process.exitCode]).toEqual(['', `${line}\n`, 2]);
  caught.out = caught.err = '';
  validate.handler({ ...call, scenario: [scenario], json: true });
  const printed = JSON.parse(caught.out);
  expect(printed).toMatchObject({
    ok: false,
    files: [{ file: scenario, ok: false, refusal: line.split('\n').at(-1) }],
  });
});

test('a good posterior is good to both', () => {
  writeFileSync(fitted, JSON.stringify(GOOD));
  expect(refusedByRun({ scenario: [scenario] })).toBe('');
  validate.handler({ ...call, scenario: [scenario] });
  expect([caught.out, process.exitCode]).toEqual([`${scenario}: ok\n`, undefined]);
});

test('every scenario of a line is named, not the first alone', () => {
  writeFileSync(fitted, '{');
  const wrong = join(dir, 'wrong.yaml');
  writeFileSync(wrong, SMALL.replace('replicates: 4', 'replicates: 0'));
  const lines = refusedByRun({ scenario: [scenario, wrong] });
  expect(lines).toContain('fitted.json');
  expect(lines).toContain('wrong.yaml:7:13 replicates: expected');
});

test('a --set that names a parameter alone is told where parameters stand', () => {
  const small = join(dir, 'small.yaml');
  writeFileSync(small, SMALL);
  const told = (...set: readonly string[]) => refusedByRun({ scenario: [small], set: [...set] });
  expect(told('seed=a', 'trust.negativity=2')).toMatch(
    /^--set:2:1 trust.negativity: expected a key of a scenario, got "trust.negativity"; did you mean parameters\.trust\.negativity\?$/m,
  );
  expect(told('trust.negativty=2')).toContain(
    'got "trust.negativty"; did you mean parameters.trust.negativity?',
  );
  expect(told('quite.another=2')).toMatch(/^--set:1:1 quite: expected a key of a scenario, got "quite"$/m);
  expect(told('sede=x')).toContain('did you mean seed?');
});

test.each<[ScenarioArguments, string]>([
  [{ seed: 'a', set: ['seed=b'] }, 'either --seed or --set seed=…'],
  [{ replicates: '2', set: [' replicates = 3'] }, 'either --replicates or --set replicates=…'],
  [{ fans: '500', set: ['population.scale=3'] }, 'either --fans or --set population.fans=…'],
  [{ scale: '1000000', set: ['population.scale=3'] }, 'either --scale or --set population.scale=…'],
  [{ spread: '4', set: ['spread=0'] }, 'either --spread or --set spread=…'],
])('a flag and a --set of one value are refused: %j', (given, line) => {
  const small = join(dir, 'small.yaml');
  writeFileSync(small, SMALL);
  expect(refusedByRun({ scenario: [small], ...given })).toContain(`laotie: expected ${line}, got both`);
  const { set: _, ...flag } = given;
  expect(refusedByRun({ scenario: [small], ...flag })).toBe('');
});
