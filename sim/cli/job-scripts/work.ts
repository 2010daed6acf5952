/** What a script for a batch system is about, and what all of them have in common. */

interface Sized {
  /** Names jobs: letters, digits and hyphens. */
  readonly name: string;
  readonly threads: number;
  /** Memory of one part or one worker. */
  readonly megabytes: number;
}

/** A command in parts that are joined in the end. */
export interface Sharded extends Sized {
  /** The command without program, part, threads and folder: run, tiny.yaml, --seed, x. */
  readonly words: readonly string[];
  readonly shards: number;
  /** Memory of the merge, which holds the whole. */
  readonly mergeMegabytes: number;
  /** Folder of the whole; the parts lie beside it. */
  readonly out: string;
}

/** Workers of a queue. */
export interface Served extends Sized {
  readonly workers: number;
  /** The command without program and threads: worker, --on, redis://10.0.0.5, --store, /shared/answers. */
  readonly words: readonly string[];
}

/** One batch system's scripts; workers where its jobs can serve a queue. */
export interface Batch {
  readonly shards: (work: Sharded) => string;
  readonly workers?: (work: Served) => string;
}

/** Runs whatever `LAOTIE` says, so that a container or another Node can stand in its place. */
export const PROGRAM = `\${LAOTIE:-npx laotie}`;

/** Takes the program's exit code 3 (some runs failed) for the end of a part: the merge tries those again and says so. */
export const ENDED = '[ "$code" -eq 3 ] || exit "$code"';

const PLAIN = /^[\w@%+=:,./-]+$/;

/** A word as a POSIX shell reads it. */
export function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export function line(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

/** Folder that holds the parts, and nothing else but their logs. */
export function partsOf({ out }: Pick<Sharded, 'out'>): string {
  return `${out}-parts`;
}

/** One part. @param part shell text that gives its number, from 1 on @param threads shell text likewise */
export function partLine(work: Sharded, part: string, threads = String(work.threads)): string {
  const folder = `${quoted(`${partsOf(work)}/part-`)}"${part}"`;
  return `${PROGRAM} ${line(work.words)} --shard "${part}/${work.shards}" --threads ${threads} --out ${folder}`;
}

/** All parts into one folder: the shell names the parts. */
export function mergeLine(work: Sharded): string {
  return `${PROGRAM} merge ${quoted(partsOf(work))}/part-* --out ${quoted(work.out)}`;
}

/** What stands above a script. */
export function head(what: string, how: string): string {
  return `# laotie: ${what}\n# ${how}; LAOTIE names the program where \`npx laotie\` is not it`;
}

export function partsHead(work: Sharded, how: string): string {
  return head(`${work.words.slice(0, 2).join(' ').replaceAll(/\s/g, ' ')} in ${work.shards} parts`, how);
}

/** What the merge takes. */
export function mergeSize({ mergeMegabytes }: Sharded) {
  return { threads: 1, megabytes: mergeMegabytes };
}
