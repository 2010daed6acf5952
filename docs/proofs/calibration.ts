/** Which method of calibration tells its own uncertainty right: on a market on paper whose parameters are known. */
import { type Overall, overallOf } from '../../sim/study/uniformity.ts';
import { paperMarket } from './calibration/market.ts';
import { type Method, ours, smoother, subspace } from './calibration/methods.ts';
import { mean, type Trial, tryTruth } from './calibration/trial.ts';
import type { Batch, Proof, ProofOptions } from './proof.ts';

/** Name of each, and the method: about as many runs a truth each, but for those that are the rank check's own. */
const METHODS: Readonly<Record<string, Method>> = {
  'as calibrate does it': ours({ fit: 16, seeds: 2, size: 80, draws: 15 }),
  'ES-MDA, four steps of 264, tapered': smoother({ size: 264, steps: 4 }),
  'ES-MDA, eight steps of 147, tapered': smoother({ size: 147, steps: 8 }),
  'subspace IES, eight steps of 147': subspace({ size: 147, steps: 8, length: 0.6 }),
};
/** The method under test again without luck, without bends, and with the settings that the first rank check had. */
const CAUSES: readonly {
  readonly name: string;
  readonly luck: number;
  readonly bend: number;
  readonly method: Method;
}[] = [
  { name: 'without luck', luck: 0, bend: 1, method: METHODS['as calibrate does it']! },
  { name: 'without bends', luck: 1, bend: 0, method: METHODS['as calibrate does it']! },
  {
    name: '40 draws, one run a point, few rounds',
    luck: 1,
    bend: 1,
    method: ours({ fit: 2, seeds: 1, size: 40, draws: 3 }),
  },
  { name: 'the same without luck', luck: 0, bend: 1, method: ours({ fit: 2, seeds: 1, size: 40, draws: 3 }) },
];
const CASES = [
  ...Object.entries(METHODS).map(([name, method]) => ({ name, luck: 1, bend: 1, method })),
  ...CAUSES,
];

/** Most and least that intervals of 50, 80 and 90% may hold, as the rank check of the real market asks. */
const BANDS = [
  [0.44, 0.56],
  [0.74, 0.86],
  [0.84, 0.95],
] as const;

interface Answer {
  readonly name: string;
  readonly trial: Trial;
}

function truthsOf({ given }: ProofOptions): number {
  const truths = Number(given.get('truths') ?? 40);
  if (!(Number.isInteger(truths) && truths >= 3))
    throw new Error('calibration: expected --truths, 3 or more');
  return truths;
}

interface Row {
  readonly name: string;
  readonly parameters: Overall;
  readonly forecast: Overall;
  readonly runs: number;
  readonly draws: number;
  readonly variance: number;
  readonly misfit: number;
}

function rowOf(name: string, trials: readonly Trial[]): Row {
  const average = (of: (trial: Trial) => number) => mean(trials.map(of));
  return {
    name,
    parameters: overallOf(trials.map(({ parameters }) => parameters)),
    forecast: overallOf(trials.map(({ forecast }) => forecast)),
    runs: average(({ runs }) => runs),
    draws: average(({ draws }) => draws),
    variance: average(({ variance }) => variance),
    misfit: average(({ misfit }) => misfit),
  };
}

function covered({ coverage }: Overall): string {
  return coverage.map((row) => `${Math.round(100 * row.covered)}`).join(' / ');
}

function table(rows: readonly Row[]): string {
  const heads = [
    'method',
    'parameters held',
    'scatter',
    'forecasts held',
    'runs',
    'draws',
    'misfit of a draw',
  ];
  const lines = rows.map(({ name, parameters, forecast, runs, draws, misfit }) => [
    name,
    covered(parameters),
    `${parameters.spread.toFixed(2)} (${parameters.score.toFixed(1)})`,
    covered(forecast),
    runs.toFixed(0),
    draws.toFixed(0),
    misfit.toFixed(0),
  ]);
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const calibration: Proof<Answer> = {
  name: 'calibration',
  title: 'Methods of calibration on a market on paper',
  claim:
    'with thirty parameters, twenty-five facts and a lucky market, intervals of 50, 80 and 90% as `calibrate` finds them hold 44–56, 74–86 and 84–95% of the parameters.',
  doesNotProve:
    'that the real market bends or is lucky as the one on paper; the rank check of `identify` asks that of the real one.',
  options: '--truths N: markets with known parameters, each tried by every method (40)',
  batches: async (options) =>
    Array.from({ length: truthsOf(options) }, (_, truth) =>
      CASES.map(
        ({ name, luck, bend, method }): Batch<Answer> => ({
          key: `${name} ${truth}`,
          run: async () => ({
            name,
            trial: await tryTruth(method, paperMarket({ luck, bend }), `${options.seed} ${truth}`),
          }),
        }),
      ),
    ).flat(),
  conclude: async (answers) => {
    const rows = CASES.map(({ name }) =>
      rowOf(
        name,
        answers.filter((answer) => answer.name === name).map(({ trial }) => trial),
      ),
    );
    const [own] = rows;
    const holds = own!.parameters.coverage.every(({ covered: share }, at) => {
      return share >= BANDS[at]![0] && share <= BANDS[at]![1];
    });
    return {
      holds,
      summary: `Intervals of 50, 80 and 90% held ${covered(own!.parameters)}% of the parameters and ${covered(own!.forecast)}% of the forecasts of ${answers.length / CASES.length} markets.`,
      figures: rows,
      details: [
        table(rows),
        'Held: percent of known values inside intervals of 50 / 80 / 90%. Scatter: 1 under a right posterior, above it when intervals are too narrow, with its standard score. Misfit: sum of squares in tolerances, about 25 to 35 for draws that fit.',
      ],
    };
  },
};
