/**
 * The kernel as one TypeScript module for the TypeScript port: the sources as they stand, one after the other, with
 * addresses that are the same in all markets as numbers. An engine can then inline without looking up other modules at
 * every use; run as they stand the sources take twice as long.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GROUP_NAMES, GROUPS, type Specs } from '../groups.ts';
import { placesFor } from '../state.ts';

const KERNEL = dirname(import.meta.dirname);
const FILES = [
  ...['layout', 'columns', 'draw', 'lanes', 'profile', 'ties', 'orders', 'waits'],
  ...['deliveries', 'visits', 'counts', 'fingerprint', 'steps'],
];
/** What a range is, beside its columns. */
const OF_RANGE = ['k0', 'k1', 'first', 'count'];

/** Names of what lies elsewhere in every market: `fans.next` is the variable `fans_next`. */
function variables(): { group: string; name: string }[] {
  const columns = GROUP_NAMES.flatMap((group) =>
    Object.entries<Specs[string]>(GROUPS[group]).flatMap(([name, spec]) =>
      'single' in spec || spec.per === 'all' ? [] : [{ group, name }],
    ),
  );
  return [...columns, ...OF_RANGE.map((name) => ({ group: 'range', name }))];
}

/** The module's text. */
export function joinedKernel(): string {
  const places = placesFor(0, 0).of as Readonly<Record<string, Readonly<Record<string, number>>>>;
  const moving = variables();
  const isMoving = (group: string, name: string) =>
    moving.some((one) => one.group === group && one.name === name);
  const text = FILES.map((name) => body(readFileSync(join(KERNEL, `${name}.ts`), 'utf8'))).join('');
  const addressed = text.replaceAll(
    /\b(fans|day|tally|orders|census|tables|range)\.([a-zA-Z]\w*)/g,
    (_, group, name) => (isMoving(group, name) ? `${group}_${name}` : `${places[group]![name]}`),
  );
  const lets = moving.map(({ group, name }) => `let ${group}_${name} = 0;`);
  const sets = moving.map(({ group, name }) =>
    OF_RANGE.includes(name) && group === 'range'
      ? `  ${group}_${name} = of.${name};`
      : `  ${group}_${name} = of.places.of.${group}.${name}!;`,
  );
  return [
    '// @ts-nocheck its sources are checked',
    '/** Made by `npm run kernel` from sim/kernel; not edited by hand. */',
    "import type { FanRange } from '../state.ts';\n",
    ...lets,
    '\n/** Makes this module work on a range. */',
    'export function bind(of: FanRange): void {\n  openMemory(of.memory);',
    ...sets,
    '}\n',
    `${addressed}export { addFans as print, closeMonth as month, live, takeCensus as census };\n`,
  ].join('\n');
}

/** A source without comments, imports and exports. */
function body(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/^ *(\/\*\*[\s\S]*?\*\/|\/\/.*)\n/gm, '')
    .replaceAll(/^import [\s\S]*?;\n/gm, '')
    .replaceAll(/^export \{[^}]*\};\n/gm, '')
    .replaceAll(/^export /gm, '');
}
