/** Points from a table: a column a path, a row a point. */
import { refuse } from '../../notation/refusal.ts';
import { csvRows } from '../../scenario/csv.ts';
import { error, type Place, type Problem, shown } from '../../scenario/problems.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Point } from './design.ts';
import type { Factor, Value } from './factor.ts';
import { expectedMoney, expectedOf, readValue } from './factors.ts';
import { type About, aboutPath } from './paths.ts';
import { refusalOf } from './study-file.ts';

/** The column of numbers that tables of points have; it decides nothing. */
const POINT_COLUMN = 'point';

export interface FilePoints {
  readonly factors: readonly Factor[];
  readonly points: readonly Point[];
  /** Where the value of a factor stands, both by their numbers. */
  readonly placeOf: (point: number, factor: number) => Place;
}

/**
 * @param file as messages name it
 * @throws Refusal with everything that is wrong
 */
export function pointsFrom(
  written: string,
  file: string,
  scenario: Pick<Scenario, 'levers' | 'currency'>,
): FilePoints {
  const rows = csvRows(written, file);
  const [first] = rows;
  if (!first) throw refuse(`${file}:2:1`, 'a row a point', 'none');
  const problems: Problem[] = [];
  const columns = Object.keys(first.values).filter((name) => name !== '' && name !== POINT_COLUMN);
  const known = columns.flatMap((path): About[] => {
    const about = aboutPath(path, scenario);
    if (!('expected' in about)) return [about];
    problems.push(error({ ...first.placeOf(path), line: 1 }, path, about.expected, about.got, about.hint));
    return [];
  });
  if (columns.length === 0) throw refuse(`${file}:1:1`, 'a column with the path of a factor', 'none');
  const read = rows.map((row) =>
    known.map(({ path, unit }) => {
      const cell = row.values[path]!;
      const other = expectedMoney(cell, scenario);
      const value = cell === '' || other ? undefined : readValue(cell, unit);
      if (value === undefined)
        problems.push(error(row.placeOf(path), path, other ?? expectedOf(unit), shown(cell || null)));
      return value;
    }),
  );
  if (problems.length > 0) throw refusalOf(problems);
  const points = read.map((values, index) => ({ index, values: values as Value[] }));
  const factors = known.map(({ usual: _, ...about }, at) => ({
    ...about,
    values: [...new Set(points.map(({ values }) => values[at]!))],
  }));
  return { factors, points, placeOf: (point, factor) => rows[point]!.placeOf(known[factor]!.path) };
}
