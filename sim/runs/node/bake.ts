/**
 * For packing: leaves the hash of the sources in dist/, the folder of the JavaScript that was made from them, and of the
 * declarations only those that the library's own ask for.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BAKED, sourcesHash } from './engine.ts';
import { LIMITS, readText } from './read-file.ts';

const DECLARATION = '.d.ts';
const sim = dirname(dirname(import.meta.dirname));
const dist = join(dirname(sim), 'dist');

/** The declarations that a file of declarations needs, itself among them. */
function needed(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const { text } = readText(file, 'declarations', LIMITS.table);
  for (const [, name] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.ts['"]/g))
    needed(resolve(dirname(file), `${name}${DECLARATION}`), found);
  return found;
}

writeFileSync(join(dirname(sim), BAKED), `${sourcesHash(sim)}\n`);
const kept = needed(join(dist, 'sim/library', `laotie${DECLARATION}`));
for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith(DECLARATION) && !kept.has(join(dist, name))) rmSync(join(dist, name));
}
