/** `--set path=value` on the command line, as one more layer of a scenario. */
import { LEVERS } from '../levers/all.ts';
import { PARAMETERS } from '../model/params.ts';
import { nearestNames } from '../notation/nearest.ts';
import { wordHint } from './hints.ts';
import type { Layers } from './layers.ts';
import { type Located, type LocatedMapping, list, mapping, parseLocated, scalar } from './located.ts';
import { didYouMean, error, type Place, type Problem, shown } from './problems.ts';
import { scenarioSchema } from './schema.ts';

/** More than any value of a scenario lies deep; every further one would only nest an unknown key. */
const MOST_STEPS = 8;
const MOST_OPTIONS = 1000;
/** A `#` after a space begins a comment in YAML, and what follows would be lost; within quotes it is a sign. */
const COMMENT = /^[^"'[{|>]*?(?:^|\s)#/;

/** One step of a path: a key, or the entry of a list by its id. */
type Step = { readonly key: string } | { readonly id: string };

/** Every `--set`, each put on top of the files and of those before it. */
export function readSetOptions(options: readonly string[], into: Layers): void {
  if (options.length > MOST_OPTIONS) {
    const place = { file: '--set', line: MOST_OPTIONS + 1, column: 1 };
    into.problems.push(error(place, '', `at most ${MOST_OPTIONS} times --set`, `${options.length}`));
    return;
  }
  options.forEach((option, i) => {
    const read = readSetOption(option, i + 1);
    into.problems.push(...read.problems);
    if (read.layer) into.layers.push(read.layer);
  });
}

interface ReadOption {
  readonly layer?: LocatedMapping;
  readonly problems: readonly Problem[];
}

/** @param ordinal counts the options from 1 */
function readSetOption(option: string, ordinal: number): ReadOption {
  const cut = option.indexOf('=');
  const place = { file: '--set', line: ordinal, column: 1 };
  const path = cut < 0 ? option : option.slice(0, cut).trim();
  const text = option.slice(cut + 1);
  const refused = (expected: string, got: string, hint?: string) => ({
    problems: [error(place, cut < 1 ? '' : path, expected, got, hint)],
  });
  if (cut < 1 || path === '' || text.trim() === '')
    return refused('path=value, such as population.scale=20000', shown(option), wordHint(option));
  const whole = wholePath(path);
  if (whole !== undefined) return refused('a key of a scenario', shown(path), didYouMean([whole]));
  const steps = stepsOf(path);
  if ('expected' in steps) return refused(steps.expected, steps.got);
  if (COMMENT.test(text)) return refused('a value without a comment', shown(text), 'put it in quotes');
  const column = cut + 1;
  const parsed = parseLocated(text, (_line, at) => ({ file: '--set', line: ordinal, column: column + at }));
  const problems = parsed.problems.map((problem) => ({ ...problem, path }));
  return parsed.root ? { layer: nested(steps, parsed.root, place), problems } : { problems };
}

/** The path that was meant where a parameter or a lever is named without the key that it stands under. */
function wholePath(path: string): string | undefined {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0 || Object.hasOwn(scenarioSchema().shape, first)) return undefined;
  if (LEVERS.some(({ id }) => id === first)) return `levers.${path}`;
  const names = PARAMETERS.map(({ name }): string => name);
  const [near] = names.includes(path) ? [path] : nearestNames(path, names);
  return near === undefined ? undefined : `parameters.${near}`;
}

/** Keys from outside in. Names of parameters hold dots, so they are one step. */
function stepsOf(path: string): readonly Step[] | { readonly expected: string; readonly got: string } {
  const [first = '', ...rest] = path.split('.');
  const keys = first === 'parameters' && rest.length > 0 ? [first, rest.join('.')] : [first, ...rest];
  if (keys.length > MOST_STEPS)
    return { expected: `a path of at most ${MOST_STEPS} steps`, got: `${keys.length}` };
  if (keys.includes(''))
    return { expected: 'a path of keys, each named, with a dot between them', got: shown(path) };
  if (keys.includes('__proto__')) return { expected: 'known keys', got: shown(path) };
  if (first === 'extends')
    return { expected: 'a key that --set can change', got: 'extends, which only a file can say' };
  if (first !== 'levers' && first !== 'targets') return keys.map((key) => ({ key }));
  const [id, ...inner] = rest;
  if (inner[0] === 'id') return { expected: 'a key of the entry, which keeps its id', got: shown(path) };
  if (!id || inner.length === 0)
    return { expected: 'list.id.key=value, such as levers.trust-card.coverage=0.5', got: shown(path) };
  return [{ key: first }, { id }, ...inner.map((key) => ({ key }))];
}

function nested(steps: readonly Step[], value: Located, place: Place): LocatedMapping {
  const outer = steps.reduceRight<Located>(
    (inner, step) =>
      'id' in step
        ? list([withId(inner, step.id, place)], place)
        : mapping(new Map([[step.key, { key: place, value: inner }]]), place),
    value,
  );
  return outer as LocatedMapping; // for the first step of a path is a key
}

function withId(value: Located, id: string, place: Place): Located {
  if (value.kind !== 'mapping') return value;
  return mapping(new Map([['id', { key: place, value: scalar(id, place) }], ...value.entries]), place);
}
