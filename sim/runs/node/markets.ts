/** Markets on disk: folders of data, each with a file market.yaml. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Bilingual } from '../../notation/language.ts';
import { Refusal, refuse } from '../../notation/refusal.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import { historyRows } from '../../scenario/history-rows.ts';
import type { MarketData } from '../../scenario/market-data.ts';
import { readMarketFile } from '../../scenario/market-file.ts';
import type { MarketFile } from '../../scenario/market-schema.ts';
import { historyRulesOf, marketDataFrom, type TableText, tablesOf } from '../../scenario/market-tables.ts';
import type { Posterior } from '../../scenario/posterior.ts';
import { complaintOf } from '../../scenario/problems.ts';
import type { FoundMarket } from '../../scenario/sources.ts';
import { diskReason } from './files.ts';
import { readPosterior } from './posterior.ts';
import { LIMITS, readText } from './read-file.ts';
import { shippedFolder } from './shipped.ts';

const MARKET_FILE = 'market.yaml';
const MARKETS = 'markets';
/** Later than any information date. */
const EVER = '9999-12-31';

/** Market files by the name of their folder: of one folder of markets. */
function marketsIn(folder: string): [name: string, file: string][] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, MARKET_FILE)))
      .map(({ name }) => [name, join(folder, name, MARKET_FILE)]);
  } catch (cause) {
    if (diskReason(cause) === undefined) throw cause;
    return [];
  }
}

/**
 * Market files by name: those beside a scenario file go before those of the folder `scenarios` here, and these before
 * those that ship.
 */
export function marketFiles(scenarioFile?: string): Map<string, string> {
  const near = scenarioFile === undefined ? [] : [dirname(scenarioFile)];
  const shipped = shippedFolder();
  const folders = [...near, resolve('scenarios'), ...(shipped ? [shipped] : [])];
  return new Map(folders.reverse().flatMap((folder) => marketsIn(join(folder, MARKETS))));
}

/**
 * The market of a name; without one the only one there is, or of those that ship the one that says so; else the names that
 * there are.
 * @throws Refusal when its files are wrong
 */
export function findMarket(
  name: string | undefined,
  scenarioFile?: string,
): FoundMarket | { readonly names: readonly string[] } {
  const files = marketFiles(scenarioFile);
  const names = [...files.keys()].sort();
  const found = name ?? (names.length === 1 ? names[0] : defaultOf(files));
  const file = found === undefined ? undefined : files.get(found);
  if (found === undefined || file === undefined) return { names };
  return { name: found, file, data: marketAt(file) };
}

/** The market of scenarios that name none, which only those that ship have: beside a market of one's own nothing is guessed. */
function defaultOf(files: ReadonlyMap<string, string>): string | undefined {
  const shipped = join(resolve(shippedFolder() ?? 'scenarios'), MARKETS);
  if ([...files.values()].some((file) => dirname(dirname(file)) !== shipped)) return undefined;
  return [...files].find(([, file]) => readMarket(file).default)?.[0];
}

/** The file of the market that a command line means. @throws Refusal where it is not clear */
export function marketFileNamed(name: string | undefined): string {
  const found = findMarket(name);
  if ('file' in found) return found.file;
  throw refuse('--market', `the name of a market: ${found.names.join(', ')}`, name ?? 'none');
}

/** @throws Refusal with one line a mistake */
function readMarket(file: string): MarketFile {
  const { text } = readText(file, 'a market file', LIMITS.table);
  const { market, problems } = readMarketFile(text, file);
  if (!market) throw new Refusal(problems.map(complaintOf));
  return market;
}

/** A table of the market whose file is given. */
export function marketTable(file: string, table: string): TableText {
  const path = join(dirname(file), table);
  return { text: readText(path, 'a table of the market', LIMITS.table).text, file: path };
}

/** Names and absolute paths of all files that a run of the market reads. */
export function filesOfMarket(file: string): [name: string, path: string][] {
  const names = [MARKET_FILE, ...tablesOf(readMarket(file))];
  return names.map((name) => [name, join(dirname(file), name)]);
}

const read = new Map<string, MarketData>();

/** What the rules cannot carry of a market, in its own words. */
export function notCarriedBy(file: string): readonly Bilingual[] {
  return readMarket(file).notCarried;
}

/** The market of a file, read once. @throws Refusal with one line a mistake */
export function marketAt(file: string): MarketData {
  const held = read.get(file);
  if (held) return held;
  const data = marketDataFrom(readMarket(file), (table) => marketTable(file, table));
  read.set(file, data);
  return data;
}

/** The file of a market that ships. */
export function shippedMarketFile(name: string): string {
  return join(shippedFolder() ?? 'scenarios', MARKETS, name, MARKET_FILE);
}

/** A market that ships, read once. */
export function shippedMarket(name: string): MarketData {
  return marketAt(shippedMarketFile(name));
}

/**
 * Published figures in the columns of a market's history.
 * @param marketFile the market whose currency and trackers they have
 * @throws Refusal with one line a bad row
 */
export function readHistory(file: string, marketFile: string): HistoryRow[] {
  return historyRows(
    readText(file, 'a history', LIMITS.table).text,
    file,
    historyRulesOf(readMarket(marketFile)),
  );
}

const posteriors = new Map<string, Posterior>();

/** A posterior, read once for as long as its file stays as it is. */
function posteriorAt(file: string, market: MarketData): Posterior {
  const { size, mtimeMs } = statSync(file);
  const name = `${file}\0${size}\0${mtimeMs}`;
  const held = posteriors.get(name) ?? readPosterior(file, EVER, market);
  posteriors.set(name, held);
  return held;
}

export interface MarketFit {
  /** Absolute path. */
  readonly file: string;
  readonly posterior: Posterior;
}

/**
 * Fits in the folder of a market, of a day those that knew nothing published later: the one that knew most first; of those that knew
 * as much the shortest name.
 */
export function fitsOf(marketFile: string, knownUntil = EVER): MarketFit[] {
  const folder = join(dirname(marketFile), 'posterior');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names
    .map((name) => join(folder, name))
    .map((file) => ({ file, posterior: posteriorAt(file, marketAt(marketFile)) }))
    .filter(({ posterior }) => posterior.knownUntil <= knownUntil)
    .sort(
      (a, b) => b.posterior.knownUntil.localeCompare(a.posterior.knownUntil) || a.file.length - b.file.length,
    );
}

/** What opponents of a market read besides its own data; none where the market has no such table. */
export function opponentsOf(file: string): {
  readonly retail: readonly HistoryRow[];
  readonly analysts: readonly HistoryRow[];
} {
  const { retail, analysts } = readMarket(file).tables;
  const rows = (table: string | undefined) =>
    table === undefined ? [] : readHistory(join(dirname(file), table), file);
  return { retail: rows(retail), analysts: rows(analysts) };
}

/** The main scenario of those that ship, on which speed is quoted and rules are tried. @throws Refusal in a tree without one */
export function mainScenario(): string {
  const folder = shippedFolder();
  if (!folder) throw refuse('scenarios', 'the folder of scenarios that comes with the program', 'none');
  const { text } = readText(join(folder, 'shipped.json'), 'the list of what ships');
  return join(folder, (JSON.parse(text) as { readonly main: string }).main);
}
