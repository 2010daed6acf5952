/** A small scenario for tests: some 2,900 fans and 160 talents over 107 days, with one whole quarter in them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import type { SeededScenario } from '../../sim/scenario/scenario.ts';

export const SMALL = `schema: laotie/scenario@1
title: { zh: 小市场, en: A small market }
from: 2020-12-15
until: 2021-03-31
knownUntil: 2021-03-31
population: { scale: 200000 }
replicates: 4
seed: small
parameters: { talents.count: 160, rings.count: 4, brands.pool: 60, brands.initial: 6, providers.count: 24 }
levers:
  - { id: trust-card, from: 2021-01-10, coverage: 60%, rights: [refund-only, seven-days] }
targets:
  - { id: gmv-q1, metric: gmv, over: 2021Q1, atLeast: 10bn, source: a test }
`;

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'laotie-test-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** The small scenario, with some of its values set anew, as `--set` does. */
export function smallScenario(dir: string, ...set: readonly string[]): SeededScenario {
  const file = join(dir, 'small.yaml');
  writeFileSync(file, SMALL);
  const { scenario, problems } = loadScenario(file, { set });
  if (scenario?.seed === undefined) throw new Error(JSON.stringify(problems));
  return { ...scenario, seed: scenario.seed };
}
