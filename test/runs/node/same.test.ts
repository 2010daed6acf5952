/** Any small scenario has the same fingerprints at 1, 2 and 4 threads, resumed and in parts. LAOTIE_SOAK=200 tries more. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import type { Asked, Places } from '../../../sim/runs/prepared.ts';
import { runOne } from '../means.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const dir = temporaryFolder();
const RUNS = Number(process.env.LAOTIE_SOAK ?? 2);

function inMemory(): Places {
  const held = new Map<number, Uint8Array>();
  return (index) => ({
    get: async () => held.get(index),
    put: async (bytes) => void held.set(index, bytes),
    state: join(dir, `same-${index}.checkpoint`),
  });
}

async function prints(asked: Asked, threads: number): Promise<readonly string[]> {
  const { result } = await runOne(asked, { threads });
  return result.manifest.fingerprints;
}

test(
  'threads, interruption and parts change nothing',
  async () => {
    const scenarios = fc.record({
      seed: fc.stringMatching(/^[a-z]{1,8}$/),
      scale: fc.integer({ min: 300_000, max: 1_500_000 }),
      talents: fc.integer({ min: 160, max: 300 }),
      days: fc.integer({ min: 10, max: 28 }),
    });
    await fc.assert(
      fc.asyncProperty(scenarios, async ({ seed, scale, talents, days }) => {
        const prepared = prepare(
          smallScenario(
            dir,
            `seed=x${seed}`,
            `until=2021-02-${days}`,
            `population.scale=${scale}`,
            `parameters.talents.count=${talents}`,
            'replicates=3',
            'targets.gmv-q1.over=2021-01',
          ),
        );
        const one = await prints({ prepared }, 1);
        const places = inMemory();
        for (const part of [2, 1]) await prints({ prepared, places, part: { part, of: 2 } }, 1);
        const resumed = inMemory();
        await prints({ prepared, places: resumed, part: { part: 2, of: 3 } }, 2);
        expect(await prints({ prepared }, 2)).toEqual(one);
        expect(await prints({ prepared, places }, 1)).toEqual(one);
        expect(await prints({ prepared, places: resumed }, 4)).toEqual(one);
      }),
      { numRuns: RUNS },
    );
  },
  120_000 + RUNS * 20_000,
);
