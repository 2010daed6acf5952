/** Which program ran: its version, and for results the sources too, because a version is not raised at every edit. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Version of the program, from its package.json. */
export function programVersion(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return String(JSON.parse(readFileSync(file, 'utf8')).version);
    if (dirname(folder) === folder) return 'unknown';
  }
}

/** Folders whose code decides what a replicate gives. */
const DECIDING = ['kernel', 'model', 'levers', 'notation', 'scenario', 'runs'];

let engine: string | undefined;

/** The version with a hash of the deciding sources, as SemVer build metadata: 0.1.0+3f2a9c01b7de. */
export function engineVersion(): string {
  engine ??= `${programVersion()}+${sourcesHash()}`;
  return engine;
}

function sourcesHash(): string {
  const sim = dirname(dirname(import.meta.dirname));
  const hash = createHash('sha256');
  for (const folder of DECIDING) {
    const names = readdirSync(join(sim, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((file) => /\.[jt]s$/.test(file)).sort()) {
      const text = readFileSync(join(sim, folder, name), 'utf8').replaceAll('\r\n', '\n');
      hash
        .update(`${folder}/${name.replaceAll('\\', '/')}\0`)
        .update(text)
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 12);
}
