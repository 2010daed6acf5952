import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/soak-seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // no test sees another's answers, or a user's: those that look at the memo name one of their own
    env: { LAOTIE_MEMO_BYTES: '0' },
  },
});
