/** The files of a new market, from a few answers: data that validate, with what each line means and what is assumed. */
import { csvText } from '../notation/csv-text.ts';
import { FIRST_CURRENCY } from '../notation/currencies.ts';
import { nextQuarter, periodOf, quarterBefore, quarterOf, readPeriod } from '../notation/dates.ts';
import { PUBLISHED_AS } from '../scenario/history.ts';
import { yamlText } from '../scenario/resolved-text.ts';
import { type Answers, parameterLines, rateOf, short } from './new-parameters.ts';

/** Dates of the run: two quarters to fill before the first figure, a year beyond the last. */
interface Dates {
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  readonly quarters: readonly string[];
}

/** Quarters that are simulated up to today where nothing is published. */
const QUARTERS_BACK = 6;
const BURN_IN = 2;
const AHEAD = 4;

function times<T>(count: number, of: (value: T) => T, start: T): T {
  let value = start;
  for (let i = 0; i < count; i++) value = of(value);
  return value;
}

function datesOf({ history, today }: Answers): Dates {
  const known = (history?.rows ?? []).filter(({ metric }) => metric === PUBLISHED_AS.gmv);
  const periods = known.flatMap(({ period }) => periodOf(period) ?? []);
  const days = periods.flatMap(({ from, until }) => [from, until]).sort();
  const lastQuarter = days.length > 0 ? quarterOf(days.at(-1)!) : quarterBefore(quarterOf(today));
  const firstQuarter =
    days.length > 0 ? quarterOf(days[0]!) : times(QUARTERS_BACK - 1, quarterBefore, lastQuarter);
  const first = times(BURN_IN, quarterBefore, firstQuarter);
  const published = (history?.rows ?? []).map((row) => row.published).sort();
  const quarters: string[] = [];
  for (let quarter = first; quarter <= lastQuarter; quarter = nextQuarter(quarter)) quarters.push(quarter);
  return {
    from: readPeriod(first).from,
    until: readPeriod(times(AHEAD, nextQuarter, lastQuarter)).until,
    knownUntil: published.at(-1) ?? today,
    quarters,
  };
}

function currencyLine(answers: Answers): string {
  const { currency } = answers;
  if (currency === FIRST_CURRENCY) return `currency: { code: ${currency} }`;
  return `# All amounts are in it. The rate turns the program's first amounts (costs, prices of traffic) into it: as if a basket there were
# worth one here, an assumption.
currency: { code: ${currency}, rate: ${rateOf(answers)} }`;
}

function marketYaml(answers: Answers, dates: Dates): string {
  const { name, daily, minutes, history } = answers;
  const [first, last] = [dates.from, dates.until].map((date) => Number(date.slice(0, 4)));
  const kinds = (history?.rows ?? []).filter(({ metric }) => metric === PUBLISHED_AS.gmv);
  const each = kinds.some(({ period }) => periodOf(period)?.kind !== 'quarter') ? 'period' : 'quarter';
  return `# The market ${name} as data. Whatever was not given is an assumption: change it where you know better.
# laotie market check ${name} says what is missing; docs/method.md says what each part does.
schema: laotie/market@1
title: { zh: ${name}, en: ${name} }
${currencyLine(answers)}
tables:
  history: history.csv # published figures, each with its source and the day on which it was public
  assumed: assumed-attention.csv # users and minutes where nothing is published
# figures: { tickets_sold: { kind: things } } # what the history has besides figures that any market may publish
calendar:
  covers: { from: ${first! - 1}-01-01, until: ${last! + 3}-12-31 }
  usual: { dauShare: ${daily}, minutes: ${minutes} } # levels at which attention counts as 1
  # week: [0.97, 0.96, 0.97, 0.98, 1.02, 1.06, 1.04] # visits by weekday, Monday first
  festivals: [] # days on which everybody sells: a strength of 1 raises visits by the parameter calendar.festival
  # - { id: mid-july, days: 07-10..07-14, strength: 1 } # the same days in every year
  # - { id: late-november, strength: 2, weekday: { nth: fourth, day: friday, month: 11, lasts: 4d } }
  # - { id: once, on: [2025-05-01..2025-05-03], strength: 1 } # days that follow no rule
# Numbers of sellers by the number of people: the program's first values, scaled. A range is what is held possible before a fit.
parameters:
${parameterLines(answers).join('\n')}
# What calibrate fits; within is the standard deviation of model error and rounding, an assumption.
facts:
  - { each: ${each}, published: ${PUBLISHED_AS.gmv}, metric: gmv, within: 5% }
  - { each: quarter, published: ${PUBLISHED_AS.buyersMonth}, metric: buyersMonth, within: 10% }
  - { name: repeat rate, each: period, published: ${PUBLISHED_AS.repeatRate}, metric: repeatRate, within: 2.5% }
`;
}

/** Users a fan at which a market has so many fans. */
const FANS = 20_000;
/** Share of people who can ever buy, for the size alone. */
const ABLE = 0.5;

/** Real users that one fan stands for: one digit. */
function scaleOf({ reachable }: Pick<Answers, 'reachable'>): number {
  return Math.max(1, Number(((reachable * ABLE) / FANS).toPrecision(1)));
}

/** Fans of a first look, and what else is less in it: one run a point, fewer draws and rounds. */
export const FIRST_LOOK = { coarser: 4, draws: 40, seeds: 1, rounds: 6 } as const;

/** Options of `calibrate` for a first look at a market: minutes on two cores, and many times as long without them. */
export function firstLook(answers: Pick<Answers, 'reachable'>): string {
  const { coarser, draws, seeds, rounds } = FIRST_LOOK;
  return `--scale ${scaleOf(answers) * coarser} --draws ${draws} --seeds ${seeds} --rounds ${rounds}`;
}

function scenarioYaml(answers: Answers, { from, until, knownUntil }: Dates): string {
  const { name } = answers;
  return `# The market ${name}, before any lever.
schema: laotie/scenario@1
title: { zh: ${name}, en: ${name} }
market: ${name}
from: ${from} # the first half year is burn-in
until: ${until}
knownUntil: ${knownUntil} # nothing published later is used
population: { scale: ${scaleOf(answers)} } # real users per fan agent
replicates: 32
seed: ${yamlText(name).trim()}
parameters: { posterior: fit } # the newest fit in markets/${name}/posterior; none until calibrate has made one
levers: [] # what the platform does, and since when
targets: [] # - { id: year, metric: gmv, over: ${until.slice(0, 4)}, atLeast: 1bn, source: who says so }
`;
}

const ASSUMED_COLUMNS = ['period', 'metric', 'value', 'unit', 'source'];
const HISTORY_COLUMNS = ['period', 'metric', 'value', 'unit', 'source', 'confidence', 'published'];

/** Users, daily users and minutes of a quarter. */
function attentionOf({ users, daily, minutes }: Answers, quarter: string): (string | number)[][] {
  return [
    [quarter, 'avg_mau', users / 1e6, 'million'],
    [quarter, 'avg_dau', short((users * daily) / 1e6), 'million'],
    [quarter, 'minutes_per_dau_day', minutes, 'minutes'],
  ];
}

function assumedCsv(answers: Answers, { quarters }: Dates): string {
  const rows = quarters.flatMap((quarter) =>
    attentionOf(answers, quarter).map((row) => [...row, 'as told to laotie new: level, no growth']),
  );
  return csvText([ASSUMED_COLUMNS, ...rows]);
}

function historyCsv(answers: Answers, { quarters }: Dates): string {
  const { history, today } = answers;
  if (history) return history.text;
  const rows = attentionOf(answers, quarters.at(-1)!).map((row) => [
    ...row,
    'as told to laotie new',
    'C',
    today,
  ]);
  return csvText([HISTORY_COLUMNS, ...rows]);
}

function readmeText({ name, currency }: Answers): string {
  return `# ${name}: the market and its published data

- \`history.csv\`: one row a figure, in ${currency}: \`period\` (2024, 2024H1, 2024Q1, 2024-03), \`metric\` (\`${PUBLISHED_AS.gmv}\`, \`avg_mau\`, \`avg_dau\`,
  \`minutes_per_dau_day\`, \`${PUBLISHED_AS.buyersMonth}\`, …), \`value\`, \`unit\`, \`source\`, \`confidence\` (A company document, B press or derived, C weak),
  \`published\`: the first day on which it was public. A run reads only what was public by its information date.
- \`assumed-attention.csv\`: users and minutes by quarter where nothing is published.
- \`market.yaml\`: calendar, parameters, which figures are fitted.
- \`posterior/\`: what \`laotie calibrate\` has made; \`backtest/\`: what \`laotie backtest\` has.
`;
}

/** Texts by their paths from the folder of scenarios. */
export function newMarketFiles(answers: Answers): ReadonlyMap<string, string> {
  const dates = datesOf(answers);
  const folder = `markets/${answers.name}`;
  return new Map([
    [`${folder}/market.yaml`, marketYaml(answers, dates)],
    [`${folder}/history.csv`, historyCsv(answers, dates)],
    [`${folder}/assumed-attention.csv`, assumedCsv(answers, dates)],
    [`${folder}/README.md`, readmeText(answers)],
    [`${answers.name}.yaml`, scenarioYaml(answers, dates)],
  ]);
}

/** Where the first fit of a market goes, from the folder of scenarios. */
export function firstFitOf(answers: Answers): string {
  return `markets/${answers.name}/posterior/${datesOf(answers).knownUntil.slice(0, 7)}.json`;
}
