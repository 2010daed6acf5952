/**
 * Random tests take their seed from LAOTIE_SOAK_SEED when it is there, so that a long proof can name and repeat them. What a
 * file's commands have shared ends with it: threads.ts, if it was loaded; loaded here, no test could put another in its place.
 */
import fc from 'fast-check';
import { afterAll } from 'vitest';

const { LAOTIE_SOAK_SEED } = process.env;
if (LAOTIE_SOAK_SEED !== undefined) fc.configureGlobal({ seed: Number(LAOTIE_SOAK_SEED) });

afterAll(() => (globalThis as { endThreads?: () => Promise<void> }).endThreads?.());
