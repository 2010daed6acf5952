/** Printed scripts: what they would run, word by word, how they take exit codes, and two of them carried out. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { temporaryFolder } from '../runs/small.ts';
import { bytesOf, CLI, TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const AWKWARD = `it's a {plan} of $HOME.yaml`;
writeFileSync(join(dir, 'tiny.yaml'), TINY);
writeFileSync(join(dir, AWKWARD), TINY);
writeFileSync(
  join(dir, 'study.yaml'),
  `schema: laotie/study@1
title: { zh: 研究, en: A study }
scenario: tiny.yaml
factors: [{ path: levers.trust-card.coverage, values: [0%, 50%] }]
design: { kind: grid }
outcomes: [{ metric: gmv, over: 2021-01-20 }]
`,
);

/** In the place of the program: says its words, one a line, and ends as it is told. */
const ECHO = join(dir, 'echo.sh');
writeFileSync(
  ECHO,
  `for word in "$@"; do echo "$word"; done
echo .
exit "\${CODE:-0}"
`,
);

async function script(...words: readonly string[]): Promise<string> {
  const { code, out, err } = await within(dir, 'jobs', ...words, '--lang', 'en');
  expect([code, err.includes('internal')]).toEqual([0, false]);
  return out;
}

/** A shell script, carried out. */
function sh(text: string, env: NodeJS.ProcessEnv = {}, args: readonly string[] = []) {
  const file = join(dir, 'script.sh');
  writeFileSync(file, text);
  const all = { ...process.env, LAOTIE: `sh ${ECHO}`, ...env };
  const { status, stdout, stderr } = spawnSync('sh', [file, ...args], { cwd: dir, env: all, encoding: 'utf8' });
  return { status, stderr, calls: stdout.split('\n.\n').filter((one) => one !== '').map((one) => one.split('\n')) };
} // biome-ignore format: long lines

/** An sbatch that keeps what it is given, and a number for each. */
function sbatch(): string {
  const bin = join(dir, 'bin');
  mkdirSync(bin, { recursive: true });
  const file = join(bin, 'sbatch');
  const text =
    'n=$(ls | grep -c "^submitted-.*-args$" || true)\necho "$@" > "submitted-$n-args"\ncat > "submitted-$n"\necho "10$n"\n';
  writeFileSync(file, `#!/bin/sh\n${text}`);
  chmodSync(file, 0o755);
  return `${bin}${delimiter}${process.env.PATH}`;
}

const WORDS = [
  AWKWARD,
  '--seed',
  'a b',
  '--shards',
  '3',
  '--threads',
  '2',
  '--set',
  'spread=0',
  '--out',
  'my whole',
];
const part = (n: number) => [
  'run', AWKWARD, '--seed', 'a b', '--set', 'spread=0', '--no-report',
  '--shard', `${n}/3`, '--threads', '2', '--out', `my whole-parts/part-${n}`,
]; // biome-ignore format: one line a thing
const merge = [1, 2, 3].map((n) => `my whole-parts/part-${n}`);
for (const folder of merge) mkdirSync(join(dir, folder), { recursive: true });
const MERGED = ['merge', ...merge, '--out', 'my whole'];

test('shell: every part with its words, then the merge; 3 is no failure, 2 is one', async () => {
  const text = await script(...WORDS, '--for', 'shell');
  const { status, calls } = sh(text);
  expect([status, calls]).toEqual([0, [part(1), part(2), part(3), MERGED]]);
  expect(sh(text, { CODE: '3' }, ['2'])).toMatchObject({ status: 0, calls: [part(2)] });
  expect(sh(text, { CODE: '2' }, ['2'])).toMatchObject({ status: 2, calls: [part(2)] });
  const failed = sh(text, { CODE: '2' });
  expect(failed.status).not.toBe(0);
  expect(failed.calls.some(([word]) => word === 'merge')).toBe(false);
});

test('slurm: an array with requeue, a merge that waits for it, options of sbatch handed on', async () => {
  const text = await script(...WORDS, '--for', 'slurm');
  const submitted = sh(text, { PATH: sbatch() }, ['--partition=short']);
  expect(submitted.status).toBe(0);
  const read = (name: string) => readFileSync(join(dir, name), 'utf8');
  expect(read('submitted-0-args')).toBe('--parsable --partition=short\n');
  expect(read('submitted-1-args')).toBe(
    '--dependency=afterok:100 --kill-on-invalid-dep=yes --partition=short\n',
  );
  const [array, merging] = [read('submitted-0'), read('submitted-1')];
  const directives = array.split('\n').filter((one) => one.startsWith('#SBATCH'));
  expect(directives).toEqual([
    expect.stringMatching(/^#SBATCH --job-name=\S+$/),
    '#SBATCH --requeue',
    '#SBATCH --open-mode=append',
    '#SBATCH --ntasks=1',
    '#SBATCH --array=1-3',
    expect.stringMatching(/^#SBATCH --output=laotie-\S+-%a\.log$/),
    '#SBATCH --cpus-per-task=2',
    expect.stringMatching(/^#SBATCH --mem=\d{3,4}M$/),
  ]);
  expect(array.indexOf('#SBATCH --mem')).toBeLessThan(array.indexOf('LAOTIE')); // sbatch reads no further
  expect(sh(array, { SLURM_ARRAY_TASK_ID: '2' })).toMatchObject({ status: 0, calls: [part(2)] });
  expect(sh(array, { SLURM_ARRAY_TASK_ID: '2', CODE: '3' }).status).toBe(0);
  expect(sh(array, { SLURM_ARRAY_TASK_ID: '2', CODE: '2' }).status).toBe(2);
  expect(sh(merging).calls).toEqual([MERGED]);
});

test('kubernetes: an indexed job that gives up a part on exit code 2 alone, and a merge that is let go', async () => {
  const text = await script(...WORDS, '--for', 'kubernetes');
  const [parts, merging] = parseAllDocuments(text).map((one) => one.toJS());
  expect(parts).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job', spec: { completionMode: 'Indexed', completions: 3 } });
  expect(parts.spec.podFailurePolicy.rules[0]).toEqual({
    action: 'FailIndex',
    onExitCodes: { containerName: 'laotie', operator: 'In', values: [2] },
  });
  expect(parts.spec.backoffLimitPerIndex).toBeGreaterThan(0);
  expect(parts.spec.template.spec.restartPolicy).toBe('Never'); // as the policy demands
  expect(text).toContain(`kubectl patch job/${merging.metadata.name} -p '{"spec":{"suspend":false}}'`);
  expect(merging.spec.suspend).toBe(true);
  const commandOf = (one: typeof parts) => {
    const [shell, flag, command] = one.spec.template.spec.containers[0].command;
    expect([shell, flag]).toEqual(['sh', '-c']);
    return command as string;
  };
  expect(sh(commandOf(parts), { JOB_COMPLETION_INDEX: '1' })).toMatchObject({ status: 0, calls: [part(2)] });
  expect(sh(commandOf(parts), { JOB_COMPLETION_INDEX: '1', CODE: '3' }).status).toBe(0);
  expect(sh(commandOf(parts), { JOB_COMPLETION_INDEX: '1', CODE: '2' }).status).toBe(2);
  expect(sh(commandOf(merging)).calls).toEqual([MERGED]);
  const isName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  expect(parts.metadata.name).toMatch(isName);
  // cut where a word ends
  const file = `${'n'.repeat(39)}-cut.yaml`;
  writeFileSync(join(dir, file), TINY);
  const long = await script(file, '--for', 'kubernetes', '--shards', '2');
  for (const one of parseAllDocuments(long)) expect(one.toJS().metadata.name).toMatch(isName);
}); // biome-ignore format: long lines

const SNAKEMAKE = spawnSync('snakemake', ['--version']).status === 0;
test('snakemake: a rule for the parts and one for the merge', async () => {
  const text = await script(...WORDS, '--for', 'snakemake');
  expect(text.match(/^rule \w+:/gm)).toEqual(['rule whole:', 'rule part:']);
  const [merging, one] = [...text.matchAll(/^ {4}shell: (".*")$/gm)].map(([, literal]) =>
    // a text of Python without other escapes than those of JSON, filled in as Snakemake does
    (JSON.parse(literal!) as string).replaceAll('{wildcards.part}', '2').replaceAll('{threads}', '2').replaceAll('{{', '{').replaceAll('}}', '}'),
  ); // biome-ignore format: one line a thing
  expect(sh(one!)).toMatchObject({ status: 0, calls: [part(2)] });
  expect(sh(one!, { CODE: '3' }).status).toBe(0);
  expect(sh(one!, { CODE: '2' }).status).toBe(2);
  expect(sh(merging!).calls).toEqual([MERGED]);
  expect(text).toMatch(/part=range\(1, 4\)\)$/m);
});

test.skipIf(!SNAKEMAKE)(`snakemake itself does so${SNAKEMAKE ? '' : ' (skipped: it is not installed)'}`, async () => {
  writeFileSync(join(dir, 'Snakefile'), await script(...WORDS, '--for', 'snakemake'));
  const env = { ...process.env, LAOTIE: `sh ${ECHO}` };
  const words = ['--snakefile', 'Snakefile', '--cores', '2', '--quiet'];
  const { status, stdout, stderr } = spawnSync('snakemake', words, { cwd: dir, env, encoding: 'utf8' });
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  const calls = stdout.split('\n.\n').filter((one) => one !== '');
  expect(calls.slice(0, 3).sort()).toEqual([1, 2, 3].map((n) => part(n).join('\n')));
  expect(calls.slice(3)).toEqual([MERGED.join('\n')]);
}); // biome-ignore format: a long name

let once: Promise<Record<string, unknown>> | undefined;

/** One run of what the scripts have run in parts, whichever of them asks first. */
function oneRun(): Promise<Record<string, unknown>> {
  const run = async () => {
    const words = ['run', 'tiny.yaml', '--seed', 'b', '--out', 'once', '--no-memo', '--lang', 'en'];
    expect((await within(dir, ...words)).code).toBe(0);
    return bytesOf(join(dir, 'once'));
  };
  once ??= run();
  return once;
} // biome-ignore format: one line of words

/** What a script does for real: parts and merge by the program, and the bytes of one run. */
async function carriedOut(system: string): Promise<void> {
  const out = `by-${system}`;
  const text = await script('tiny.yaml', '--seed', 'b', '--shards', '2', '--for', system, '--out', out);
  const { status, stderr } = sh(text, { LAOTIE: `${process.execPath} ${CLI}`, JOBS: '2' });
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  expect(await bytesOf(join(dir, out))).toEqual(await oneRun());
}

test('shell, carried out, gives the bytes of one run', () => carriedOut('shell'));

const PARALLEL = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith(
  'GNU parallel',
);
test.skipIf(!PARALLEL)(
  `so does GNU parallel${PARALLEL ? '' : ' (skipped: it is not installed; Debian’s package is parallel)'}`,
  () => carriedOut('parallel'),
);

test('a study is swept in parts; without a seed the script names the one that all parts have', async () => {
  const text = await script('study.yaml', '--for', 'shell', '--shards', '2', '--out', 'points');
  const [first, second, merging] = sh(text).calls;
  expect(first!.slice(0, 4)).toEqual(['sweep', 'study.yaml', '--seed', 'small']);
  expect(first).not.toContain('--no-report');
  expect(second).toContain('2/2');
  expect(merging).toBeDefined();
  writeFileSync(join(dir, 'seedless.yaml'), TINY.replace('seed: small\n', ''));
  const seeds = sh(
    await script('seedless.yaml', '--for', 'shell', '--shards', '2', '--out', 'seedless'),
  ).calls;
  expect(seeds[0]![3]).toBe(seeds[1]![3]);
  expect(seeds[0]![3]).toMatch(/\S{6,}/);
});

const SERVED = [
  '--workers',
  '4',
  '--threads',
  '2',
  '--on',
  'redis://10.0.0.5',
  '--store',
  '/shared/our answers',
];
const SERVE = [
  'worker',
  '--on',
  'redis://10.0.0.5:6379/0',
  '--store',
  '/shared/our answers',
  '--threads',
  '2',
];

test('workers: a SLURM array and a Kubernetes deployment, with no secret in them', async () => {
  vi.stubEnv('LAOTIE_QUEUE_PASSWORD', 'hunter2');
  const array = await script('--for', 'slurm', ...SERVED);
  expect(array).toMatch(/^#SBATCH --array=1-4$/m);
  expect(sh(array).calls).toEqual([SERVE]);
  const deployment = await script('--for', 'kubernetes', ...SERVED);
  const [one] = parseAllDocuments(deployment).map((document) => document.toJS());
  const { replicas, selector, template } = one.spec;
  expect([one.kind, replicas, selector.matchLabels]).toEqual(['Deployment', 4, template.metadata.labels]);
  const [{ command, envFrom }] = template.spec.containers;
  expect(envFrom).toEqual([{ secretRef: { name: 'laotie', optional: true } }]);
  expect(sh(command[2]).calls).toEqual([SERVE]);
  expect(array + deployment).not.toContain('hunter2');
});

test.each([
  [['tiny.yaml'], 'laotie: expected one of the options --shards and --workers, got none'],
  [['tiny.yaml', '--shards', '2', '--workers', '2'], 'laotie: expected one of the options --shards and --workers, got both'],
  [['tiny.yaml', '--shards', '5'], '--shards: expected at most 4 parts, one a run, got 5; --replicates asks for more runs'],
  [['study.yaml', '--shards', '9'], '--shards: expected at most 8 parts, one a run, got 9; --replicates or --points ask for more runs'],
  [['tiny.yaml', '--shards', '0'], '--shards: expected a whole number, 1 or more, got 0'],
  [['--shards', '2'], '--shards: expected a scenario or study file, got none'],
  [['tiny.yaml', '--shards', '2', '--points', '9'], '--points: expected a study file to sweep, got "tiny.yaml"'],
  [['--workers', '2'], '--workers: expected options --on and --store, got none'],
  [['tiny.yaml', ...SERVED], '--workers: expected no file: the command that is served names it, got "tiny.yaml"'],
  [SERVED, '--for: expected slurm or kubernetes, whose jobs can serve a queue, got shell'],
  [['nowhere.yaml', '--shards', '2'], expect.stringMatching(/^nowhere\.yaml/)],
])('%j is refused in one line', async (words, line) => {
  const { code, out, err } = await within(dir, 'jobs', ...words, '--for', 'shell', '--lang', 'en');
  expect([code, out]).toEqual([2, '']);
  expect(err.trim().split('\n').filter((one) => !one.endsWith('a warning only'))).toEqual([line]);
}); // biome-ignore format: long lines

test('scenarios and studies that ship are found where there is no such file, here and by sensitivity', async () => {
  const [shards, run] = [['--shards', '2'], 'scenarios/practice.yaml'];
  expect(await script(run, '--for', 'shell', ...shards)).toContain(`run ${run} --seed practice`);
  const study = './scenarios/studies/trust-and-coupon.yaml';
  expect(await script(study, '--for', 'shell', ...shards)).toContain(`sweep ${study} --seed laotie-2021`);
  const { code, out } = await within(dir, 'sensitivity', run, '--plan', '--lang', 'en');
  expect([code, out.split('\n')[0]]).toEqual([0, expect.stringMatching(/^not known: \d+ groups/)]);
  const missing = await within(dir, 'sweep', 'scenarios/studies/no.yaml', '--plan', '--lang', 'en');
  expect(missing).toMatchObject({ code: 2, err: 'scenarios/studies/no.yaml: expected a study file, got no such file\n' }); // biome-ignore format: one line
});
