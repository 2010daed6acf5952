/**
 * Scripts of the studio as a checkout has built them before. Bundling takes a second, which every run that writes a studio
 * would spend again; it is spent once for the same sources.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StudioScripts } from './document.ts';

/** What was built, with every file that it was built of and the hash of that. */
interface Built {
  readonly inputs: Readonly<Record<string, string>>;
  readonly scripts: StudioScripts;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Where tools of a checkout keep what they can make again: the hash of what follows in the first line. */
const FILE = join(ROOT, 'node_modules/.cache/laotie/studio.json');
/** What decides a bundle without being in it: what is bundled and how, the bundler, how sources are to be read. */
const BESIDE = [
  'reports/studio/build.ts',
  'node_modules/esbuild/package.json',
  'package.json',
  'tsconfig.json',
];

function hashOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Nothing for a file that has gone. */
function hashOfFile(file: string): string | undefined {
  return existsSync(join(ROOT, file)) ? hashOf(readFileSync(join(ROOT, file))) : undefined;
}

/** What was built of the files as they are now; nothing where none was, it is damaged, or any of them has changed. */
function kept(file: string): StudioScripts | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n');
  if (text.slice(0, end) !== hashOf(text.slice(end + 1))) return undefined;
  const { inputs, scripts } = JSON.parse(text.slice(end + 1)) as Built;
  return Object.entries(inputs).every(([name, hash]) => hashOfFile(name) === hash) ? scripts : undefined;
}

/** Whole or not at all. A folder that cannot be written is no fault: the next command builds again. */
function keep(file: string, built: Built): void {
  const part = `${file}.${process.pid}.part`;
  const text = JSON.stringify(built);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, `${hashOf(text)}\n${text}`);
    renameSync(part, file);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
  }
}

type Build = () => Promise<StudioScripts & { readonly read: readonly string[] }>;

/** The bundler is loaded for those alone who need it. */
async function build(): ReturnType<Build> {
  const { buildStudio } = await import('./build.ts');
  return buildStudio();
}

/**
 * The scripts, built of the sources as they are now.
 * @param means where they are kept, and what builds them
 */
export async function builtStudio(
  means: { readonly file: string; readonly build: Build } = { file: FILE, build },
): Promise<StudioScripts> {
  const before = kept(means.file);
  if (before) return before;
  const { read, ...scripts } = await means.build();
  const hashes = [...new Set([...BESIDE, ...read])].sort().map((name) => [name, hashOfFile(name)] as const);
  if (hashes.every(([, hash]) => hash !== undefined)) {
    keep(means.file, { inputs: Object.fromEntries(hashes) as Record<string, string>, scripts });
  }
  return scripts;
}
