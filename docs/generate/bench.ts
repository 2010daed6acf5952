/** Runs `laotie bench` at all scales and writes docs/bench.md. `npm run docs:bench`, on a machine with nothing else to do. */
import { writeFileSync } from 'node:fs';
import type { Speed } from '../../sim/runs/node/speed.ts';
import {
  type Answer,
  askLaotie,
  type Circumstances,
  circumstances,
  circumstancesLines,
} from './circumstances.ts';
import { table, written } from './table.ts';

/** What `laotie bench --json` prints. */
export interface BenchRecord {
  readonly cores: number;
  readonly speeds: readonly Speed[];
}

export const BENCH_COMMAND = 'npm run docs:bench';
const WORDS = ['bench', '--full'];

function millions(value: number): string {
  return `${(value / 1e6).toFixed(2)} m`;
}

function label({ scale, kernel, threads }: Speed): string[] {
  return [`1:${scale}`, kernel === 'webassembly' ? 'wasm' : 'TypeScript', String(threads)];
}

const LABELS = ['scale', 'kernel', 'threads'];

export function benchPage({ data, seconds }: Answer<BenchRecord>, where: Circumstances): string {
  const { speeds } = data;
  const parts = Object.keys(speeds[0]!.shares) as (keyof Speed['shares'])[];
  const rates = speeds.map((speed) => [
    ...label(speed),
    String(speed.fans),
    speed.seconds.toFixed(2),
    speed.secondsPerYear.toFixed(2),
    millions(speed.fanDaysPerSecond),
    millions(speed.visitsPerSecond),
    String(Math.round(speed.nsPerVisit)),
    String(Math.round(speed.kernelNsPerVisit)),
    speed.bytesPerFan.toFixed(1),
  ]);
  const ratios = speeds.map((speed) => [
    ...label(speed),
    speed.nsPerDraw.toFixed(2),
    speed.drawsPerVisit.toFixed(1),
    speed.kernelDrawsPerVisit.toFixed(1),
    millions(speed.drawsPerYear),
    speed.fingerprint,
  ]);
  const shares = speeds.map((speed) => [
    ...label(speed),
    ...parts.map((part) => `${(100 * speed.shares[part]).toFixed(0)}%`),
  ]);
  return `${[
    written(BENCH_COMMAND),
    '# Speed',
    circumstancesLines(where, BENCH_COMMAND, seconds, [
      `measured by \`npx laotie ${WORDS.join(' ')}\`: the fastest of its runs at each scale; the market of \`scenarios/kuaishou-2021.yaml\`, ${speeds[0]!.days} days, ${speeds[0]!.streamers} streamers`,
    ]),
    'Scale: real users per fan agent. Kernel: `wasm` is what runs use, `TypeScript` is the same sources as the reference. Fan-days count agents × days; ns per visit is given for the whole day and for the kernel (deliveries and visits) alone.',
    table(
      [
        ...LABELS,
        'fan agents',
        's a run',
        's a simulated year',
        'fan-days/s',
        'visits/s',
        'ns a visit',
        'ns a visit, kernel',
        'bytes a fan',
      ],
      rates,
    ),
    'Absolute rates belong to one machine and one moment. The same as multiples of one random draw of the same run:',
    table(
      [
        ...LABELS,
        'ns a draw',
        'draws a visit',
        'draws a visit, kernel',
        'draws a simulated year',
        'fingerprint',
      ],
      ratios,
    ),
    'Where the time of a run goes (parts of `Shares` in `sim/runs/node/speed.ts`):',
    table([...LABELS, ...parts], shares),
  ].join('\n\n')}\n`;
}

if (import.meta.main) {
  const where = circumstances();
  const answer = await askLaotie<BenchRecord>(WORDS);
  writeFileSync(new URL('../bench.md', import.meta.url), benchPage(answer, where));
}
