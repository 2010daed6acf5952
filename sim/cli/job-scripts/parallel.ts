/** GNU parallel, and the same with what every Unix has: the script calls itself for each part. */
import { type Batch, ENDED, mergeLine, partLine, partsHead, partsOf, quoted, type Sharded } from './work.ts';

/** The script itself. */
const SELF = `"$0"`;

const script = (work: Sharded, how: string, parts: string) => `#!/bin/sh
${partsHead(work, how)}
set -eu
if [ $# -eq 1 ]; then
  code=0
  ${partLine(work, '$1')} || code=$?
  ${ENDED}
  exit 0
fi
mkdir -p ${quoted(partsOf(work))}
${parts}
exec ${mergeLine(work)}
`;

export const parallel: Batch = {
  shards: (work) =>
    script(
      work,
      'sh FILE, with JOBS parts at a time (as many as cores)',
      `seq ${work.shards} | parallel --jobs "\${JOBS:-100%}" --halt soon,fail=1 sh ${SELF} {}`,
    ),
};

export const shell: Batch = {
  shards: (work) =>
    script(
      work,
      'sh FILE, with JOBS parts at a time (one)',
      `seq ${work.shards} | xargs -n 1 -P "\${JOBS:-1}" sh ${SELF}`,
    ),
};
