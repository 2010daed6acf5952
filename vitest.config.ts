import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const ALONE = 'test/**/*.alone.test.ts';

export default defineConfig({
  test: {
    setupFiles: ['test/soak-seed.ts'],
    // for what never ends, not for what is slow: no test has a time of its own
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    expect: { poll: { timeout: 1_800_000 } },
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
    // no test sees another's answers, or a user's: those that look at the memo name one of their own
    // programs that tests start find their sources compiled: a second less each
    env: {
      LAOTIE_MEMO_BYTES: '0',
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled'),
    },
    projects: [
      // a file uses what those before it have loaded; one that puts another module in the place of ours has its own
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: [ALONE] } },
    ],
  },
});
