/** Runs test files one after the other in the order in which they are named: nearest to the mutant first. */

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';

const ORDER = (process.env.MUTATION_TESTS ?? '').split(',');

class AsNamed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      ORDER.findIndex((name) => moduleId.endsWith(`/${name}`));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    ...base.test,
    root: new URL('../..', import.meta.url).pathname,
    maxWorkers: 1,
    isolate: false,
    sequence: { sequencer: AsNamed },
  },
});
