/** JSON that a person hands in: parsed, checked by a schema, and every mistake with its line and column. */
import type * as z from 'zod';
import type { Unread } from '../notation/decode.ts';
import { jsonFault, jsonOffset, lineAndColumn } from '../notation/json.ts';
import { zodExpected } from '../notation/library-words.ts';
import { Refusal } from '../notation/refusal.ts';
import { complaintOf, error, shown } from './problems.ts';

/** What a schema's own check may say beside its message, which is what was expected. */
export interface IssueParams {
  readonly got?: string;
  readonly hint?: string;
}

/** The first mistake of a text. */
export interface JsonMistake extends Unread {
  /** Where it stands, from 1. */
  readonly line: number;
  readonly column: number;
  /** The value's keys and indices, with points between; empty for the whole. */
  readonly path: string;
}

/**
 * The value of a text that must be JSON of a schema, or what is wrong with it.
 * @param what the whole is, such as `a posterior`
 */
export function checkJson<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  what: string,
): { readonly value: z.output<Schema> } | { readonly mistake: JsonMistake } {
  const mistake = (offset: number, path: string, unread: Unread) => ({
    mistake: { ...lineAndColumn(text, offset), path, ...unread },
  });
  const wanted = `${what} as JSON`;
  if (text.trim() === '') return mistake(0, '', { expected: wanted, got: 'an empty file' });
  const fault = jsonFault(text);
  if (fault) {
    const { offset, expected, got } = fault;
    return mistake(offset, '', { expected: wanted, got: `${got} where ${expected} belongs` });
  }
  const data: unknown = JSON.parse(text);
  const parsed = schema.safeParse(data, { error: zodExpected });
  if (parsed.success) return { value: parsed.data };
  const issue = deepest(parsed.error.issues[0]!);
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = key === undefined ? issue.path : [...issue.path, key];
  const { got, hint }: IssueParams = (issue.code === 'custom' ? issue.params : undefined) ?? {};
  return mistake(jsonOffset(text, path), path.join('.'), {
    expected: issue.message,
    got: got ?? shown(key ?? valueAt(data, path)),
    ...(hint ? { hint } : {}),
  });
}

/**
 * The value of a text that must be JSON of a schema.
 * @param file as messages name it
 * @throws Refusal of the first mistake: `<file>:<line>:<column> <path>: expected …, got …`
 */
export function readJson<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  what: string,
): z.output<Schema> {
  const checked = checkJson(text, schema, what);
  if ('value' in checked) return checked.value;
  const { path, expected, got, hint, ...place } = checked.mistake;
  throw new Refusal([complaintOf(error({ file, ...place }, path, expected, got, hint))]);
}

/** Of a value that could be one of several, the first mistake of the form that comes nearest. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const [nearest] = issue.errors.map((errors) => errors[0]!).sort((a, b) => b.path.length - a.path.length);
  if (!nearest || nearest.path.length === 0) return issue;
  return deepest({ ...nearest, path: [...issue.path, ...nearest.path] });
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    data,
  );
}
