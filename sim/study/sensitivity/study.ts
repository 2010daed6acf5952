/** The file of a study of sensitivity or discovery: the keys of every study, and which factors change together. */
import * as z from 'zod';
import { bilingual, id, strict, text } from '../../scenario/fields.ts';
import type { Found, Path } from '../../scenario/lookup.ts';
import { error, type Problem, shown } from '../../scenario/problems.ts';
import type { Factor } from '../designs/factor.ts';
import { studySchema } from '../designs/study-file.ts';
import { POSTERIOR_TITLE } from './areas.ts';
import { type Column, type Group, POSTERIOR } from './subject.ts';

const EXPECTED_GROUPS = 'a list of groups, such as [{ id: trust, factors: [parameters.trust.stake] }]';
const EXPECTED_PATHS = 'a list of paths of factors';
const EXPECTED_YES = 'true or false';

const group = strict('a key of a group', {
  id,
  title: bilingual.optional(),
  factors: z
    .array(text(200, 'Path of a factor of this study.'), { error: EXPECTED_PATHS })
    .min(1, { error: EXPECTED_PATHS })
    .meta({ description: 'Paths of the factors that change together.' }),
});

export const unknownsSchema = studySchema({
  groups: z
    .array(group, { error: EXPECTED_GROUPS })
    .meta({ description: 'Factors that change together and get one index; every other is by itself.' })
    .optional(),
  design: z
    .unknown()
    .meta({ description: 'Points of a sweep; not used here, so that one file serves both.' })
    .optional(),
  posterior: z
    .boolean({ error: EXPECTED_YES })
    .meta({
      description: 'Whether the fitted parameters are told as a group of their own; true when not said.',
    })
    .optional(),
});
export type UnknownsData = z.output<typeof unknownsSchema>;

/** What is wrong with the groups: a path that is no factor, one that stands in two of them, an id twice. */
function checkGroups(all: NonNullable<UnknownsData['groups']>, paths: readonly string[], find: (path: Path) => Found): Problem[] {
  const seen = new Set<string>();
  const ids = new Set<string>();
  return all.flatMap((one, at) => {
    const wrong = (key: Path, expected: string, got: string) => {
      const { place, shownPath } = find(['groups', at, ...key]);
      return [error(place, shownPath, expected, shown(got))];
    };
    const twice = ids.has(one.id) || one.id === POSTERIOR ? wrong(['id'], 'an id of its own', one.id) : [];
    ids.add(one.id);
    const inside = one.factors.flatMap((path, place) => {
      if (!paths.includes(path)) return wrong(['factors', place], 'the path of a factor of the study', path);
      const isSecond = seen.has(path);
      seen.add(path);
      return isSecond ? wrong(['factors', place], 'each factor in one group', path) : [];
    });
    return [...twice, ...inside];
  });
} // biome-ignore format: one line each

export interface ReadGroups {
  readonly columns: readonly Column[];
  readonly groups: readonly Group[];
  readonly problems: readonly Problem[];
}

/** Groups as the file has them, then every other factor by itself, then the posterior. @param hasPosterior of the scenario */
export function readGroups(
  data: UnknownsData,
  factors: readonly Factor[],
  hasPosterior: boolean,
  find: (path: Path) => Found,
): ReadGroups {
  const paths = factors.map(({ path }) => path);
  const problems = checkGroups(data.groups ?? [], paths, find);
  const named = (data.groups ?? []).map(({ id: own, title, factors: inside }): Group => ({
    id: own,
    title: title ?? { zh: own, en: own },
    columns: inside.map((path) => paths.indexOf(path)),
  }));
  const grouped = new Set(named.flatMap(({ columns }) => columns));
  const alone = factors.flatMap(({ path, title }, at): Group[] => (grouped.has(at) ? [] : [{ id: path, title, columns: [at] }])); // biome-ignore format: one line
  const last = hasPosterior && data.posterior !== false;
  return {
    columns: [...factors, ...(last ? [POSTERIOR] as const : [])],
    groups: [...named, ...alone, ...(last ? [{ id: POSTERIOR, title: POSTERIOR_TITLE, columns: [factors.length] }] : [])],
    problems,
  };
} // biome-ignore format: one line each
