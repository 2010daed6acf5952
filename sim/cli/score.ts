import type { Argv, CommandModule } from 'yargs';
import type { Language } from '../notation/language.ts';
import { numbersIn } from '../notation/numbers.ts';
import { hashOfJson } from '../runs/canonical.ts';
import { marketFileNamed } from '../runs/node/markets.ts';
import { readText } from '../runs/node/read-file.ts';
import { thaw } from '../study/frozen.ts';
import { type Scores, scoreForecast } from '../study/frozen-scores.ts';
import { HISTORY_OPTION, historyOf, MARKET_OPTION } from './history.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION } from './options.ts';
import { complain, print, printJson } from './terminal.ts';

interface ScoreArguments {
  readonly file?: string;
  readonly history?: string;
  readonly market?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const CHANGED = 4;
/** A mark before the text is a change of the file, if not of what it says. */
const MARK = '\ufeff';

const WORDS = {
  zh: {
    about: (scenario: string, known: string, frozen: string) =>
      `${scenario}：信息日 ${known}，封存于 ${frozen}，哈希一致`,
    heads: '量与时期：中位数 · 公布值（公布日） · 误差 · CRPS · 区间得分 · 在 50/80/90% 区间内',
    none: '还没有任何一个封存的量有信息日之后公布的数字',
    target: (hit: boolean) => (hit ? '达到' : '未达到'),
    chance: '概率',
    brier: '布里尔',
    log: '对数得分',
    waiting: '尚不能评分（没有信息日之后公布的数字）：',
    unpublished: (count: number) => `${count} 个时期；历史数据中没有这个指标`,
    yes: '是',
    no: '否',
  },
  en: {
    about: (scenario: string, known: string, frozen: string) =>
      `${scenario}: known until ${known}, frozen on ${frozen}, hash as it was`,
    heads: 'Quantity: median · published (on) · error · CRPS · interval score · inside 50/80/90%',
    none: 'no frozen quantity has a figure published after the information date yet',
    target: (hit: boolean) => (hit ? 'hit' : 'missed'),
    chance: 'chance',
    brier: 'Brier',
    log: 'log score',
    waiting: 'Cannot be scored yet (no figure published after the information date):',
    unpublished: (count: number) => `${count} periods; the history has no figures of this metric`,
    yes: 'yes',
    no: 'no',
  },
} as const;

/** `score <FILE>`: exit code 4 when the forecast is not as it was frozen. */
export const score: CommandModule<object, ScoreArguments> = {
  command: 'score <file>',
  describe: '核对封存的预测并按后来公布的数字评分 · Check a frozen forecast, and score it by later figures',
  builder: (yargs) =>
    yargs
      .positional('file', { type: 'string', describe: '预测文件 · forecast file' })
      .option('history', HISTORY_OPTION)
      .option('market', MARKET_OPTION)
      .option('json', JSON_OPTION)
      .example('$0 score forecast.json', '') as Argv<ScoreArguments>,
  handler: async ({ file = '', history, market, json = false, lang }) => {
    const language = languageOf(lang);
    const { text, isMarked } = readText(file, 'a forecast file');
    const { frozen, changes } = thaw(file, isMarked ? MARK + text : text);
    if (changes.length > 0 || !frozen) {
      complain(
        changes.map(({ what, ...change }) => ({ place: what, ...change })),
        language,
      );
      if (json) printJson({ file, ok: false, changes });
      process.exitCode = CHANGED;
      return;
    }
    const { about } = frozen.content;
    const rows = historyOf(history, marketFileNamed(market ?? about.market), language);
    const scores = scoreForecast(frozen.content, rows);
    if (json) {
      printJson({
        file,
        ok: true,
        sha256: frozen.sha256,
        frozen: frozen.frozen,
        about,
        history: hashOfJson(rows),
        ...scores,
      });
      return;
    }
    print(
      WORDS[language].about(about.scenario, about.knownUntil, frozen.frozen),
      ...linesOf(scores, language),
    );
  },
};

function linesOf({ rows, targets, waiting, waitingTargets }: Scores, language: Language): string[] {
  const words = WORDS[language];
  const { figure, share, signedShare } = numbersIn(language);
  const lines = rows.map((row) => {
    const show = (value: number) => figure(value, row.unit);
    const inside = Object.values(row.inside).map((yes) => (yes ? words.yes : words.no));
    return `  ${`${row.metric} ${row.period}`.padEnd(22)} ${show(row.median)} · ${show(row.actual)} (${row.published}) · ${signedShare(row.error)} · ${row.crps === undefined ? '—' : show(row.crps)} · ${show(row.intervalScore)} · ${inside.join('/')}`;
  });
  const judged = targets.map(
    ({ id, probability, hit, brier, logScore }) =>
      `  ${id}: ${words.target(hit)} · ${words.chance} ${share(probability)} · ${words.brier} ${brier.toFixed(3)} · ${words.log} ${logScore.toFixed(3)}`,
  );
  const open = [
    ...waiting.map(
      ({ metric, periods, published }) =>
        `  ${metric}: ${published ? periods.join(' ') : words.unpublished(periods.length)}`,
    ),
    ...waitingTargets.map((id) => `  ${id}`),
  ];
  return [
    ...(rows.length > 0 ? [words.heads, ...lines] : [words.none]),
    ...judged,
    ...(open.length > 0 ? [words.waiting, ...open] : []),
  ];
}
