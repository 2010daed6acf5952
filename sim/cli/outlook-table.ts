/** outlook.csv: every figure of page one, before it is rounded. Money in yuan, chances and shares as fractions. */
import { baselineFigures, ownComparison } from '../../reports/front/baseline.ts';
import { factsOf } from '../../reports/front/facts.ts';
import { shownLevers, shownShocks } from '../../reports/front/studies.ts';
import { shownHealth } from '../../reports/health.ts';
import { rowOf, yearOf } from '../../reports/run-rows.ts';
import { type CsvCell, csvText } from '../notation/csv-text.ts';
import type { ComparedFigure, Comparison } from '../result/compare.ts';
import type { Chance } from '../result/outlook.ts';
import type { RunPage } from '../result/run-page.ts';

const HEAD = ['section', 'item', 'metric', 'period', 'statistic', 'unit', 'value'];
/** 90% point: the page says between which tenths a chance lies. */
const Z90 = 1.644854;

interface Of {
  readonly section: string;
  readonly item: string;
  readonly metric?: string | undefined;
  readonly period?: string | undefined;
  readonly unit: string;
}

function rows({ section, item, metric, period, unit }: Of, values: Readonly<Record<string, number | null>>) {
  return Object.entries(values).flatMap(([statistic, value]): CsvCell[][] =>
    value === null ? [] : [[section, item, metric, period, statistic, unit, value]],
  );
}

function chanceRows(of: Omit<Of, 'unit'>, name: string, { probability, standardError }: Chance): CsvCell[][] {
  const reach = Z90 * standardError;
  return rows(
    { ...of, unit: 'chance' },
    {
      [name]: probability,
      [`${name} low90`]: Math.max(0, probability - reach),
      [`${name} high90`]: Math.min(1, probability + reach),
    },
  );
}

function targetRows({ targets, outlook }: RunPage): CsvCell[][] {
  return targets.flatMap((target) => {
    const { id: item, metric, over: period, unit, median, low80, high80, atLeast, gap, path } = target;
    const of = { section: 'target', item, metric, period };
    const error = outlook?.targets.find(({ id }) => id === item)?.medianError ?? null;
    return [
      ...chanceRows(of, 'chance', target),
      ...rows(
        { ...of, unit },
        { at_least: atLeast, median, low80, high80, gap: Math.abs(gap), median_error: error },
      ),
      ...path.flatMap((step) =>
        rows(
          { section: 'path', item, metric, period: step.period, unit },
          { required: step.required, projected: step.projected },
        ),
      ),
    ];
  });
}

function signpostRows({ outlook }: RunPage): CsvCell[][] {
  return (outlook?.targets ?? []).flatMap(({ id: item, signposts }) =>
    signposts.flatMap(({ metric, date, unit, low, high, below, above }) => {
      const of = { section: 'signpost', item, metric, period: date };
      return [
        ...rows({ ...of, unit }, { low, high }),
        ...chanceRows(of, 'chance below', below),
        ...chanceRows(of, 'chance above', above),
      ];
    }),
  );
}

function bridgeRows({ outlook }: RunPage): CsvCell[][] {
  const bridge = outlook?.bridge;
  if (!bridge) return [];
  const { sooner, later, start, end, low80, high80, steps, target } = bridge;
  const of = { section: 'bridge', metric: 'gmv', period: later };
  return [
    ...rows({ ...of, item: 'start', period: sooner, unit: 'yuan' }, { median: start }),
    ...rows({ ...of, item: 'end', unit: 'yuan' }, { median: end, low80, high80 }),
    ...rows({ ...of, item: 'end', unit: 'ratio' }, { ratio: end / start }),
    ...steps.flatMap((step) => [
      ...rows(
        { ...of, item: step.factor, unit: 'yuan' },
        { value: step.value, low80: step.low80, high80: step.high80 },
      ),
      ...rows({ ...of, item: step.factor, unit: 'ratio' }, { ratio: step.ratio }),
    ]),
    ...(target
      ? rows({ ...of, item: 'target', unit: 'yuan' }, { at_least: target.atLeast, gap: target.gap })
      : []),
  ];
}

function figureRows(section: string, item: string, figure: ComparedFigure | null | undefined): CsvCell[][] {
  if (!figure) return [];
  const { metric, period, unit, difference } = figure;
  const { mean, low90, high90 } = difference;
  return rows({ section, item, metric, period, unit }, { difference: mean, low90, high90 });
}

function chanceChanges(section: string, item: string, { targets }: Comparison): CsvCell[][] {
  return targets.flatMap(({ metric, over: period, a, aError, b, bError, change, changeError }) => {
    const of = { section, item, metric, period };
    return [
      ...chanceRows(of, 'chance without', { probability: a, standardError: aError }),
      ...chanceRows(of, 'chance with', { probability: b, standardError: bError }),
      ...rows({ ...of, unit: 'chance' }, { change, change_error: changeError }),
    ];
  });
}

function studyRows({ studies }: RunPage): CsvCell[][] {
  const { levers, stress } = studies ?? {};
  const alone = levers ? shownLevers(levers).rows : [];
  const all = levers ? [...alone, { id: '(all)', comparison: levers.together }] : [];
  return [
    ...all.flatMap(({ id, comparison }) => [
      ...comparison.figures
        .filter(({ metric, period }) => period === levers?.main && ['gmv', 'platformNet'].includes(metric))
        .flatMap((figure) => figureRows('lever', id, figure)),
      ...chanceChanges('lever', id, comparison),
    ]),
    ...(stress ? shownShocks(stress).rows : []).flatMap(({ id, atRisk, comparison, recovery }) => [
      ...figureRows('shock', id, atRisk),
      ...chanceChanges('shock', id, comparison),
      ...rows({ section: 'shock', item: id, unit: 'days' }, { recovery: recovery.days }),
    ]),
  ];
}

function ownRows(page: RunPage): CsvCell[][] {
  const own = ownComparison(page);
  const year = page.targets.length === 0 ? rowOf(page, 'gmv', yearOf(page)) : undefined;
  const facts = factsOf(page);
  return [
    ...(own
      ? [
          ...baselineFigures(page, own.result, own.comparison).flatMap((figure) =>
            figureRows('baseline', own.title.en, figure),
          ),
          ...chanceChanges('baseline', own.title.en, own.comparison),
        ]
      : []),
    ...(year
      ? rows(
          { section: 'year', item: '', metric: 'gmv', period: year.period, unit: 'yuan' },
          { median: year.q50, low80: year.q10, high80: year.q90 },
        )
      : []),
    ...(facts?.rows ?? []).flatMap(({ metric, cells }) =>
      cells.flatMap((cell) =>
        cell
          ? rows(
              { section: 'fact', item: '', metric, period: cell.period, unit: cell.unit },
              { median: cell.q50 },
            )
          : [],
      ),
    ),
    ...(page.spread?.shares ?? []).flatMap(({ source, share }) =>
      rows({ section: 'spread', item: source, unit: 'share' }, { share }),
    ),
    ...(page.forecast?.hangsOn ?? []).flatMap(({ id, ends }) =>
      ends.flatMap(({ strength, probability }) =>
        rows(
          { section: 'hangs on', item: id, unit: 'chance' },
          { [`chance at ${strength}`]: probability ?? null },
        ),
      ),
    ),
  ];
}

function madeRows(page: RunPage): CsvCell[][] {
  const marks = shownHealth(page).map(({ mark }) => mark);
  const { replicates, failed, scale } = page.manifest;
  const drawn = Math.max(0, ...page.replicates.map(({ parameters }) => Object.keys(parameters).length));
  return [
    ...[...new Set(marks)].flatMap((mark) =>
      rows(
        { section: 'health', item: mark, unit: 'checks' },
        { count: marks.filter((one) => one === mark).length },
      ),
    ),
    ...rows(
      { section: 'run', item: '', unit: '' },
      { runs: replicates - failed, scale, drawn_parameters: drawn },
    ),
  ];
}

export function outlookCsv(page: RunPage): string {
  return csvText([
    HEAD,
    ...targetRows(page),
    ...signpostRows(page),
    ...bridgeRows(page),
    ...studyRows(page),
    ...ownRows(page),
    ...madeRows(page),
  ]);
}
