/**
 * The studio's scripts, bundled: the page's and its engine's. A checkout builds them when a studio is written; for packing
 * this file is run, and an installed program reads what it has left in dist/: neither the bundler nor the libraries of the
 * page are needed there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import type { StudioScripts } from './document.ts';

export interface Bundle {
  /** A script that leaves the entry's exports in the global `laotie`. */
  readonly script: string;
  /** Bytes as a server would send them. */
  readonly packedBytes: number;
  /** Files of the repository and of packages that anything of is in it. */
  readonly inputs: readonly string[];
  /** All files that were read for it: whether anything of them is in it hangs on what stands in them. */
  readonly read: readonly string[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Stands first: packing finds repeats within 32 kB, and in the middle this long text would part all else in two. */
const FIRST = 'sim/kernel/ports/module.ts';

/** A file, and what stands there instead. */
type Instead = readonly [file: string, contents: string];

/** A browser has WebAssembly; the other port is the one that tests compare it with. */
const NO_PORT: Instead = [
  'sim/kernel/ports/typescript.ts',
  "export function typescriptPort() { throw new Error('port: expected webassembly, got typescript: this page was built without it'); }",
];
/** A page keeps no events. */
const NO_EVENTS: Instead = [
  'sim/model/events.ts',
  "export function keepEvents() { throw new Error('events: expected none to keep, got some: this page was built without'); }",
];
/** The bundler drops a call of an empty function with all that is handed to it, and so every text. */
const NO_TEXTS: Instead = ['sim/model/texts.ts', 'export function texts() {}'];

/**
 * What a script does without: `runs`, which is no more than markets, the other port, events and all texts; `engine` the
 * other port and events; `page`, which runs no market, neither.
 */
const WITHOUT = { runs: [NO_PORT, NO_EVENTS, NO_TEXTS], engine: [NO_PORT, NO_EVENTS], page: [] } as const;

/** Stands before the name of a module that a package does without in a browser. */
const NO_FILE = '(disabled):';

function replacing(files: readonly Instead[]): Plugin {
  return {
    name: 'what stands instead',
    setup({ onLoad }) {
      for (const [file, contents] of files) {
        if (!existsSync(ROOT + file)) throw new Error(`bundle: expected ${file}, got no such file`);
        const filter = new RegExp(`${file.replaceAll('.', '\\.').replaceAll('/', '[/\\\\]')}$`);
        onLoad({ filter }, () => ({ contents, loader: 'ts' }));
      }
    },
  };
}

/** Fails when anything imports a module of Node: the platform has none. */
export async function bundle(entry: URL, kind: keyof typeof WITHOUT | 'all' = 'all'): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(entry)],
    absWorkingDir: ROOT,
    inject: kind === 'page' ? [] : [ROOT + FIRST],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'laotie',
    charset: 'utf8',
    target: 'es2024',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
    plugins: kind === 'all' ? [] : [replacing(WITHOUT[kind])],
  });
  const script = outputFiles[0]!.text;
  const parts = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  const inputs = parts.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return {
    script,
    get packedBytes() {
      return gzipSync(script, { level: 9 }).length;
    },
    inputs,
    read: Object.keys(metafile.inputs).filter((file) => !file.startsWith(NO_FILE)),
  };
}

/** The scripts, and the files that were read for them, from the repository's folder. */
export async function buildStudio(): Promise<StudioScripts & { readonly read: readonly string[] }> {
  const [page, engine] = await Promise.all([
    bundle(new URL('./page/main.tsx', import.meta.url), 'page'),
    bundle(new URL('./page/engine-worker.ts', import.meta.url), 'engine'),
  ]);
  const styleFile = fileURLToPath(import.meta.resolve('uplot/dist/uPlot.min.css'));
  return {
    page: page.script,
    engine: engine.script,
    style: readFileSync(styleFile, 'utf8'),
    read: [...page.read, ...engine.read, relative(ROOT, styleFile)],
  };
}

if (import.meta.main) {
  const { page, engine, style } = await buildStudio();
  writeFileSync(`${ROOT}dist/studio.json`, JSON.stringify({ page, engine, style } satisfies StudioScripts));
}
