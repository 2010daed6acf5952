/** What `sensitivity` found as tables for other programs. Money in the market’s currency, variances in its square, shares as fractions. */
import { metricOf } from '../model/measures/all.ts';
import { csvText } from '../notation/csv-text.ts';
import type { Interval, SensitivityResult } from '../result/sensitivity.ts';
import { replicateSeed } from '../runs/seed.ts';
import { type RunsOfPhase, replicateOf } from '../study/sensitivity/runs.ts';
import { changesAt, POSTERIOR, type Subject } from '../study/sensitivity/subject.ts';
import { type ColumnType, writeRows } from './parquet-rows.ts';

const cellsOf = (interval: Interval | null) => [
  interval?.value,
  interval?.error,
  interval?.low90,
  interval?.high90,
];
const heads = (name: string) => [name, `${name}_error`, `${name}_low90`, `${name}_high90`];

/** groups.csv: a line a factor and the group that it changes with. */
export function groupsCsv({ groups }: SensitivityResult): string {
  const rows = groups.flatMap(({ id, title, factors }) => {
    if (factors.length === 0) return [[id, title.zh, title.en]];
    return factors.map(({ path, unit, low, high }) => [id, title.zh, title.en, path, unit, low, high]);
  });
  return csvText([['group', 'title_zh', 'title_en', 'factor', 'unit', 'low', 'high'], ...rows]);
}

/** screening.csv: a line a group; effects in the unit of the metric, for the whole range. */
export function screeningCsv({ screening, metric, period, unit }: SensitivityResult): string {
  const rows = (screening?.groups ?? []).map(
    ({ group, mu, muStar, sigma, strength, floor, effects, stands }) => [
      ...[group, metric, period, unit, ...cellsOf(muStar), ...cellsOf(mu), ...cellsOf(sigma)],
      ...[...cellsOf(strength), floor, effects, stands],
    ],
  );
  const columns = ['group', 'metric', 'period', 'unit', ...heads('mu_star'), ...heads('mu'), ...heads('sigma'), ...heads('mean_square'), 'floor', 'effects', 'stands']; // biome-ignore format: a list
  return csvText([columns, ...rows]);
}

/** indices.csv: a line a period and group. */
export function indicesCsv({ indices, metric }: SensitivityResult): string {
  const rows = (indices?.periods ?? []).flatMap(({ period, groups }) =>
    groups.map(({ group, first, total }) => [metric, period, group, ...cellsOf(first), ...cellsOf(total)]),
  );
  return csvText([['metric', 'period', 'group', ...heads('first'), ...heads('total')], ...rows]);
}

/** variance.csv: a line a period: variances in squares of the unit. */
export function varianceCsv({ indices, metric, unit }: SensitivityResult): string {
  const rows = (indices?.periods ?? []).map(
    ({ period, mean, ignorance, chance, known, together, lost, pairs }) => [
      ...[metric, period, unit, mean, ...cellsOf(ignorance), ...cellsOf(chance), ...cellsOf(known)],
      ...[...cellsOf(together), lost, pairs],
    ],
  );
  const columns = ['metric', 'period', 'unit', 'mean', ...heads('ignorance_variance'), ...heads('chance_variance'), ...heads('ignorance_share'), ...heads('together'), 'pairs_lost', 'pairs']; // biome-ignore format: a list
  return csvText([columns, ...rows]);
}

/** tornado.csv: a line a factor and end. */
export function tornadoCsv({ tornado, metric, period, unit }: SensitivityResult): string {
  const rows = (tornado?.bars ?? []).flatMap(({ group, low, high }) =>
    [['low', low] as const, ['high', high] as const].map(([end, { at, difference }]) => [
      ...[group, end, at, metric, period, unit, tornado?.base],
      ...[difference.mean, difference.low90, difference.high90, difference.low80, difference.high80],
    ]),
  );
  return csvText([['group', 'end', 'at', 'metric', 'period', 'unit', 'base', 'mean', 'low90', 'high90', 'low80', 'high80'], ...rows]); // biome-ignore format: a list
}

function* rowsOf(
  subject: Subject,
  seed: string,
  all: readonly RunsOfPhase[],
): Generator<(string | number | null)[]> {
  const factors = subject.columns.filter((column) => column !== POSTERIOR);
  for (const { phase, run, figures } of all) {
    for (const [row, points] of run.outcomes.entries()) {
      for (const [point, runs] of points.entries()) {
        const place = phase.rows[row]!.points[point]!;
        const changes = new Map(changesAt(subject.columns, place).map(([{ path }, value]) => [path, value]));
        const set = factors.map(({ path }) => changes.get(path) ?? null);
        const share = place[subject.columns.indexOf(POSTERIOR)] ?? null;
        for (const [at, values] of runs.entries()) {
          const luck = replicateSeed(seed, replicateOf(phase, row, at));
          for (const [figure, { metric, span }] of figures.entries()) {
            const value = values[figure]!;
            const told = [metric, span.period, metricOf(metric).unit, Number.isFinite(value) ? value : null];
            yield [phase.name, row, point, at, luck, ...set, share, ...told];
          }
        }
      }
    }
  }
}

/** runs.parquet: a row a run and figure: part, row and point of its design, luck, what was set; what was not is empty. */
export function writeRuns(subject: Subject, all: readonly RunsOfPhase[], file: string): Promise<void> {
  const { seed } = subject.base.scenario;
  const factors = subject.columns.filter((column) => column !== POSTERIOR);
  const isText = ({ values }: (typeof factors)[number]) => values.some((value) => typeof value === 'string');
  const set = factors.map((factor): [string, ColumnType] => [
    factor.path,
    isText(factor) ? 'VARCHAR' : 'DOUBLE',
  ]);
  const columns: Record<string, ColumnType> = {
    ...{ part: 'VARCHAR', row: 'INTEGER', point: 'INTEGER', run: 'INTEGER', seed: 'VARCHAR' },
    ...Object.fromEntries(set),
    ...{ posterior: 'DOUBLE', metric: 'VARCHAR', period: 'VARCHAR', unit: 'VARCHAR', value: 'DOUBLE' },
  };
  const said = factors.flatMap(({ path, unit, meaning }) => [
    [`unit:${path}`, unit],
    [`definition:${path}:zh`, meaning.zh],
    [`definition:${path}:en`, meaning.en],
  ]);
  const metadata = {
    schema: 'laotie/sensitivity-runs@1',
    ...Object.fromEntries(said),
    'definition:posterior:en':
      'Place of the posterior’s draw among all by their weights, 0 to 1; null where each run takes its own',
    'definition:posterior:zh': '所取后验抽样按权重排列的位置，0 至 1；由各次运行自取时为空',
    'definition:value:en': 'The metric over the period, in the unit of its row; null where the run failed',
    'definition:value:zh': '该时期的指标，单位见同行 unit；运行失败时为空',
  };
  return writeRows(file, columns, rowsOf(subject, seed, all), metadata);
}
