/** One published or assumed figure from a row of a table: period, metric, value and unit, each read where it is certain. */
import { currencyOf, otherCurrency } from '../notation/currencies.ts';
import { readDecimal } from '../notation/decimals.ts';
import type { Unread } from '../notation/decode.ts';
import { nearestNames } from '../notation/nearest.ts';
import { shortNumber } from '../notation/quantity.ts';
import { type Complaint, Refusal } from '../notation/refusal.ts';
import { readReportPeriod } from '../notation/report-periods.ts';
import { readUnit, type Unit, type UnitKind, usualUnits } from '../notation/units.ts';
import type { CsvRow } from './csv.ts';
import { complaintOf, didYouMean, error, shortened, shown } from './problems.ts';
import {
  type OwnFigures,
  type PublishedFigure,
  publishedFigure,
  publishedMetrics,
} from './published-figures.ts';

export const FIGURE_COLUMNS = ['period', 'metric', 'value', 'unit'] as const;

/** What is wrong with a row, by column. */
export type Wrong = Unread & { readonly column: string };

export interface FigureRow {
  /** In the one form of periods. */
  readonly period: string;
  readonly metric: string;
  readonly about: PublishedFigure;
  /** In the unit of the row. */
  readonly value: number;
  readonly unit: string;
  /** In the currency of the market, persons, things, minutes or fractions. */
  readonly base: number;
}

/** What of a market decides how a figure is read. */
export interface FigureRules {
  /** Code of its currency. */
  readonly currency: string;
  /** One of the currency of the model's first values in it; 1 when not said. */
  readonly rate?: number;
  /** What only its own tables have. */
  readonly figures?: OwnFigures;
}

/**
 * The figure of a row, or everything that is wrong with it.
 * @param rules code of the market's own currency, for amounts in another are refused, its rate, and figures that only it has
 */
export function readFigure(
  row: CsvRow,
  { currency, rate = 1, figures = {} }: FigureRules,
): { readonly figure: FigureRow } | { readonly wrong: readonly Wrong[] } {
  const { period: written = '', metric = '', unit = '' } = row.values;
  const period = readPeriod(written);
  const value = readValue(row.values.value ?? '', row.delimiter === ';');
  const about = publishedFigure(metric, figures);
  const factor = about && factorOf(unit, about, currency);
  const columns = { period, metric: about ?? unknownMetric(metric, figures), value, unit: factor ?? 1 };
  const wrong = Object.entries(columns).flatMap(([column, read]) =>
    typeof read === 'object' && 'expected' in read ? [{ column, ...read }] : [],
  );
  if (wrong.length > 0) return { wrong };
  const base = (value as number) * (factor as number);
  const outside = outsideRange(base, about!, {
    currency,
    rate,
    got: `${shortened(row.values.value ?? '')} ${unit}`,
  });
  if (outside) return { wrong: [{ column: 'value', ...outside }] };
  return { figure: { period: period as string, metric, about: about!, value: value as number, unit, base } };
}

/** A mistake with its place, `<file>:<line>:<column> <column name>: expected …, got …`. */
export function mistakeIn(row: CsvRow, { column, expected, got, hint }: Wrong): Complaint {
  return complaintOf(error(row.placeOf(column), column, expected, got, hint));
}

export function rowRefusal(row: CsvRow, wrong: Wrong): Refusal {
  return new Refusal([mistakeIn(row, wrong)]);
}

/** A cell as a message shows it. */
export function shownCell(text: string | undefined): string {
  return shown(text || undefined);
}

function readPeriod(text: string): string | Unread {
  const expected = 'a period such as 2021, 2021Q1, 2021H1, 2021-03, 2021-03-31 or 2021-03-22..2021-03-31';
  return readReportPeriod(text) ?? { expected, got: shownCell(text) };
}

function readValue(text: string, hasDecimalComma: boolean): number | Unread {
  const value = readDecimal(text, hasDecimalComma);
  if (typeof value === 'number') return value;
  const got = shownCell(text);
  if (value === undefined) return { expected: 'a number such as 680.5', got };
  const hint = `among semicolons it may be a thousand or a fraction; write ${text.replace(/[.,]/, '')} or ${text.replace('.', ',')}0`;
  return { expected: 'a number that can be read in one way', got, hint };
}

function unknownMetric(metric: string, figures: OwnFigures): Unread {
  const known = publishedMetrics(figures);
  const near = nearestNames(metric, known);
  const partly = known.filter((name) => name.split('_').includes(metric.toLowerCase())); // gmv
  const hint = didYouMean([...near, ...partly]) ?? 'the names are those of a market’s history.csv';
  return { expected: 'the name of a published figure', got: shownCell(metric), hint };
}

/** Base units in one of the unit. */
function factorOf(text: string, { kind, per }: PublishedFigure, currency: string): number | Unread {
  const unit = readUnit(text, kind);
  const got = shownCell(text);
  if (kind === 'money' && isOtherMoney(text, unit, currency)) {
    const hint = 'the market states no rate of exchange: convert the figure, and say so in its source';
    return { expected: `an amount in ${currencyOf(currency).unit}`, got, hint };
  }
  if (unit) {
    if (unit.per === undefined || unit.per === per) return unit.factor;
    const expected = per ? `a figure for one ${per}` : 'a figure of the whole period';
    return { expected, got: `one for each ${unit.per} (${got})` };
  }
  const usual = usualUnits(kind, currency);
  const hint = didYouMean(nearestNames(text, usual));
  return { expected: `a unit such as ${usual.slice(0, 4).join(', ')}`, got, ...(hint ? { hint } : {}) };
}

function isOtherMoney(text: string, unit: Unit | undefined, currency: string): boolean {
  return unit ? unit.currency !== currency : otherCurrency(text, currency) !== undefined;
}

function outsideRange(
  base: number,
  { kind, range, isAbove }: PublishedFigure,
  { currency, rate, got }: { readonly currency: string; readonly rate: number; readonly got: string },
): Unread | undefined {
  const [low, high] = kind === 'money' ? range.map((end) => Number((end * rate).toPrecision(6))) : range;
  if (base <= high && (isAbove ? base > low : base >= low)) return undefined;
  const words = (value: number) => inWords(value, kind, currency);
  const least = isAbove ? `above ${words(low)}` : `from ${words(low)}`;
  return { expected: `a figure ${least} to ${words(high)}`, got };
}

function inWords(value: number, kind: UnitKind, currency: string): string {
  if (kind === 'share') return `${value * 100}%`;
  if (kind === 'points') return `${value * 100} percentage points`;
  const unit = { money: ` ${currencyOf(currency).unit}`, people: ' people', minutes: ' minutes', things: '' };
  return `${shortNumber(value)}${unit[kind]}`;
}
