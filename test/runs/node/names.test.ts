/** A name that means something to SQL, a spreadsheet or YAML comes back as it is from every file that holds it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../../sim/model/measures/all.ts';
import type { ReplicateRow, SummaryRow } from '../../../sim/result/result.ts';
import type { FinishedRun } from '../../../sim/runs/finished.ts';
import { withDatabase } from '../../../sim/runs/node/database.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import { writeSeries } from '../../../sim/runs/node/series-table.ts';
import { readRuns, readSummary, summaryCsv, writeRuns, writeSummary } from '../../../sim/runs/node/tables.ts';
import { yamlText } from '../../../sim/scenario/resolved-text.ts';
import { SMALL } from '../small.ts';

const dir = mkdtempSync(join(tmpdir(), 'laotie-names-'));

const NAMES: readonly string[] = [
  "it's",
  '"; DROP TABLE runs; --',
  "'); COPY (SELECT 1) TO 'x",
  '$1',
  '{}',
  '=HYPERLINK("http://a.b")',
  "'=1",
  "''",
  '-1',
  '@a,b\nc',
  '＝1',
  'a\u2028b\u2029c\u0085d',
  '老铁 🧧',
  'null',
  '~',
];

test.each(NAMES)('%j in series, runs and summary', async (name) => {
  const quantiles = { mean: -1, q05: -2, q10: -1, q25: 0, q50: 1, q75: 2, q90: 3, q95: 4, n: 2 };
  const summary: SummaryRow[] = [
    { scenario: name, period: '2021Q1', metric: 'gmv', unit: 'yuan', ...quantiles },
  ];
  const replicate: ReplicateRow = {
    scenario: name,
    replicate: 0,
    seed: name,
    status: 'ok',
    error: '',
    fingerprint: 'f',
    parameters: { 'trust.negativity': -2.5 },
    headline: { 'gmv@2021-01': 1 },
  };
  const series = {
    result: { scenario: { name, from: '2021-01-01', until: '2021-01-01' } },
    series: [{ replicate: 0, values: new Float64Array(METRICS.length).fill(1) }],
  } as unknown as FinishedRun;
  const at = (file: string) => join(dir, file);
  writeFileSync(at('summary.csv'), summaryCsv(summary));
  await withDatabase(async (database) => {
    await writeSeries(database, series, at('series.parquet'));
    await writeRuns(database, [replicate], at('runs.parquet'));
    await writeSummary(database, at('summary.csv'), at('summary.parquet'));
    expect(await readRuns(database, at('runs.parquet'))).toEqual([replicate]);
    expect(await readSummary(database, at('summary.parquet'))).toEqual(summary);
    const found = await database.runAndReadAll(
      `SELECT DISTINCT scenario FROM read_parquet('${at('series.parquet')}')`,
    );
    expect(found.getRows()).toEqual([[name]]);
  });
  expect(readFileSync(at('summary.csv'), 'utf8')).not.toMatch(/^"?[=+\-@＝]/m);
});

test.each(NAMES)('%j in a scenario, and in the text that a run keeps of it', (name) => {
  const file = join(dir, 'named.yaml');
  writeFileSync(file, `${SMALL}name: ${JSON.stringify(name)}\n`);
  const { scenario, problems } = loadScenario(file);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(scenario?.name).toBe(name);
  expect(scenario!.resolved).not.toMatch(/[\u0085\u2028\u2029\ufeff]/); // line ends to some readers
  const again = join(dir, 'again.yaml');
  writeFileSync(again, scenario!.resolved);
  const { name: back, resolved } = loadScenario(again).scenario!;
  expect({ back, resolved }).toEqual({ back: name, resolved: scenario!.resolved });
});

test.each(['a\0b', 'a\u001b[2Jb', '\u009b2J', 'a\bb', '\ufeffa'])(
  '%j as a name, title or seed is refused',
  (text) => {
    const file = join(dir, 'refused.yaml');
    const quoted = JSON.stringify(text);
    for (const line of [`name: ${quoted}`, `title: { zh: ${quoted}, en: a }`, `seed: ${quoted}`]) {
      const key = line.slice(0, line.indexOf(':'));
      const rest = SMALL.split('\n').filter((one) => !one.startsWith(`${key}:`));
      writeFileSync(file, [...rest, line, ''].join('\n'));
      const errors = loadScenario(file).problems.filter(({ severity }) => severity === 'error');
      expect(
        errors.map(({ expected }) => expected),
        line,
      ).toEqual(['a text without control codes']);
    }
  },
);

test('a file name is a name of its own, without control codes, short enough to be read again', () => {
  for (const stem of ['a\u001b[2Jb', 'n'.repeat(150)]) {
    const file = join(dir, `${stem}.yaml`);
    writeFileSync(file, SMALL);
    const { scenario } = loadScenario(file);
    const again = join(dir, 'again.yaml');
    writeFileSync(again, scenario!.resolved);
    expect(loadScenario(again).scenario?.name).toBe(scenario!.name);
  }
});

test('texts without hidden signs are written as before', () => {
  expect(yamlText({ a: "it's", b: 'x: y', c: 1.5, d: ['老铁', ''], e: { f: null } })).toBe(
    'a: it\'s\nb: "x: y"\nc: 1.5\nd:\n  - 老铁\n  - ""\ne:\n  f: null\n',
  );
});
