/** Random markets and scenarios on every path, in batches that each have a seed of their own. */
import type { Proof } from './proof.ts';
import { runTests, type TestsAnswer, testsWith } from './tests.ts';

const BATCHES = 20;
/** Random cases of each property in a batch. */
const CASES = 10;

interface Answer extends TestsAnswer {
  readonly seed: number;
}

export const soak: Proof<Answer> = {
  name: 'soak',
  title: 'Soak: the same bytes on every path',
  claim: `over ${BATCHES * CASES} random cases of each property, every path gives the same series and fingerprints: both ports of the kernel, ranges of fans, threads, forks, interruption and resumption, parts merged.`,
  doesNotProve:
    'that the bytes are right, only that they are equal; anything about engines and processors it did not run on.',
  batches: async ({ seed }) => {
    const files = testsWith('LAOTIE_SOAK');
    if (files.length === 0) throw new Error('soak: expected tests that read LAOTIE_SOAK, got none');
    const first = Number(seed);
    if (!Number.isSafeInteger(first)) throw new Error(`--seed: expected a whole number, got ${seed}`);
    return Array.from({ length: BATCHES }, (_, at) => ({
      key: `seed ${first + at}`,
      run: async () => ({
        seed: first + at,
        ...(await runTests(files, { LAOTIE_SOAK: String(CASES), LAOTIE_SOAK_SEED: String(first + at) })),
      }),
    }));
  },
  conclude: async (answers) => {
    const failing = answers.filter(({ passed, total }) => passed < total || total === 0);
    const failures = failing.flatMap(({ seed, failures }) => failures.map((name) => `seed ${seed}: ${name}`));
    const [{ total } = { total: 0 }] = answers;
    return {
      holds: failing.length === 0,
      summary: `${answers.length} batches of ${CASES} cases, ${total} tests each; ${failing.length} batches failed.`,
      figures: { batches: answers.length, cases: CASES, tests: total, failures },
      details: failures.map((line) => `- ${line}`),
    };
  },
};
