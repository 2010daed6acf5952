/** `--set path=value` on the command line, as one more layer of a scenario. */
import type { Layers } from './layers.ts';
import { type Located, type LocatedMapping, list, mapping, parseLocated, scalar } from './located.ts';
import { error, type Place, shown } from './problems.ts';

/** `--set path=value`: one value, put on top of every file. `ordinal` counts the options from 1. */
export function readSetOption(option: string, ordinal: number, into: Layers): void {
  const cut = option.indexOf('=');
  const place = { file: '--set', line: ordinal, column: 1 };
  const path = cut < 0 ? option : option.slice(0, cut).trim();
  const text = option.slice(cut + 1);
  if (cut < 1 || text.trim() === '') {
    into.problems.push(error(place, '', 'path=value, such as population.scale=20000', shown(option)));
    return;
  }
  const steps = stepsOf(path);
  if (!steps) {
    into.problems.push(
      error(place, path, 'list.id.key=value, such as levers.trust-card.coverage=0.5', shown(option)),
    );
    return;
  }
  const column = cut + 1;
  const parsed = parseLocated(text, (_line, at) => ({ file: '--set', line: ordinal, column: column + at }));
  into.problems.push(...parsed.problems.map((problem) => ({ ...problem, path })));
  if (!parsed.root) return;
  const nested = steps.reduceRight<Located>(
    (value, step) =>
      step.startsWith('#')
        ? list([withId(value, step.slice(1), place)], place)
        : mapping(new Map([[step, { key: place, value }]]), place),
    parsed.root,
  );
  into.layers.push(nested as LocatedMapping);
}

/** Keys from outside in; `#id` is the entry of a list. Names of parameters hold dots, so they are one step. */
function stepsOf(path: string): string[] | undefined {
  const [first = '', ...rest] = path.split('.');
  if (first === 'parameters' && rest.length > 0) return [first, rest.join('.')];
  if (first !== 'levers' && first !== 'targets') return [first, ...rest];
  const [id, ...keys] = rest;
  return id && keys.length > 0 ? [first, `#${id}`, ...keys] : undefined;
}

function withId(value: Located, id: string, place: Place): Located {
  if (value.kind !== 'mapping') return value;
  return mapping(new Map([['id', { key: place, value: scalar(id, place) }], ...value.entries]), place);
}
