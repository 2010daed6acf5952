/**
 * The WebAssembly kernel gives the bytes of the TypeScript one, which is the reference: whole, in shards, on threads,
 * and when a run begins with one and goes on with the other. LAOTIE_SOAK=200 tries more markets.
 */
import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileKernel, moduleText } from '../../../sim/kernel/build.ts';
import type { Checkpoint } from '../../../sim/model/checkpoint.ts';
import { clearMemory, createMemory, type Space } from '../../../sim/model/fans/space.ts';
import { type MarketPlan, type RunOptions, simulate } from '../../../sim/model/simulate.ts';
import { hireCrew } from '../../../sim/runs/node/shards.ts';
import { anyMarket, DAYS, told } from '../anyMarket.ts';
import { smallMarket } from '../market.ts';

const RUNS = Number(process.env.LAOTIE_SOAK ?? 8);

const space = createMemory();
/** The one memory, empty again: what an earlier market left in it must not be seen. */
function empty(): Space {
  clearMemory(space);
  return space;
}

function onThreads(plan: MarketPlan, shards: number, options: RunOptions) {
  const { crew, dismiss } = hireCrew();
  try {
    return told(simulate(plan, undefined, { shards, crew, ...options }));
  } finally {
    dismiss();
  }
}

function checkpointAfter(plan: MarketPlan, day: number, options: RunOptions): Checkpoint {
  let bytes: Buffer | undefined;
  const keep = (next: number, checkpoint: () => Checkpoint) => {
    if (next === day) bytes = serialize(checkpoint());
  };
  simulate(plan, undefined, { ...options, keep });
  return deserialize(bytes!) as Checkpoint;
}

test('the module is what its sources compile to', async () => {
  const shipped = readFileSync(new URL('../../../sim/model/fans/module.ts', import.meta.url), 'utf8');
  expect(moduleText(await compileKernel()).split('\n')).toEqual(shipped.split('\n'));
}, 60_000);

test(
  'any market gives the same series and bytes with both kernels, in shards and on threads',
  () => {
    const threads = fc.constantFrom(2, 4);
    fc.assert(
      fc.property(anyMarket, threads, (plan, count) => {
        const reference = told(simulate(plan));
        expect(told(simulate(plan, undefined, { space: empty() }))).toEqual(reference);
        expect(told(simulate(plan, undefined, { space: empty(), shards: 3 }))).toEqual(reference);
        expect(onThreads(plan, count, { space: empty() })).toEqual(reference);
      }),
      { numRuns: RUNS },
    );
  },
  60_000 + RUNS * 10_000,
);

test(
  'a run that begins with one kernel goes on with the other',
  () => {
    const shards = fc.integer({ min: 1, max: 4 });
    const day = fc.integer({ min: 1, max: DAYS - 1 });
    fc.assert(
      fc.property(anyMarket, day, shards, shards, fc.boolean(), (plan, stop, before, after, first) => {
        const spaces = first ? [empty(), {}] : [{}, empty()];
        const from = checkpointAfter(plan, stop, { shards: before, space: spaces[0]! });
        const resumed = told(simulate(plan, undefined, { shards: after, from, space: spaces[1]! }));
        expect(resumed).toEqual(told(simulate(plan)));
      }),
      { numRuns: RUNS },
    );
  },
  60_000 + RUNS * 10_000,
);

test('two markets at a time have a memory each', () => {
  const plans = [smallMarket(20), smallMarket(20, {}, [], 2)];
  const inside = simulate(
    plans[0]!,
    (world) => {
      if (world.day === 10) simulate(plans[1]!, undefined, { space: createMemory() });
    },
    { space: empty() },
  );
  expect(told(inside)).toEqual(told(simulate(plans[0]!)));
});
