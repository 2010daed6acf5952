/** One script of an entry and all it imports, for a page: no import is left, and none of Node could be. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

export interface Bundle {
  /** A script that leaves the entry's exports in the global `laotie`. */
  readonly script: string;
  /** Bytes as a server would send them. */
  readonly packedBytes: number;
  /** Files of the repository and of packages that anything of is in it. */
  readonly inputs: readonly string[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Stands first: packing finds repeats within 32 kB, and in the middle this long text would part all else in two. */
const FIRST = 'sim/kernel/ports/module.ts';

/**
 * What a page that only runs markets does without, and what stands there instead. The bundler drops a call of an empty
 * function with all that is handed to it, and so every text. A browser has WebAssembly; the other port is the one that
 * tests compare it with.
 */
const INSTEAD: Readonly<Record<string, string>> = {
  'sim/model/texts.ts': 'export function texts() {}',
  'sim/kernel/ports/typescript.ts':
    "export function typescriptPort() { throw new Error('port: expected webassembly, got typescript: this page was built without it'); }",
};

const runsOnly: Plugin = {
  name: 'what only runs markets',
  setup({ onLoad }) {
    for (const [file, contents] of Object.entries(INSTEAD)) {
      if (!existsSync(ROOT + file)) throw new Error(`bundle: expected ${file}, got no such file`);
      const filter = new RegExp(`${file.replaceAll('.', '\\.').replaceAll('/', '[/\\\\]')}$`);
      onLoad({ filter }, () => ({ contents, loader: 'ts' }));
    }
  },
};

/**
 * Fails when anything imports a module of Node: the platform has none.
 * @param only `runs` leaves out what running a market does not need
 */
export async function bundle(entry: URL, only?: 'runs'): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(entry)],
    inject: [ROOT + FIRST],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'laotie',
    charset: 'utf8',
    target: 'es2024',
    logLevel: 'silent',
    plugins: only === 'runs' ? [runsOnly] : [],
  });
  const script = outputFiles[0]!.text;
  const parts = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  const inputs = parts.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return { script, packedBytes: gzipSync(script, { level: 9 }).length, inputs };
}
