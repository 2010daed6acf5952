/** What is wrong with a scenario, where, and what would be right. Problems are data: nothing here throws. */

import { nearestNames } from '../notation/nearest.ts';
import { type Complaint, complaintLine } from '../notation/refusal.ts';
import { visible } from '../notation/visible.ts';

/** A position in a file, both from 1. For a `--set` option: `file` is `--set`, `line` the option's number. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Problem extends Place {
  /** An error stops the run; a warning does not. */
  readonly severity: 'error' | 'warning';
  /** Where in the scenario: `levers.trust-card.coverage`; empty for the file as a whole. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  readonly hint?: string;
  /** In the place of a hint, as long as it is not known whether the problem is shown: finding it takes long. */
  readonly near?: Near;
}

/** Where the nearest name is to be looked for. */
export interface Near {
  readonly name: string;
  readonly among: readonly string[];
  /** The hint where none is near. */
  readonly otherwise?: string | undefined;
}

const LONGEST = 60;
/** The last hint of what is no mistake. */
export const ONLY_WARNING = 'a warning only';

/** A text cut to a readable length, on one line, with control characters spelled out. */
export function shortened(text: string, longest = LONGEST): string {
  const head = visible(text.slice(0, longest + 1));
  return text.length > longest ? `${head.slice(0, longest)}… (${text.length} characters)` : head;
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `"${shortened(value)}"`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : String(value);
}

export function error(
  place: Place,
  path: string,
  expected: string,
  got: string,
  hint?: string | Near,
): Problem {
  const { file, line, column } = place;
  const tail = typeof hint === 'object' ? { near: hint } : hint ? { hint } : {};
  return { severity: 'error', file, line, column, path, expected, got, ...tail };
}

export function warning(place: Place, path: string, expected: string, got: string, hint: string): Problem {
  return { ...error(place, path, expected, got, hint), severity: 'warning' };
}

/** "did you mean …?" for the first of some near names; undefined when there is none. */
export function didYouMean(near: readonly string[]): string | undefined {
  return near[0] === undefined ? undefined : `did you mean ${near[0]}?`;
}

/** The problem with its hint, once it is to be shown. */
function withHint({ near, ...problem }: Problem): Problem {
  if (!near) return problem;
  const hint = didYouMean(nearestNames(near.name, near.among)) ?? near.otherwise;
  return hint ? { ...problem, hint } : problem;
}

/** The problem in parts; its place is `<file>:<line>:<column> <path>`. Warnings say so at the end. */
export function complaintOf(problem: Problem): Complaint {
  const { file, line, column, path, expected, got, hint, severity } = problem;
  const place = `${shortened(file, 300)}:${line}:${column}${path ? ` ${shortened(path, 120)}` : ''}`;
  return {
    place,
    expected,
    got,
    hints: [...(hint ? [hint] : []), ...(severity === 'warning' ? [ONLY_WARNING] : [])],
  };
}

/** `<file>:<line>:<column> <path>: expected …, got …[; <hint>]`. */
export function formatProblem(problem: Problem): string {
  return complaintLine(complaintOf(problem));
}

/** Most problems that are shown of one scenario. */
const MOST_PROBLEMS = 100;

/** What is shown of all that is wrong: the first problems by their place, once each, with their hints. */
export function firstProblems(problems: readonly Problem[]): Problem[] {
  const all = distinct(problems);
  const shownOnes = all.slice(0, MOST_PROBLEMS).map(withHint);
  const next = all[MOST_PROBLEMS];
  if (!next) return shownOnes;
  const got = `${all.length}, the rest not shown`;
  return [...shownOnes, error(next, '', `at most ${MOST_PROBLEMS} problems`, got)];
}

/** The same problems once each, file by file in the order of their places. */
export function distinct(problems: readonly Problem[]): Problem[] {
  const byText = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...byText.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
