/** A YAML file by a schema: what it holds, or every problem with its place. */
import type * as z from 'zod';
import { zodExpected } from '../notation/library-words.ts';
import { Refusal } from '../notation/refusal.ts';
import { problemsOf } from './issues.ts';
import { parseLocated, plainOf } from './located.ts';
import { complaintOf, error, firstProblems, type Problem } from './problems.ts';

/** @param file its name as messages show it */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): { readonly data?: z.output<Schema>; readonly problems: readonly Problem[] } {
  const { root, problems } = parseLocated(text, (line, column) => ({ file, line, column }));
  if (!root) return { problems: firstProblems(problems) };
  if (root.kind !== 'mapping') {
    return { problems: firstProblems([...problems, error(root.place, '', 'a mapping', 'something else')]) };
  }
  const parsed = schema.safeParse(plainOf(root), { error: zodExpected });
  const issues = (parsed.error?.issues ?? []).flatMap((issue) => problemsOf(issue, root));
  const all = firstProblems([...problems, ...issues]);
  if (!parsed.success || all.some(({ severity }) => severity === 'error')) return { problems: all };
  return { data: parsed.data, problems: all };
}

/** The same. @throws Refusal with one line a mistake */
export function yamlOf<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  const { data, problems } = readYaml(text, file, schema);
  if (data === undefined) throw new Refusal(problems.map(complaintOf));
  return data;
}
