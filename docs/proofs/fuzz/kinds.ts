/** Every kind of file that a person hands in or a run leaves behind. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfValue } from '../../../sim/runs/canonical.ts';
import {
  checkpointName,
  fingerprintsIn,
  HISTORY,
  layWork,
  posteriorText,
  putForecast,
  putKilled,
  putRun,
  putTiny,
  scenarioTexts,
  TINY,
} from './bases.ts';
import { runInside } from './inside.ts';
import type { Content, Input, Kind } from './kind.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';
import { sideBySide, validated } from './together.ts';

const languageOf = (random: Random) => random.oneOf(['en', 'zh'] as const);

/** Read once: the files of the working directory that are changed. */
function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: read() }).value;
}

const texts = once(scenarioTexts);

const scenario: Kind = {
  name: 'scenario',
  share: 1,
  together: validated(40, ({ files }, at) => {
    const name = `input-${at}.yaml`;
    return { names: [name], files: { [name]: files['input.yaml']! } };
  }),
  prepare: async () => putTiny(),
  input: (random) => ({
    files: { 'input.yaml': mutate(random.oneOf(texts()), random) },
    args: ['validate', 'input.yaml'],
    language: languageOf(random),
  }),
};

const SETS = [
  'population.scale=2000000',
  'levers.trust-card.coverage=50%',
  'until=2021-01-05',
  'targets.x.metric=gmv',
];
const LEVERS = '- { id: commission, from: 2021-01-02, change: 1% }\n- id: trust-card\n  coverage: 50%\n';

/** A line of the shell holds no zero byte and no lone half of a sign. */
const argument = (bytes: Buffer) => bytes.toString().replaceAll('\0', '').slice(0, 5000);

const options: Kind = {
  name: 'options',
  share: 0.05,
  prepare: async () => putTiny(),
  input: (random) => {
    const set = ['--set', argument(mutate(Buffer.from(random.oneOf(SETS)), random))];
    const lever = ['--lever', 'input.yaml'];
    return {
      files: { 'input.yaml': mutate(Buffer.from(LEVERS), random) },
      args: ['validate', 'tiny.yaml', ...random.oneOf([set, lever, [...set, ...lever]])],
      language: languageOf(random),
    };
  },
};

const history: Kind = {
  name: 'history',
  share: 0.1,
  prepare: putForecast,
  input: (random) => ({
    files: { 'input.csv': mutate(Buffer.from(HISTORY), random) },
    args: ['score', 'forecast.json', '--history', 'input.csv'],
    language: languageOf(random),
  }),
};

const posteriorBase = once(() => Buffer.from(posteriorText()));

const posterior: Kind = {
  name: 'posterior',
  share: 0.1,
  together: validated(20, ({ files }, at) => {
    const [market, fit] = [`tiny-${at}.yaml`, `input-${at}.json`];
    const text = TINY.replace('parameters: {', `parameters: { posterior: ${fit},`);
    return { names: [market, fit], files: { [fit]: files['input.json']!, [market]: Buffer.from(text) } };
  }),
  prepare: async () => putTiny(),
  input: (random) => ({
    files: { 'input.json': mutate(posteriorBase(), random) },
    args: ['validate', 'tiny.yaml', '--set', 'parameters.posterior=input.json'],
    language: languageOf(random),
  }),
};

const forecastBase = once(() => readFileSync('forecast.json'));

const forecast: Kind = {
  name: 'forecast',
  share: 0.1,
  prepare: putForecast,
  input: (random) => ({
    files: { 'input.json': mutate(forecastBase(), random) },
    args: ['score', 'input.json', ...(random.chance(0.1) ? ['--json'] : [])],
    language: languageOf(random),
  }),
  fault: ({ files }, { code }) => {
    const bytes = files['input.json'] as Uint8Array;
    return code === 0 && frozenIn(bytes) !== frozenIn(forecastBase())
      ? 'a changed forecast was believed'
      : undefined;
  },
};

/** What is hashed: the values, in whatever order their names stand; not the day of freezing, which is only told. */
function frozenIn(bytes: Uint8Array): string {
  const { frozen: _, ...rest } = JSON.parse(Buffer.from(bytes).toString());
  return hashOfValue(rest);
}

const TEXT = /\.(json|csv|yaml|html)$/;

/** The files of a folder, changed in one of them, or two: their bytes, or what stands in their place. */
function changed(folder: string, random: Random, names: readonly string[]): Record<string, Content> {
  const change = (name: string): Content => {
    const other = random.below(40);
    if (other === 0) return null;
    if (other === 1) return 'folder';
    if (other === 2) return readFileSync(join('base', random.oneOf(names)));
    return mutate(readFileSync(join('base', name)), random, TEXT.test(name));
  };
  const chosen = random.chance(0.1) ? [random.oneOf(names), random.oneOf(names)] : [random.oneOf(names)];
  return Object.fromEntries(chosen.map((name) => [join(folder, name), change(name)]));
}

const runFiles = once(() =>
  readdirSync('base', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice('base/'.length))
    .sort(),
);
/** What the commands that only read say of the folder as it was written. */
const sound = new Map<string, string>();
const READERS: readonly (readonly string[])[] = [
  ['target', 'work'],
  ['target', 'work', '--json'],
  ['report', 'work', '--json'],
];

async function readSound(): Promise<void> {
  for (const args of READERS) {
    for (const language of ['en', 'zh'] as const) {
      layWork();
      sound.set([...args, language].join(' '), (await runInside([...args, '--lang', language])).out);
    }
  }
}

const RUN = ['run', 'tiny.yaml', '--out', 'work', '--threads', '1', '--no-report'];

const folder: Kind = {
  name: 'folder',
  share: 0.1,
  fresh: true,
  prepare: async () => {
    await putRun();
    await readSound();
  },
  input: (random) => ({
    files: changed('work', random, runFiles()),
    args: random.chance(0.99)
      ? random.oneOf(READERS.slice(0, 2))
      : random.oneOf([READERS[2]!, RUN, [...RUN, '--json']]),
    language: languageOf(random),
  }),
  fault: ({ args, language }, { code, out }) => {
    const told = sound.get([...args, language].join(' '));
    if (code !== 0 || told === undefined) return undefined;
    return out === told ? undefined : 'a changed folder was believed, and says something else';
  },
};

/** A run of all its replicates takes half of them. */
const KILLED_SECONDS = 8;

/** @param killed replicates of the run that is cut short: as many checkpoints are tried by one command */
export const checkpointsOf = (killed: number): Kind => ({
  name: 'checkpoint',
  share: 0.1,
  isMended: true,
  fresh: true,
  seconds: KILLED_SECONDS,
  together: sideBySide(killed),
  prepare: () => putKilled(killed),
  input: (random, number) => {
    const name = checkpointName(number % killed);
    return {
      files: { [join('work', name)]: mutate(readFileSync(join('base', name)), random, false) },
      args: [...RUN, '--no-memo'],
      language: languageOf(random),
    };
  },
  fault: (_: Input, { code }) => {
    if (code !== 0) return undefined;
    const same = fingerprintsIn('work') === readFileSync('fingerprints.json', 'utf8');
    return same ? undefined : 'a changed checkpoint was believed: other bytes than a run without it';
  },
});

export const KINDS: readonly Kind[] = [
  scenario,
  options,
  history,
  posterior,
  forecast,
  folder,
  checkpointsOf(200),
];
export { TINY };
