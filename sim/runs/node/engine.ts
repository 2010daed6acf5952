/** Which program ran: its version, and for results the sources too, because a version is not raised at every edit. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { normalised } from '../canonical.ts';
import { pluginMark } from './used-plugins.ts';

/** The folder of package.json: of the checkout, or of the installed package. */
function programFolder(): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Version of the program, from its package.json. */
export function programVersion(): string {
  const folder = programFolder();
  if (folder === undefined) return 'unknown';
  return String(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version);
}

/** What a copy of the program needs, of the folder of package.json. */
export function programParts(): {
  readonly root: string;
  readonly parts: readonly string[];
  readonly isPacked: boolean;
} {
  const root = programFolder() ?? dirname(sourceFolder());
  const always = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'CITATION.cff', 'scenarios'];
  const own = isPacked()
    ? ['dist', 'sim']
    : ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'sim', 'reports'];
  return { root, parts: [...always, ...own], isPacked: isPacked() };
}

/** Folders and files whose code decides what a job gives. */
const DECIDING = ['kernel', 'model', 'levers', 'notation', 'scenario', 'runs', 'study/claims'];
/** The hash of the sources that packed JavaScript was made from, from the folder of package.json. */
export const BAKED = join('dist', 'engine-hash');

let engine: string | undefined;

/**
 * The version with a hash of the deciding sources, as SemVer build metadata: 0.1.0+3f2a9c01b7de; with plugins that can
 * change a run their names and hashes follow: 0.1.0+3f2a9c01b7de.my-lever-8d1e44aa0c2f.
 */
export function engineVersion(): string {
  engine ??= `${programVersion()}+${isPacked() ? bakedHash() : sourcesHash(sourceFolder())}`;
  return engine + pluginMark();
}

function isPacked(): boolean {
  return extname(import.meta.filename) === '.js';
}

function sourceFolder(): string {
  return dirname(dirname(import.meta.dirname));
}

function bakedHash(): string {
  return readFileSync(join(programFolder() ?? '', BAKED), 'utf8').trim();
}

/** The same for a checkout with any line endings. */
export function sourcesHash(sim: string): string {
  const hash = createHash('sha256');
  for (const folder of DECIDING) {
    const names = readdirSync(join(sim, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((file) => file.endsWith('.ts')).sort()) {
      const text = normalised(readFileSync(join(sim, folder, name), 'utf8'));
      hash
        .update(`${folder}/${name.replaceAll('\\', '/')}\0`)
        .update(text)
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 12);
}
