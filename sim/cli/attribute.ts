import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { attributeLines, interimShares } from '../../reports/attribute/lines.ts';
import { ATTRIBUTE_REPORT } from '../../reports/attribute/report.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import { shownFile } from '../runs/node/read-file.ts';
import { makeSeed } from '../runs/seed.ts';
import { attributed } from '../study/attribute/attribute.ts';
import type { AttributePlan } from '../study/attribute/plan.ts';
import { runCoalitions } from '../study/attribute/run.ts';
import { type AttributeQuestion, attributePlan } from './attribute-plan.ts';
import { growthCsv, sharesCsv, writeVariants } from './attribute-tables.ts';
import { languageOf } from './language.ts';
import { threadsOf, wholeNumbers } from './limits.ts';
import { MEANS_OPTIONS } from './means.ts';
import { counted, JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { startProgress } from './progress.ts';
import { writeReport } from './report-files.ts';
import { loadAll, marketOptions, type ScenarioArguments } from './scenarios.ts';
import {
  type Ended,
  FOLDER_WORDS,
  type FolderArguments,
  inFolder,
  putRecord,
  type Work,
} from './study-folder.ts';
import { note, PROGRESS_STREAM, print, printJson } from './terminal.ts';
import { MEMO_WORDS, PROGRESS_WORDS } from './words.ts';

interface AttributeArguments extends Omit<ScenarioArguments, 'scenario'>, FolderArguments, AttributeQuestion {
  readonly scenario: string;
  readonly threads?: string;
}

/** Simulates every coalition; says what is known so far after 2, 4, 8, … replicates. */
async function runPlan(plan: AttributePlan, { lang, means }: Work) {
  const total = plan.prepared.scenario.replicates;
  const progress = startProgress({ total, stream: PROGRESS_STREAM, words: PROGRESS_WORDS[lang] });
  let next = 2;
  const found = await runCoalitions(plan, means, (answers, ok, remembered) => {
    progress.done(ok, undefined, remembered);
    if (answers.size < next || answers.size >= total) return;
    while (next <= answers.size) next *= 2;
    note(interimShares(attributed(plan, answers), answers.size, lang));
  });
  progress.end();
  return found;
}

/** Runs, shares, writes and prints; nothing is shared when the work was stopped before its end. */
async function attributeAll(plan: AttributePlan, work: Work): Promise<Ended> {
  const { dir, lang, json } = work;
  const words = FOLDER_WORDS[lang];
  const found = await runPlan(plan, work);
  if (!found) {
    note(words.stopped);
    return { failed: 0, whole: false };
  }
  const { answers, failed, remembered } = found;
  const { replicates } = plan.prepared.scenario;
  if (remembered > 0) note(MEMO_WORDS[lang].remembered(remembered, replicates));
  for (const line of failed) note(`${words.failed}: ${line}`);
  if (answers.size === 0) {
    note(words.none);
    return { failed: failed.length, whole: true };
  }
  const result = attributed(plan, answers);
  const [report] = await writing(dir, async () => {
    await putText(dir, 'shares.csv', sharesCsv(result));
    await putText(dir, 'growth.csv', growthCsv(result));
    await putFile(join(dir, 'variants.parquet'), (file) => writeVariants(plan, answers, file));
    await putRecord(dir, 'attribute.json', result);
    return writeReport(dir, ATTRIBUTE_REPORT, result);
  });
  if (json) printJson({ dir, report, ...result });
  else print(...attributeLines(result, lang), '', `${words.out}${dir}`, `${words.report}${report}`);
  return { failed: failed.length, whole: true };
}

/** `attribute SCENARIO`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runAttribute(given: AttributeArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  wholeNumbers(given, ['permutations']);
  const [prepared] = loadAll({ ...given, scenario: [given.scenario] }, makeSeed());
  const plan = attributePlan(prepared!, shownFile(given.scenario), given);
  const { scenario, identity } = plan.prepared;
  const { outcome, before, by, since, pairs, items } = plan;
  const asked = [outcome.metric, outcome.span.period, before?.span.period ?? null, by, since, pairs];
  const owner = ownerOf('attribute', [
    scenario.title,
    identity.scenarioHash,
    identity.dataHash,
    asked,
    items.map(({ id }) => id),
  ]);
  await inFolder(given, { owner, seed: scenario.seed, threads, lang }, (work) => attributeAll(plan, work));
}

export const attribute: CommandModule<object, AttributeArguments> = {
  command: 'attribute <scenario>',
  describe:
    '结果或增长从哪里来：各项杠杆或机制的份额，与次序无关；并列增长树 · Where an outcome or its growth comes from: shares of levers or mechanisms that depend on no order, and the growth tree',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('scenario', {
        type: 'string',
        describe: '场景文件 · scenario file',
        demandOption: true,
      }),
    )
      .option('between', {
        type: 'string',
        array: true,
        nargs: 2,
        describe: '两个时期之间的增长，如 2020 2021 · growth between two periods, such as 2020 2021',
      })
      .option('by', {
        ...single(
          '按杠杆或按机制，默认按杠杆 · among levers or among mechanisms of the market; levers by default',
        ),
        choices: ['lever', 'mechanism'],
      })
      .option('only', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: '只在这些项之间分（id，可多次） · ids of the items to share among, one each time',
      })
      .option(
        'since',
        single(
          '机制自哪一天起关闭，默认为所问时期的首日 · first day without a mechanism; the first of the period by default',
        ),
      )
      .option(
        'permutations',
        counted(
          '每次运行抽取多少对次序，而不用遍（超过 8 项时默认 8 对） · pairs of orders that each run draws instead of using all; 8 by default with more than 8 items',
        ),
      )
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/attribute-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 attribute scenario.yaml', '')
      .example(
        '$0 attribute scenario.yaml --by mechanism --between 2020 2021 --replicates 8',
        '',
      ) as unknown as Argv<AttributeArguments>,
  handler: runAttribute,
};
