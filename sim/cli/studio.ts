import type { Argv, CommandModule } from 'yargs';
import { STUDIO_MARK, studioDocument } from '../../reports/studio/document.ts';
import { studioData } from '../../reports/studio/gather.ts';
import { refuse } from '../notation/refusal.ts';
import { runEnsembles } from '../runs/ensemble.ts';
import type { FinishedRun } from '../runs/finished.ts';
import { refuseTooLarge } from '../runs/node/needs.ts';
import { type OwnFile, withFile } from '../runs/node/own-file.ts';
import { threadsFor } from '../runs/node/threads.ts';
import { pluginMark } from '../runs/node/used-plugins.ts';
import type { Means } from '../runs/perform.ts';
import type { Prepared } from '../runs/prepared.ts';
import { Stopped } from '../study/markets.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { JSON_OPTION, outOption, THREADS_OPTION } from './options.ts';
import { studioScripts } from './report-files.ts';
import { marketOptions, type ScenarioArguments } from './scenarios.ts';
import { stoppableStudy } from './stoppable.ts';
import { studioScenarios } from './studio-scenarios.ts';
import { printFailures, tellRemembered } from './study-folder.ts';
import { print, printJson } from './terminal.ts';
import { watch } from './watch.ts';

interface StudioArguments extends ScenarioArguments, MeansArguments {
  readonly out?: string;
  readonly threads?: string;
  readonly json?: boolean;
}

const WORDS = {
  zh: { file: '推演台：', size: (kb: string) => `（${kb} kB，不连网络也能打开）` },
  en: { file: 'studio: ', size: (kb: string) => ` (${kb} kB; opens without a network)` },
} as const;

const OWN: Omit<OwnFile, 'out'> = {
  expected: 'a file of a studio, or none',
  got: 'another file',
  example: 'studio.html',
  isOwn: (text) => text.includes(STUDIO_MARK),
};

/** The base, run; the page begins with what it gave. */
async function runBase(base: Prepared, means: Means, lang: 'zh' | 'en'): Promise<FinishedRun> {
  const asked = [{ prepared: base }];
  const { observer, end } = watch(asked, lang);
  const [run] = await runEnsembles(asked, means, observer);
  end();
  if (means.signal?.aborted) throw new Stopped();
  tellRemembered([run!], lang);
  return run!;
}

/** `studio SCENARIO…`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runStudio(given: StudioArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  if (pluginMark() !== '') {
    const hint = 'the engine in the page has none; run and compare take them';
    throw refuse('--plugin', 'a studio without plugins that change runs', pluginMark().slice(1), hint);
  }
  const [base, ...plans] = studioScenarios(given);
  if (!given.on) refuseTooLarge([base.scenario], threadsFor(base.scenario.replicates, threads));
  await stoppableStudy(lang, async (signal) => {
    let bytes = 0;
    const file = await withFile({ out: given.out ?? OWN.example, ...OWN }, async () => {
      const run = await withMeans({ threads, signal, lang, ...meansOf(given) }, (means) =>
        runBase(base, means, lang),
      );
      if (printFailures([{ letter: base.scenario.name, run }], lang) > 0) process.exitCode = 3;
      if (run.series.length === 0) throw refuse(base.scenario.name, 'a replicate that ends well', 'none');
      const html = studioDocument(studioData({ prepared: base, run, plans }), await studioScripts());
      bytes = Buffer.byteLength(html);
      return html;
    });
    const { file: name, size } = WORDS[lang];
    const { engine } = base.identity;
    if (given.json) printJson({ file, bytes, engine, scale: base.scenario.scale });
    else print(`${name}${file}${size((bytes / 1000).toFixed(0))}`);
  });
}

export const studio: CommandModule<object, StudioArguments> = {
  command: 'studio <scenario..>',
  describe:
    '一个网页，引擎在内：改杠杆，当场推演，不连网络 · One page with the engine inside: change levers and see, without a network',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('scenario', {
        type: 'string',
        array: true,
        describe:
          '场景文件：第一个为基准，其余为页上的方案 · scenario files: the first is the base, others are plans',
      }),
    )
      .option('out', outOption('网页文件，默认 studio.html · the page; studio.html by default'))
      .option('threads', THREADS_OPTION)
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 studio scenario.yaml', '')
      .example('$0 studio scenario.yaml --replicates 16 --out talk.html', '') as Argv<StudioArguments>,
  handler: runStudio,
};
