/** The report of a run folder: its outlook and the studies that it has taken in, worked out and written beside the run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RUN_REPORT } from '../../reports/run.ts';
import type { Outlook, Question } from '../result/outlook.ts';
import type { RunResult } from '../result/result.ts';
import type { RunPage } from '../result/run-page.ts';
import { putText, writing } from '../runs/node/files.ts';
import { readRecord } from '../runs/node/read-file.ts';
import { loadScenario } from '../runs/node/scenario-files.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { inOrder, metricsAsked, outlookOf } from '../study/outlook/outlook.ts';
import type { RunSeries } from '../study/outlook/samples.ts';
import { outlookCsv } from './outlook-table.ts';
import { writeReport } from './report-files.ts';
import { seriesIn } from './run-series.ts';
import { hasStudio } from './run-studio.ts';
import { putRecord } from './study-folder.ts';
import { takenIn } from './taken-studies.ts';

const RECORD = 'outlook.json';
const TABLE = 'outlook.csv';

const text = z.string();
/** What of an outlook its folder alone knows; the rest is worked out again. */
const questionSchema = z.looseObject({
  schema: z.literal('laotie/outlook@1'),
  asked: z.array(text),
  baseline: z.object({ zh: text, en: text }).nullable(),
}) satisfies z.ZodType<Question>;

/** What decides how a market goes, beside luck and what was known of it. */
function decisive({ market, from, parameters, posterior, levers }: Scenario): string {
  return JSON.stringify([market, from, parameters, posterior, levers]);
}

/** What the scenario's own file asks beyond the one that it extends. */
export function questionOf(scenario: Scenario): Question {
  const { files, targets, title } = scenario;
  const baseFile = files.at(-2);
  const base = baseFile === undefined ? undefined : loadScenario(baseFile).scenario;
  const known = new Set(base?.targets.map((target) => JSON.stringify(target)));
  const own = targets.filter((target) => !known.has(JSON.stringify(target)));
  const isOther = base !== undefined && base.title.en !== title.en && decisive(base) !== decisive(scenario);
  return {
    asked: (own.length > 0 ? own : targets).map(({ id }) => id),
    baseline: isOther ? base.title : null,
  };
}

/** The question as the folder has it; one that older programs wrote asks for all targets. */
export function questionIn(dir: string, { targets }: Pick<RunResult, 'targets'>): Question {
  const file = join(dir, RECORD);
  if (!existsSync(file)) return { asked: targets.map(({ id }) => id), baseline: null };
  const { asked, baseline } = readRecord(file, questionSchema, 'an outlook');
  return { asked, baseline };
}

function pageOf(dir: string, result: RunResult, outlook: Outlook | undefined): RunPage {
  const more = { studies: takenIn(dir, result), hasStudio: hasStudio(dir) };
  if (!outlook) return { ...result, ...more };
  return { ...result, ...more, targets: inOrder(result.targets, outlook), outlook };
}

/** The outlook of a run folder. Undefined where no run ended well. */
export async function outlookIn(dir: string, result: RunResult): Promise<Outlook | undefined> {
  if (result.replicates.every(({ status }) => status !== 'ok')) return undefined;
  const series = await seriesIn(dir, result, metricsAsked(result));
  return outlookOf(result, series, questionIn(dir, result));
}

async function writePage(dir: string, page: RunPage): Promise<string[]> {
  return writing(dir, async () => {
    if (page.outlook) {
      await putRecord(dir, RECORD, page.outlook);
      await putText(dir, TABLE, outlookCsv(page));
    }
    return writeReport(dir, RUN_REPORT, page);
  });
}

/** Report, outlook and charts of a run that has just been written. @returns the paths of report and charts */
export async function writeRunReport(
  dir: string,
  result: RunResult,
  series: RunSeries,
  question: Question,
): Promise<string[]> {
  const outlook = series.length > 0 ? outlookOf(result, series, question) : undefined;
  return writePage(dir, pageOf(dir, result, outlook));
}

/** The same of a folder, from what it holds. */
export async function writeReportAgain(dir: string, result: RunResult): Promise<string[]> {
  return writePage(dir, pageOf(dir, result, await outlookIn(dir, result)));
}
