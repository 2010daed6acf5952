/** Which tests can see a file: those that import it, however many steps away. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Imports that leave something at run time, workers and generated files included. */
const IMPORTS =
  /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^;'"]*?from\s*'(\.[^']+)'|(?:import|URL)\(\s*'(\.[^']+)'/g;

export function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith('.ts'))
    .sort();
}

/** Files of the repository that a file imports. */
function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(IMPORTS)].map(([, from, other]) =>
    relative(root, resolve(root, dirname(file), (from ?? other)!)),
  );
}

/** Every file that each file stands on, itself included, with the least number of steps to it. */
export function reachOf(
  root: string,
  folders: readonly string[],
): (file: string) => ReadonlyMap<string, number> {
  const known = new Map(
    folders.flatMap((folder) => filesUnder(root, folder)).map((file) => [file, importsOf(root, file)]),
  );
  const reached = new Map<string, ReadonlyMap<string, number>>();
  return (file) => {
    const before = reached.get(file);
    if (before) return before;
    const steps = new Map([[file, 0]]);
    for (const [next, away] of steps) {
      for (const target of known.get(next) ?? []) if (!steps.has(target)) steps.set(target, away + 1);
    }
    reached.set(file, steps);
    return steps;
  };
}
