/** `run` inside this process, with the folder of results in a temporary place. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { run } from '../../sim/cli/run.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';
import { catchOutput } from './output.ts';

/** A posterior file cannot hold a market that cannot be made; this one does. */
vi.mock('../../sim/runs/node/posterior.ts', async (original) => ({
  ...(await original<typeof import('../../sim/runs/node/posterior.ts')>()),
  readPosterior: () => ({
    knownUntil: '2021-01-01',
    draws: [
      { weight: 1, parameters: { 'providers.capacity': 1e8 } },
      { weight: 1, parameters: { 'providers.count': -5 } },
    ],
  }),
}));

const dir = temporaryFolder();
const caught = catchOutput();

function scenario(name: string, text: string): string {
  const file = join(dir, name);
  writeFileSync(file, text);
  return file;
}

const call = { _: [], $0: 'laotie', lang: 'en' };

test('some failed: code 3, a line each with seed, message and parameters, and a folder with the rest', async () => {
  writeFileSync(join(dir, 'posterior.json'), '{}');
  const text = SMALL.replace(', providers.count: 24', ', posterior: posterior.json');
  const folder = join(dir, 'out');
  await run.handler({
    ...call,
    scenario: [scenario('failing.yaml', text)],
    replicates: '6',
    out: folder,
    report: false,
    json: true,
  });
  expect(process.exitCode).toBe(3);
  const [{ manifest }] = JSON.parse(caught.out).runs;
  expect(manifest.failed).toBeGreaterThan(0);
  const lines = caught.err.split('\n').filter((line) => line.includes(': failed: '));
  expect(lines).toHaveLength(manifest.failed);
  expect(lines[0]).toMatch(/^small\/\d: failed: .+ \(providers\.count=-5\)$/);
  expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toEqual(manifest);
});

test('a scenario without a seed gets one, which is printed and kept; the same text again gives another', async () => {
  const file = scenario('no-seed.yaml', SMALL.replace('seed: small\n', ''));
  const seeds: string[] = [];
  for (const folder of ['one', 'two']) {
    const to = join(dir, folder);
    await run.handler({ ...call, scenario: [file], replicates: '1', out: to, report: false });
    const { seed } = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'));
    expect(caught.out).toContain(`seed: ${seed}\n`);
    expect(readFileSync(join(to, 'scenario.resolved.yaml'), 'utf8')).toContain(`seed: ${seed}\n`);
    seeds.push(seed);
  }
  expect(seeds[0]).not.toBe(seeds[1]);
});

test('of several scenarios each gets its folder; one that is wrong stops all before anything is written', async () => {
  const good = scenario('good.yaml', SMALL);
  const other = scenario('other.yaml', SMALL.replace('seed: small', 'seed: other'));
  const wrong = scenario('wrong.yaml', SMALL.replace('until: 2021-03-31', 'until: 2021-02-30'));
  const to = join(dir, 'several');
  const both = { ...call, replicates: '1', out: to, report: false };
  await expect(run.handler({ ...both, scenario: [good, wrong] })).rejects.toThrow(
    /wrong\.yaml:4:8 until: expected a date/,
  );
  expect(existsSync(to)).toBe(false);
  await run.handler({ ...both, scenario: [good, other] });
  expect(existsSync(join(to, 'good', 'manifest.json'))).toBe(true);
  expect(existsSync(join(to, 'other', 'manifest.json'))).toBe(true);
});
