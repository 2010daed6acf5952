import { availableParallelism } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { Piscina } from 'piscina';
import type { Argv, CommandModule } from 'yargs';
import { putText } from '../ensemble/files.ts';
import { allowInlining } from '../ensemble/inlining.ts';
import { WORKER } from '../ensemble/pool.ts';
import { Refusal } from '../ensemble/refusal.ts';
import { replicateKey } from '../ensemble/seed.ts';
import type { ReplicateAnswer, ReplicateTask } from '../ensemble/worker.ts';
import { readHistory } from '../scenario/history.ts';
import { loadScenario } from '../scenario/load.ts';
import { formatProblem } from '../scenario/problems.ts';
import { knownFacts } from '../study/facts.ts';
import { curvature, laplaceDraws, MOST_MISS, type RunMarkets, tellsThePast } from '../study/neighbourhood.ts';

interface CalibrateArguments {
  readonly scenario?: string;
  readonly draws?: number;
  readonly seed?: string;
  readonly scale?: number;
  readonly out?: string;
}

/** Last day of the runs: the facts of the information date need no more. */
const UNTIL = '2021-06-30';

/** `calibrate <scenario>`: draws around the fitted parameters that still tell the published past. */
export const calibrate: CommandModule<object, CalibrateArguments> = {
  command: 'calibrate <scenario>',
  describe: '在拟合参数附近抽样，写出参数样本 · Draw parameters around the fit that tell the published past',
  builder: (yargs) =>
    yargs
      .positional('scenario', { type: 'string', describe: '场景文件 · scenario file' })
      .option('draws', { type: 'number', default: 320, describe: '抽样次数 · draws tried' })
      .option('seed', { type: 'string', demandOption: true, describe: '种子 · seed' })
      .option('scale', { type: 'number', default: 20000, describe: '每个粉丝代表的用户数 · users per fan' })
      .option('out', { type: 'string', demandOption: true, describe: '样本文件 · sample file' })
      .example(
        '$0 calibrate scenarios/kuaishou-2021.yaml --seed a --out posterior.json',
        '',
      ) as Argv<CalibrateArguments>,
  handler: async ({ scenario: file = '', draws = 320, seed = '', scale = 20000, out = '' }) => {
    const set = [`population.scale=${scale}`, 'parameters.posterior=none'];
    const { scenario, problems } = loadScenario(file, { set });
    if (!scenario) throw new Refusal(problems.map(formatProblem).join('\n'));
    if (scenario.from >= UNTIL) {
      throw new Refusal(
        `${file} from: expected a day before ${UNTIL}, the end of the known facts, got ${scenario.from}`,
      );
    }
    const history = readHistory();
    const { from, knownUntil, parameters, levers } = scenario;
    const plain = { from, until: UNTIL, knownUntil, scale, parameters, levers };
    const days = (Date.parse(UNTIL) - Date.parse(from)) / 86_400_000 + 1;
    const facts = knownFacts(history, knownUntil, { from, days });
    allowInlining();
    const pool = new Piscina({ filename: WORKER, maxThreads: availableParallelism() });
    let done = 0;
    const one = async (task: ReplicateTask): Promise<Float64Array> => {
      const answer = (await pool.run(task)) as ReplicateAnswer;
      if (answer.status === 'failed')
        throw new Refusal(`calibrate: expected every run to end, got ${answer.error}`);
      if (++done % 20 === 0) process.stderr.write(`${done} runs\n`);
      return answer.series;
    };
    const run: RunMarkets = (changes, keys) =>
      Promise.all(
        changes.map((drawn) => Promise.all(keys.map((key) => one({ scenario: plain, history, key, drawn })))),
      );
    try {
      const keys = [0, 1, 2].map((k) => replicateKey(seed, k));
      const covariance = await curvature(facts, keys, run);
      const tried = laplaceDraws(covariance, replicateKey(seed, 0), draws);
      const runs = await run(tried, [replicateKey(seed, 3)]);
      const kept = tried.filter((_, at) => tellsThePast(facts, runs[at]![0]!));
      const sample = {
        schema: 'laotie/posterior@1',
        knownUntil,
        method: `Laplace approximation around the shipped parameters, then rejection: known quarters of GMV within ${MOST_MISS * 100}%`,
        facts: facts.map(({ name }) => name),
        record: { scenario: scenario.name, seed, scale, tried: draws, kept: kept.length },
        draws: kept.map((parameters) => ({ weight: 1, parameters })),
      };
      await putText(dirname(resolve(out)), basename(out), `${JSON.stringify(sample, null, 1)}\n`);
      process.stdout.write(`${kept.length} of ${draws} draws kept: ${out}\n`);
    } finally {
      await pool.destroy();
    }
  },
};
