/** Words of the model's health card in English. */
import { isOther, type MadeBy } from '../../sim/result/madeBy.ts';
import type { HealthWords } from './health.ts';

const MARKS = { pass: 'pass', review: 'review', fail: 'fail' } as const;
const METRICS: Readonly<Record<string, string>> = { gmv: 'GMV', repeatRate: 'repeat rate' };

function madeBy(engine: MadeBy | undefined): string {
  if (!isOther(engine)) return '';
  return engine?.made
    ? ` Made by engine ${engine.made}; this run’s is ${engine.now}.`
    : ' Engine not recorded.';
}

export const healthEn: HealthWords = {
  title: 'Model health',
  note: 'Judged from the numbers of this run; the bounds are stated assumptions. Review: look at it before using the figures. Fail: do not use them yet.',
  marks: MARKS,
  line: (counts) =>
    counts
      .map(({ mark, count, names }) =>
        mark === 'pass' ? `${count} pass` : `${count} ${MARKS[mark]} (${names.join(', ')})`,
      )
      .join(', '),
  checks: {
    identities: {
      name: 'identities',
      figure: ({ replicates, failed, days, whole }, { count }) =>
        `Books of money, trust, people and traffic checked on each of ${count(days)} days of each run, and every seventh day against a count of all fans and ties, every 28th also of each streamer's followers; ${count(failed)} of ${count(replicates)} runs failed${whole ? '' : ', and not all have been run'}.`,
      action: ({ failed }) =>
        failed > 0
          ? 'See the column error of runs.parquet, mend the cause and run again.'
          : 'Run the same command again: it does the rest.',
    },
    convergence: {
      name: 'enough runs',
      figure: ({ replicates, median, chance, bounds }, { share, points }) =>
        [
          `${replicates} ${replicates === 1 ? 'run' : 'runs'}: `,
          median === null
            ? 'too few for a standard error of the median'
            : `the standard error of the median is ${share(median)} of it`,
          chance === null ? '' : `, that of the chance ${points(chance)}`,
          chance === null
            ? ` (pass within ${share(bounds.median)}).`
            : ` (pass within ${share(bounds.median)} and ${points(bounds.chance)}).`,
        ].join(''),
      action: ({ enough }, { count }) =>
        enough === null
          ? 'Raise --replicates.'
          : `About ${count(enough)} runs would let both pass: --replicates ${enough}.`,
    },
    plausibility: {
      name: 'plausible parameters',
      figure: ({ outside, piled, set, drawn }, { share }) =>
        [
          set === 0
            ? 'The scenario sets no parameter; '
            : `The scenario sets ${set} parameters, ${outside.length > 0 ? `outside their plausible range: ${outside.join(', ')}` : 'none outside its plausible range'}; `,
          `${drawn} drawn, `,
          piled.length > 0
            ? `piled up at a bound: ${piled.map((one) => `${one.name} (${share(one.share)} of draws)`).join(', ')}.`
            : 'none piled up at a bound.',
        ].join(''),
      action: ({ outside }) =>
        outside.length > 0
          ? 'Make sure these are meant as a what-if; else set them inside the range.'
          : 'See whether the range is too narrow, or the model uses these to make up for something else.',
    },
    fit: {
      name: 'fit to published figures',
      figure: ({ figures, worst, bounds }, { period, share, signedShare }) =>
        worst === null
          ? 'No quarterly figure published by the information date lies inside the run.'
          : `Of ${figures} known quarterly figures, the median is furthest off for ${METRICS[worst.metric] ?? worst.metric} ${period(worst.period)}: ${signedShare(worst.error)} (pass within ${share(bounds.pass)}, review within ${share(bounds.review)}).`,
      action: ({ worst }) =>
        worst === null
          ? 'Let the run include a published quarter.'
          : 'Calibrate again (laotie calibrate), or say what was special about that quarter.',
    },
    coverage: {
      name: 'coverage in backtest',
      figure: ({ levels, engine }, { share }) =>
        levels.length === 0
          ? 'No backtest for this scenario.'
          : `Intervals of past forecasts held figures published later: ${levels.map(({ level, inside, of }) => `${inside} of ${of} at ${share(level)}`).join(', ')}.${madeBy(engine)}`,
      action: ({ levels, engine }) =>
        levels.length === 0
          ? 'Run laotie backtest; until then take no interval as tested.'
          : isOther(engine)
            ? 'Run laotie backtest again with this engine; until then its coverage is that of another model.'
            : 'Read intervals as wider than they are, or backtest more dates.',
    },
    extrapolation: {
      name: 'extrapolation',
      figure: ({ ahead, known, levers }, { count }) =>
        [
          `${count(ahead)} months of the run lie after the information date, ${count(known)} months have published quarters`,
          levers.length === 0
            ? '.'
            : `; levers whose effect no published quarter can show: ${levers.map(({ en }) => en).join(', ')}.`,
        ].join(''),
      action: ({ levers }) =>
        levers.length === 0
          ? 'Look less far ahead, or wait for more quarters.'
          : 'What these levers do is assumed: change their strength, run again, and see whether the verdict holds.',
    },
    posterior: {
      name: 'origin of parameters',
      figure: ({ knownUntil, scenario, draws, engine, noFit }, { date, count }) =>
        knownUntil === null
          ? noFit
            ? 'Nobody has fitted this market: its parameters are first values, which stand for another one.'
            : 'No fitted draws: all runs use the same parameters.'
          : `Fitted on what was public on ${date(knownUntil)}${knownUntil === scenario ? ', as the scenario says' : `, while the scenario’s information date is ${date(scenario)}`}; ${count(draws)} effective draws.${madeBy(engine)}`,
      action: ({ knownUntil, scenario, engine, noFit }) =>
        knownUntil === null
          ? noFit
            ? 'Fit it with laotie calibrate and put the file into the folder posterior of the market; until then no figure says anything of it.'
            : 'Draw them with laotie calibrate and name the file under parameters.posterior; until then intervals are too narrow.'
          : knownUntil === scenario
            ? isOther(engine)
              ? 'Calibrate again with this engine: these draws fit the facts under other rules.'
              : 'Calibrate again with more draws (--draws).'
            : 'Calibrate again on the scenario’s information date.',
    },
  },
};
