import { availableParallelism } from 'node:os';
import type { Argv, CommandModule } from 'yargs';
import { padded } from '../notation/columns.ts';
import type { Language } from '../notation/language.ts';
import { Refusal, refuse } from '../notation/refusal.ts';
import { marketOf, planOf } from '../runs/market.ts';
import { allowInlining } from '../runs/node/inlining.ts';
import { mainScenario, marketAt } from '../runs/node/markets.ts';
import { loadScenario } from '../runs/node/scenario-files.ts';
import { type Kernel, measureSpeed, type Speed } from '../runs/node/speed.ts';
import { replicateKey } from '../runs/seed.ts';
import { complaintOf, shown } from '../scenario/problems.ts';
import { languageOf } from './language.ts';
import { wholeNumbers } from './limits.ts';
import { counted, JSON_OPTION, writtenNumber } from './options.ts';
import { print, printJson } from './terminal.ts';
import { phraseIn } from './translate.ts';

const SCALES = [20_000, 5000, 1000];
const THREADS = [1, 2];
/** Runs for minutes, once. */
const FULL_SCALE = 100;

interface BenchArguments {
  readonly scale?: readonly number[];
  readonly threads?: readonly number[];
  readonly full?: boolean;
  readonly runs?: number;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `bench`: speed of the reference market, also as multiples of one draw of the same run. */
export const bench: CommandModule<object, BenchArguments> = {
  command: 'bench',
  describe: '测速：每秒访问、每次访问纳秒、每个粉丝字节 · Measure speed and memory',
  builder: (yargs) =>
    yargs
      .option('scale', {
        type: 'string',
        array: true,
        coerce: (values: readonly unknown[]) => values.map(writtenNumber) as number[],
        default: SCALES,
        describe: '每个粉丝代表的用户数 · users per fan',
      })
      .option('threads', {
        type: 'string',
        array: true,
        coerce: (values: readonly unknown[]) => values.map(writtenNumber) as number[],
        default: THREADS,
        describe: '线程数 · threads of one market',
      })
      .option('full', { type: 'boolean', describe: '加测 1:100 · measure 1:100 too: minutes' })
      .option(
        'runs',
        counted(
          '每项跑几次，取最快；缺省跑到热机为止 · runs of each, the fastest counts; until warm when not given',
        ),
      )
      .option('json', JSON_OPTION)
      .example('$0 bench --scale 20000 5000 --threads 1', '') as Argv<BenchArguments>,
  handler: ({ scale = SCALES, threads = THREADS, full = false, runs, json = false, lang }) => {
    wholeNumbers({ runs }, ['runs']);
    for (const one of scale) wholeNumbers({ scale: one }, ['scale']);
    const odd = threads.find((count) => !(Number.isInteger(count) && count >= 1 && count <= 64));
    if (odd !== undefined) throw refuse('--threads', 'whole numbers from 1 to 64', shown(odd));
    allowInlining();
    const scales = full ? [...scale, FULL_SCALE] : scale;
    const speeds = scales.flatMap((users) => {
      const times = users < 1000 ? 1 : runs;
      const fast = threads.map((count) => measure(users, times, count, 'webassembly'));
      // the reference only says what the other kernel is worth
      return users < 1000 ? fast : [...fast, measure(users, times, 1, 'typescript')];
    });
    if (json) printJson({ cores: availableParallelism(), speeds });
    else print(...table(speeds, languageOf(lang)));
  },
};

function measure(scale: number, runs: number | undefined, threads: number, kernel: Kernel): Speed {
  // the reference market: every speed figure is quoted on it
  const { scenario, problems } = loadScenario(mainScenario(), { set: [`population.scale=${scale}`] });
  if (!scenario) throw new Refusal(problems.map(complaintOf));
  const plan = planOf(marketOf(scenario, marketAt(scenario.marketFile), replicateKey('bench', 0), {}));
  return measureSpeed(plan, { threads, kernel, runs }, () => performance.now());
}

/** One column a scale, number of threads and kernel. */
function table(speeds: readonly Speed[], lang: Language): string[] {
  const row = (name: string, of: (speed: Speed) => string): string =>
    padded(phraseIn(lang, name), 48) + speeds.map((speed) => of(speed).padStart(11)).join('');
  const millions = (value: number): string => `${(value / 1e6).toFixed(2)} m`;
  const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;
  return [
    phraseIn(
      lang,
      `${availableParallelism()} cores; the fastest of the runs; fans only = the kernel: deliveries and visits; wasm = the kernel of runs, TS = its reference`,
    ),
    row('scale (users per fan agent)', (s) => `1:${s.scale}`),
    row('kernel', (s) => (s.kernel === 'webassembly' ? 'wasm' : 'TS')),
    row('threads', (s) => String(s.threads)),
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
    row('share of time: offers and traffic (steps 1–6)', (s) => percent(s.shares.offers)),
    row('share of time: deliveries, visits (step 7)', (s) => percent(s.shares.fans)),
    row('share of time: counting fans and ties', (s) => percent(s.shares.count)),
    row('share of time: accounts to measures (steps 8–11)', (s) => percent(s.shares.measures)),
    row('share of time: first and last day', (s) => percent(s.shares.ends)),
    row('ns per draw (the arithmetic loop of this run)', (s) => s.nsPerDraw.toFixed(2)),
    row('draws per visit, whole day', (s) => s.drawsPerVisit.toFixed(1)),
    row('draws per visit, fans only', (s) => s.kernelDrawsPerVisit.toFixed(1)),
    row('draws per simulated year', (s) => millions(s.drawsPerYear)),
  ];
}
