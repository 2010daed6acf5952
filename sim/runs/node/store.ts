/** A run folder: written whole, read back as what reports need. Its files are listed in the README. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { Refusal, refuse } from '../../notation/refusal.ts';
import type { Manifest, RunResult } from '../../result/result.ts';
import type { FinishedRun } from '../finished.ts';
import { withDatabase } from './database.ts';
import { putFile, putText, readFault, writing } from './files.ts';
import { manifestOfRun } from './folder.ts';
import { ledgerIn } from './ledger/places.ts';
import { sealManifest } from './manifest-file.ts';
import { hashOfFile, keptBytes } from './read-file.ts';
import { checkRecorded } from './recorded.ts';
import { readResolved, readRunJson } from './run-files.ts';
import {
  actualsSchema,
  forecastSchema,
  healthSchema,
  marketSchema,
  periodsSchema,
  rulesSchema,
  spreadSchema,
  targetsSchema,
} from './run-schemas.ts';
import { writeSeries } from './series-table.ts';
import {
  budgetsCsv,
  readRuns,
  readSummary,
  summaryCsv,
  triggersCsv,
  writeRuns,
  writeSummary,
} from './tables.ts';

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Says that a run is at work in the folder; from here on the same plan can take it up again. */
export async function beginRun(dir: string, manifest: Manifest): Promise<void> {
  await writing(dir, () => putText(dir, 'manifest.json', json(sealManifest(manifest))));
}

const HEALTH_FILE = 'health.json';

/** The tables whose bytes depend on the plan alone. */
export const TABLES = [
  'scenario.resolved.yaml',
  'targets.json',
  'actuals.json',
  HEALTH_FILE,
  'summary.csv',
  'summary.parquet',
  'runs.parquet',
  'series.parquet',
] as const;

/** Absent in what older programs wrote. */
const MARKET_FILE = 'market.json';

/** Present only where a run had paired runs; its bytes too depend on the plan alone. */
const SPREAD_FILE = 'spread.json';

/** Present where a replicate ended well; absent in what older programs wrote. */
const FORECAST_FILE = 'forecast.json';

/** Present where the scenario asks for periods: for reports, and for people and their spreadsheets. */
const PERIODS_FILE = 'periods.json';
const PERIODS_CSV = 'periods.csv';

/** Present where a lever has a budget or a trigger: for reports, and for people and their spreadsheets. */
const RULES_FILE = 'levers.json';
const BUDGETS_FILE = 'budgets.csv';
const TRIGGERS_FILE = 'triggers.csv';

/** The parts of a result that not every run has, by their files. */
function partsOf({
  scenario,
  market,
  spread,
  forecast,
  rules,
  periods,
}: RunResult): Record<string, string | undefined> {
  const perhaps = (part: unknown) => (part === undefined ? undefined : json(part));
  const budgets = rules?.budgets ?? [];
  return {
    [MARKET_FILE]: perhaps(market),
    [SPREAD_FILE]: perhaps(spread),
    [PERIODS_FILE]: perhaps(periods),
    [PERIODS_CSV]: periods && summaryCsv(periods),
    [FORECAST_FILE]: perhaps(forecast),
    [RULES_FILE]: perhaps(rules),
    [BUDGETS_FILE]: budgets.length > 0 ? budgetsCsv(budgets) : undefined,
    // also when none was ever on, which is an answer
    [TRIGGERS_FILE]:
      rules && scenario.levers.some(({ when }) => when) ? triggersCsv(rules.spells) : undefined,
  };
}

/** Seconds of each replicate that was simulated here, not remembered: a fact of the machine, with no hash. */
const TIMES_FILE = 'times.csv';

/** With the lines of replicates that were simulated before. */
function timesCsv(dir: string, { result, seconds }: FinishedRun): string {
  const file = join(dir, TIMES_FILE);
  const kept = keptBytes(file, 'times of replicates');
  const before = kept instanceof Uint8Array ? new TextDecoder().decode(kept).split('\n').slice(1) : [];
  const known = new Map(
    before.filter((line) => /^\d+,/.test(line)).map((line) => [Number.parseInt(line, 10), line]),
  );
  const lines = result.replicates.flatMap(({ replicate }) => {
    const now = seconds.get(replicate);
    return now === undefined ? (known.get(replicate) ?? []) : `${replicate},${Number(now.toFixed(4))}`;
  });
  return `${['replicate,seconds', ...lines].join('\n')}\n`;
}

/**
 * Writes every file of a run. The manifest goes first, as `running`, and last, as what it is: a folder whose manifest
 * says otherwise than `running` is whole, and one cut short can be written again by the same plan.
 * @param share of the fans whose events the run has kept
 * @returns the result with the hashes of the tables in its manifest
 */
export async function writeRun(dir: string, run: FinishedRun, share?: number): Promise<RunResult> {
  const { result } = run;
  const ledger = share === undefined ? undefined : ledgerIn(dir, result.manifest, share);
  const kept = ledger ? { events: ledger.events } : {};
  return writing(dir, async () => {
    await putText(
      dir,
      'manifest.json',
      json(sealManifest({ ...result.manifest, ...kept, status: 'running' })),
    );
    await putText(dir, 'scenario.resolved.yaml', run.resolved);
    for (const [name, text] of Object.entries(run.copies)) await putText(dir, name, text);
    await putText(dir, 'targets.json', json(result.targets));
    await putText(dir, 'actuals.json', json(result.actuals));
    await putText(dir, HEALTH_FILE, json(result.health ?? []));
    const parts = Object.entries(partsOf(result));
    for (const [name, part] of parts) {
      if (part === undefined) await rm(join(dir, name), { force: true });
      else await putText(dir, name, part);
    }
    await putText(dir, 'summary.csv', summaryCsv(result.summary));
    await withDatabase(async (database) => {
      const put = (name: string, write: (file: string) => Promise<void>) => putFile(join(dir, name), write);
      await put('summary.parquet', (file) => writeSummary(database, join(dir, 'summary.csv'), file));
      await put('runs.parquet', (file) => writeRuns(database, result.replicates, file));
      await put('series.parquet', (file) => writeSeries(database, run, file));
    });
    await putText(dir, TIMES_FILE, timesCsv(dir, run));
    const present = parts.flatMap(([name, part]) => (part === undefined ? [] : [name]));
    const names = [...TABLES, ...Object.keys(run.copies), ...present];
    const outputs = Object.fromEntries(names.map((name) => [name, hashOfFile(join(dir, name))]));
    const all = { ...outputs, ...ledger?.outputs };
    const manifest = sealManifest({ ...result.manifest, ...kept, outputs: all });
    await putText(dir, 'manifest.json', json(manifest));
    return { ...result, manifest };
  });
}

/** Files that every run has and that reports are made from. */
const READ = ['scenario.resolved.yaml', 'targets.json', 'actuals.json', 'summary.parquet', 'runs.parquet'];

/**
 * Reads a run folder back; every file is read only as the manifest has it.
 * @throws Refusal when it is none, Discrepancy when a file of it is missing or was changed
 */
export async function readRun(dir: string): Promise<RunResult> {
  const manifest = manifestOfRun(dir);
  /** Files that not every run has, or that older programs did not write. */
  const more = [MARKET_FILE, SPREAD_FILE, FORECAST_FILE, RULES_FILE, HEALTH_FILE, PERIODS_FILE].filter(
    (name) => name in manifest.outputs,
  );
  checkRecorded(dir, [...READ, ...more], manifest);
  const { population, ...scenario } = readResolved(dir);
  const targets = readRunJson(dir, 'targets.json', targetsSchema);
  const actuals = readRunJson(dir, 'actuals.json', actualsSchema);
  const listed = <Schema extends z.ZodType>(name: string, schema: Schema) =>
    more.includes(name) ? readRunJson(dir, name, schema) : undefined;
  const market = listed(MARKET_FILE, marketSchema);
  const spread = listed(SPREAD_FILE, spreadSchema);
  const health = listed(HEALTH_FILE, healthSchema);
  const forecast = listed(FORECAST_FILE, forecastSchema);
  const rules = listed(RULES_FILE, rulesSchema);
  const periods = listed(PERIODS_FILE, periodsSchema);
  try {
    return await withDatabase(async (database) => ({
      scenario: { ...scenario, scale: population.scale },
      ...(market ? { market } : {}),
      manifest,
      summary: await readSummary(database, join(dir, 'summary.parquet')),
      targets,
      actuals,
      replicates: await readRuns(database, join(dir, 'runs.parquet')),
      ...(spread ? { spread } : {}),
      ...(health ? { health } : {}),
      ...(forecast ? { forecast } : {}),
      ...(rules ? { rules } : {}),
      ...(periods ? { periods } : {}),
    }));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw refuse(dir, 'tables as a run writes them', readFault(cause));
  }
}
