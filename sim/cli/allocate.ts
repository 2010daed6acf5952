import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { allocateLines } from '../../reports/allocate/lines.ts';
import { ALLOCATE_REPORT } from '../../reports/allocate/report.ts';
import { currencyOfAmount, parseAmount } from '../notation/amounts.ts';
import { unitOfMoney } from '../notation/currencies.ts';
import { expectedQuantity } from '../notation/quantity.ts';
import { refuse } from '../notation/refusal.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import { currencyOfMarket, type MarketData } from '../scenario/market-data.ts';
import { amountRange } from '../scenario/market-parameters.ts';
import { shown } from '../scenario/problems.ts';
import { type AllocateQuestion, allocateBudget, LATER_SPLITS } from '../study/allocate/allocate.ts';
import { outcomeOf } from '../study/attribute/plan.ts';
import { responsesCsv, splitsCsv, writeResponses } from './allocate-tables.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { MEANS_OPTIONS } from './means.ts';
import { counted, JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { type PlanLeversArguments, type Planned, planQuestionOf } from './plan-levers.ts';
import { putPlans, tellPlans, watchPlans } from './plans-work.ts';
import { writeReport } from './report-files.ts';
import { marketOptions } from './scenarios.ts';
import {
  type Ended,
  FOLDER_WORDS,
  type FolderArguments,
  inFolder,
  putRecord,
  type Work,
} from './study-folder.ts';
import { note, print, printJson } from './terminal.ts';

interface AllocateArguments extends PlanLeversArguments, FolderArguments {
  readonly budget: string;
  readonly threads?: string;
}

/** Least and most to hand out. */
const BUDGETS = [1e5, 1e13] as const;
const FRESH = 256;

function budgetOf(text: string): number {
  const amount = parseAmount(text);
  if (amount !== undefined && amount > 0) return amount;
  throw refuse('--budget', expectedQuantity('amount', BUDGETS), shown(text));
}

/** @throws Refusal for an amount in another currency than that of the market, or one that is none to split there */
function checkBudget(text: string, amount: number, data: MarketData): void {
  const [currency, named] = [currencyOfMarket(data), currencyOfAmount(text)];
  if (named !== undefined && named !== currency)
    throw refuse('--budget', `an amount in ${unitOfMoney(currency)}`, shown(text));
  const range = amountRange(BUDGETS, data);
  if (amount < range[0] || amount > range[1])
    throw refuse('--budget', expectedQuantity('amount', range), shown(text));
}

/** Searches, judges, writes and prints; nothing is judged when the work was stopped before its end. */
async function allocateAll(
  question: AllocateQuestion & Planned,
  threads: number | undefined,
  work: Work,
): Promise<Ended> {
  const { dir, lang, json, means } = work;
  const words = FOLDER_WORDS[lang];
  const watch = watchPlans(question, LATER_SPLITS, threads, lang);
  const found = await allocateBudget(question, question.kept, { means, watch });
  watch.end();
  if (!found || found === 'nothing') {
    note(found ? words.none : words.stopped);
    return { failed: found ? 1 : 0, whole: found !== undefined };
  }
  tellPlans(found, words.failed, lang);
  const { result } = found;
  const [report] = await writing(dir, async () => {
    await putText(dir, 'splits.csv', splitsCsv(result));
    await putText(dir, 'responses.csv', responsesCsv(result));
    await putPlans(dir, question, found.levers);
    await putFile(join(dir, 'responses.parquet'), (file) => writeResponses(result, file));
    await putRecord(dir, 'allocate.json', result);
    return writeReport(dir, ALLOCATE_REPORT, result);
  });
  if (json) printJson({ dir, report, ...result });
  else print(...allocateLines(result, lang), '', `${words.out}${dir}`, `${words.report}${report}`);
  return { failed: found.lines.length, whole: true };
}

/** `allocate SCENARIO`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runAllocate(given: AllocateArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const budget = budgetOf(given.budget);
  const { by = 'quarter', fresh = FRESH } = given;
  const planned = planQuestionOf(given, {
    by,
    fresh,
    money: budget,
  });
  checkBudget(given.budget, budget, planned.own.data);
  const outcome = outcomeOf(planned.own);
  const question = { ...planned, outcome, budget };
  const { own, full } = planned;
  const { scenarioHash, dataHash } = own.identity;
  const asked = [outcome.metric, outcome.span.period, budget, by, fresh];
  const owner = ownerOf('allocate', [own.scenario.title, scenarioHash, dataHash, full.identity.scenarioHash, asked]); // biome-ignore format: one line
  const { seed } = own.scenario;
  await inFolder(given, { owner, name: 'allocate', seed, threads, lang }, (work) =>
    allocateAll(question, threads, work),
  );
}

export const allocate: CommandModule<object, AllocateArguments> = {
  command: 'allocate <scenario>',
  describe:
    '一笔预算怎样分给各项杠杆与各季：响应曲线、最佳分配、比平均分多多少 · How to split a budget over levers and quarters: response curves, the best split, its gain over the even one',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('scenario', {
        type: 'string',
        describe: '场景文件 · scenario file',
        demandOption: true,
      }),
    )
      .option('budget', {
        ...single('要分的钱，如 3bn 或 30 亿 · money to split, such as 3bn or 30 亿'),
        demandOption: true,
      })
      .option('levers', {
        ...single('可分给的杠杆（文件） · file of the levers among which it is split'),
        demandOption: true,
      })
      .option('by', {
        ...single('按季、按月或整段分，默认按季 · by quarter, by month or as a whole; by quarter by default'),
        choices: ['quarter', 'month', 'whole'],
      })
      .option(
        'fresh',
        counted(
          '以多少次新运气评判，默认 256 · runs on fresh luck by which splits are judged; 256 by default',
        ),
      )
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/allocate-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example(
        '$0 allocate scenario.yaml --budget 3bn --levers plan.yaml',
        '',
      ) as unknown as Argv<AllocateArguments>,
  handler: runAllocate,
};
