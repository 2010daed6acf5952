/** The file of a sweep: the keys of every study, and how its points come about. */
import * as z from 'zod';
import type { Key } from '../../model/random.ts';
import { strict, text } from '../../scenario/fields.ts';
import type { Found, Path } from '../../scenario/lookup.ts';
import { error, type Place, type Problem } from '../../scenario/problems.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { countPoints, type Design, designPoints, type Point } from '../designs/design.ts';
import type { Factor } from '../designs/factor.ts';
import { readFactors } from '../designs/factors.ts';
import type { PlaceOf } from '../designs/point-scenarios.ts';
import { pointsFrom } from '../designs/points-file.ts';
import { MOST_DIMENSIONS } from '../designs/sobol.ts';
import { refusalOf, type StudyFile, studySchema } from '../designs/study-file.ts';

/** More would take weeks, and their table more memory than most machines have. */
const MOST_POINTS = 100_000;
const EXPECTED_POINTS = `a whole number from 2 to ${MOST_POINTS}`;

const points = z
  .int({ error: EXPECTED_POINTS })
  .min(2, { error: EXPECTED_POINTS })
  .max(MOST_POINTS, { error: EXPECTED_POINTS })
  .meta({ description: 'How many points.' });
const kind = <Name extends string>(name: Name, meaning: string) =>
  z.literal(name).meta({ description: meaning });
const KEY = 'a key of the design';

const design = z
  .discriminatedUnion(
    'kind',
    [
      strict(KEY, { kind: kind('grid', 'Every level of each factor with every level of all others.') }),
      strict(KEY, { kind: kind('zip', 'The first levels of all factors together, then the second ones, …') }),
      strict(KEY, {
        kind: kind('latin-hypercube', 'Each of as many parts of every range holds one point.'),
        points,
      }),
      strict(KEY, {
        kind: kind('sobol', 'Scrambled Sobol points; more of them begin with the same ones.'),
        points,
      }),
      strict(KEY, {
        kind: kind('file', 'Points of a table: a column a path, a row a point.'),
        file: text(500, 'The table, beside this file.'),
      }),
    ],
    {
      error: (issue) =>
        issue.code === 'invalid_union'
          ? 'a kind of design'
          : 'a mapping with a kind, such as { kind: sobol, points: 64 }',
    },
  )
  .meta({ description: 'How the points come about.' });

export const sweepSchema = studySchema({ design });
export type SweepData = z.output<typeof sweepSchema>;

export interface DesignedPoints {
  readonly factors: readonly Factor[];
  readonly points: readonly Point[];
  readonly placeOf: PlaceOf;
  /** Where the values of a factor stand. */
  readonly placeOfFactor: (factor: number) => Place;
}

type Made = Exclude<Design, { kind: 'file' }>;

/** What is wrong with the factors of a design as a whole. */
function checkDesign(factors: readonly Factor[], made: Made, find: (path: Path) => Found): Problem[] {
  const { place, shownPath } = find(['design']);
  const count = countPoints(factors, made);
  if (made.kind === 'zip' && factors.some(({ values }) => values.length !== count)) {
    const counts = factors.map(({ values }) => values.length).join(', ');
    return [error(place, shownPath, 'factors of as many levels each', counts)];
  }
  if (made.kind === 'sobol' && factors.length > MOST_DIMENSIONS) {
    return [error(place, shownPath, `at most ${MOST_DIMENSIONS} factors`, String(factors.length))];
  }
  if (count <= MOST_POINTS) return [];
  return [
    error(
      place,
      shownPath,
      `at most ${MOST_POINTS} points`,
      String(count),
      'fewer levels, or a sobol design',
    ),
  ];
}

function fromFactors(
  { data, find }: StudyFile<SweepData>,
  made: Made,
  scenario: Pick<Scenario, 'levers'>,
  key: Key,
): DesignedPoints {
  if (!data.factors) throw refusalOf([error(find([]).place, 'factors', 'a list of factors', 'nothing')]);
  const { factors, problems } = readFactors(data.factors, scenario, find);
  const all = problems.length > 0 ? problems : checkDesign(factors, made, find);
  if (all.length > 0) throw refusalOf(all);
  const placeOfFactor = (factor: number) => {
    const { values, range } = data.factors![factor]!;
    const key = values ? ['values'] : range ? ['range'] : ['path'];
    return find(['factors', factor, ...key]).place;
  };
  const points = designPoints(factors, made, key);
  return { factors, points, placeOf: (_, factor) => placeOfFactor(factor), placeOfFactor };
}

/**
 * The points that a study's file asks for.
 * @param table text of a table that stands beside the file, and its name as messages say it
 * @throws Refusal with what is wrong, each with its place
 */
export function designedPoints(
  study: StudyFile<SweepData>,
  scenario: Pick<Scenario, 'levers'>,
  key: Key,
  table: (name: string, place: Place) => { readonly text: string; readonly file: string },
): DesignedPoints {
  const { data, find } = study;
  if (data.design.kind !== 'file') return fromFactors(study, data.design, scenario, key);
  if (data.factors) {
    const { place, shownPath } = find(['factors']);
    throw refusalOf([error(place, shownPath, 'no factors: the table names them', 'a list')]);
  }
  const { text: written, file } = table(data.design.file, find(['design', 'file']).place);
  const { factors, points, placeOf } = pointsFrom(written, file, scenario);
  return { factors, points, placeOf, placeOfFactor: (factor) => ({ ...placeOf(0, factor), line: 1 }) };
}
