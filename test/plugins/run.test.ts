/** Runs with a plugin: the example of the documents, from the command line and from the library. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { compare, loadScenario, runEnsemble, saveRun, usePlugins } from '../../sim/library/laotie.ts';
import { bytesOf, TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const STEADY = resolve(import.meta.dirname, '../../docs/plugins/steady.ts');
const dir = temporaryFolder();
const LEVER = '  - { id: steady-coupon, from: 2020-12-20, cap: 1000万 }\n';
const RUN = ['--replicates', '2', '--threads', '1', '--no-memo', '--lang', 'en'];

beforeAll(() => {
  writeFileSync(join(dir, 'plain.yaml'), TINY);
  writeFileSync(join(dir, 'steady.yaml'), TINY.replace('targets:', `${LEVER}targets:`));
});

test('a lever, a metric and a chart from outside, on threads; verify runs them again, and says when they are missing', async () => {
  const run = await within(dir, 'run', 'steady.yaml', ...RUN, '--plugin', STEADY, '--out', 'steady');
  expect(run.code).toBe(0);
  expect(readFileSync(join(dir, 'steady/summary.csv'), 'utf8')).toMatch(
    /,2021-01,topShare,share,(0\.\d+|1),/,
  );
  const chart = JSON.parse(readFileSync(join(dir, 'steady/charts/top-share.en.vl.json'), 'utf8'));
  expect(chart.data.values).toHaveLength(1);
  expect(readFileSync(join(dir, 'steady/report.html'), 'utf8')).toContain('Share of the ten largest sellers');
  // its page could not simulate what the plugin brings
  expect(readdirSync(join(dir, 'steady'))).not.toContain('studio.html');
  const studio = await within(dir, 'studio', 'steady.yaml', '--plugin', STEADY, '--lang', 'en');
  expect(studio).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /^--plugin: expected a studio without plugins that change runs, got steady-[0-9a-f]{12}; /,
    ),
  });
  const again = ['verify', 'steady', '--threads', '1', '--lang', 'en'];
  expect(await within(dir, ...again, '--plugin', STEADY)).toMatchObject({
    code: 0,
    err: expect.not.stringContaining('steady'),
  });
  expect(await within(dir, ...again)).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /^steady: expected the plugins of the run, steady-[0-9a-f]{12}, got none; name them with --plugin\n$/,
    ),
  });
});

test('the lever acts when it may look, and not before four weeks are there', async () => {
  const back = usePlugins([STEADY]);
  const load = (file: string) => loadScenario(join(dir, file), { replicates: 2 });
  const options = { threads: 1, memo: false } as const;
  const [plain, steady] = [
    await runEnsemble(load('plain.yaml'), options),
    await runEnsemble(load('steady.yaml'), options),
  ];
  back();
  const cost = steady.daily('costCoupon', 0);
  expect(cost.subarray(0, 28).every((yuan) => yuan === 0)).toBe(true);
  expect(cost.some((yuan) => yuan > 0)).toBe(true);
  const [week, month] = [7, 28].map((days) =>
    plain
      .daily('gmv', 0)
      .subarray(28 - days, 28)
      .reduce((a, b) => a + b, 0),
  );
  expect(cost[28]! > 0).toBe(4 * week! < month!);
  expect(plain.daily('gmv', 0).subarray(0, 28)).toEqual(steady.daily('gmv', 0).subarray(0, 28));
  const { comparisons } = compare(plain, steady);
  expect(comparisons[0]!.levers.map(({ en }) => en)).toEqual(['Steady coupon']);
});

test('a plugin that is not named in the scenario changes no byte of the series that were there before', async () => {
  const load = () => loadScenario(join(dir, 'plain.yaml'), { replicates: 2 });
  const options = { threads: 1, memo: false } as const;
  const without = await runEnsemble(load(), options);
  const back = usePlugins([STEADY]);
  const besides = await runEnsemble(load(), options);
  back();
  expect(besides.result.manifest.fingerprints).toEqual(without.result.manifest.fingerprints);
  expect(besides.result.manifest.engine).not.toBe(without.result.manifest.engine);
  for (const metric of ['gmv', 'followers', 'platformNet'])
    expect(besides.daily(metric, 1)).toEqual(without.daily(metric, 1));
});

test('the library writes the folder that the command writes', async () => {
  const out = join(dir, 'by-command');
  expect((await within(dir, 'run', 'plain.yaml', ...RUN, '--out', out)).code).toBe(0);
  const seen: number[] = [];
  const ensemble = await runEnsemble(loadScenario(join(dir, 'plain.yaml'), { replicates: 2 }), {
    threads: 1,
    memo: false,
    onReplicate: ({ replicate, ok }) => void (ok && seen.push(replicate)),
  });
  expect(seen.sort()).toEqual([0, 1]);
  const files = await saveRun(join(dir, 'by-library'), ensemble);
  expect(files[0]).toBe(join(dir, 'by-library/report.html'));
  expect(await bytesOf(join(dir, 'by-library'))).toEqual(await bytesOf(out));
  const month = ensemble.figure('gmv', '2021-01');
  const days = ensemble.daily('gmv', 0).subarray(17);
  expect(month.get(0)).toBeCloseTo(
    days.reduce((sum, yuan) => sum + yuan, 0),
    3,
  );
});
