import { expect, test } from 'vitest';
import { type Key, uniform } from '../../sim/model/random.ts';
import { type SpreadEvidence, splitVariance, type VarianceSplit } from '../../sim/result/varianceSplit.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import { runOne } from '../runs/means.ts';
import { smallScenario, temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
const KEY: Key = { k0: 7, k1: 11 };

function shareOf(split: VarianceSplit | undefined, source: string): number {
  return split!.shares.find((one) => one.source === source)!.share;
}

/** Figures whose logarithms are these, by their place in the list. */
function figures(...logs: readonly number[]): Map<number, number> {
  return new Map(logs.map((log, k) => [k, Math.exp(log)]));
}

function evidence(changes: Partial<SpreadEvidence> = {}): SpreadEvidence {
  return {
    figure: 'gmv@2021',
    values: figures(0, 4, 0, 4, 0, 4),
    twins: { chance: figures(1, 5, -1, 3), attention: figures(2, 6, -2, 2) },
    drawn: true,
    ...changes,
  };
}

test('shares by hand: chance ½, attention 2 of a variance of 4.8, parameters the rest', () => {
  const split = splitVariance(evidence());
  expect(split).toMatchObject({ figure: 'gmv@2021', replicates: 6, twins: { chance: 4, attention: 4 } });
  expect(split!.deviation).toBeCloseTo(Math.sqrt(4.8), 9);
  expect(shareOf(split, 'chance')).toBeCloseTo(0.5 / 4.8, 9);
  expect(shareOf(split, 'attention')).toBeCloseTo(2 / 4.8, 9);
  expect(shareOf(split, 'parameters')).toBeCloseTo(2.3 / 4.8, 9);
});

test('standard error by hand: delete-one values of two strata, four with twins and two without', () => {
  // Every pair differs alike, so a share moves with the variance alone: 4.8 of six values, 4.8 without any one of them
  // (two of one and three of the other kind: 5 values, Σ(v − mean)² = 2 × 2.4² + 3 × 1.6² = 19.2, over 4 = 4.8).
  for (const { standardError } of splitVariance(evidence())!.shares) expect(standardError).toBeCloseTo(0, 9);
  // One pair of chance differs by 3 instead of 1: half squares 4.5, ½, ½, ½, mean 1.5; without it ½, without another
  // (4.5 + 1) / 3 = 11/6. Mean of the four 1.5, squares 1 + 3 / 9 = 4/3, times ¾: variance 1, over 4.8².
  const twins = { chance: figures(3, 5, -1, 3), attention: figures(2, 6, -2, 2) };
  const chance = splitVariance(evidence({ twins }))!.shares.find(({ source }) => source === 'chance')!;
  expect(chance.share).toBeCloseTo(1.5 / 4.8, 9);
  expect(chance.standardError).toBeCloseTo(1 / 4.8, 9);
});

test('known variances of a sum of three are found again', () => {
  const normal = (agent: number, k: number) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].reduce((sum, e) => sum + uniform(KEY, 'trial', agent, k, e), -6);
  const all = Array.from({ length: 3000 }, (_, k) => k);
  const y = (a: number, p: number, c: number) => Math.exp(0.03 * a + 0.04 * p + 0.012 * c);
  const parts = all.map(
    (k) => [normal(0, k), normal(1, k), normal(2, k), normal(3, k), normal(4, k)] as const,
  );
  const map = (of: (part: (typeof parts)[number]) => number) => new Map(all.map((k) => [k, of(parts[k]!)]));
  const split = splitVariance({
    figure: 'gmv@2021',
    values: map(([a, p, c]) => y(a, p, c)),
    twins: { attention: map(([, p, c, a]) => y(a, p, c)), chance: map(([a, p, , , c]) => y(a, p, c)) },
    drawn: true,
  });
  const sum = 0.03 ** 2 + 0.04 ** 2 + 0.012 ** 2;
  for (const [source, sd] of [
    ['attention', 0.03],
    ['parameters', 0.04],
    ['chance', 0.012],
  ] as const) {
    const { share, standardError } = split!.shares.find((one) => one.source === source)!;
    expect(standardError).toBeLessThan(0.03);
    expect(Math.abs(share - sd ** 2 / sum), source).toBeLessThan(3 * standardError);
  }
});

test('shares are never negative and add up to 1, also where twins differ more than replicates do', () => {
  const split = splitVariance(evidence({ values: figures(0, 0.1, 0, 0.1, 0) }));
  expect(split!.shares.every(({ share }) => share >= 0)).toBe(true);
  expect(split!.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(shareOf(split, 'parameters')).toBe(0);
  expect(split!.shares.find(({ source }) => source === 'parameters')!.standardError).toBeGreaterThan(0);
});

test('too few twins, or nothing that varies, give no split', () => {
  const few = { chance: figures(1, 5, -1), attention: figures(2, 6, -2, 2) };
  expect(splitVariance(evidence({ twins: few }))).toBeUndefined();
  const same = figures(1, 1, 1, 1);
  expect(splitVariance(evidence({ values: same, twins: { chance: same, attention: same } }))).toBeUndefined();
});

test('a twin shares all but one kind of luck with its replicate', () => {
  const ready = prepare(smallScenario(dir));
  const draws = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => ({ weight: 1, parameters: { 'visits.rate': k / 10 } }));
  const prepared = { ...ready, posterior: { knownUntil: '2021-01-01', draws } };
  for (let index = 0; index < 5; index++) {
    const own = drawMarket(prepared, index);
    const chance = drawMarket(prepared, index, 'chance');
    const attention = drawMarket(prepared, index, 'attention');
    expect([chance.drawn, attention.drawn]).toEqual([own.drawn, own.drawn]);
    expect(chance.market.key).not.toEqual(own.market.key);
    expect(chance.market.exogenous).toEqual(own.market.exogenous);
    expect(attention.market.key).toEqual(own.market.key);
    expect(attention.market.exogenous.mau).not.toEqual(own.market.exogenous.mau);
  }
});

/** The small scenario on an information date when its only quarters were known; of rivals, who were not, it feels nothing. */
function withoutAttention(...set: readonly string[]): Prepared {
  const deaf = ['parameters.rivals.odds=0', 'parameters.rivals.hostOdds=0'];
  return prepare(smallScenario(dir, 'knownUntil=2021-06-30', 'replicates=6', 'spread=4', ...deaf, ...set));
}

test('a market whose parameters and attention are known has the spread of chance', async () => {
  const { result, pairedLeft } = await runOne(withoutAttention(), { threads: 2 });
  expect(pairedLeft).toBe(0);
  expect(result.spread).toMatchObject({
    figure: 'gmv@2021Q1',
    replicates: 6,
    twins: { chance: 4, attention: 4 },
  });
  expect(result.spread!.shares.map(({ source, share }) => [source, share])).toEqual([
    ['attention', 0],
    ['parameters', 0],
    ['chance', 1],
  ]);
});

test('where parameters differ by much, they are most of it; threads change nothing', async () => {
  const prepared = withoutAttention();
  // twentyfold, so that they are most of it even where luck gives one draw five times in six
  const draws = [60, 1200].map((basket) => ({ weight: 1, parameters: { 'purchase.basket': basket } }));
  const given = { ...prepared, posterior: { knownUntil: '2021-01-01', draws } };
  const one = await runOne(given, { threads: 1 });
  expect(shareOf(one.result.spread, 'parameters')).toBeGreaterThan(0.9);
  expect((await runOne(given, { threads: 2 })).result.spread).toEqual(one.result.spread);
});

test('parts and stopped runs have no twins; twins change no replicate', async () => {
  const prepared = withoutAttention('spread=0');
  const twinned = withoutAttention();
  expect(twinned.identity).toEqual(prepared.identity);
  const part = await runOne({ prepared: twinned, part: { part: 1, of: 1 } });
  expect(part.result.spread).toBeUndefined();
  const plain = await runOne(prepared, { threads: 2 });
  expect(plain.result.spread).toBeUndefined();
  expect(part.result.manifest.fingerprints).toEqual(plain.result.manifest.fingerprints);
});
