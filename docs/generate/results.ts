/** docs/results.md: what the files that ship with the program hold: the calibration of July 2021 and the backtest. */
import { readFileSync } from 'node:fs';
import { SEEN } from '../../reports/identify/sentences.ts';
import type { BacktestResult } from '../../sim/result/backtest.ts';
import type { Changes } from '../../sim/scenario/posterior.ts';
import { fittedParameters, pointOf } from '../../sim/study/prior.ts';
import { drawnSight, type FactRecord, type ParameterRecord } from '../../sim/study/record.ts';
import { number, table, written } from './table.ts';

const POSTERIOR = 'scenarios/markets/kuaishou/posterior/2021-07.json';
const BACKTEST = 'scenarios/markets/kuaishou/backtest/kuaishou-2021.json';

/** The part of a posterior that tells how it was made. */
interface PosteriorRecord {
  readonly knownUntil: string;
  readonly method: string;
  readonly record: { readonly seed: string; readonly scale: number };
  readonly facts: readonly FactRecord[];
  readonly parameters: readonly Pick<ParameterRecord, 'name' | 'prior' | 'fitted' | 'median'>[];
  readonly draws: readonly { readonly parameters: Changes }[];
}

function read<Data>(file: string): Data {
  return JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as Data;
}

function short(value: number): string {
  return Math.abs(value) >= 1e9
    ? `${number(Number((value / 1e9).toPrecision(4)))} bn`
    : number(Number(value.toPrecision(4)));
}

function calibration(): string[] {
  const { knownUntil, method, record, facts, parameters, draws } = read<PosteriorRecord>(POSTERIOR);
  const points = draws.map((draw) => pointOf(draw.parameters));
  const sights = parameters.map(({ name }) => {
    const at = fittedParameters().findIndex((parameter) => parameter.name === name);
    return drawnSight(points.map((point) => point[at]!));
  });
  const counted = (seen: ParameterRecord['seen']) => sights.filter((sight) => sight.seen === seen).length;
  return [
    '## The calibration that ships',
    `\`${POSTERIOR}\`: ${draws.length} draws, made by \`npx laotie calibrate scenarios/kuaishou-2021.yaml --seed ${record.seed}\` from rows public by ${knownUntil}, at 1:${record.scale}. Method: ${method}. The fit is the most probable point; the interval is that of the draws.`,
    table(
      ['fact', 'published', 'fit', 'median of the draws', '80% interval'],
      facts.map(({ name, published, fitted, median, low, high }) => [
        name,
        short(published),
        short(fitted),
        short(median),
        `${short(low)} – ${short(high)}`,
      ]),
    ),
    `Of the ${parameters.length} fitted parameters the facts bound ${counted('both sides')} on both sides and ${counted('one side')} on one, by the rule of \`identify\` on what the draws imply of the likelihood; ${counted('not identified')} stay where the prior puts them. *spread* is the standard deviation of the draws over that of the prior, both of ln of the parameter, with the 90% interval that the number of draws gives it.`,
    table(
      ['parameter', 'prior median', 'fit', 'median of the draws', 'spread', 'the facts'],
      parameters.map(({ name, prior, fitted, median }, at) => [
        `\`${name}\``,
        short(prior),
        short(fitted),
        short(median),
        `${sights[at]!.spread.toFixed(2)} (${sights[at]!.spread90.map((end) => end.toFixed(2)).join('–')})`,
        SEEN[sights[at]!.seen].en,
      ]),
    ),
  ];
}

function backtest(): string[] {
  const { methods, scores, seed, engine, rescored, sentences } = read<BacktestResult>(BACKTEST);
  const horizons = [...new Set(scores.map(({ horizon }) => horizon))].filter((horizon) => horizon > 0).sort();
  const crps = (method: string, horizon: number) => {
    const row = scores.find((score) => score.method === method && score.horizon === horizon);
    return row ? (row.crps / 1e9).toPrecision(3) : '—';
  };
  return [
    '## The backtest that ships',
    `\`${BACKTEST}\`, made by \`npx laotie backtest scenarios/kuaishou-2021.yaml --seed ${seed} --out backtest\` with engine \`${engine}\`.${rescored ? ` Opponents, tests and analysts were scored again with engine \`${rescored.engine}\` by \`npx laotie rescore ${BACKTEST} --out backtest\`; the market’s forecasts and scores are those of the first engine.` : ''} Each origin knows what was public on the day its quarter was published. Mean CRPS in bn yuan, lower is better; h is quarters ahead:`,
    table(
      ['method', ...horizons.map((horizon) => `h = ${horizon}`), 'all'],
      methods.map(({ id, title }) => [
        title.en,
        ...horizons.map((horizon) => crps(id, horizon)),
        crps(id, 0),
      ]),
    ),
    sentences.en.map((sentence) => `- ${sentence}`).join('\n'),
    'The baselines had five to fifteen quarters to learn from. Two of them (growth damped by quarter, damped Holt with constants set) carry constants of a review that had seen scores, which is to the market’s disadvantage; the market’s rules were written by people who know what happened, which is to its advantage. Parameters are fitted again at each origin; rules and the other parameters are not.',
  ];
}

const SHOWN =
  /^(The market’s mean CRPS|The market is not the best|At h = .* every baseline|The strongest opponent|\d+ analysts)/;

/** What the README says of the backtest that ships, where an opponent wins included. */
export function backtestLines(): string {
  const { sentences } = read<BacktestResult>(BACKTEST);
  const shown = sentences.en.filter((sentence) => SHOWN.test(sentence));
  const words =
    'CRPS: how far a forecast with its chances lies from what came, lower is better; h: quarters ahead';
  return [`In the [backtest that ships](docs/results.md) (${words}):`, ...shown].join('\n');
}

export function resultsPage(): string {
  return `${[
    written('npm run docs'),
    '# Results that ship with the program',
    'The headline of the main scenario is in the [README](../README.md), the 28 claims in [claims.md](claims.md), speed in [bench.md](bench.md). This page shows the two files of the market’s folder on which other results rest: fit and backtest; [method.md](method.md) says how they are made and what they do not know.',
    ...calibration(),
    ...backtest(),
  ].join('\n\n')}\n`;
}
