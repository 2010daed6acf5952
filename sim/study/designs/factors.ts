/** From the factors of a study file to what a design takes: every value a number or a date, every path known. */
import { currencyOfAmount, parseAmount, parseDuration, parseShare } from '../../notation/amounts.ts';
import { FIRST_CURRENCY, unitOfMoney } from '../../notation/currencies.ts';
import { dayNumber, isDate } from '../../notation/dates.ts';
import { shortNumber } from '../../notation/quantity.ts';
import type { Found, Path } from '../../scenario/lookup.ts';
import { error, type Problem, shown } from '../../scenario/problems.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Factor, levelsOf, type Range, type Value } from './factor.ts';
import { type About, aboutPath } from './paths.ts';
import type { FactorData } from './study-file.ts';

/** Levels that a grid takes of a range where a study says nothing. */
const LEVELS = 5;
const EXPECTED_DATE = 'a date such as 2021-06-01';

/** A number as people write it: 36%, 14d, 500m, 5 亿, 0.36. */
function numberOf(written: number | string): number | undefined {
  if (typeof written === 'number') return written;
  const plain = /^-?\d+(\.\d+)?$/.test(written.trim()) ? Number(written) : undefined;
  return plain ?? parseShare(written) ?? parseDuration(written) ?? parseAmount(written);
}

/** A value of a factor of this unit; undefined for a text that is none. */
export function readValue(written: number | string, unit: string): Value | undefined {
  if (unit !== 'date') return numberOf(written);
  return typeof written === 'string' && isDate(written) ? written : undefined;
}

export function expectedOf(unit: string): string {
  return unit === 'date' ? EXPECTED_DATE : `a number (${unit})`;
}

/** What is expected where a value names another currency than that of the market; nothing where it does not. */
export function expectedMoney(
  written: number | string,
  { currency = FIRST_CURRENCY }: Pick<Scenario, 'currency'>,
): string | undefined {
  const code = typeof written === 'string' ? currencyOfAmount(written) : undefined;
  return code === undefined || code === currency ? undefined : `an amount in ${unitOfMoney(currency)}`;
}

/** One factor while it is read: what it says, where, and what is wrong with it. */
interface Reading {
  readonly data: FactorData;
  readonly about: About;
  readonly find: (path: Path) => Found;
  readonly path: Path;
  readonly problems: Problem[];
  readonly scenario: Pick<Scenario, 'currency'>;
}

function wrong({ find, path, problems }: Reading, key: Path, expected: string, got: string): undefined {
  const { place, shownPath } = find([...path, ...key]);
  problems.push(error(place, shownPath, expected, got));
  return undefined;
}

/** A value of the factor, or why it is none. */
function valueAt(reading: Reading, key: Path, written: number | string): Value | undefined {
  const { about, scenario } = reading;
  const other = expectedMoney(written, scenario);
  const read = other ? undefined : readValue(written, about.unit);
  return read ?? wrong(reading, key, other ?? expectedOf(about.unit), shown(written));
}

function listed(reading: Reading, values: readonly (number | string)[]): Value[] {
  const read = values.map((one, at) => valueAt(reading, ['values', at], one));
  const known = new Map<Value, number>();
  for (const [at, one] of read.entries()) {
    if (one !== undefined && known.has(one))
      wrong(reading, ['values', at], 'each value once', `a second ${shown(values[at])}`);
    if (one !== undefined) known.set(one, at);
  }
  return read.filter((one) => one !== undefined);
}

/** Ends as numbers; of dates as day numbers. */
function endsOf(reading: Reading): readonly [number, number] | undefined {
  const { data, about } = reading;
  const { usual } = about;
  if (!data.range) return usual ?? wrong(reading, [], 'values or a range', 'neither');
  const [low, high] = data.range.map((end, at) => {
    const read = valueAt(reading, ['range', at], end);
    return typeof read === 'string' ? dayNumber(read) : read;
  });
  if (low === undefined || high === undefined) return undefined;
  return low < high
    ? [low, high]
    : wrong(reading, ['range'], 'two values, the lower one first, such as [0%, 100%]', data.range.join(', '));
}

function stepOf(reading: Reading, length: number, isDays: boolean): number | undefined {
  const { step } = reading.data;
  if (step === undefined) return isDays ? 1 : undefined;
  const read = numberOf(step);
  if (read !== undefined && read > 0 && read <= length && (!isDays || Number.isInteger(read))) return read;
  const expected = isDays
    ? `whole days, at most ${length}`
    : `a step above 0, at most ${shortNumber(Number(length.toPrecision(6)))}`;
  return wrong(reading, ['step'], expected, shown(step));
}

function rangeOf(reading: Reading): Range | undefined {
  const { data, about } = reading;
  const ends = endsOf(reading);
  if (!ends) return undefined;
  const [low, high] = ends;
  const isDays = about.unit === 'date';
  const { scale = 'linear' } = data;
  if (scale === 'log' && (low <= 0 || isDays)) {
    return wrong(reading, ['scale'], isDays ? 'linear for dates' : 'linear for a range that holds 0', 'log');
  }
  const step = stepOf(reading, high - low, isDays);
  return { low, high, scale, ...(step === undefined ? {} : { step }), isDate: isDays };
}

/** What a list of values has no use for. */
function refuseSurplus(reading: Reading): void {
  const { data } = reading;
  for (const key of ['range', 'scale', 'step', 'levels'] as const) {
    if (data[key] !== undefined) wrong(reading, [key], 'either values or a range', 'both');
  }
}

function factorOf(reading: Reading): Factor | undefined {
  const { data, about } = reading;
  const { path, unit, meaning } = about;
  const base = { path, title: data.title ?? about.title, unit, meaning };
  if (data.values) {
    refuseSurplus(reading);
    return { ...base, values: listed(reading, data.values) };
  }
  const range = rangeOf(reading);
  return range && { ...base, range, values: levelsOf(range, data.levels ?? LEVELS) };
}

export interface ReadFactors {
  readonly factors: readonly Factor[];
  readonly problems: readonly Problem[];
}

/**
 * The factors of a study file; those that are wrong are left out, and why is said.
 * @param find where a value of the file was written
 */
export function readFactors(
  all: readonly FactorData[],
  scenario: Pick<Scenario, 'levers' | 'currency'>,
  find: (path: Path) => Found,
): ReadFactors {
  const problems: Problem[] = [];
  const known = new Set<string>();
  const factors = all.flatMap((data, at) => {
    const path: Path = ['factors', at];
    const { place, shownPath } = find([...path, 'path']);
    const about = aboutPath(data.path, scenario);
    if ('expected' in about) {
      problems.push(error(place, shownPath, about.expected, about.got, about.hint));
      return [];
    }
    if (known.has(data.path))
      problems.push(error(place, shownPath, 'each path once', `a second ${shown(data.path)}`));
    known.add(data.path);
    return factorOf({ data, about, find, path, problems, scenario }) ?? [];
  });
  return { factors, problems };
}
