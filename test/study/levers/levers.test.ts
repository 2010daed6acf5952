/** Levers of a small market, each alone and all together: hand-made differences, worlds that say nothing, ends of ranges. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { metricOf } from '../../../sim/model/measures/all.ts';
import { valueOver } from '../../../sim/result/summary.ts';
import { runEnsembles } from '../../../sim/runs/ensemble.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import type { Prepared } from '../../../sim/runs/prepared.ts';
import { type Guessed, simulatedRanges } from '../../../sim/study/levers/ends.ts';
import { type Interim, watchLevers } from '../../../sim/study/levers/interim.ts';
import {
  type FinishedVariant,
  guessedParameters,
  judgeLevers,
  rangeFigures,
} from '../../../sim/study/levers/levers.ts';
import { askedLevers, leverVariants, type Variant } from '../../../sim/study/levers/variants.ts';
import { TINY } from '../../cli/tiny.ts';
import { runOne, withTestMeans } from '../../runs/means.ts';
import { temporaryFolder } from '../../runs/small.ts';

const dir = temporaryFolder();
const FILE = join(dir, 'levers.yaml');
/** Besides the trust card: a push, a lever of no strength, and a coupon that only costs. */
const LEVERS =
  `${TINY.replace('replicates: 4', 'replicates: 9').replace('scale: 1000000', 'scale: 500000')}`.replace(
    'targets:',
    `  - { id: push, lever: visit-push, from: 2021-01-05, until: 2021-01-20, factor: 1.4 }
  - { id: idle, lever: coupon, from: 2021-01-08, share: 10%, cap: 1bn, strength: 0 }
targets:`,
  );

function prepared(...set: readonly string[]): Prepared {
  const { scenario, problems } = loadScenario(FILE, { set });
  if (scenario?.seed === undefined) throw new Error(JSON.stringify(problems));
  return prepare({ ...scenario, seed: scenario.seed });
}

const variantsOf = (one: Prepared, only: readonly string[] = []) =>
  leverVariants(one, 'levers.yaml', askedLevers(one.scenario.levers, 'levers.yaml', only));

let interims: Interim[];
async function finished(variants: readonly Variant[]): Promise<FinishedVariant[]> {
  interims = [];
  const onDone = watchLevers(variants, (interim) => interims.push(interim));
  const runs = await withTestMeans({}, (means) => runEnsembles(variants, means, { onDone }));
  return variants.map((variant, at) => ({ ...variant, run: runs[at]! }));
}

const judged = (all: readonly FinishedVariant[]) =>
  judgeLevers(all, { title: { zh: '小', en: 'small' }, source: 'levers.yaml', kept: [] });

const MAIN = '2020-12-15/2021-01-31';
const SPAN = { period: MAIN, kind: 'quarter', first: 0, last: 47 } as const;
let runs: FinishedVariant[];

/** A figure of the main period of one variant, a replicate each. */
function values(letter: string, metric: string): number[] {
  const { run } = runs.find((one) => one.letter === letter)!;
  return run.series.map(({ values: series }) => valueOver(metricOf(metric), series, 48, SPAN));
}

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

beforeAll(async () => {
  writeFileSync(FILE, LEVERS);
  runs = await finished(variantsOf(prepared()));
});

test('none, each alone, all; others stay in force when only some are asked', () => {
  const ids = (one: Variant) => one.prepared.scenario.levers.map(({ id }) => id);
  expect(runs.map((one) => [one.letter, ids(one)])).toEqual([
    ['(none)', []],
    ['trust-card', ['trust-card']],
    ['push', ['push']],
    ['idle', ['idle']],
    ['(all)', ['trust-card', 'push', 'idle']],
  ]);
  const some = variantsOf(prepared(), ['push']);
  expect(some.map((one) => [one.letter, ids(one)])).toEqual([
    ['(none)', ['trust-card', 'idle']],
    ['push', ['trust-card', 'push', 'idle']],
    ['(all)', ['trust-card', 'push', 'idle']],
  ]);
  expect(() => variantsOf(prepared(), ['pusj'])).toThrow(
    '--only: expected the id of a lever of the scenario, got "pusj"; did you mean push?',
  );
  const without = ['trust-card', 'push', 'idle'].map((id) => `levers.${id}.remove=true`);
  expect(() => variantsOf(prepared(...without))).toThrow(
    'levers.yaml: expected a scenario with levers, got one without',
  );
});

test('each lever is the hand-made difference from none, sorted by what the platform nets', () => {
  const { levers, together, main, replicates, failed } = judged(runs);
  expect([main, replicates, failed]).toEqual([MAIN, 9, 0]);
  const nets = levers.map(({ comparison }) => {
    const { difference, a, b } = comparison.figures.find(({ metric }) => metric === 'platformNet')!;
    expect(b - a).toBeCloseTo(difference.mean, 1);
    return difference.mean;
  });
  expect(nets).toEqual(nets.toSorted((a, b) => b - a));
  for (const [name, comparison] of [
    ...levers.map(({ id, comparison: own }) => [id, own] as const),
    ['(all)', together] as const,
  ]) {
    for (const metric of ['gmv', 'leverCost']) {
      const differences = values(name, metric).map((value, k) => value - values('(none)', metric)[k]!);
      const figure = comparison.figures.find((one) => one.metric === metric && one.period === MAIN)!;
      expect(figure.difference.mean).toBe(mean(differences));
    }
  }
  const card = levers.find(({ id }) => id === 'trust-card')!;
  expect(card.comparison).toMatchObject({ apart: '2021-01-10', effect: { grade: 'assumed' } });
  expect(card.comparison.levers.map(({ en }) => en)).toEqual(['Trust card']);
  expect(card.comparison.worth[0]!.cost).toBeGreaterThan(0);
});

test('a lever of no strength changes nothing; all together are the scenario itself, to the byte', async () => {
  const { levers } = judged(runs);
  const idle = levers.find(({ id }) => id === 'idle')!;
  expect(idle.comparison.same).toBe(true);
  expect(idle.comparison.figures.every(({ difference }) => difference.mean === 0)).toBe(true);
  const own = await runOne(prepared());
  expect(runs.at(-1)!.run.series).toEqual(own.series);
  expect(runs[0]!.run.series).not.toEqual(own.series);
});

test('together less the sum of each alone, by hand; nothing for one lever', async () => {
  const { beyondSum } = judged(runs);
  const gmv = (name: string) => values(name, 'gmv');
  const [none, card, push, all] = ['(none)', 'trust-card', 'push', '(all)'].map(gmv);
  const beyond = all!.map((value, k) => value - card![k]! - push![k]! + none![k]!);
  expect(beyondSum.mean).toBeCloseTo(mean(beyond), 3);
  expect(beyondSum.mean).not.toBe(0);
  const one = judged(await finished(variantsOf(prepared(), ['push'])));
  expect(one.beyondSum).toMatchObject({ mean: 0, low90: 0, high90: 0 });
  expect(one.levers).toHaveLength(1);
  expect(one.together.figures).toEqual(one.levers[0]!.comparison.figures);
});

test('while it runs: after 2, 4 and 8 replicates what the platform nets of each, the last of all whole ones', async () => {
  await finished(variantsOf(prepared()));
  expect(interims.map(({ pairs }) => pairs)).toEqual([2, 4, 8]);
  for (const { rows } of interims) {
    expect(rows).toHaveLength(3);
    expect(rows.map(({ net }) => net.mean)).toEqual(
      rows.map(({ net }) => net.mean).toSorted((a, b) => b - a),
    );
  }
});

test('parameters that nobody measured, each once with all levers that hang on it', () => {
  const guessed = guessedParameters(runs);
  expect(new Set(guessed.map(({ name }) => name)).size).toBe(guessed.length);
  expect(guessed.find(({ name }) => name === 'purchase.guarantee')).toMatchObject({ levers: ['trust-card'] });
  expect(guessed.find(({ name }) => name === 'visits.rate')).toMatchObject({ grade: 'fitted' });
  // returns.ease is measured
  expect(guessed.some(({ name }) => name === 'returns.ease')).toBe(false);
  // nothing is drawn in a scenario without a posterior
  const { levers } = judged(runs);
  expect(levers.flatMap(({ ranges }) => ranges)).toEqual([]);
  expect(levers.find(({ id }) => id === 'trust-card')!.untold).toContain('purchase.guarantee');
});

test('at the value that it has, a parameter’s end is the plain effect; elsewhere the effect of that world', async () => {
  const value = 0.25;
  const set = [`parameters.purchase.guarantee=${value}`];
  const variants = variantsOf(prepared(...set));
  const guessed: Guessed = {
    name: 'purchase.guarantee',
    grade: 'assumed',
    plausible: [value, 0.4],
    levers: ['trust-card', 'push'],
  };
  const figures = rangeFigures(variants);
  const [found, other] = await withTestMeans({}, async (means) => [
    (await simulatedRanges(variants, { guessed: [guessed], figures, replicates: 3 }, means, () => {}))!,
    await finished(variantsOf(prepared('parameters.purchase.guarantee=0.4', 'replicates=3'))),
  ]);
  const plain = judged(await finished(variantsOf(prepared(...set, 'replicates=3'))));
  const there = judged(other);
  expect([...found.ranges.keys()]).toEqual(['trust-card', 'push', 'idle']);
  expect([found.ranges.get('idle'), found.failed]).toEqual([[], []]);
  for (const id of ['trust-card', 'push']) {
    const effect = ({ levers }: typeof plain, metric: string) =>
      levers
        .find((lever) => lever.id === id)!
        .comparison.figures.find((one) => one.metric === metric && one.period === MAIN)!.difference;
    for (const range of found.ranges.get(id)!) {
      expect(range).toMatchObject({ parameter: 'purchase.guarantee', from: 'ends', grade: 'assumed' });
      const { mean: low, low90 } = effect(plain, range.metric);
      expect(range.low).toMatchObject({ value, mean: low, low90 });
      expect(range.high).toMatchObject({ value: 0.4, mean: effect(there, range.metric).mean });
    }
  }
  const told = judgeLevers(runs, { title: { zh: '', en: '' }, source: '', kept: [], simulated: { ...found, replicates: 3 } });
  expect(told.rangeReplicates).toBe(3);
  const card = told.levers.find(({ id }) => id === 'trust-card')!;
  expect(card.ranges).toEqual(found.ranges.get('trust-card'));
  expect(card.untold).not.toContain('purchase.guarantee');
  expect(card.untold).toContain('delivery.recovery');
}); // biome-ignore format: one line each
