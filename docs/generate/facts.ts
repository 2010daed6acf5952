/** docs/facts.md: what is published, what of it is used and for what, and which sources contradict each other. */
import { readFileSync } from 'node:fs';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { csvRows } from '../../sim/scenario/csv.ts';
import { type FactRow, factRows } from '../../sim/scenario/fact-rows.ts';
import {
  comparableSales,
  type EffectRow,
  effectRows,
  type LaunchRow,
  launchRows,
  type Origin,
  rivalRows,
} from '../../sim/scenario/published-tables.ts';
import { type Fact, knownFacts } from '../../sim/study/facts.ts';
import { number, table, written } from './table.ts';

/** The main scenario: its information date, first day and days. */
const KNOWN_UNTIL = '2021-07-22';
const RUN = { from: '2019-07-01', days: 915 };

const folder = 'scenarios/markets/kuaishou';
const textOf = (name: string) => readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), 'utf8');

/** A figure as its table has it. */
interface Figure {
  readonly metric: string;
  readonly period: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly confidence: string;
  readonly published: string;
}

function figuresOf(name: FactRow['table']): Figure[] {
  return csvRows(textOf(`${name}.csv`), name).map(({ values }) => {
    const {
      metric = '',
      period = '',
      value = '',
      unit = '',
      source = '',
      confidence = '',
      published = '',
    } = values;
    return { metric, period, value, unit, source, confidence, published };
  });
}

function figureText({ value, unit, source, confidence, published }: Figure): string {
  return `**${value} ${unit}** (${confidence}${published === '' ? '' : `, ${published}`}): ${source}`;
}

/** A standard deviation of the fit: of a logarithm, or of a share. */
function fittedTolerance({ tolerance, logarithm }: Fact): string {
  const size = number(100 * tolerance);
  return logarithm ? `${size}% (ln)` : `${size} points`;
}

const HEAD = ['fact', 'period', 'published', 'what is counted', 'tolerance', 'remark'];

function factTable(rows: readonly FactRow[], fitted: readonly Fact[]): string {
  const figures = { history: figuresOf('history'), 'micro-figures': figuresOf('micro-figures') };
  return table(
    HEAD,
    rows.map(({ fact, table: name, metric, period, fitted: of, tolerance, definition, why }) => {
      const found = figures[name].filter((figure) => figure.metric === metric && figure.period === period);
      const inFit = fitted.find((one) => one.name === of);
      return [
        fact,
        period,
        found.map(figureText).join('<br>'),
        definition,
        inFit ? fittedTolerance(inFit) : tolerance,
        why,
      ];
    }),
  );
}

function origin({ source, confidence, note }: Origin): string {
  return `${source} (${confidence})${note === '' ? '' : `: ${note}`}`;
}

function effectTable(rows: readonly EffectRow[]): string {
  return table(
    ['lever', 'effect', 'size', 'setting', 'source (confidence)'],
    rows.map((row) => [row.lever, row.effect, `${row.written} ${row.unit}`.trim(), row.setting, origin(row)]),
  );
}

function launchTable(rows: readonly LaunchRow[]): string {
  return table(
    ['launch', 'platform', 'figure', 'first', 'later'],
    comparableSales(rows).map(({ launch, platform, metric, rows: [first, ...later] }) => {
      const text = ({ date, value, unit }: LaunchRow) => `${date}: ${value} ${unit}`;
      return [launch, platform, metric, text(first!), later.map(text).join('<br>')];
    }),
  );
}

function rivalTable(): string {
  const files = ['rivals/douyin.csv', 'rivals/other-markets.csv'];
  const rows = files.flatMap((file) =>
    rivalRows(textOf(file), file).map((row) => ({ ...row, of: file.slice(7, -4) })),
  );
  return table(
    ['of', 'period', 'figure', 'value', 'public by', 'source (confidence)'],
    rows.map((row) => [
      row.of,
      row.period,
      row.metric,
      `${row.value} ${row.unit}`,
      row.published,
      origin(row),
    ]),
  );
}

const USES = {
  fit: 'Fitted by `calibrate` for 22 July 2021',
  check: 'Only compared: public after that day, or a bound',
  input: 'Fed in, or a parameter comes from it',
  'not yet': 'Not used yet, and why',
} as const satisfies Record<FactRow['use'], string>;

export function factsPage(): string {
  const rows = factRows(textOf('facts.csv'), 'facts.csv');
  const fitted = knownFacts(shippedMarket('kuaishou'), KNOWN_UNTIL, RUN);
  const launches = launchRows(textOf('launches.csv'), 'launches.csv');
  const sections = (Object.entries(USES) as [FactRow['use'], string][]).map(
    ([use, title]) =>
      `## ${title}\n\n${factTable(
        rows.filter((row) => row.use === use),
        fitted,
      )}`,
  );
  return `${[
    written('npm run docs'),
    '# Published facts',
    `${rows.length} facts, from \`${folder}/facts.csv\`, with every row that the tables beside it have of them: sources that contradict each other stand in one cell. Behind a figure: its confidence (A a company document, B press or derived, C weak) and the day it became public. The tolerance of a fitted fact is the standard deviation that the fit gives it (model error and rounding, an assumption); of the others it is the one to compare by. A fact is used on runs whose information date is not before its day.`,
    ...sections,
    '## What studies found that levers do',
    `From \`${folder}/effects.csv\`. Settings differ from this market, and most are abstracts: they bound an effect, they do not calibrate one. No rule of the model reads them yet.`,
    effectTable(effectRows(textOf('effects.csv'), 'effects.csv')),
    '## Launches with sales on several dates',
    `From \`${folder}/launches.csv\` (${launches.length} figures of ${new Set(launches.map(({ launch }) => launch)).size} cases): those of which one kind of figure is known on two dates or more. They were chosen by their sources for success or scandal.`,
    launchTable(launches),
    '## Rivals and other markets',
    `From \`${folder}/rivals\`. Sizes of Douyin are not official and were denied by the company.`,
    rivalTable(),
  ].join('\n\n')}\n`;
}
