/** The scenarios of a table of claims, and the folder that holds them. */
import { join, resolve } from 'node:path';
import { Discrepancy, Refusal, refuse } from '../notation/refusal.ts';
import { checkFolder, ownerOf, ownerOfRun, slug } from '../runs/node/folder.ts';
import type { OwnFolder } from '../runs/node/own-folder.ts';
import { shippedFolder } from '../runs/node/shipped.ts';
import type { Prepared } from '../runs/prepared.ts';
import type { Claim } from '../study/claims/claim.ts';
import { FINE, RUNS, type RunName } from '../study/claims/runs.ts';
import { loadAll, type ScenarioArguments } from './scenarios.ts';

/** The run whose seed all share and whose market the experiments look into. */
export const MAIN: RunName = 'kuaishou-2021';

/** Scenarios by the name of their run, in the order of RUNS; the main one is always there. */
export function prepareRuns(
  claims: readonly Claim[],
  given: Pick<ScenarioArguments, 'seed' | 'replicates' | 'scale'>,
): Map<RunName, Prepared> {
  const folder = shippedFolder();
  if (!folder) throw refuse('claims', 'the folder of scenarios that comes with the program', 'none');
  const { replicates = '16', scale = '20000' } = given;
  const load = (name: RunName, seed: string | undefined, fine?: string): Prepared => {
    const { file, set = [], ownSize, isFine } = RUNS.get(name)!;
    const [prepared] = loadAll(
      {
        scenario: [join(folder, file)],
        // where the spread comes from is no claim: paired runs would cost a half more
        set: [`name=${name}`, 'spread=0', ...set],
        replicates,
        ...(ownSize ? {} : { scale: isFine && fine ? fine : scale }),
        ...(seed === undefined ? {} : { seed }),
      },
      '',
    );
    return prepared!;
  };
  const main = load(MAIN, given.seed);
  const { seed } = main.scenario;
  const fine = String(fineScale(main));
  const wanted = new Set<RunName>([MAIN, ...claims.flatMap(({ runs }) => runs)]);
  const names = [...RUNS.keys()].filter((name) => wanted.has(name));
  return new Map(names.map((name) => [name, name === MAIN ? main : load(name, seed, fine)]));
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
export function foldersOf(out: string | undefined, all: ReadonlyMap<RunName, Prepared>): ClaimFolders {
  const main = all.get(MAIN)!;
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
