/** Published effects of levers, launches of brands and hosts, and sizes of rivals, from text: every row checked, every mistake with its place. */
import { periodOf } from '../notation/dates.ts';
import { readDecimal } from '../notation/decimals.ts';
import { type Complaint, Refusal } from '../notation/refusal.ts';
import { type CsvRow, csvRows } from './csv.ts';
import { mistakeIn, shownCell, type Wrong } from './figure-row.ts';

/** Where a figure comes from, and how sure it is: A company or official text, B press, tracker or paper, C weak. */
export interface Origin {
  readonly source: string;
  readonly address: string;
  readonly confidence: string;
  readonly note: string;
}

/** What a study found that something like a lever does. */
export interface EffectRow extends Origin {
  readonly lever: string;
  readonly effect: string;
  /** In `unit`; undefined where the source gives a direction or a range, which `written` has. */
  readonly value: number | undefined;
  readonly written: string;
  readonly unit: string;
  readonly setting: string;
}

/** First and last day, ISO. */
export interface DaySpan {
  readonly from: string;
  readonly until: string;
}

/** One figure of a launch, a debut or a break-out. */
export interface LaunchRow extends Origin {
  readonly launch: string;
  readonly platform: string;
  readonly date: string;
  /** Undefined where the text names no single span, as `2021-12 vs 2021-01`. */
  readonly span: DaySpan | undefined;
  readonly metric: string;
  /** Undefined for what only happened. */
  readonly value: number | undefined;
  readonly unit: string;
  /** Last day on which it can have become public. */
  readonly published: string;
}

/** The size of a rival in a period. */
export interface RivalRow extends Origin {
  readonly period: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** Last day on which it can have become public. */
  readonly published: string;
}

const ORIGIN = ['source', 'address', 'confidence', 'note'];
const CONFIDENCES = ['A', 'B', 'C'];

/** A row, or what is wrong with it. */
type Read<Row> = { readonly row: Row } | { readonly wrong: readonly Wrong[] };

/** @throws Refusal with one line a mistake */
export function rowsOf<Row>(
  text: string,
  file: string,
  columns: readonly string[],
  read: (row: CsvRow) => Read<Row>,
): Row[] {
  const problems: Complaint[] = [];
  const rows = csvRows(text, file, columns).flatMap((line) => {
    const answer = read(line);
    if ('row' in answer) return [answer.row];
    problems.push(...answer.wrong.map((wrong) => mistakeIn(line, wrong)));
    return [];
  });
  if (problems.length > 0) throw new Refusal(problems);
  return rows;
}

function originOf({ values }: CsvRow): Origin {
  const { source = '', address = '', confidence = '', note = '' } = values;
  return { source, address, confidence, note };
}

/** Columns that must say something, and the confidence. */
function missing({ values }: CsvRow, ...columns: readonly string[]): Wrong[] {
  const empty = [...columns, 'source'].filter((column) => !values[column]);
  const wrong: Wrong[] = empty.map((column) => ({ column, expected: 'a text', got: shownCell('') }));
  if (!CONFIDENCES.includes(values.confidence ?? ''))
    wrong.push({ column: 'confidence', expected: 'A, B or C', got: shownCell(values.confidence) });
  return wrong;
}

function numberIn({ values, delimiter }: CsvRow): number | undefined {
  const value = readDecimal(values.value ?? '', delimiter === ';');
  return typeof value === 'number' ? value : undefined;
}

/** A row in the columns of a market’s effects.csv. */
export function effectRows(text: string, file: string): EffectRow[] {
  return rowsOf(text, file, ['lever', 'effect', 'value', 'unit', 'setting', ...ORIGIN], (row) => {
    const wrong = missing(row, 'lever', 'effect');
    if (wrong.length > 0) return { wrong };
    const { lever = '', effect = '', value: written = '', unit = '', setting = '' } = row.values;
    return { row: { lever, effect, value: numberIn(row), written, unit, setting, ...originOf(row) } };
  });
}

/** Rows in the columns of a market’s launches.csv. */
export function launchRows(text: string, file: string): LaunchRow[] {
  const columns = ['case', 'platform', 'date', 'metric', 'value', 'unit', 'published', ...ORIGIN];
  return rowsOf(text, file, columns, (row) => {
    const wrong = missing(row, 'case', 'platform', 'date', 'metric');
    const { case: launch = '', platform = '', date = '', metric = '', unit = '' } = row.values;
    const span = spanOf(date);
    const value = numberIn(row);
    if (value === undefined && row.values.value) wrong.push(noNumber(row));
    const published = publishedOf(row, span?.from, wrong);
    if (published === undefined || wrong.length > 0) return { wrong };
    return { row: { launch, platform, date, span, metric, value, unit, published, ...originOf(row) } };
  });
}

/** Rows in the columns of a market’s rivals/*.csv. */
export function rivalRows(text: string, file: string): RivalRow[] {
  const columns = ['period', 'metric', 'value', 'unit', 'published', ...ORIGIN];
  return rowsOf(text, file, columns, (row) => {
    const wrong = missing(row, 'period', 'metric', 'unit');
    const { period = '', metric = '', unit = '' } = row.values;
    const value = numberIn(row);
    if (value === undefined) wrong.push(noNumber(row));
    const published = publishedOf(row, spanOf(period)?.from, wrong);
    if (value === undefined || published === undefined || wrong.length > 0) return { wrong };
    return { row: { period, metric, value, unit, published, ...originOf(row) } };
  });
}

function noNumber({ values }: CsvRow): Wrong {
  return { column: 'value', expected: 'a number such as 680.5', got: shownCell(values.value) };
}

/** A month or a year stands for its last day: nobody can be proven to have known the figure earlier. */
function publishedOf({ values }: CsvRow, since: string | undefined, wrong: Wrong[]): string | undefined {
  const column = 'published';
  const got = shownCell(values.published);
  const day = periodOf(values.published ?? '')?.until;
  if (day === undefined) {
    wrong.push({ column, expected: 'a day, month or year such as 2021-07-22, 2021-07 or 2021', got });
  } else if (since !== undefined && day < since) {
    wrong.push({ column, expected: `a day not before ${since}, from which the figure counts`, got });
    return undefined;
  }
  return day;
}

/** `2021-07-16..21`, `2021-10-04..11-03`, `2021-05..2022-04`, `2023-10M` (ten months), `2021-07-end`, `2024H1`, or a period. */
function spanOf(text: string): DaySpan | undefined {
  const [first = '', last] = text.split('..');
  if (last !== undefined) {
    const from = periodOf(first)?.from;
    const until = periodOf(first.slice(0, Math.max(0, first.length - last.length)) + last)?.until;
    return from !== undefined && until !== undefined && from <= until ? { from, until } : undefined;
  }
  const [, year, kind, months] = /^(\d{4})(?:(H[12])|-(\d\d)M)$/.exec(text) ?? [];
  if (kind) {
    return kind === 'H1'
      ? { from: `${year}-01-01`, until: `${year}-06-30` }
      : { from: `${year}-07-01`, until: `${year}-12-31` };
  }
  const until = months && periodOf(`${year}-${months}`)?.until;
  if (until) return { from: `${year}-01-01`, until };
  const period = periodOf(text.replace(/-end$/, ''));
  return period && { from: period.from, until: period.until };
}

/** Figures of the same launch on the same platform that can be set against one another: one metric, several dates. */
export interface ComparableFigures {
  readonly launch: string;
  readonly platform: string;
  readonly metric: string;
  /** The oldest first. */
  readonly rows: readonly LaunchRow[];
}

/** Sales figures that exist on two dates or more: what a prediction from the first could be scored by. */
export function comparableSales(rows: readonly LaunchRow[]): ComparableFigures[] {
  const groups = Map.groupBy(
    rows.filter(({ metric, span, value }) => /gmv/.test(metric) && span && value !== undefined),
    ({ launch, platform, metric, unit }) => [launch, platform, metric, unit].join('|'),
  );
  return [...groups.values()].flatMap((some) => {
    const ordered = some.toSorted((a, b) => (a.span!.from < b.span!.from ? -1 : 1));
    const [{ launch, platform, metric }] = ordered as [LaunchRow];
    if (new Set(ordered.map(({ span }) => span!.from)).size < 2) return [];
    return [{ launch, platform, metric, rows: ordered }];
  });
}
