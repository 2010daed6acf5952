/** What a schema finds in a file, as problems with their places. */
import type { z } from 'zod';
import { keysOf } from './fields.ts';
import { wordHint } from './hints.ts';
import { type Located, plainOf, shownNode } from './located.ts';
import { lookUp, lookUpKey } from './lookup.ts';
import { error, type Near, type Problem, shown } from './problems.ts';

/** One finding of a schema; for unknown keys one problem each. */
export function problemsOf(issue: z.core.$ZodIssue, root: Located): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const { place, shownPath } = lookUpKey(root, issue.path, key);
      const hint = { name: key, among: keysOf(issue.message), otherwise: wordHint(key) };
      return error(place, shownPath, issue.message, shown(key), hint);
    });
  }
  const { place, shownPath, node } = lookUp(root, issue.path);
  const value = node && plainOf(node);
  const hint = typeof value === 'string' ? valueHint(value, issue) : undefined;
  const both = issue.message === 'either scale or fans' && value;
  return [error(place, shownPath, issue.message, both ? bothOrNone(value) : shownNode(node), hint)];
}

function valueHint(value: string, issue: z.core.$ZodIssue): Near {
  const among = choicesOf(issue);
  const word = issue.code === 'too_big' ? undefined : wordHint(value);
  return {
    name: value,
    among,
    otherwise: word ?? (among.length > 0 ? `one of ${among.join(', ')}` : undefined),
  };
}

function bothOrNone(population: object): string {
  return Object.keys(population).length > 1 ? 'both' : 'neither';
}

function choicesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return issue.options.map(String);
  }
  return [];
}
