/** Published history from text: every row checked, every mistake with its place. What is not certain is refused. */
import { daysOf } from '../notation/dates.ts';
import { nearestNames } from '../notation/nearest.ts';
import { type Complaint, Refusal, refuse } from '../notation/refusal.ts';
import { readDay } from '../notation/report-periods.ts';
import { type CsvRow, csvRows } from './csv.ts';
import {
  FIGURE_COLUMNS,
  type FigureRules,
  mistakeIn,
  readFigure,
  shownCell,
  type Wrong,
} from './figure-row.ts';
import { BOUNDS, baseValue, type HistoryRow } from './history.ts';
import { didYouMean } from './problems.ts';

/** The columns that a history must have; `tracker` and `bound` are read where there are such, more do no harm. */
const COLUMNS = [...FIGURE_COLUMNS, 'source', 'confidence', 'published'];
const CONFIDENCES = ['A', 'B', 'C'];
/** Whoever reads a longer list mends the first of it anyway, and near names take time. */
const MOST_PROBLEMS = 50;
/** 4.4 亿 and 440 million differ in the last of 53 bits. */
const SAME = 1e-12;

/** What of a market decides how its history is read. */
export interface HistoryRules extends FigureRules {
  /** Whose figures may stand on levels of their own. */
  readonly trackers: readonly string[];
}

interface Read {
  readonly row: HistoryRow;
  readonly from: CsvRow;
}

/**
 * Rows in the columns of a market’s history.csv. Periods and days come out in one form, whatever they are written in.
 * @throws Refusal with one line a bad row, `<file>:<line>:<column> <column name>: expected …, got …`
 */
export function historyRows(text: string, file: string, rules: HistoryRules): HistoryRow[] {
  const lines = csvRows(text, file, COLUMNS);
  if (lines.length === 0) throw refuse(`${file}:2:1`, 'a row of figures', 'the end of the file');
  const problems: Complaint[] = [];
  const read: Read[] = [];
  for (const from of lines) {
    const answer = rowOf(from, rules);
    if ('row' in answer) read.push({ row: answer.row, from });
    else problems.push(...answer.wrong.map((wrong) => mistakeIn(from, wrong)));
    if (problems.length > MOST_PROBLEMS) break;
  }
  if (problems.length === 0) problems.push(...rivals(read));
  if (problems.length > MOST_PROBLEMS) {
    problems.splice(MOST_PROBLEMS, Infinity, {
      place: file,
      expected: `at most ${MOST_PROBLEMS} mistakes`,
      got: 'more',
    });
  }
  if (problems.length > 0) throw new Refusal(problems);
  return read.map(({ row }) => row);
}

function rowOf(
  from: CsvRow,
  rules: HistoryRules,
): { readonly row: HistoryRow } | { readonly wrong: readonly Wrong[] } {
  const { source = '', confidence = '' } = from.values;
  const answer = readFigure(from, rules);
  const published = readDay(from.values.published ?? '');
  const wrong: Wrong[] = [...('wrong' in answer ? answer.wrong : []), ...wrongLevel(from, rules)];
  if (!CONFIDENCES.includes(confidence)) {
    wrong.push({ column: 'confidence', expected: 'A, B or C', got: shownCell(confidence) });
  }
  if (published === undefined) {
    const got = shownCell(from.values.published);
    wrong.push({ column: 'published', expected: 'a date YYYY-MM-DD', got });
  }
  if ('wrong' in answer || published === undefined || wrong.length > 0) return { wrong };
  const { period, metric, value, unit, about } = answer.figure;
  const end = about.isResult ? daysOf(period)?.until : undefined;
  if (end !== undefined && published < end) {
    const expected = `a day after the end of ${period}, ${end}`;
    return { wrong: [{ column: 'published', expected, got: published }] };
  }
  return { row: { period, metric, value, unit, source, confidence, published, ...levelOf(from) } };
}

/** A tracker that the market does not name, or a bound that is none. */
function wrongLevel({ values: { tracker, bound } }: CsvRow, { trackers }: HistoryRules): Wrong[] {
  const wrong: Wrong[] = [];
  if (tracker && !trackers.includes(tracker)) {
    const hint = didYouMean(nearestNames(tracker, trackers));
    const expected =
      trackers.length > 0
        ? `a tracker of the market: ${trackers.join(', ')}`
        : 'nothing: the market names no trackers';
    wrong.push({ column: 'tracker', expected, got: shownCell(tracker), ...(hint ? { hint } : {}) });
  }
  if (bound && !BOUNDS.some((one) => one === bound))
    wrong.push({ column: 'bound', expected: 'least, most or nothing', got: shownCell(bound) });
  return wrong;
}

function levelOf({ values: { tracker, bound } }: CsvRow): Pick<HistoryRow, 'tracker' | 'bound'> {
  const side = BOUNDS.find((one) => one === bound);
  return { ...(tracker ? { tracker } : {}), ...(side ? { bound: side } : {}) };
}

/** Two values of one figure, as sure and of the same day: which of them is used would hang on their order. */
function rivals(read: readonly Read[]): Complaint[] {
  const first = new Map<string, Read>();
  return read.flatMap(({ row, from }) => {
    const { tracker, bound } = row;
    const key = [row.metric, row.period, row.confidence, row.published, tracker, bound].join('|');
    const held = first.get(key);
    if (!held) first.set(key, { row, from });
    const difference = held ? Math.abs(baseValue(held.row) - baseValue(row)) : 0;
    if (!held || difference <= SAME * Math.abs(baseValue(row))) return [];
    const { line } = held.from.placeOf('value');
    const expected = `one value of ${row.metric} ${row.period} of confidence ${row.confidence} and day ${row.published}`;
    const got = `${row.value} ${row.unit}, and ${held.row.value} ${held.row.unit} on line ${line}`;
    return [mistakeIn(from, { column: 'value', expected, got })];
  });
}
