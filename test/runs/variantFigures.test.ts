/** Figures of variants, of trees of days: those of whole runs, remembered as one answer. */
import { expect, test } from 'vitest';
import { metricOf } from '../../sim/model/measures/all.ts';
import { spanOf, valueOver } from '../../sim/result/summary.ts';
import type { PlainMarket } from '../../sim/runs/market.ts';
import { noMemo } from '../../sim/runs/memo.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { perform } from '../../sim/runs/perform.ts';
import { drawMarket, requestOf } from '../../sim/runs/requests.ts';
import { type SpanFigure, variantFiguresTask } from '../../sim/runs/variantFigures.ts';
import { memoInMemory, withTestMeans } from './means.ts';
import { smallScenario, temporaryFolder } from './small.ts';

const dir = temporaryFolder();
const BASE = ['population.scale=300000', 'until=2021-01-31', 'targets.gmv-q1.over=2021-01'];

function market(...set: readonly string[]): PlainMarket {
  return drawMarket(prepare(smallScenario(dir, ...BASE, ...set)), 0).market;
}

const FIGURES: readonly SpanFigure[] = [
  { metric: 'gmv', span: spanOf('2021-01', '2020-12-15') },
  { metric: 'leverCost', span: spanOf('2021-01', '2020-12-15') },
];

async function told(markets: readonly PlainMarket[], memo = noMemo) {
  let found: { value: readonly number[]; remembered: boolean } | undefined;
  const request = { task: variantFiguresTask, data: () => ({ markets, figures: FIGURES }) };
  await withTestMeans({ memo }, (means) =>
    perform(
      [request],
      (answer, _, { remembered }) => {
        if (answer.status === 'failed') throw new Error(answer.error);
        found = { value: answer.value, remembered };
      },
      means,
    ),
  );
  return found!;
}

/** Each market to its end by itself. */
async function whole(markets: readonly PlainMarket[]): Promise<number[]> {
  const read: number[][] = [];
  const requests = markets.map((one, at) => ({ ...requestOf(() => one), at }));
  await withTestMeans({}, (means) =>
    perform(
      requests,
      (answer, { at }) => {
        if (answer.status === 'failed') throw new Error(answer.error);
        const { series } = answer.value;
        read[at] = FIGURES.map(({ metric, span }) => valueOver(metricOf(metric), series, 48, span));
      },
      means,
    ),
  );
  return read.flat();
}

test('figures of a tree, of other parameters and of equal variants are those of whole runs', async () => {
  const markets = [
    market('levers.trust-card.remove=true'),
    market(),
    market('levers.own.lever=visit-push', 'levers.own.from=2021-01-20', 'levers.own.factor=1.5'),
    market(), // the same leaf of the tree
    market('parameters.trust.negativity=1.9'),
    market('levers.own.lever=trust-frozen', 'levers.own.from=2020-12-15'), // apart from the first day on
  ];
  const memo = memoInMemory();
  const first = await told(markets, memo);
  expect(first.value).toEqual(await whole(markets));
  expect(first.value[1]).toBe(0); // no lever costs nothing
  expect(first.value[3]).toBeGreaterThan(0);
  expect(new Set(first.value.filter((_, at) => at % 2 === 0)).size).toBe(5);
  expect([first.remembered, (await told(markets, memo)).remembered]).toEqual([false, true]);
  // another order of the same variants is another question, with the same answers
  const turned = await told(markets.toReversed(), memo);
  expect(turned.remembered).toBe(false);
  expect(turned.value.slice(0, 2)).toEqual(first.value.slice(10));
});

test('worlds that are shared decide no byte of the answer', async () => {
  const [a, b] = [market('levers.trust-card.remove=true'), market()];
  const shared = { ...b, exogenous: a.exogenous };
  expect((await told([a, shared])).value).toEqual((await told([a, b])).value);
});

test('a variant that cannot be run fails the answer, and says why', async () => {
  const broken = market();
  const lever = { ...broken.levers[0]!, lever: 'no-such-lever' };
  await expect(told([broken, { ...broken, levers: [lever] }])).rejects.toThrow(
    'expected a kind of lever, got "no-such-lever"',
  );
});

test.each([
  ['whom it is aimed at', 'levers.trust-card.group={ category: 3 }'],
  ['the size of whom', 'levers.trust-card.group={ top: 100 }'],
  ['its budget', 'levers.trust-card.budget=1m'],
  ['its windows', 'levers.trust-card.on=[2021-01-12]'],
  ['its trigger', 'levers.trust-card.when={ metric: gmv, days: 7, below: 1bn, untilAbove: 2bn }'],
  ['the path of its trigger', 'levers.trust-card.when={ metric: gmv, days: 7, below: 90% of path }'],
  ['how it fades', 'levers.trust-card.fade=10d'],
])('variants that differ in a lever by %s have answers of their own', (_, set) => {
  const until = 'levers.trust-card.until=2021-01-25';
  const contentOf = (...more: readonly string[]) =>
    JSON.stringify(variantFiguresTask.contentOf({ markets: [market(until, ...more)], figures: FIGURES }));
  expect(contentOf(set)).not.toBe(contentOf());
});
