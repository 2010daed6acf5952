import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Argv, CommandModule } from 'yargs';
import { allowInlining } from '../ensemble/inlining.ts';
import { marketOf } from '../ensemble/market.ts';
import { Refusal } from '../ensemble/refusal.ts';
import { replicateKey } from '../ensemble/seed.ts';
import { readHistory } from '../scenario/history.ts';
import { loadScenario } from '../scenario/load.ts';
import { formatProblem } from '../scenario/problems.ts';
import { measureSpeed, type Speed } from '../study/speed.ts';

/** The reference market: every speed figure is quoted on it. */
const REFERENCE = new URL('../../scenarios/kuaishou-2021.yaml', import.meta.url);

interface BenchArguments {
  readonly scale?: readonly number[];
  readonly runs?: number;
  readonly json?: boolean;
}

/** `bench`: speed of the reference market, also as multiples of one draw of the same run. */
export const bench: CommandModule<object, BenchArguments> = {
  command: 'bench',
  describe: '测速：每秒访问、每次访问纳秒、每个粉丝字节 · Measure speed and memory',
  builder: (yargs) =>
    yargs
      .option('scale', {
        type: 'number',
        array: true,
        default: [5000],
        describe: '每个粉丝代表的用户数 · users per fan',
      })
      .option('runs', {
        type: 'number',
        default: 3,
        describe: '每个规模跑几次，取最快 · runs of each, the fastest counts',
      })
      .option('json', { type: 'boolean', describe: '输出 JSON · print JSON' })
      .example('$0 bench --scale 20000 5000', '') as Argv<BenchArguments>,
  handler: ({ scale = [5000], runs = 3, json = false }) => {
    if (!(runs >= 1)) throw new Refusal(`--runs: expected 1 or more, got ${runs}`);
    allowInlining();
    const speeds = scale.map((users) => measure(users, Math.floor(runs)));
    if (json) process.stdout.write(`${JSON.stringify({ cores: availableParallelism(), speeds })}\n`);
    else process.stdout.write(`${table(speeds)}\n`);
  },
};

function measure(scale: number, runs: number): Speed {
  const path = fileURLToPath(REFERENCE);
  const { scenario, problems } = loadScenario(path, { set: [`population.scale=${scale}`] });
  if (!scenario) throw new Refusal(problems.map(formatProblem).join('\n'));
  const plan = marketOf(scenario, readHistory(), replicateKey('bench', 0), {});
  return measureSpeed(plan, runs, () => performance.now());
}

/** One column a scale. */
function table(speeds: readonly Speed[]): string {
  const row = (name: string, of: (speed: Speed) => string): string =>
    name.padEnd(46) + speeds.map((speed) => of(speed).padStart(14)).join('');
  const millions = (value: number): string => `${(value / 1e6).toFixed(2)} m`;
  return [
    `one thread of ${availableParallelism()} cores; the fastest of the runs; fans only = without sellers and measures`,
    row('scale (users per fan agent)', (s) => `1:${s.scale}`),
    row('fan agents', (s) => String(s.fans)),
    row('streamers', (s) => String(s.streamers)),
    row('days', (s) => String(s.days)),
    row('visits', (s) => millions(s.visits)),
    row('seconds a run', (s) => s.seconds.toFixed(2)),
    row('seconds a simulated year', (s) => s.secondsPerYear.toFixed(2)),
    row('fan-days/s', (s) => millions(s.fanDaysPerSecond)),
    row('visits/s, whole day', (s) => millions(s.visitsPerSecond)),
    row('visits/s, fans only', (s) => millions(s.kernelVisitsPerSecond)),
    row('ns per visit, whole day', (s) => s.nsPerVisit.toFixed(0)),
    row('ns per visit, fans only', (s) => s.kernelNsPerVisit.toFixed(0)),
    row('bytes per fan', (s) => s.bytesPerFan.toFixed(1)),
    row('ns per draw (the arithmetic loop of this run)', (s) => s.nsPerDraw.toFixed(2)),
    row('draws per visit, whole day', (s) => s.drawsPerVisit.toFixed(1)),
    row('draws per visit, fans only', (s) => s.kernelDrawsPerVisit.toFixed(1)),
  ].join('\n');
}
