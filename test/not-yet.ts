/** Where the house rules do not hold yet. A line goes when its rule holds there; none is added. */
export const NOT_YET = {
  imports: [...to('sim/study/speed.ts', 'memory', 'range-threads')],
  circles: [
    // kernel, sellers
    'sim/model/addUp.ts sim/model/brands/brands.ts sim/model/goLive.ts sim/model/shards.ts sim/model/streamers/launch.ts sim/model/world.ts',
    'sim/model/checkpoint.ts sim/model/simulate.ts',
  ],
  onlyNode: [],
  long: ['sim/model/fans/session.ts', 'sim/model/fans/sessions.ts'],
  dead: [
    // command line
    'sim/cli/explain.ts explanationsOf',
    // kernel, sellers
    'sim/model/fans/experience.ts lapseChance',
    'sim/model/fans/experience.ts refundChance',
    'sim/model/fans/trust.ts tieTrust',
    'sim/model/params.ts isParameterName',
    'sim/model/providers/matching.ts fits',
  ],
};

/** Imports of the files of sim/runs/node by name. */
function to(file: string, ...names: readonly string[]): string[] {
  return names.map((name) => `${file} → sim/runs/node/${name}.ts`);
}
