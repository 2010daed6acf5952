/** Tests that `npm test` makes short, in their long form: more plans, more changes, every command. */
import type { Proof } from './proof.ts';
import { runTests, type TestsAnswer, testsWith } from './tests.ts';

const MARK = 'LAOTIE_LONG';

interface Answer extends TestsAnswer {
  readonly file: string;
}

/** Every file that has a long form, or those whose path contains what `--files` says. */
function filesOf(asked: string | undefined): string[] {
  const words = asked?.split(',') ?? [''];
  const files = testsWith(MARK).filter((file) => words.some((word) => file.includes(word)));
  if (files.length === 0) throw new Error(`long: expected tests that read ${MARK}, got none`);
  return files;
}

export const long: Proof<Answer> = {
  name: 'long',
  title: 'Tests in their long form',
  claim: 'what `npm test` tries in a part of all cases holds in all of them.',
  doesNotProve: 'anything beyond those tests; what each claims stands in its file.',
  options: '--files TEXT,…: those whose path contains it',
  batches: async ({ given }) =>
    filesOf(given.get('files')).map((file) => ({
      key: file,
      run: async () => ({ file, ...(await runTests([file], { [MARK]: '1' })) }),
    })),
  conclude: async (answers) => {
    // one that is skipped, without a browser or a server perhaps, has proven nothing
    const failing = answers.filter(({ passed, total }) => passed < total || total === 0);
    const failures = failing.flatMap(({ file, passed, total, failures }) =>
      failures.length > 0
        ? failures.map((name) => `${file}: ${name}`)
        : [`${file}: ${passed} of ${total} ran`],
    );
    const tests = answers.reduce((sum, { total }) => sum + total, 0);
    return {
      holds: failing.length === 0,
      summary: `${tests} tests of ${answers.length} files; ${failing.length} files failed.`,
      figures: { tests, files: answers.map(({ file }) => file), failures },
      details: failures.map((line) => `- ${line}`),
    };
  },
};
