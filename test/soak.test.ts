/**
 * Random markets give the same bytes however they are run: whole or forked, in ranges, on threads, with either port and
 * either kind of memory, stopped on any day and gone on with in another way. 12 markets; `npm run proof:soak` tries 200.
 */
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clearMemory, createMemory } from '../sim/kernel/memory.ts';
import type { LeverInForce, Policy } from '../sim/model/platform/policy.ts';
import { type MarketPlan, type RunMeans, simulate, simulateUntil } from '../sim/model/simulate.ts';
import { rangeThreads, sharedMemory } from '../sim/runs/node/range-threads.ts';
import { anyMarket, DAYS, resultOf } from './model/anyMarket.ts';
import { lever } from './model/market.ts';

const RUNS = Number(process.env.LAOTIE_SOAK ?? 12);
const TIMEOUT = 60_000 + RUNS * 10_000;

const used = createMemory();
/** One memory for all, emptied: what an earlier market left in it must not be seen. */
function usedMemory(): WebAssembly.Memory {
  clearMemory(used);
  return used;
}

/** A way to run a market on this thread. */
const inPlace: fc.Arbitrary<RunMeans> = fc
  .record({
    ranges: fc.integer({ min: 1, max: 3 }),
    port: fc.constantFrom('webassembly' as const, 'typescript' as const),
    memory: fc.constantFrom('plain', 'shared', 'used'),
  })
  .map(({ ranges, port, memory }) => ({
    ranges,
    port,
    memoryOf: (range: number) =>
      memory === 'used' && range === 0 ? usedMemory() : createMemory(memory === 'shared'),
  }));

function onThreads<T>(
  threads: number,
  ranges: number,
  port: RunMeans['port'],
  run: (means: RunMeans) => T,
): T {
  const { runner, stop } = rangeThreads(threads);
  try {
    return run({ ranges, runner, memoryOf: sharedMemory, port: port! });
  } finally {
    stop();
  }
}

test(
  'ranges, ports, memories and threads change nothing',
  () => {
    fc.assert(
      fc.property(
        anyMarket,
        inPlace,
        fc.constantFrom(2, 4),
        fc.integer({ min: 2, max: 5 }),
        (plan, means, threads, ranges) => {
          const whole = resultOf(simulate(plan));
          expect(resultOf(simulate(plan, undefined, means))).toEqual(whole);
          const run = (other: RunMeans) => resultOf(simulate(plan, undefined, other));
          expect(onThreads(threads, ranges, means.port, run)).toEqual(whole);
        },
      ),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

/** Any set of levers that begin on or after a day. */
const leversFrom = (day: number): fc.Arbitrary<readonly LeverInForce[]> => {
  const acts: readonly ((policy: Policy, strength: number) => void)[] = [
    (policy, s) => void (policy.visits *= 1 + 0.3 * s),
    (policy, s) => void (policy.trustCardCover = 0.8 * s),
    (policy, s) => void (policy.privateDomain *= 1 - s),
    (policy, s) => void (policy.exaggeration += 0.3 * s),
    (policy, s) => void (policy.adSubsidy += 0.4 * s),
    (policy, s) =>
      void Object.assign(policy.launch, { force: s, adBudget: 5e5, size: 3, follows: 20, silence: 0.3 }),
    (policy, s) => void Object.assign(policy, { detection: 2 * s, ringClearing: 0.02 * s }),
  ];
  const one = fc.record({
    act: fc.nat(acts.length - 1),
    delay: fc.nat(12),
    strength: fc.constantFrom(0.5, 1),
  });
  return fc
    .array(one, { maxLength: 3 })
    .map((all) => all.map(({ act, delay, strength }) => lever(day + delay, acts[act]!, strength)));
};

const fork = fc
  .integer({ min: 0, max: DAYS })
  .chain((day) => fc.record({ day: fc.constant(day), common: leversFrom(0), own: leversFrom(day) }));

test(
  'a run that goes on from a fork, with levers that begin there or later, is the whole run with those levers',
  () => {
    fc.assert(
      fc.property(anyMarket, fork, inPlace, inPlace, (plan, { day, common, own }, before, after) => {
        const trunk: MarketPlan = { ...plan, levers: [...plan.levers, ...common] };
        const branch: MarketPlan = { ...trunk, levers: [...trunk.levers, ...own] };
        const from = simulateUntil(trunk, day, before);
        const whole = resultOf(simulate(branch));
        expect(resultOf(simulate(branch, undefined, { ...after, from }))).toEqual(whole);
        // the same state may be gone on from again, and without the new levers
        expect(resultOf(simulate(trunk, undefined, { from }))).toEqual(resultOf(simulate(trunk)));
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

test(
  'a run may be stopped any number of times, on files and threads',
  () => {
    const stops = fc.uniqueArray(fc.integer({ min: 1, max: DAYS - 1 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        anyMarket,
        stops,
        fc.array(inPlace, { minLength: 3, maxLength: 3 }),
        (plan, days, means) => {
          let from: ReturnType<typeof simulateUntil> | undefined;
          days
            .sort((a, b) => a - b)
            .forEach((day, at) => {
              const stopped = simulateUntil(plan, day, { ...means[at]!, ...(from ? { from } : {}) });
              from = deserialize(serialize(stopped));
            });
          const end = onThreads(2, 3, means[0]!.port, (threads) =>
            simulate(plan, undefined, { ...threads, from: from! }),
          );
          expect(resultOf(end)).toEqual(resultOf(simulate(plan)));
        },
      ),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  },
  TIMEOUT,
);
