import type { Language } from '../notation/language.ts';
import { moneyAxis } from '../notation/numbers.ts';
import { USUAL_UNITS } from '../notation/units.ts';
import { readHistory, shippedMarket } from '../runs/node/shipped.ts';
import { baseValue, type HistoryRow } from '../scenario/history.ts';
import { outsideAttention } from '../scenario/known-attention.ts';
import type { MarketData } from '../scenario/market-data.ts';
import { ONLY_WARNING } from '../scenario/problems.ts';
import { publishedFigure } from '../scenario/published-figures.ts';
import { single } from './options.ts';
import { complain, note } from './terminal.ts';

/** `--history FILE`. */
export const HISTORY_OPTION = single('历史数据文件 · history, in the columns of history.csv');

const READ_AS = { zh: '读作', en: 'is read as' } as const;

/**
 * The history named by `--history`, else the one that comes with the program. Says how unusual units of money are read:
 * what was meant is known only to the one who wrote them.
 * @throws Refusal for a file that cannot be read or has a bad row
 */
export function historyOf(file: string | undefined, language: Language): HistoryRow[] {
  const rows = readHistory(file);
  for (const line of file === undefined ? [] : unusualUnits(rows, language)) {
    note(`${file}: ${line}`);
  }
  return rows;
}

/** For each unit of money that the history of the program does not have, how its first row is read. */
function unusualUnits(rows: readonly HistoryRow[], language: Language): string[] {
  const money = rows.filter(({ metric }) => publishedFigure(metric)?.kind === 'money');
  const first = new Map(money.map((row) => [row.unit, row] as const).reverse());
  first.delete(USUAL_UNITS.money[0]!);
  const { unit, name } = moneyAxis(language);
  return [...first.values()].flatMap((row) => {
    const written = `${row.value} ${row.unit}`;
    const read = `${Number((baseValue(row) / unit).toPrecision(12))} ${name}`;
    return read === written ? [] : `${written} (${row.metric} ${row.period}) ${READ_AS[language]} ${read}`;
  });
}

/**
 * The market that ships with the program, with a history. Says where a run of it leaves the figures known on its
 * information date.
 */
export function marketWith(
  history: readonly HistoryRow[],
  file: string | undefined,
  run: Parameters<typeof outsideAttention>[1],
  language: Language,
): MarketData {
  const data = shippedMarket(history);
  const warnings = outsideAttention(data, run).map(({ expected, got, hint }) => ({
    place: file ?? 'history.csv',
    expected,
    got,
    hints: [hint, ONLY_WARNING],
  }));
  complain(warnings, language);
  return data;
}
