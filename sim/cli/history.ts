import { axisOf, currencyOf } from '../notation/currencies.ts';
import type { Language } from '../notation/language.ts';
import { usualUnits } from '../notation/units.ts';
import { marketAt, readHistory } from '../runs/node/markets.ts';
import { baseValue, type HistoryRow } from '../scenario/history.ts';
import { outsideAttention } from '../scenario/known-attention.ts';
import { currencyOfMarket, type MarketData } from '../scenario/market-data.ts';
import { ONLY_WARNING } from '../scenario/problems.ts';
import { publishedFigure } from '../scenario/published-figures.ts';
import { single } from './options.ts';
import { complain, note } from './terminal.ts';

/** `--history FILE`. */
export const HISTORY_OPTION = single('历史数据文件 · history, in the columns of history.csv');

/** `--market NAME`, for what names no scenario. */
export const MARKET_OPTION = single('市场名，只有一个时可省 · name of the market, where there are several');

const READ_AS = { zh: '读作', en: 'is read as' } as const;

/** The history named by `--history`, else the one of the market. @throws Refusal with one line a bad row */
export function historyFrom(file: string | undefined, marketFile: string): readonly HistoryRow[] {
  return file === undefined ? marketAt(marketFile).history : readHistory(file, marketFile);
}

/** The same, and says how unusual units of money are read: what was meant is known only to the one who wrote them. */
export function historyOf(
  file: string | undefined,
  marketFile: string,
  language: Language,
): readonly HistoryRow[] {
  const rows = historyFrom(file, marketFile);
  const currency = currencyOfMarket(marketAt(marketFile));
  for (const line of file === undefined ? [] : unusualUnits(rows, currency, language))
    note(`${file}: ${line}`);
  return rows;
}

/** For each unit of money that the history of the program does not have, how its first row is read. */
function unusualUnits(rows: readonly HistoryRow[], currency: string, language: Language): string[] {
  const money = rows.filter(({ metric }) => publishedFigure(metric)?.kind === 'money');
  const first = new Map(money.map((row) => [row.unit, row] as const).reverse());
  first.delete(usualUnits('money', currency)[0]!);
  const { unit, name } = axisOf(currencyOf(currency), language);
  return [...first.values()].flatMap((row) => {
    const written = `${row.value} ${row.unit}`;
    const read = `${Number((baseValue(row) / unit).toPrecision(12))} ${name}`;
    return read === written ? [] : `${written} (${row.metric} ${row.period}) ${READ_AS[language]} ${read}`;
  });
}

/**
 * A market with a history. Says where a run of it leaves the figures known on its
 * information date.
 */
export function marketWith(
  marketFile: string,
  file: string | undefined,
  run: Parameters<typeof outsideAttention>[1],
  language: Language,
): MarketData {
  const data = { ...marketAt(marketFile), history: historyOf(file, marketFile, language) };
  const warnings = outsideAttention(data, run).map(({ expected, got, hint }) => ({
    place: file ?? 'history.csv',
    expected,
    got,
    hints: [hint, ONLY_WARNING],
  }));
  complain(warnings, language);
  return data;
}
