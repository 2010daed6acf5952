/** One script of an entry and all it imports, for a page: no import is left, and none of Node could be. */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export interface Bundle {
  /** A script that leaves the entry's exports in the global `laotie`. */
  readonly script: string;
  /** Bytes as a server would send them. */
  readonly packedBytes: number;
  /** Files of the repository and of packages that are in it. */
  readonly inputs: readonly string[];
}

/** Fails when anything imports a module of Node: the platform has none. */
export async function bundle(entry: URL): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry.pathname],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'laotie',
    target: 'es2024',
    logLevel: 'silent',
  });
  const script = outputFiles[0]!.text;
  return { script, packedBytes: gzipSync(script, { level: 9 }).length, inputs: Object.keys(metafile.inputs) };
}
