/** What a run would take is what it takes: tables that stream, results of all scenarios at once, checkpoints. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { METRICS } from '../../../sim/model/measures/all.ts';
import { fanCount } from '../../../sim/model/world.ts';
import { paramsOf } from '../../../sim/runs/market.ts';
import { withDatabase } from '../../../sim/runs/node/database.ts';
import { refuseTooLarge } from '../../../sim/runs/node/needs.ts';
import { hashOfFile } from '../../../sim/runs/node/read-file.ts';
import { writeSeries } from '../../../sim/runs/node/series-table.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const dir = temporaryFolder();
const scenario = (...set: readonly string[]) =>
  smallScenario(dir, 'until=2021-01-31', 'targets.gmv-q1.remove=true', 'population.scale=1000000', ...set);

/** The free memory at which a run is no longer refused, to the megabyte. */
function neededBy(...scenarios: readonly ReturnType<typeof scenario>[]): number {
  let [low, high] = [0, 1e12];
  while (high - low > 1e6) {
    const free = (low + high) / 2;
    vi.spyOn(process, 'availableMemory').mockReturnValue(free);
    try {
      refuseTooLarge(scenarios, 2);
      high = free;
    } catch {
      low = free;
    }
  }
  vi.restoreAllMocks();
  return high;
}

test('memory grows with replicates by their series and rows; scenarios that run together add up', () => {
  const one = neededBy(scenario('replicates=10000'));
  const none = neededBy(scenario('replicates=1'));
  const series = 10_000 * METRICS.length * 48 * 8;
  expect(one - none).toBeGreaterThan(series);
  expect(neededBy(scenario('replicates=10000'), scenario('replicates=10000')) - none).toBeGreaterThan(
    1.9 * (one - none),
  );
});

test('a replicate that takes minutes keeps checkpoints, each a copy in memory', () => {
  const days = (until: string, scale: number) => {
    const one = scenario(`until=${until}`, `population.scale=${scale}`);
    return { bytes: 2 * 128 * fanCount(paramsOf(one, {}, {}), scale), needed: neededBy(one) };
  };
  const short = days('2021-01-31', 100);
  expect(short.needed).toBeLessThan(1.5 * short.bytes + 1e9);
  const long = days('2022-12-31', 100);
  expect(long.needed).toBeGreaterThan(2 * long.bytes);
});

test('series.parquet takes no memory that grows with its rows', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const days = 10;
  const run = (replicates: number) => {
    const values = new Float64Array(METRICS.length * days).fill(1.5);
    const series = Array.from({ length: replicates }, (_, replicate) => ({ replicate, values }));
    const result = { scenario: { name: 'a', from: '2021-01-01', until: '2021-01-10' } };
    return { series, result } as unknown as Parameters<typeof writeSeries>[1];
  };
  const file = join(dir, 'series.parquet');
  const grown = async (replicates: number) => {
    collect();
    const before = process.memoryUsage.rss();
    await withDatabase(async (database) => {
      await writeSeries(database, run(replicates), file);
    });
    return process.memoryUsage.rss() - before;
  };
  await grown(50);
  // 770,000 rows: as a table that is sorted, some 430 MB
  expect(await grown(1000)).toBeLessThan(200e6);
});

test('a hash of a file is that of all its bytes, however many pieces it is read in', () => {
  const file = join(dir, 'large');
  const bytes = new Uint8Array(9_000_001); // a piece is 4 MiB
  for (let at = 0; at < bytes.length; at += 4093) bytes[at] = at;
  writeFileSync(file, bytes);
  expect(hashOfFile(file)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
