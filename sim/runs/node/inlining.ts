import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 inline the small functions of the TypeScript kernel into its loop, which they fill past the default budget. Measured
 * here: 12% less time a visit. Results are integers and do not change. Must be called before the market first runs;
 * it holds for the whole process, worker threads included.
 */
export function allowInlining(): void {
  setFlagsFromString('--max-inlined-bytecode-size=2000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=8000');
}
