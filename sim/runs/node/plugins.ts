/** Plugins: files and packages from outside the program, loaded, checked, and in use in this thread. */
import { existsSync, realpathSync } from 'node:fs';
import * as nodeModules from 'node:module';
import { extname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as z from 'zod';
import { type Complaint, Refusal, refuse } from '../../notation/refusal.ts';
import { addToMarket, changesRuns, checkPlugin, type MarketPlugin } from '../../scenario/plugin.ts';
import { shown } from '../../scenario/problems.ts';
import { hashOfValue } from '../canonical.ts';
import { impurity } from '../purity.ts';
import { hashOfTextFile, LIMITS, readText, shownFile } from './read-file.ts';
import { noteUsed, type PluginPlace, pluginMark, usedPlugins } from './used-plugins.ts';

export interface LoadedPlugin<Own extends MarketPlugin = MarketPlugin> extends PluginPlace {
  readonly plugin: Own;
}

const WHAT = 'a plugin';
const SOURCE = /\.([cm]?[jt]s)$/;
/** The program itself under the name that plugins import it by. */
const LIBRARY = new URL(`../../library/laotie${extname(import.meta.filename)}`, import.meta.url).href;

/** The program's own folders, which its version stands for. */
const SOURCES = ['../../', '../../../reports/'].map((folder) => new URL(folder, import.meta.url).href);

/** What this process has loaded, by file: Node loads a module once. */
const held = new Map<string, { readonly value: unknown; readonly hash: string }>();

/** Absent before Node 22.15; so are the types that would say so. */
const { createRequire, isBuiltin, registerHooks } = nodeModules;

/** The file that a name stands for: a path from the working directory, or a package that is installed there. */
function fileOf(given: string): string {
  if (SOURCE.test(given) || isAbsolute(given) || given.startsWith('.')) return resolve(given);
  try {
    return createRequire(join(process.cwd(), 'from')).resolve(given);
  } catch (cause) {
    const near = existsSync(resolve(given)) ? `did you mean ./${given}?` : undefined;
    if (cause instanceof Error)
      throw refuse('--plugin', 'a file, or a package that is installed here', shown(given), near);
    throw cause;
  }
}

/** The place that Node names in front of a syntax error: `/home/me/my-lever.ts:3`. */
function placeOf(cause: Error, file: string): string {
  const line = /^(?:file:\/\/)?\S+?:(\d+)\r?\n/.exec(cause.stack ?? '')?.[1];
  return line === undefined ? shownFile(file) : `${shownFile(file)}:${line}:1`;
}

function loadRefusal(cause: unknown, file: string): unknown {
  if (cause instanceof Refusal || !(cause instanceof Error)) return cause;
  const code = 'code' in cause ? String(cause.code) : '';
  const got = cause.message.split('\n')[0]!;
  if (code === 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING')
    return refuse(shownFile(file), 'JavaScript in a package', 'TypeScript');
  if (code === 'ERR_REQUIRE_ASYNC_MODULE')
    return refuse(shownFile(file), 'a plugin that waits for nothing', 'an await outside of functions');
  if (cause instanceof SyntaxError || code.includes('TYPESCRIPT_SYNTAX'))
    return refuse(placeOf(cause, file), 'TypeScript or JavaScript that Node runs as it is', shown(got));
  return refuse(shownFile(file), 'a plugin that loads', shown(got));
}

/**
 * What each file of plugins imports, as far as this process has loaded any: Node asks for each once. Wherever a file lies,
 * inside the folder of this program too, it is a plugin's when a plugin imports it.
 */
const imports = new Map<string, Set<string>>();

/** A file and all that it imports, in the order of their names. */
function reached(file: string): string[] {
  const found = new Set<string>();
  const walk = (url: string): void => {
    if (found.has(url)) return;
    found.add(url);
    for (const next of imports.get(url) ?? []) walk(next);
  };
  walk(pathToFileURL(file).href);
  return [...found].map((url) => fileURLToPath(url)).sort();
}

/** Loads a module with all that it imports, and nothing of Node's. @param file as the system names it, without links */
function load(file: string): unknown {
  imports.set(pathToFileURL(file).href, new Set());
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'laotie') return { url: LIBRARY, format: 'module', shortCircuit: true };
      const own = imports.get(context.parentURL ?? '');
      if (!own) return next(specifier, context);
      if (isBuiltin(specifier))
        throw refuse(shownFile(file), 'a plugin that imports nothing of Node', shown(specifier));
      const found = next(specifier, context);
      if (!found.url.startsWith('file:') || SOURCES.some((folder) => found.url.startsWith(folder)))
        return found;
      own.add(found.url);
      if (!imports.has(found.url)) imports.set(found.url, new Set());
      return found;
    },
  });
  try {
    const value: unknown = createRequire(import.meta.url)(file);
    return (value as { default?: unknown }).default ?? value;
  } catch (cause) {
    throw loadRefusal(cause, file);
  } finally {
    hooks.deregister();
  }
}

/** What a plugin's own files do that would make two runs of the same plan differ. */
function impureIn(files: readonly string[]): Complaint[] {
  const own = files.filter((file) => !file.includes('node_modules'));
  return own.flatMap((file) => {
    const found = impurity(readText(file, WHAT, LIMITS.table).text);
    return found
      ? [{ place: `${shownFile(file)}:${found.line}:1`, expected: found.expected, got: shown(found.word) }]
      : [];
  });
}

/**
 * Loads and checks a plugin; it is not yet in use.
 * @param given a path from the working directory, or the name of a package
 * @throws Refusal with a line for each thing that is wrong
 */
export function loadPlugin<Own extends MarketPlugin>(given: string, schema: z.ZodType): LoadedPlugin<Own> {
  if (typeof registerHooks !== 'function')
    throw refuse('--plugin', 'Node 22.18 or newer', process.versions.node);
  const named = fileOf(given);
  readText(named, WHAT, LIMITS.table); // a plain file, and text
  const file = realpathSync(named); // as Node names it to those that it imports
  const before = held.get(file);
  const value = before ? before.value : load(file);
  const files = reached(file);
  const hash = hashOfValue(files.map(hashOfTextFile));
  if (before && before.hash !== hash)
    throw refuse(
      shownFile(file),
      'the plugin that this process has loaded',
      'a changed one',
      'start the program again',
    );
  held.set(file, { value, hash });
  const impure = impureIn(files);
  if (impure.length > 0) throw new Refusal(impure);
  checkPlugin(value, shownFile(file), schema);
  return { file, hash, plugin: value as Own };
}

/** Takes a plugin into use in this thread. @returns what takes it away again */
export function usePlugin({ file, hash, plugin }: LoadedPlugin): () => void {
  const undo = addToMarket(plugin);
  const forget = noteUsed({ file, hash, name: plugin.name, isDeciding: changesRuns(plugin) });
  return () => {
    undo();
    forget();
  };
}

/** A plugin in use with all files that it is made of, packages that it imports left out. */
export interface PluginFiles {
  readonly name: string;
  readonly file: string;
  readonly files: readonly string[];
}

export function pluginFiles(): PluginFiles[] {
  return usedPlugins().map(({ file, name }) => ({
    name,
    file,
    files: reached(file).filter((one) => one === file || !one.includes('node_modules')),
  }));
}

/** Takes the same plugins into use in a thread of this process. @throws Error for one that has changed meanwhile */
export function usePluginsAt(places: readonly PluginPlace[], schema: z.ZodType): void {
  for (const { file, hash } of places) {
    if (usedPlugins().some((one) => one.file === file)) continue;
    const loaded = loadPlugin(file, schema);
    if (loaded.hash !== hash)
      throw new Error(`${file}: expected the plugin that the run began with, got another`);
    usePlugin(loaded);
  }
}

/**
 * A run that was made with plugins can be made again with these alone.
 * @param dir as messages name it
 * @throws Refusal when others are in use
 */
export function checkPluginsOf(dir: string, engine: string): void {
  const list = (mark: string) => mark.split('.').filter(Boolean).join(', ');
  const mark = markIn(engine);
  const now = pluginMark();
  if (mark === '' || mark === now) return;
  const got = now === '' ? 'none' : `${list(now)} in use`;
  throw refuse(dir, `the plugins of the run, ${list(mark)}`, got, 'name them with --plugin');
}

/** What plugins have added to an engine's version; empty where none could change a run. */
export function markIn(engine: string): string {
  return /\+[0-9a-f]+(\..+)$/.exec(engine)?.[1] ?? '';
}
