/** However much a file asks for, the answer takes less than two seconds of the processor. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { type LoadOptions, readScenario } from '../../sim/scenario/load.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import type { Sources } from '../../sim/scenario/sources.ts';

const SECONDS_MAX = 2;
const BASE = join(import.meta.dirname, '../../scenarios/kuaishou-base.yaml');
const folder = mkdtempSync(join(tmpdir(), 'laotie-bounded-'));
const HEAD = 'schema: laotie/scenario@1\ntitle: { zh: 甲, en: a }\n';

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), HEAD + text);
  return join(folder, name);
}

function times(count: number, of: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => of(i)).join('');
}

function inTime(file: string, options: LoadOptions = {}): string {
  const start = process.cpuUsage();
  const { problems } = loadScenario(file, options);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(SECONDS_MAX);
  return problems.map(formatProblem).join('\n');
}

/** So long that every known parameter is compared with it; see nearestNames. */
const LONG = 'abcdefghij'.repeat(5);

test('thousands of unknown names: the first hundred with their hints, and how many there are', () => {
  const parameters = `extends: ${BASE}\nparameters:\n`;
  const names = inTime(write('names.yaml', parameters + times(4900, (i) => `  k${i}${LONG}: 1\n`)));
  expect(names).toContain('expected at most 100 problems, got 4900, the rest not shown');
  const near = inTime(write('near.yaml', parameters + times(4900, (i) => `  trust.negativitx${i}: 1\n`)));
  expect(near.split('\n').filter((line) => line.endsWith('did you mean trust.negativity?'))).toHaveLength(
    100,
  );
});

test('thousands of unknown keys of a scenario, of choices of a lever, of targets', () => {
  expect(
    inTime(write('top.yaml', `extends: ${BASE}\n${times(4900, (i) => `population${i}: 1\n`)}`)),
  ).toContain('did you mean population?');
  const rights = times(4000, (i) => `refund-onlx${i}, `);
  const lever = `extends: ${BASE}\nlevers:\n  - { id: trust-card, rights: [${rights}] }\n`;
  expect(inTime(write('rights.yaml', lever))).toContain('did you mean refund-only?');
  const targets = times(600, (i) => `  - { id: t${i}, metric: gmvv, over: 2021, atLeast: 1, b: 1 }\n`);
  expect(inTime(write('targets.yaml', `extends: ${BASE}\ntargets:\n${targets}`))).toContain(
    'at most 200 targets',
  );
});

test('thousands of removals, known and unknown, forwards and backwards', () => {
  const levers = times(900, (i) => `  - { id: c${i}, lever: commission, change: 1% }\n`);
  const many = write('many.yaml', `extends: ${BASE}\nlevers:\n${levers}`);
  const removals = (id: (i: number) => string, base = many) =>
    `extends: ${base}\nlevers:\n${times(900, (i) => `  - { id: ${id(i)}, remove: true }\n`)}`;
  expect(
    inTime(
      write(
        'backwards.yaml',
        removals((i) => `c${899 - i}`),
      ),
    ),
  ).toBe('');
  expect(
    inTime(
      write(
        'forwards.yaml',
        removals((i) => `c${i}`),
      ),
    ),
  ).toBe('');
  expect(
    inTime(
      write(
        'unknown.yaml',
        removals((i) => `x${i}`, BASE),
      ),
    ),
  ).toContain('an id that none has');
});

const NO_DATA = {
  title: { zh: '无', en: 'none' },
  goals: [],
  history: [],
  calendar: { newYears: [], festivals: [] },
  facts: [],
  assumed: [],
  steps: [],
  rivals: [],
  stops: [],
};

/** Thirty files, and how often each was read. */
function readsOf(textOf: (i: number) => string) {
  const reads = new Map<string, number>();
  const sources: Sources = {
    absolute: (name) => name,
    beside: (name) => name,
    exists: () => true,
    read: (file) => {
      reads.set(file, (reads.get(file) ?? 0) + 1);
      return { text: textOf(Number(file)) };
    },
    baseName: (file) => file,
    shown: (file) => file,
    portable: (file) => file,
    neighbours: () => [],
    scenarios: () => [],
    fitOf: () => undefined,
    market: () => ({ name: 'none', file: 'market.yaml', data: NO_DATA }),
  };
  const { problems } = readScenario('0', sources);
  return { reads: [...reads.values()], said: problems.map(formatProblem).join('\n') };
}

test('thirty files that extend each other are read once each', () => {
  const names = Array.from({ length: 30 }, (_, i) => i);
  const { reads, said } = readsOf(
    (i) => `${HEAD}extends: ["${names.filter((j) => j !== i).join('", "')}"]\n`,
  );
  expect(reads).toEqual(names.map(() => 1));
  expect(said).toContain('expected files that do not extend themselves');
});

test('a file that is no scenario is read once, however many extend it', () => {
  const { reads, said } = readsOf((i) =>
    i === 30
      ? '- a list\n'
      : `${HEAD}extends: ["${Array.from({ length: 30 - i }, (_, j) => i + j + 1).join('", "')}"]\n`,
  );
  expect(reads).toEqual(Array.from({ length: 31 }, () => 1));
  expect(said.match(/expected a mapping, got a list/g)).toHaveLength(1);
});

test('layers by the thousand, and full files by the dozen, are refused', () => {
  const missing = times(4900, (i) => `x${i}.yaml, `).replace(/, $/, '');
  expect(inTime(write('missing.yaml', `extends: [${missing}]\n`))).toContain('at most 32 layers, got 4900');
  for (let i = 0; i < 32; i++) {
    const base = i > 0 ? `extends: full-${i - 1}.yaml\n` : '';
    write(`full-${i}.yaml`, `${base}parameters:\n${times(4500, (j) => `  p${i}x${j}: 1\n`)}`);
  }
  expect(inTime(join(folder, 'full-31.yaml'))).toContain(
    'at most 80000 words and marks in all files together',
  );
  write('chain-0.yaml', '');
  for (let i = 1; i < 40; i++) write(`chain-${i}.yaml`, `extends: chain-${i - 1}.yaml\n`);
  expect(inTime(join(folder, 'chain-39.yaml'))).toContain('extends: expected at most 32 layers, got more');
});

test('options by the thousand are refused', () => {
  const set = Array.from({ length: 50_000 }, (_, i) => `parameters.x${i}=1`);
  expect(inTime(BASE, { set })).toContain('--set:1001:1: expected at most 1000 times --set, got 50000');
  const leverFiles = Array.from({ length: 5000 }, () => BASE);
  expect(inTime(BASE, { leverFiles })).toContain(
    '--lever:33:1: expected at most 32 files of levers, got 5000',
  );
});

test('an entry that was removed may come again, and then stands last', () => {
  const first = write(
    'first.yaml',
    `extends: ${BASE}\nlevers:\n  - { id: a, lever: commission, change: 1% }\n`,
  );
  const without = write('without.yaml', `extends: ${first}\nlevers:\n  - { id: a, remove: true }\n`);
  const again = write(
    'again.yaml',
    `extends: ${without}\nlevers:\n  - { id: b, lever: trust-card, coverage: 1% }\n  - { id: a, lever: commission, change: 2% }\n`,
  );
  const { scenario } = loadScenario(again, { set: ['seed=s', 'replicates=1'] });
  const { levers } = scenario!;
  expect(levers.slice(-2).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(levers.at(-1)!.args).toEqual({ change: 0.02 });
});
