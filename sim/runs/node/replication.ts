/** A replication package: a finished run with all that a reader needs to run it again, in one folder. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import * as nodeModules from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { csvText } from '../../notation/csv-text.ts';
import { refuse } from '../../notation/refusal.ts';
import type { Manifest } from '../../result/result.ts';
import type { Prepared } from '../prepared.ts';
import { sealRecord } from '../record.ts';
import { replicateKey, replicateSeed } from '../seed.ts';
import { engineVersion, programParts } from './engine.ts';
import { putFileWhole, putText, writing } from './files.ts';
import { LEDGER, manifestOfRun, type Owner, ownerOf } from './folder.ts';
import { inputFiles } from './inputs.ts';
import { withFolders } from './own-folder.ts';
import { type PluginFiles, pluginFiles } from './plugins.ts';
import { bytesOf, hashOfFile, LIMITS, readText } from './read-file.ts';
import { checkRecorded } from './recorded.ts';
import { POSTERIOR_COPY } from './scenario-files.ts';
import { ships } from './shipped.ts';
import { preparedOf } from './verify.ts';

const SCENARIO = 'scenario.resolved.yaml';
const RECORD = 'replication.json';

/** What a reader is told of a package. */
export interface Replication {
  readonly dir: string;
  readonly manifest: Manifest;
  readonly prepared: Prepared;
  /** Paths of the plugins in the package, as `--plugin` takes them from its top. */
  readonly plugins: readonly string[];
  /** Whether the program is in it as an installed package, not as sources with their lock file. */
  readonly isPacked: boolean;
}

/** A file of the package: where it comes from, or what it says. */
type Content = { readonly from: string } | { readonly text: string };

function filesBelow(root: string, parts: readonly string[]): string[] {
  return parts
    .filter((part) => existsSync(join(root, part)))
    .flatMap((part) => {
      const inside = readdirSync(dirname(join(root, part)), { withFileTypes: true }).find(
        ({ name }) => name === basename(part),
      );
      if (!inside?.isDirectory()) return [part];
      return readdirSync(join(root, part), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    })
    .map((name) => name.replaceAll('\\', '/'));
}

/** A run that can be handed on. @throws Refusal, or Discrepancy for files that are not as they were written */
function finishedRun(dir: string): { readonly manifest: Manifest; readonly prepared: Prepared } {
  const manifest = manifestOfRun(dir);
  if (manifest.status !== 'complete' || manifest.shard !== undefined)
    throw refuse(
      dir,
      'a complete run',
      manifest.shard === undefined ? manifest.status : `part ${manifest.shard}`,
    );
  checkRecorded(dir, Object.keys(manifest.outputs), manifest);
  const prepared = preparedOf(dir, manifest);
  if (manifest.engine !== prepared.identity.engine)
    throw refuse(
      dir,
      `a run of engine ${prepared.identity.engine}`,
      `one of engine ${manifest.engine}`,
      'run it again',
    );
  return { manifest, prepared };
}

/** Replicates with what their luck is drawn from and what they came to. */
function seedsCsv({ seed, indices, fingerprints }: Manifest): string {
  const rows = indices.map((index, at) => {
    const { k0, k1 } = replicateKey(seed, index);
    return [index, replicateSeed(seed, index), k0, k1, fingerprints[at]];
  });
  return csvText([['replicate', 'seed', 'k0', 'k1', 'fingerprint'], ...rows]);
}

/** Versions of the packages that the program depends on, as they are installed here. */
function packageVersions(packageFile: string): Record<string, string> {
  const { dependencies = {} } = JSON.parse(readText(packageFile, 'package.json').text);
  const { findPackageJSON } = nodeModules;
  const versionOf = (name: string) => {
    const file = findPackageJSON?.(name, pathToFileURL(packageFile));
    return file === undefined
      ? String(dependencies[name])
      : String(JSON.parse(readText(file, 'package.json').text).version);
  };
  return Object.fromEntries(Object.keys(dependencies).map((name) => [name, versionOf(name)]));
}

function environmentOf(manifest: Manifest, packageFile: string): object {
  const { node, v8 } = process.versions;
  return {
    engine: manifest.engine,
    node,
    v8,
    platform: process.platform,
    architecture: process.arch,
    packages: packageVersions(packageFile),
  };
}

/** Where the files of a plugin go. */
function placesOf({ files, file, name }: PluginFiles): {
  readonly main: string;
  readonly all: [string, Content][];
} {
  const top = files.map(dirname).reduce((common, one) => {
    let shared = common;
    while (relative(shared, one).startsWith('..')) shared = dirname(shared);
    return shared;
  });
  const place = (one: string) => `plugins/${name}/${relative(top, one).replaceAll('\\', '/')}`;
  return { main: place(file), all: files.map((one) => [place(one), { from: one }]) };
}

/** A market that does not come with the program: its whole folder, where the program looks from the top of the package. */
function marketFilesOf({ scenario: { marketFile } }: Prepared): [string, Content][] {
  if (ships(marketFile)) return [];
  const folder = dirname(marketFile);
  return filesBelow(dirname(folder), [basename(folder)]).map((name) => [
    `scenarios/markets/${name}`,
    { from: join(dirname(folder), name) },
  ]);
}

/** Every file of the package but its README, by its path. */
function contentsOf(dir: string, { manifest, prepared, isPacked }: Omit<Replication, 'dir'>) {
  const { root, parts } = programParts();
  const results = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|yaml|csv|parquet|html)$/.test(entry.name))
    .map(({ name }): [string, Content] => [`results/${name}`, { from: join(dir, name) }]);
  const charts = filesBelow(dir, ['charts', LEDGER]).map((name): [string, Content] => [
    `results/${name}`,
    { from: join(dir, name) },
  ]);
  const data = [...inputFiles(prepared.scenario)]
    .filter(([, file]) => existsSync(file))
    .map(([name, file]): [string, Content] => [
      `data/${extname(name) ? name : basename(file)}`,
      { from: file },
    ]);
  const program = filesBelow(root, parts).map((name): [string, Content] => [
    `program/${name}`,
    { from: join(root, name) },
  ]);
  const scenario = [SCENARIO, POSTERIOR_COPY]
    .filter((name) => existsSync(join(dir, name)))
    .map((name): [string, Content] => [
      name === SCENARIO ? 'scenario.yaml' : name,
      { from: join(dir, name) },
    ]);
  const plugins = pluginFiles().map(placesOf);
  return {
    plugins: plugins.map(({ main }) => main),
    isPacked,
    files: new Map<string, Content>([
      ...scenario,
      ...data,
      ...marketFilesOf(prepared),
      ...results,
      ...charts,
      ...program,
      ...plugins.flatMap(({ all }) => all),
      ['seeds.csv', { text: seedsCsv(manifest) }],
      [
        'environment.json',
        { text: `${JSON.stringify(environmentOf(manifest, join(root, 'package.json')), null, 2)}\n` },
      ],
    ]),
  };
}

async function put(to: string, name: string, content: Content): Promise<void> {
  await mkdir(dirname(join(to, name)), { recursive: true });
  if ('text' in content) return putText(to, name, content.text);
  const bytes = bytesOf(content.from, 'a file', LIMITS.kept);
  if (!(bytes instanceof Uint8Array)) throw refuse(content.from, bytes.expected, bytes.got);
  await putFileWhole(join(to, name), bytes, { durable: false });
}

function ownerOfReplication({ manifest }: { readonly manifest: Manifest }): Owner {
  const { scenarioHash, dataHash, fingerprints, outputs } = manifest;
  return ownerOf('replication', [scenarioHash, dataHash, fingerprints, outputs]);
}

/**
 * Writes the replication package of a run folder.
 * @param readme what its README says
 * @throws Refusal when the run is not complete, was made by another engine or with other plugins, or the folder is somebody
 * else's
 */
export async function writeReplication(
  dir: string,
  to: string,
  readme: (of: Replication) => string,
): Promise<Replication> {
  const run = finishedRun(dir);
  const { isPacked } = programParts();
  const { plugins, files } = contentsOf(dir, { ...run, plugins: [], isPacked });
  const replication = { ...run, dir: to, plugins, isPacked };
  await withFolders([{ dir: to, owner: ownerOfReplication(run) }], () =>
    writing(to, async () => {
      for (const [name, content] of files) await put(to, name, content);
      await putText(to, 'README.md', readme(replication));
      const hashes = [...files.keys(), 'README.md'].sort().map((name) => [name, hashOfFile(join(to, name))]);
      const record = {
        schema: 'laotie/replication@1',
        engine: engineVersion(),
        replicates: run.manifest.replicates,
        files: Object.fromEntries(hashes),
      };
      await putText(to, RECORD, `${JSON.stringify(sealRecord(record), null, 2)}\n`);
    }),
  );
  return replication;
}
