import { resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { sentencesOf } from '../../reports/backtest/sentences.ts';
import { readBacktest } from '../runs/node/backtest.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { checkFolder, ownerOf } from '../runs/node/folder.ts';
import { marketAt, marketFileNamed, opponentsOf } from '../runs/node/markets.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { rescored } from '../study/backtest/rescore.ts';
import { printBacktest, writeBacktestFolder } from './backtest-folder.ts';
import { HISTORY_OPTION, historyOf, MARKET_OPTION } from './history.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION, outOption } from './options.ts';

interface RescoreArguments {
  readonly file?: string;
  readonly out?: string;
  readonly history?: string;
  readonly market?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `rescore <backtest.json> --out DIR`: the forecasts of an earlier backtest beside today's opponents, none simulated. */
export const rescore: CommandModule<object, RescoreArguments> = {
  command: 'rescore <file>',
  describe:
    '用现在的对照方法重新评分一次回测，不运行仿真 · Score a backtest beside today’s opponents, simulating nothing',
  builder: (yargs) =>
    yargs
      .positional('file', { type: 'string', describe: '回测结果 · backtest.json' })
      .option('out', { ...outOption('结果文件夹 · folder for the results'), demandOption: true })
      .option('history', HISTORY_OPTION)
      .option('market', MARKET_OPTION)
      .option('json', JSON_OPTION)
      .example('$0 rescore backtest.json --out backtest', '') as Argv<RescoreArguments>,
  handler: async (given) => {
    const { file = '', out = '', history, json, lang } = given;
    const before = readBacktest(file);
    const marketFile = marketFileNamed(given.market);
    const rows = historyOf(history, marketFile, languageOf(lang));
    const published = { market: { ...marketAt(marketFile), history: rows }, ...opponentsOf(marketFile) };
    const [dir, owner] = [resolve(out), ownerOf('backtest', ['rescored', before, published])];
    checkFolder(dir, owner); // before the work, which may be refused and would then leave a folder
    const told = rescored(before, published, engineVersion(), file);
    const result = { ...told, sentences: sentencesOf(told) };
    await withFolders([{ dir, owner }], async () => {
      printBacktest(result, await writeBacktestFolder(dir, result), { out, json, lang });
    });
  },
};
