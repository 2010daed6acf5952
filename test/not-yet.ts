/** Where the house rules do not hold yet. A line goes when its rule holds there; none is added. */
export const NOT_YET = {
  imports: [
    // runs: jobs, executor and memo are pure; what runs and writes moves to runs/node, and data is handed down
    ...to('sim/runs/ensemble.ts', 'backtest', 'files', 'keep', 'pool', 'posterior', 'shipped'),
    ...to('sim/runs/manifest.ts', 'engine', 'files', 'pool', 'shipped'),
    ...to('sim/runs/pairedRuns.ts', 'keep', 'pool'),
    'sim/runs/manifest.ts → node:crypto',
    'sim/runs/manifest.ts → node:fs',
    'sim/runs/manifest.ts → node:path',
    'sim/runs/seed.ts → node:crypto',
    // studies: jobs → answers → data; no thread, no file
    ...to('sim/study/backtest/backtest.ts', 'engine'),
    'sim/study/backtest/forecasts.ts → node:path',
    ...to('sim/study/claims/experiment-worker.ts', 'shipped', 'worker'),
    ...to('sim/study/claims/experiments.ts', 'space'),
    ...to('sim/study/claims/laboratory.ts', 'files', 'inlining', 'pool'),
    'sim/study/claims/laboratory.ts → node:crypto',
    'sim/study/claims/laboratory.ts → node:fs',
    'sim/study/claims/laboratory.ts → node:os',
    'sim/study/claims/laboratory.ts → node:path',
    'sim/study/claims/laboratory.ts → piscina',
    ...to('sim/study/claims/providers.ts', 'shipped'),
    'sim/study/claims/providers.ts → csv-parse/sync',
    'sim/study/claims/providers.ts → node:fs',
    ...to('sim/study/claims/twins.ts', 'space'),
    'sim/study/frozen.ts → node:crypto',
    ...to('sim/study/markets.ts', 'engine', 'files', 'inlining', 'pool', 'worker'),
    'sim/study/markets.ts → node:crypto',
    'sim/study/markets.ts → node:fs',
    'sim/study/markets.ts → node:os',
    'sim/study/markets.ts → node:path',
    'sim/study/markets.ts → piscina',
    ...to('sim/study/speed.ts', 'shards', 'space'),
  ],
  circles: [
    // kernel, sellers
    'sim/model/addUp.ts sim/model/brands/brands.ts sim/model/goLive.ts sim/model/shards.ts sim/model/streamers/launch.ts sim/model/world.ts',
    'sim/model/checkpoint.ts sim/model/simulate.ts',
    // runs
    'sim/runs/ensemble.ts sim/runs/pairedRuns.ts',
    'sim/study/claims/evidence.ts sim/study/claims/experiments.ts sim/study/claims/tie-watcher.ts sim/study/claims/twins.ts sim/study/claims/watchers.ts',
  ],
  onlyNode: [
    'sim/runs/manifest.ts uses process',
    'sim/study/claims/laboratory.ts uses import.meta',
    'sim/study/claims/providers.ts uses import.meta',
  ],
  long: [
    'sim/cli/claims.ts',
    'sim/model/fans/session.ts',
    'sim/model/fans/sessions.ts',
    'sim/runs/ensemble.ts',
    'sim/runs/node/store.ts',
  ],
  dead: [
    // command line
    'sim/cli/explain.ts explanationsOf',
    // kernel, sellers
    'sim/model/fans/experience.ts lapseChance',
    'sim/model/fans/experience.ts refundChance',
    'sim/model/fans/trust.ts tieTrust',
    'sim/model/params.ts isParameterName',
    'sim/model/providers/matching.ts fits',
    // runs, studies
    'sim/runs/ensemble.ts runEnsemble',
    'sim/runs/node/keep.ts decodeReplicate',
    'sim/runs/node/keep.ts encodeReplicate',
    'sim/runs/node/keep.ts replicateFile',
    'sim/runs/node/keep.ts replicatesIn',
    'sim/runs/node/needs.ts memoryOf',
    'sim/runs/node/store.ts SPREAD_FILE',
    'sim/runs/node/verify.ts spread',
    'sim/study/backtest/origins.ts GMV',
    'sim/study/fit.ts objectiveOf',
    'sim/study/speed.ts nsPerDraw',
    'sim/study/uniformity.ts LEVELS',
  ],
};

/** Imports of the files of sim/runs/node by name. */
function to(file: string, ...names: readonly string[]): string[] {
  return names.map((name) => `${file} → sim/runs/node/${name}.ts`);
}
