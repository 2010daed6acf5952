/** How large a studio of the usual scenario is, with what its base gave in as many replicates as it has by itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildStudio } from '../../../reports/studio/build.ts';
import { studioDocument } from '../../../reports/studio/document.ts';
import { studioData } from '../../../reports/studio/gather.ts';
import type { StoredRecord } from '../../../reports/studio/record.ts';
import { atScale } from '../../../sim/cli/studio-scenarios.ts';
import { forChart } from '../../../sim/notation/numbers.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { mainScenario } from '../../../sim/runs/node/markets.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import { runOne } from '../../runs/means.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MOST_BYTES = 2.5e6;
const MOST_PACKED = 7e5;

/** Another replicate's record in all its digits: no two have a number in common, which packing could save. */
function another({ gmv, figures, paths, ...rest }: StoredRecord, replicate: number): StoredRecord {
  const factor = 1 + Math.sin(replicate) / 100;
  const other = (values: StoredRecord['gmv']) => values.map((value) => value && value * factor);
  const short = paths.map((value) => value && forChart(value * factor));
  return { ...rest, replicate, gmv: other(gmv), figures: other(figures), paths: short };
}

test('a studio of the usual scenario holds 2.5 MB at most, and 700 kB packed', async () => {
  const { scenario } = loadScenario(mainScenario());
  if (scenario?.seed === undefined) throw new Error('expected a scenario with a seed');
  const { replicates } = scenario;
  expect(replicates).toBe(32);
  // fewer fans have figures as long
  const base = atScale(prepare({ ...scenario, seed: scenario.seed }), { scale: 1e6, replicates: 1 });
  const data = studioData({ prepared: base, run: await runOne(base), plans: [] });
  const records = Array.from({ length: replicates }, (_, k) => another(data.records[0]!, k));
  const { read, ...scripts } = await buildStudio();
  const html = studioDocument({ ...data, records }, scripts);
  // by these a checkout knows whether it has built the same before (built.ts)
  expect(read.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  expect(read).toContain('sim/model/day.ts');
  expect(Buffer.byteLength(html)).toBeLessThan(MOST_BYTES);
  expect(gzipSync(html, { level: 9 }).length).toBeLessThan(MOST_PACKED);
});
