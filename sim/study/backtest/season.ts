/** Seasons of quarterly series: classical decomposition, and national online retail as it was public on a day. */
import { nextQuarter, quarterNumber } from '../../notation/dates.ts';
import { baseValue, bestByPeriod, type HistoryRow } from '../../scenario/history.ts';

export const YEAR = 4;

/**
 * Additive season by classical decomposition: the mean deviation of each season from the centred mean over a year, less
 * the mean of the four. Two years are the least with which every season has a deviation.
 * @param values without a gap, oldest first
 * @returns in the order of the first year; undefined with fewer than eight values
 */
export function decomposed(values: readonly number[]): number[] | undefined {
  if (values.length < 2 * YEAR) return undefined;
  const deviations: number[][] = Array.from({ length: YEAR }, () => []);
  for (let at = 2; at < values.length - 2; at++) {
    const [a, b, c, d, e] = values.slice(at - 2, at + 3);
    deviations[at % YEAR]!.push(c! - (a! / 2 + b! + c! + d! + e! / 2) / YEAR);
  }
  const means = deviations.map((list) => list.reduce((sum, value) => sum + value, 0) / list.length);
  return centred(means);
}

/** Where the figures of a year, counted from its first day, end. */
const ENDS = ['Q1', 'H1', '-9M', ''];

/** The four values less their mean, added up to nothing. */
function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/**
 * ln of national online retail sales of physical goods by quarter. The bureau publishes sums from the first day of a year;
 * a quarter is what a sum adds to the one before.
 * @param rows only those public on `knownUntil` are read
 */
function retailLogs(rows: readonly HistoryRow[], knownUntil: string): Map<string, number> {
  const known = bestByPeriod(rows.filter(({ published }) => published <= knownUntil));
  const sums = new Map(known.map((row) => [row.period, baseValue(row)] as const));
  const quarters = new Map<string, number>();
  for (const year of [...new Set([...sums.keys()].map((period) => period.slice(0, 4)))].sort()) {
    ENDS.forEach((end, at) => {
      const [sum, before] = [sums.get(year + end), at === 0 ? 0 : sums.get(year + ENDS[at - 1]!)];
      if (sum !== undefined && before !== undefined)
        quarters.set(`${year}Q${at + 1}`, Math.log(sum - before));
    });
  }
  return quarters;
}

/**
 * ln season of online retail by classical decomposition, for the first to the fourth quarter of a year; from the first
 * quarter on as far as there is no gap.
 * @returns undefined while fewer than two years are public
 */
export function retailSeason(rows: readonly HistoryRow[], knownUntil: string): number[] | undefined {
  const quarters = retailLogs(rows, knownUntil);
  const [first] = quarters.keys();
  if (first === undefined) return undefined;
  const logs: number[] = [];
  for (let quarter = first; quarters.has(quarter); quarter = nextQuarter(quarter)) {
    logs.push(quarters.get(quarter)!);
  }
  const season = decomposed(logs);
  const start = quarterNumber(first) % YEAR;
  return season && Array.from(season, (_, at) => season[(at - start + YEAR) % YEAR]!);
}

/**
 * The same set once and without taking growth out: mean deviations of quarters from their year in the first two whole
 * years. Growth within a year then counts as season, as it does in shares of a year.
 * @returns undefined while there are no two whole years
 */
export function retailShares(rows: readonly HistoryRow[], knownUntil: string): number[] | undefined {
  const quarters = retailLogs(rows, knownUntil);
  const years = [...new Set([...quarters.keys()].map((quarter) => quarter.slice(0, 4)))]
    .map((year) => [1, 2, 3, 4].map((number) => quarters.get(`${year}Q${number}`) ?? Number.NaN))
    .filter((year) => year.every(Number.isFinite))
    .map(centred);
  const [one, two] = years;
  return one && two && one.map((value, at) => (value + two[at]!) / 2);
}
