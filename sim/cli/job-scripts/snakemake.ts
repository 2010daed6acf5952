/** Snakemake: one rule for the parts and one that joins them. */
import { type Batch, ENDED, mergeLine, partLine, partsHead, partsOf } from './work.ts';

/** A text of Python, in which braces stand for themselves but for `{wildcards.part}` and `{threads}`. */
function python(text: string): string {
  const own = text.replaceAll(/[{}]/g, '$&$&').replaceAll(/<(wildcards\.part|threads)>/g, '{$1}');
  return JSON.stringify(own);
}

export const snakemake: Batch = {
  shards: (work) => {
    const [parts, whole] = [partsOf(work), `${work.out}.done`].map((path) => JSON.stringify(path.replaceAll(/[{}]/g, '$&$&')));
    const done = `${parts!.slice(0, -1)}/{part}.done"`;
    return `${partsHead(work, 'snakemake --snakefile FILE --cores 8')}
rule whole:
    input: expand(${done}, part=range(1, ${work.shards + 1}))
    output: touch(${whole})
    shell: ${python(mergeLine(work))}

rule part:
    output: touch(${done})
    threads: ${work.threads}
    resources: mem_mb=${work.megabytes}
    retries: 2
    shell: ${python(`code=0; ${partLine(work, '<wildcards.part>', '<threads>')} || code=$?; ${ENDED}`)}
`;
  },
}; // biome-ignore format: a template
