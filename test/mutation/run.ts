/**
 * Breaks rules one at a time and looks whether a test that says what is correct notices:
 *
 *     npm run mutate -- --seed one --mutants 150 [--folders sim/model,sim/study] [--jobs 2] [--quick] [--report FILE]
 *
 * An own script, because StrykerJS switches mutants inside instrumented sources: the kernel's sources are compiled to
 * WebAssembly, whose compiler does not take them, and each kernel mutant needs a module of its own. Verdicts are kept
 * as they come: a killed mutant stays killed while its file and the test that noticed are unchanged.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drawMutants, hashOf, sharesOf } from './draw.ts';
import { filesUnder } from './graph.ts';
import { type Mutant, mutantsOf } from './places.ts';
import { correctTests, MUTATED, mutatedFiles, seenBy } from './suite.ts';
import { cleanUp, copyTree, type Durations, runTests, throwAway, tryMutant, type Verdict } from './trial.ts';

const HOME = resolve(import.meta.dirname, '../..');
/** The tree as it is now: whoever goes on editing changes nothing of the run. */
const ROOT = copyTree(HOME);
process.on('exit', cleanUp);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
const LEAST_A_FOLDER = 10;
const QUICK_SECONDS = 4;

interface Equivalent {
  readonly file: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** A line of the file of verdicts. */
interface Kept extends Verdict {
  readonly mutant: Mutant;
  /** Hash of the mutated file and of the test that noticed, or of everything. */
  readonly standsOn: string;
}

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: 'one' },
    mutants: { type: 'string', default: '150' },
    folders: { type: 'string', default: MUTATED.join(',') },
    jobs: { type: 'string', default: '2' },
    out: { type: 'string' },
    quick: { type: 'boolean', default: false },
    report: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
const out = options.out ?? join(HOME, `runs/mutation-${options.seed}.jsonl`);
const folders = options.folders.split(',');

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const everything = hashOf(...['sim', 'test'].flatMap((folder) => filesUnder(ROOT, folder)).map(textOf));

function standsOn({ file }: Mutant, { fate, by }: Verdict): string {
  const test = by.slice(0, by.indexOf(':'));
  if (fate === 'timed out') return hashOf(textOf(file));
  return fate === 'killed' && test !== '' && existsSync(join(ROOT, test))
    ? hashOf(textOf(file), textOf(test))
    : hashOf(everything, options.quick ? 'quick' : 'all');
}

function nameOf({ file, text, start, before, after }: Mutant): string {
  return [file, start, text, before, after].join('|');
}

function draw(): Mutant[] {
  const places = folders.map((folder) =>
    mutatedFiles(ROOT, folder).flatMap((file) => mutantsOf(file, textOf(file))),
  );
  const shares = sharesOf(
    places.map(({ length }) => length),
    Number(options.mutants),
    LEAST_A_FOLDER,
  );
  folders.forEach((folder, at) => {
    process.stdout.write(`${folder}: ${shares[at]} of ${places[at]!.length} places\n`);
  });
  return places.flatMap((of, at) => drawMutants(of, shares[at]!, options.seed));
}

function keptVerdicts(): Map<string, Kept> {
  if (!existsSync(out)) return new Map();
  const lines = readFileSync(out, 'utf8').split('\n').filter(Boolean);
  const all = lines.map((line) => JSON.parse(line) as Kept);
  const valid = all.filter(
    (kept) => existsSync(join(ROOT, kept.mutant.file)) && kept.standsOn === standsOn(kept.mutant, kept),
  );
  return new Map(valid.map((kept) => [nameOf(kept.mutant), kept]));
}

/** Seconds of each test file when it was last timed, and of which tree. */
interface Times {
  readonly everything: string;
  readonly durations: Durations;
}

const TIMES = join(HOME, 'runs/mutation-times.json');

/**
 * Runs the tests on an unchanged copy: they must pass there, and their times set the limits.
 * With `--quick` only those that took no longer than a few seconds when they were last timed.
 */
async function timeTests(): Promise<Durations> {
  const known = existsSync(TIMES) ? (JSON.parse(readFileSync(TIMES, 'utf8')) as Times) : undefined;
  const before = known?.durations ?? {};
  const tests = correctTests(ROOT).filter((test) => !options.quick || (before[test] ?? 0) <= QUICK_SECONDS);
  const isTimed = known?.everything === everything && tests.every((test) => test in before);
  if (isTimed) return pick(before, tests);
  const copy = copyTree(ROOT);
  try {
    const { code, failed, durations } = await runTests(copy, tests, 1200, false);
    if (code !== 0) throw new Error(`tests: expected all to pass on the unchanged tree, got ${failed}`);
    writeFileSync(TIMES, JSON.stringify({ everything, durations: { ...before, ...durations } }));
    return durations;
  } finally {
    throwAway(copy);
  }
}

function pick(durations: Durations, tests: readonly string[]): Durations {
  return Object.fromEntries(tests.map((test) => [test, durations[test]!]));
}

async function tryAll(mutants: readonly Mutant[]): Promise<void> {
  const durations = await timeTests();
  const tests = seenBy(ROOT);
  const open = [...mutants];
  const work = async () => {
    for (let mutant = open.shift(); mutant; mutant = open.shift()) {
      const verdict = await tryMutant(
        ROOT,
        mutant,
        tests(mutant.file).filter((test) => test in durations),
        durations,
      );
      const kept: Kept = { mutant, ...verdict, standsOn: standsOn(mutant, verdict) };
      appendFileSync(out, `${JSON.stringify(kept)}\n`);
      process.stdout.write(
        `${verdict.fate.padEnd(9)} ${verdict.seconds} s  ${shown(mutant)}  ${verdict.by}\n`,
      );
    }
  };
  await Promise.all(Array.from({ length: Number(options.jobs) }, work));
}

function shown({ file, line, text, before, after }: Mutant): string {
  return `${file}:${line} ${before.replaceAll('\n', ' ')} → ${after || '(nothing)'}   in   ${text}`;
}

const EQUIVALENT = JSON.parse(textOf('test/mutation/equivalent.json')) as Equivalent[];

function reasonOf({ file, text, before, after }: Mutant): string | undefined {
  return EQUIVALENT.find(
    (one) => one.file === file && one.text === text && one.before === before && one.after === after,
  )?.reason;
}

function report(mutants: readonly Mutant[]): void {
  const kept = keptVerdicts();
  const rows = [...folders, ''].map((folder) => {
    const count = { killed: 0, 'timed out': 0, survived: 0, refused: 0, equivalent: 0 };
    for (const mutant of mutants.filter(({ file }) => file.startsWith(folder))) {
      const fate = kept.get(nameOf(mutant))?.fate;
      if (reasonOf(mutant) !== undefined) count.equivalent++;
      else if (fate) count[fate]++;
    }
    const noticed = count.killed + count['timed out'];
    const share = ((100 * noticed) / (noticed + count.survived)).toFixed(1);
    return { folder: folder || 'all', ...count, score: `${share}%` };
  });
  const survivors = mutants.filter((mutant) => kept.get(nameOf(mutant))?.fate === 'survived');
  process.stdout.write('\nSurvived:\n');
  for (const mutant of survivors) {
    const reason = reasonOf(mutant);
    process.stdout.write(`  ${shown(mutant)}${reason === undefined ? '' : `  [equivalent: ${reason}]`}\n`);
  }
  process.stdout.write('\n');
  console.table(rows);
  if (options.report === undefined) return;
  const survived = survivors.filter((mutant) => reasonOf(mutant) === undefined).map(shown);
  writeFileSync(options.report, JSON.stringify({ seed: options.seed, rows, survived }));
}

for (const file of [out, join(HOME, 'runs/x')]) mkdirSync(dirname(file), { recursive: true });
const began = performance.now();
process.stdout.write(`seed ${options.seed}\n`);
const mutants = draw();
if (options.list) for (const mutant of mutants) process.stdout.write(`${shown(mutant)}\n`);
else {
  const kept = keptVerdicts();
  const open = mutants.filter((mutant) => !kept.has(nameOf(mutant)) && reasonOf(mutant) === undefined);
  process.stdout.write(`${mutants.length} mutants, ${open.length} to try\n`);
  if (open.length > 0) await tryAll(open);
  report(mutants);
  process.stdout.write(`${((performance.now() - began) / 60_000).toFixed(1)} minutes\n`);
}
