/** Where the house rules do not hold yet. A line goes when its rule holds there; none is added. */
export const NOT_YET = {
  imports: [
    'sim/runs/node/threads.ts → sim/runs/node/worker.ts',
    'sim/study/claims/providers.ts → csv-parse/sync',
    'sim/study/claims/providers.ts → node:fs',
    'sim/study/claims/providers.ts → sim/runs/node/shipped.ts',
    'sim/study/frozen.ts → node:crypto',
    'sim/study/speed.ts → sim/runs/node/memory.ts',
    'sim/study/speed.ts → sim/runs/node/range-threads.ts',
  ],
  circles: [
    // kernel, sellers
    'sim/kernel/ports/port.ts sim/kernel/ports/typescript.ts sim/kernel/ports/webassembly.ts',
    // runs, studies
    'sim/runs/ensemble.ts sim/runs/manifest.ts sim/runs/pairedRuns.ts sim/runs/requests.ts',
    'sim/study/claims/evidence.ts sim/study/claims/experiments.ts sim/study/claims/honesty-trial.ts sim/study/claims/tie-watcher.ts sim/study/claims/watchers.ts',
  ],
  onlyNode: ['sim/study/claims/providers.ts uses import.meta'],
  long: [
    'sim/cli/claims.ts',
    'sim/kernel/state.ts',
    'sim/kernel/visits.ts',
    'sim/runs/ensemble.ts',
    'sim/runs/node/store.ts',
  ],
  dead: [
    // command line
    'sim/cli/explain.ts explanationsOf',
    // kernel, sellers
    'sim/kernel/fingerprint.ts FAN_WORDS',
    'sim/model/params.ts isParameterName',
    // runs, studies
    'sim/runs/ensemble.ts runEnsemble',
    'sim/runs/figures.ts decodeNumbers',
    'sim/runs/figures.ts encodeNumbers',
    'sim/runs/figures.ts readerOf',
    'sim/runs/market.ts policyRuns',
    'sim/runs/memo.ts memoInMemory',
    'sim/runs/node/engine.ts bakeHash',
    'sim/runs/node/engine.ts sourcesHash',
    'sim/runs/node/needs.ts memoryOf',
    'sim/runs/node/replicate.ts onThreads',
    'sim/runs/node/replicates.ts replicateFile',
    'sim/runs/node/replicates.ts replicatesIn',
    'sim/runs/node/store.ts SPREAD_FILE',
    'sim/runs/node/verify.ts spread',
    'sim/study/backtest/origins.ts GMV',
    'sim/study/fit.ts objectiveOf',
    'sim/study/markets.ts Stopped',
    'sim/study/speed.ts nsPerDraw',
    'sim/study/uniformity.ts LEVELS',
  ],
};
