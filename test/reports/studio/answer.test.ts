/** The engine behind the page, and the page's answer: fingerprints and figures of whole runs, and of `compare`. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { answerOf, pointsOf } from '../../../reports/studio/answer.ts';
import { startEngine } from '../../../reports/studio/engine.ts';
import { studioData } from '../../../reports/studio/gather.ts';
import type { FromEngine, ToEngine } from '../../../reports/studio/protocol.ts';
import { fromStored, type ReplicateRecord } from '../../../reports/studio/record.ts';
import { verdictOf } from '../../../reports/studio/sentences.ts';
import type { WrittenLever } from '../../../reports/studio/written.ts';
import { METRICS } from '../../../sim/model/measures/all.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import type { Prepared } from '../../../sim/runs/prepared.ts';
import { compareSides } from '../../../sim/study/compare/compare.ts';
import { STUDIED } from '../../browser/studio-market.ts';
import { runOne } from '../../runs/means.ts';
import { temporaryFolder } from '../../runs/small.ts';

const dir = temporaryFolder();

function prepared(text: string, ...set: readonly string[]): Prepared {
  const file = join(dir, 'plan.yaml');
  writeFileSync(file, text);
  const { scenario, problems } = loadScenario(file, { set });
  if (scenario?.seed === undefined) throw new Error(JSON.stringify(problems));
  return prepare({ ...scenario, seed: scenario.seed, spread: 0 });
}

const base = prepared(STUDIED);
const run = await runOne(base);
const data = studioData({ prepared: base, run, plans: [] });

/** An engine with all that it says; `settle` lets it work until it has nothing left to do. */
function engine() {
  const said: FromEngine[] = [];
  const waiting: (() => void)[] = [];
  const take = startEngine({ post: (message) => said.push(message), later: (go) => waiting.push(go) });
  const tell = (message: ToEngine) => take(structuredClone(message));
  const settle = () => {
    for (let go = waiting.shift(); go; go = waiting.shift()) go();
  };
  tell({
    kind: 'open',
    base: data.base,
    written: data.written,
    posteriorName: data.posteriorName,
    asked: data.question,
    replicates: data.replicates,
    known: data.records.map(({ replicate }) => replicate),
    keptTwice: [0],
  });
  return { said, tell, settle, rest: () => waiting.shift()?.() };
}

const levers = (change: Readonly<Record<string, string | number>>): WrittenLever[] =>
  data.written.levers.map((lever) => ({ ...lever, ...change }));
const title = { zh: '方案', en: 'A plan' };

test('nothing of where it was made is in a studio, and no chance is told of a market that nobody has fitted', () => {
  expect(base.scenario.marketFile).toContain('market.yaml');
  expect(JSON.stringify(data)).not.toContain(dirname(base.scenario.marketFile));
  const pairs = data.records.map(fromStored).map((record) => ({ a: record, b: record }));
  const answer = {
    ...answerOf(data.question, base.scenario.targets, pairs, true),
    base: [],
  };
  // few runs leave many tenths open, and say so
  expect(verdictOf(answer, { ...data, isFitted: true }, 'en').join()).toMatch(/: a chance of .*\(.* in 10\)/);
  expect(verdictOf(answer, { ...data, isFitted: false }, 'en')).toEqual([]);
});

test('what a new lever begins with is a two-hundredth of the GMV of a day, in one digit', () => {
  const daily = run.series.map(({ values }) => {
    const days = base.scenario.days;
    const row = METRICS.findIndex(({ name }) => name === 'gmv');
    return values.subarray(row * days, (row + 1) * days).reduce((sum, value) => sum + value, 0) / days;
  });
  const mean = daily.reduce((sum, value) => sum + value, 0) / daily.length;
  expect(data.firstAmount / (mean / 200)).toBeGreaterThan(0.66);
  expect(data.firstAmount / (mean / 200)).toBeLessThan(1.34);
  expect(String(data.firstAmount)).toMatch(/^[1-9]0*$/);
});

function of<Kind extends FromEngine['kind']>(said: readonly FromEngine[], kind: Kind) {
  return said.filter((message) => message.kind === kind) as Extract<FromEngine, { kind: Kind }>[];
}

test('a plan’s text gives the command line the fingerprints, figures and chances that the page shows', async () => {
  const { said, tell, settle } = engine();
  tell({ kind: 'run', ticket: 1, title, levers: levers({ strength: 0.3, from: '2021-01-22' }) });
  settle();
  const [accepted] = of(said, 'accepted');
  expect(accepted?.warnings).toEqual([]);
  const other = prepared(accepted!.text);
  const otherRun = await runOne(other);
  const records = of(said, 'answered').map(({ record }) => record!);
  expect(records.map(({ fingerprint }) => fingerprint)).toEqual(
    otherRun.result.replicates.map(({ fingerprint }) => fingerprint),
  );
  const pairs = records.map((b) => ({ a: fromStored(data.records[b.replicate]!), b }));
  const answer = answerOf(data.question, base.scenario.targets, pairs, true);
  const [compared] = compareSides([
    { letter: 'A', source: 'a', title, prepared: base, run },
    { letter: 'B', source: 'b', title, prepared: other, run: otherRun },
  ]).comparisons;
  // besides those of `compare` the orders that the growth tree is made of
  expect(answer.figures.filter(({ metric }) => metric !== 'orders')).toEqual(compared!.figures);
  expect(answer.figures.length).toBeGreaterThan(5);
  expect(answer.targets).toEqual(compared!.targets);
  expect(answer.targets.length).toBe(2);
  expect(answer.worth).toEqual(compared!.worth.find(({ period }) => period === data.question.main));
  expect(answer.same).toBe(false);
});

test('a later plan takes the place of an earlier one, whose answers no longer come', () => {
  const { said, tell, settle, rest } = engine();
  tell({ kind: 'run', ticket: 1, title, levers: levers({ strength: 0.3 }) });
  rest();
  tell({ kind: 'run', ticket: 2, title, levers: levers({ strength: 0.6 }) });
  settle();
  expect(of(said, 'answered').map(({ ticket }) => ticket)).toEqual([2, 2, 2]);
  expect(of(said, 'grown')).toHaveLength(3);
});

test('a plan that changes nothing is answered without a run; a base that is checked has its stored fingerprint', () => {
  const { said, tell, settle } = engine();
  tell({ kind: 'run', ticket: 1, title, levers: levers({}) });
  tell({ kind: 'check', replicate: 1 });
  settle();
  expect(of(said, 'answered')).toEqual(
    [0, 1, 2].map((replicate) => ({ kind: 'answered', ticket: 1, replicate })),
  );
  expect(of(said, 'checked')).toEqual([
    { kind: 'checked', replicate: 1, fingerprint: data.records[1]!.fingerprint },
  ]);
  const pairs = data.records.map(fromStored).map((record: ReplicateRecord) => ({ a: record, b: record }));
  const answer = answerOf(data.question, base.scenario.targets, pairs, true);
  expect(answer.same).toBe(true);
  expect(answer.targets.map(({ change, changeError }) => [change, changeError])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test.each([
  [{ coverage: '160%' }, 'levers.trust-card.coverage', 'a share such as 36% or 0.36, from 0 to 1', '"160%"'],
  [{ from: '2022-01-01' }, 'levers.trust-card.from', undefined, undefined],
  [{ '<img src=x onerror=alert(1)>': 1 }, undefined, 'a key of a trust-card lever', undefined],
])(
  'a plan that is no scenario is refused in the words of the command line: %j',
  (change, place, expected, got) => {
    const { said, tell, settle } = engine();
    tell({ kind: 'run', ticket: 1, title, levers: levers(change) });
    settle();
    const [refused] = of(said, 'refused');
    const [problem] = refused!.problems;
    if (place) expect(problem!.place).toBe(place);
    if (expected) expect(problem!.expected).toBe(expected);
    if (got) expect(problem!.got).toBe(got);
    expect(of(said, 'answered')).toEqual([]);
  },
);

test('a fan by the month where the period has three of them, else by the day', () => {
  const dates = { from: '2020-01-01', until: '2021-12-31' };
  expect(pointsOf({ main: '2021Q1', ...dates })).toEqual(['2021-01-31', '2021-02-28', '2021-03-31']);
  expect(pointsOf({ main: '2021-02', ...dates })).toHaveLength(28);
  expect(pointsOf({ main: '2021', ...dates })).toHaveLength(12);
  expect(pointsOf({ main: '2020-12-15/2021-02-10', ...dates })).toEqual([
    '2020-12-31',
    '2021-01-31',
    '2021-02-10',
  ]);
});
