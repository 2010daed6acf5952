/** Where the house rules do not hold yet. A line goes when its rule holds there; none is added. */
export const NOT_YET = {
  imports: [
    'sim/study/speed.ts → sim/runs/node/memory.ts',
    'sim/study/speed.ts → sim/runs/node/range-threads.ts',
  ],
  circles: [
    // kernel
    'sim/kernel/ports/port.ts sim/kernel/ports/typescript.ts sim/kernel/ports/webassembly.ts',
  ],
  onlyNode: [],
  long: ['sim/kernel/visits.ts'],
  dead: [
    // command line
    'sim/cli/explain.ts explanationsOf',
    // kernel, sellers
    'sim/kernel/fingerprint.ts FAN_WORDS',
    'sim/model/params.ts isParameterName',
    'sim/runs/node/replicate.ts onThreads',
  ],
};
