/** The scenarios of a table of claims, and the folder that holds them. */
import { dirname, join, resolve } from 'node:path';
import { Discrepancy, Refusal } from '../notation/refusal.ts';
import { checkFolder, ownerOf, ownerOfRun, slug } from '../runs/node/folder.ts';
import { marketAt, marketFileNamed, marketTable } from '../runs/node/markets.ts';
import type { OwnFolder } from '../runs/node/own-folder.ts';
import type { Prepared } from '../runs/prepared.ts';
import { currencyOfMarket } from '../scenario/market-data.ts';
import type { Claim } from '../study/claims/claim.ts';
import { type ClaimSet, readClaims } from '../study/claims/claims-file.ts';
import { constantsOf } from '../study/claims/constants.ts';
import { FINE } from '../study/claims/runs.ts';
import { loadAll, type ScenarioArguments } from './scenarios.ts';

/** The list of claims in the folder of a market. */
export const LIST = 'claims.yaml';

/** The claims of a market, with the file of the market. */
export interface Claims extends ClaimSet {
  readonly file: string;
  /** What the constants are, by name. */
  readonly figures: Readonly<Record<string, number>>;
}

/** @throws Refusal for a market that has no list of claims, or one with mistakes or without a row that it rests on */
export function claimsOf(market: string | undefined): Claims {
  const file = marketFileNamed(market);
  const list = marketTable(file, LIST);
  const set = readClaims(list.text, list.file, currencyOfMarket(marketAt(file)));
  return { ...set, file, figures: constantsOf(set.constants, (table) => marketTable(file, table)) };
}

/** Scenarios by the name of their run, in the order of the list; the main one is always there. */
export function prepareRuns(
  claims: readonly Claim[],
  given: Pick<ScenarioArguments, 'seed' | 'replicates' | 'scale'>,
  { main: first, runs, file: market }: Pick<Claims, 'main' | 'runs' | 'file'>,
): Map<string, Prepared> {
  const folder = join(dirname(market), '../..'); // markets/<name>/market.yaml lies beside the scenarios
  const { replicates = '16', scale = '20000' } = given;
  const load = (name: string, seed: string | undefined, fine?: string): Prepared => {
    const { file, set, isOwnSize, isFine } = runs.get(name)!;
    const [prepared] = loadAll(
      {
        scenario: [join(folder, file)],
        // where the spread comes from is no claim: paired runs would cost a half more
        set: [`name=${name}`, 'spread=0', ...set],
        replicates,
        ...(isOwnSize ? {} : { scale: isFine && fine ? fine : scale }),
        ...(seed === undefined ? {} : { seed }),
      },
      '',
    );
    return prepared!;
  };
  const main = load(first, given.seed);
  const { seed } = main.scenario;
  const fine = String(fineScale(main));
  const wanted = new Set([first, ...claims.flatMap((claim) => claim.runs)]);
  const names = [...runs.keys()].filter((name) => wanted.has(name));
  return new Map(names.map((name) => [name, name === first ? main : load(name, seed, fine)]));
}

function fineScale({ scenario }: Prepared): number {
  return Math.max(1, Math.round(scenario.scale / FINE));
}

/** The main scenario as experiments look into it. */
export function fineOf(main: Prepared): Prepared {
  return { ...main, scenario: { ...main.scenario, scale: fineScale(main) } };
}

/** The folder of a table of claims, and one in it for each run. */
export interface ClaimFolders {
  readonly whole: OwnFolder;
  readonly runs: readonly OwnFolder[];
}

/** `--out`, else the first of runs/claims-<seed>, …-2, …-3 whose runs are all of the same plans or not there. */
export function foldersOf(
  out: string | undefined,
  all: ReadonlyMap<string, Prepared>,
  first: string,
): ClaimFolders {
  const main = all.get(first)!;
  const at = (dir: string): ClaimFolders => {
    const { scenarioHash, dataHash } = main.identity;
    const whole = { dir, owner: ownerOf('claims', [scenarioHash, dataHash]) };
    const runs = [...all].map(([name, { identity }]) => ({
      dir: join(dir, name),
      owner: ownerOfRun(identity),
    }));
    for (const { dir: one, owner } of [whole, ...runs]) checkFolder(resolve(one), owner);
    return { whole, runs };
  };
  if (out !== undefined) return at(out);
  const base = join('runs', slug(`claims-${main.scenario.seed}`));
  for (let n = 1; ; n++) {
    try {
      return at(n === 1 ? base : `${base}-${n}`);
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause instanceof Discrepancy) throw cause;
    }
  }
}
