/** Figures of a comparison as people read them, and which of them are shown. */
import { periodOf } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { ComparedFigure, CompareResult, Comparison } from '../../sim/result/compare.ts';
import { shortUnit } from '../short-unit.ts';
import { COMPARE_WORDS } from '../words/compare.ts';

/** First and last day of a period, also of a whole run. */
function daysOf(period: string): { readonly from: string; readonly until: string } {
  const [from, until] = period.split('/');
  return periodOf(period) ?? { from: from!, until: until! };
}

export function periodText(period: string, lang: Language): string {
  const { period: written, date } = numbersIn(lang);
  if (periodOf(period)) return written(period);
  const { from, until } = daysOf(period);
  return `${date(from)} – ${date(until)}`;
}

/** A period at the beginning of a sentence. */
export function whenText(period: string, lang: Language): string {
  const text = periodText(period, lang);
  const { during, on, over } = COMPARE_WORDS[lang].when;
  const kind = periodOf(period)?.kind;
  return (
    { day: on(text), month: during(text), quarter: during(text), year: during(text) }[kind!] ?? over(text)
  );
}

/** Two significant digits: what is left of an index that two decimals would round away. */
function fine(value: number): string {
  return String(Number(value.toPrecision(2))).replace('-', '−');
}

/** A value in its unit; a small difference of an index, or of shares, in two significant digits. */
function plain(value: number, unit: string, lang: Language): string {
  if (unit === 'index') return fine(value);
  if (unit === 'share') return `${fine(100 * value)}%`;
  return numbersIn(lang).figure(value, unit);
}

/** The size of a difference. */
export function sizeText(value: number, unit: string, lang: Language): string {
  return plain(Math.abs(value), unit, lang);
}

/** A difference with its sign; — where there is none. */
export function signedText(value: number | null, unit: string, lang: Language): string {
  if (value === null) return '—';
  return `${value > 0 ? '+' : ''}${plain(value, unit, lang)}`;
}

/** A value of one side; of money how much it is, for the difference beside it has its unit. */
export function levelText(value: number, unit: string, lang: Language): string {
  if (unit === 'index') return value.toFixed(3);
  return numbersIn(lang).figure(value, shortUnit(unit));
}

/** Both ends, the unit with the second; — where there is no interval. */
export function spanText(low: number | null, high: number | null, unit: string, lang: Language): string {
  if (low === null || high === null) return '—';
  const first = signedText(low, shortUnit(unit), lang);
  return `${first} – ${signedText(high, unit, lang)}`;
}

/** A change of a chance and its standard error in percentage points, no more precise than the error allows. */
export function pointsPair(change: number, error: number): [change: string, error: string] {
  const decimals = error > 0 && error < 0.01 ? 1 : 0;
  const write = (value: number) => String(Number((100 * value).toFixed(decimals))).replace('-', '−');
  const sign = Number((100 * change).toFixed(decimals)) > 0 ? '+' : '';
  return [`${sign}${write(change)}`, write(error)];
}

/** The same in words. */
export function pointsText(change: number, error: number, lang: Language): string {
  return COMPARE_WORDS[lang].points(...pointsPair(change, error));
}

/** Ratio as a change: `+1.7%`; nothing where A has none. */
export function changeText(ratio: number | null, lang: Language): string {
  return ratio === null ? '' : numbersIn(lang).signedShare(ratio - 1);
}

/** How many times as many runs unpaired ones would have to be. */
export function timesText(ratio: number | null, lang: Language): string {
  if (ratio === null) return '—';
  return `×${numbersIn(lang).count(Number(ratio.toPrecision(2)))}`;
}

/** GMV for each unit of cost. */
export function perCostText(value: number | null): string {
  return value === null ? '—' : String(Number(value.toPrecision(3))).replace('-', '−');
}

/** Figures of periods that both sides can differ in; all of them where they never do. */
function shownFigures({ figures, apart }: Comparison): readonly ComparedFigure[] {
  return apart === null ? figures : figures.filter(({ period }) => daysOf(period).until >= apart);
}

/** Main periods in which both sides can differ, the first of them first. */
export function mainPeriods(comparison: Comparison): string[] {
  const main = shownFigures(comparison).filter(({ metric }) => metric === 'leverCost');
  return main.map(({ period }) => period);
}

/** Every figure of one period. */
export function figuresIn(comparison: Comparison, period: string): readonly ComparedFigure[] {
  return shownFigures(comparison).filter((figure) => figure.period === period);
}

/** GMV quarter by quarter; none where a quarter is a main period by itself. */
export function quartersOf(comparison: Comparison): readonly ComparedFigure[] {
  const main = mainPeriods(comparison);
  return shownFigures(comparison).filter(
    ({ metric, period }) =>
      metric === 'gmv' && periodOf(period)?.kind === 'quarter' && !main.includes(period),
  );
}

/** Figures that targets are about, of periods that are no main ones. */
export function otherFigures(comparison: Comparison): readonly ComparedFigure[] {
  const main = mainPeriods(comparison);
  const quarters = quartersOf(comparison);
  return shownFigures(comparison).filter(
    (figure) => !main.includes(figure.period) && !quarters.includes(figure),
  );
}

/** A figure in the period that the sentences are about. */
export function mainFigure(
  { main }: Pick<CompareResult, 'main'>,
  { figures }: Comparison,
  metric: string,
): ComparedFigure | undefined {
  return figures.find((figure) => figure.metric === metric && figure.period === main);
}

/** What the comparison is about: the figure of the first target, else GMV. */
export function headlineFigure(result: CompareResult, comparison: Comparison): ComparedFigure | undefined {
  const [target] = comparison.targets;
  const { figures } = comparison;
  return (
    figures.find(({ metric, period }) => metric === target?.metric && period === target?.over) ??
    mainFigure(result, comparison, 'gmv')
  );
}

/** Chinese beside a word in Latin letters stands apart from it: `的 GMV 比`, and without: `的退款比`. */
export function spaced(text: string, lang: Language): string {
  if (lang !== 'zh') return text;
  return text.replace(/^(?=[A-Za-z0-9])/, ' ').replace(/(?<=[A-Za-z0-9])$/, ' ');
}

/** A side as it is named: its letter, and its title. */
export function sideText({ sides }: CompareResult, letter: string, lang: Language): string {
  const { colon } = COMPARE_WORDS[lang];
  return `${letter}${colon}${sides.find((side) => side.letter === letter)!.title[lang]}`;
}
