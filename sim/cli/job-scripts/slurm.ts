/** SLURM: an array of the parts and a job that joins them. A part that is taken off its node goes on where it was. */
import {
  type Batch,
  ENDED,
  head,
  line,
  mergeLine,
  mergeSize,
  PROGRAM,
  partLine,
  partsHead,
  partsOf,
  quoted,
} from './work.ts';

/** Lines that sbatch reads; `%` and spaces in a path are words of its own. */
function directives(name: string, options: readonly string[]): string {
  return [`--job-name=${name}`, '--requeue', '--open-mode=append', '--ntasks=1', ...options]
    .map((option) => `#SBATCH ${option}`)
    .join('\n');
}

const size = ({ threads, megabytes }: { readonly threads: number; readonly megabytes: number }) => [
  `--cpus-per-task=${threads}`,
  `--mem=${megabytes}M`,
];

export const slurm: Batch = {
  shards: (work) => `#!/bin/sh
${partsHead(work, 'sh FILE [options of sbatch, such as --partition and --time]')}
set -eu
mkdir -p ${quoted(partsOf(work))}
array=$(sbatch --parsable "$@" <<'PART'
#!/bin/sh
${directives(work.name, [`--array=1-${work.shards}`, `--output=laotie-${work.name}-%a.log`, ...size(work)])}
code=0
${partLine(work, '$SLURM_ARRAY_TASK_ID')} || code=$?
${ENDED}
PART
)
sbatch --dependency="afterok:$array" --kill-on-invalid-dep=yes "$@" <<'MERGE'
#!/bin/sh
${directives(`${work.name}-merge`, [`--output=laotie-${work.name}-merge.log`, ...size(mergeSize(work))])}
exec ${mergeLine(work)}
MERGE
`,
  workers: (work) => `#!/bin/sh
${directives(work.name, [`--array=1-${work.workers}`, `--output=laotie-${work.name}-%a.log`, ...size(work)])}
${head(`${work.workers} workers of a queue`, 'sbatch FILE; the password comes from the file that LAOTIE_QUEUE_PASSWORD_FILE names')}
exec ${PROGRAM} ${line(work.words)} --threads ${work.threads}
`,
};
