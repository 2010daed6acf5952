import type { Argv, CommandModule } from 'yargs';
import { isDate } from '../notation/dates.ts';
import type { Language } from '../notation/language.ts';
import { refuse } from '../notation/refusal.ts';
import { type Ledger, manifestOfLedger, sourceOf, withLedger } from '../runs/node/ledger/open.ts';
import { withFile } from '../runs/node/own-file.ts';
import type { Mismatch } from '../runs/record.ts';
import { shown } from '../scenario/problems.ts';
import { type Question, snowball, whyAll, whyDay, whyFan, whySeller } from '../study/ledger/questions.ts';
import { sumsOf } from '../study/ledger/sums.ts';
import { RELATIONS, viewStatements } from '../study/ledger/views.ts';
import { languageOf } from './language.ts';
import { GRAPH_MARK, graphml, graphStatements } from './ledger-graph.ts';
import { tableLines } from './ledger-table.ts';
import { eventsText } from './limits.ts';
import { JSON_OPTION, outOption, single } from './options.ts';
import { complain, print, printJson } from './terminal.ts';

interface LedgerArguments {
  readonly what?: string;
  readonly dir?: string;
  readonly statement?: string;
  readonly fan?: string;
  readonly seller?: string;
  readonly day?: string;
  readonly replicate?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const WHATS = ['sql', 'why', 'snowball', 'graphml', 'check'] as const;
const MISMATCH = 4;

const WORDS = {
  zh: {
    of: (share: string, rows: number, replicate: number) => `样本：${share} 的粉丝，共 ${rows} 条事件；第 ${replicate} 次重复。计数为粉丝智能体，金额为真实用户`,
    conserved: (parts: number, whole: number) => `各起因的私域访问合计 ${parts}，全部私域访问 ${whole}`,
    adds: (measures: number, days: number) => `账本与运行相符：${measures} 项指标，每项 ${days} 个日值，分毫不差`,
    views: `供 DuckDB 使用的视图：${RELATIONS.join('、')}`,
  },
  en: {
    of: (share: string, rows: number, replicate: number) =>
      `sample: ${share} of the fans, ${rows} events in all; replicate ${replicate}. Counts are fan agents, money is that of real users`,
    conserved: (parts: number, whole: number) =>
      `private visits add up to ${parts} over their origins, and are ${whole} in all`,
    adds: (measures: number, days: number) =>
      `the ledger adds up to the run: ${measures} measures, ${days} values of each, money to the fen`,
    views: `views for DuckDB: ${RELATIONS.join(', ')}`,
  },
} as const; // biome-ignore format: a text a line

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const found = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isSafeInteger(found) && found >= 0) return found;
  throw refuse(`--${name}`, 'a whole number, 0 or more', shown(text));
}

/** What `why` asks: of a fan, of a seller, of a day, or of the whole run. @throws Refusal for two of them */
function whyOf({ fan, seller, day }: LedgerArguments, replicate: number): Question[] {
  const given = Object.entries({ fan, seller, day }).filter(([, value]) => value !== undefined);
  if (given.length > 1)
    throw refuse(`--${given[1]![0]}`, 'one question at a time', `--${given[0]![0]} as well`);
  const asked = { replicate };
  if (fan !== undefined) return whyFan(numberOf('fan', fan)!, asked);
  if (seller !== undefined) return whySeller(numberOf('seller', seller)!, asked);
  if (day === undefined) return whyAll(asked);
  if (!isDate(day)) throw refuse('--day', 'a day such as 2021-07-03', shown(day));
  return whyDay(day, asked);
}

/** Puts questions one after the other, and prints their answers. */
async function answer(
  { manifest, ask }: Ledger,
  questions: readonly Question[],
  given: LedgerArguments,
  replicate: number,
) {
  const lang = languageOf(given.lang);
  const answers = [];
  for (const { title, sql } of questions) answers.push({ title, ...(await ask(sql)) });
  const { share, rows } = manifest.events!;
  if (given.json) {
    printJson({ dir: given.dir, replicate, share, questions: answers });
    return;
  }
  print(WORDS[lang].of(eventsText(share), rows, replicate));
  for (const { title, ...found } of answers) print('', title[lang], ...tableLines(found));
}

/** Says that the origins of private visits add up to all of them. */
async function conserved({ ask }: Ledger, replicate: number, lang: Language): Promise<void> {
  const { rows } = await ask(
    `SELECT (SELECT count(*) FROM private_visits WHERE replicate = ${replicate})::INTEGER,
      (SELECT count(*) FROM visits WHERE replicate = ${replicate} AND route = 'private')::INTEGER`,
  );
  const [parts, whole] = rows[0] as [number, number];
  print('', WORDS[lang].conserved(parts, whole));
}

async function sql(dir: string, given: LedgerArguments): Promise<void> {
  const { statement, json } = given;
  const words = WORDS[languageOf(given.lang)];
  if (statement === undefined) {
    const manifest = manifestOfLedger(dir);
    const views = viewStatements((table) => sourceOf(dir, table, manifest));
    if (json) printJson({ dir, views });
    else print(`-- ${words.views}`, ...views.map((view) => `${view};`));
    return;
  }
  await withLedger(dir, viewStatements, async ({ ask }) => {
    const found = await ask(statement);
    if (json) printJson({ dir, ...found });
    else print(...tableLines(found));
  });
}

async function graph(dir: string, out: string | undefined, replicate: number, json: boolean): Promise<void> {
  if (out === undefined) throw refuse('--out', 'a file such as ties.graphml', 'nothing');
  const own = {
    out,
    expected: 'a GraphML file of ties, or no file',
    got: 'another file',
    isOwn: (text: string) => text.includes(GRAPH_MARK),
    example: 'ties.graphml',
  };
  const file = await withFile(own, () =>
    withLedger(dir, viewStatements, async ({ ask }) => {
      const { fans, sellers, ties } = graphStatements(replicate);
      return graphml({ fans: await ask(fans), sellers: await ask(sellers), ties: await ask(ties) });
    }),
  );
  if (json) printJson({ dir, replicate, file });
  else print(file);
}

/** Whether the ledger of all fans adds up to the run's measures. Exit code 4 where it does not. */
async function check(dir: string, { json, lang }: LedgerArguments): Promise<void> {
  const words = WORDS[languageOf(lang)];
  await withLedger(dir, viewStatements, async ({ manifest, ask }) => {
    if (manifest.events!.share !== 1)
      throw refuse(
        dir,
        'a ledger of all fans',
        `a sample of ${eventsText(manifest.events!.share)}`,
        'run it with --events all',
      );
    const sums = sumsOf(manifest.scale);
    const differing: Mismatch[] = [];
    let days = 0;
    for (const { metric, sql: statement } of sums) {
      const { rows } = await ask(statement);
      days = rows.length;
      const other = rows.find(([, , own, run]) => own !== run);
      if (!other) continue;
      const [replicate, date, own, run] = other.map(String);
      differing.push({ what: `${metric}, replicate ${replicate}, ${date}`, expected: run!, got: own! });
    }
    if (json) printJson({ dir, ok: differing.length === 0, measures: sums.length, mismatches: differing });
    else if (differing.length === 0) print(words.adds(sums.length, days));
    else
      complain(
        differing.map(({ what, ...mismatch }) => ({ place: what, ...mismatch })),
        languageOf(lang),
      );
    if (differing.length > 0) process.exitCode = MISMATCH;
  });
}

async function tell(given: LedgerArguments): Promise<void> {
  const { what, dir = '', json = false, seller } = given;
  const replicate = numberOf('replicate', given.replicate) ?? 0;
  if (what === 'sql') return sql(dir, given);
  if (what === 'check') return check(dir, given);
  if (what === 'graphml') return graph(dir, given.out, replicate, json);
  const isSnowball = what === 'snowball';
  const questions = isSnowball
    ? snowball({ replicate }, numberOf('seller', seller))
    : whyOf(given, replicate);
  await withLedger(dir, viewStatements, async (ledger) => {
    await answer(ledger, questions, given, replicate);
    if (isSnowball && !json) await conserved(ledger, replicate, languageOf(given.lang));
  });
}

/** `ledger sql|why|snowball|graphml <DIR>`: what fans did in a run that kept it (`run --events`). */
export const ledger: CommandModule<object, LedgerArguments> = {
  command: 'ledger <what> <dir> [statement]',
  describe:
    '粉丝做过什么、信任失于何处、销售额从何而来（run --events） · What fans did, who lost trust, where GMV came from, from a run with --events',
  builder: (yargs) =>
    yargs
      .positional('what', { choices: WHATS, describe: '所问 · what is asked' })
      .positional('dir', { type: 'string', describe: '结果文件夹 · run folder' })
      .positional('statement', {
        type: 'string',
        describe: 'SQL；没有则印出视图 · SQL; without it the views are printed',
      })
      .option('fan', single('粉丝的编号 · number of a fan'))
      .option('seller', single('卖家的编号 · number of a seller'))
      .option('day', single('日期，如 2021-07-03 · a day, e.g. 2021-07-03'))
      .option('replicate', single('重复的编号，默认 0 · number of the replicate; 0 by default'))
      .option('out', outOption('关注关系的文件 · file for the ties, e.g. ties.graphml'))
      .option('json', JSON_OPTION)
      .example('$0 ledger why runs/my-run --seller 12', '')
      .example(
        '$0 ledger sql runs/my-run "SELECT route, count(*) FROM visits GROUP BY route"',
        '',
      ) as Argv<LedgerArguments>,
  handler: tell,
};
