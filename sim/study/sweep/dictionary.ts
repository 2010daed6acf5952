/** What every column of a sweep's table holds: its type, unit and definition, for the file itself and a table beside it. */

import { metricOf } from '../../model/measures/all.ts';
import { PARAMETERS } from '../../model/params.ts';
import { unitIn } from '../../notation/currencies.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { FactorValue, SweepResult } from '../../result/sweep.ts';

export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'DATE';

export interface Entry {
  readonly name: string;
  /** A column, or a value that the column `metric` takes. */
  readonly kind: 'column' | 'metric';
  readonly type: ColumnType;
  /** Empty for texts and numbers of order. */
  readonly unit: string;
  /** Of a factor, the ends of its values. */
  readonly low?: FactorValue;
  readonly high?: FactorValue;
  readonly definition: Bilingual;
}

type Described = Pick<SweepResult, 'factors' | 'drawn' | 'outcomes' | 'currency'>;

/** The column of a parameter that every replicate draws. */
export const drawnColumn = (name: string) => `drawn.${name}`;

function text(name: string, zh: string, en: string, type: ColumnType = 'VARCHAR'): Entry {
  return { name, kind: 'column', type, unit: '', definition: { zh, en } };
}

const FIRST: readonly Entry[] = [
  text('scenario', '所改动的场景的名称', 'Name of the scenario that is changed'),
  text('point', '点的编号，从 0 起', 'Number of the point, from 0', 'INTEGER'),
  text(
    'replicate',
    '重复的编号，从 0 起；同一编号在所有点上运气相同',
    'Number of the replicate, from 0; the same number has the same luck at every point',
    'INTEGER',
  ),
  text('seed', '这次重复由以抽取全部运气的文字', 'Text from which the replicate draws all its luck'),
];
const LAST: readonly Entry[] = [
  text('metric', '指标（见 metric 各行）', 'What is measured (see the rows of kind metric)'),
  text(
    'period',
    '所涵盖的日、月、季、年，或从一日到另一日',
    'The day, month, quarter or year it is measured over, or from one day to another',
  ),
  text('unit', 'value 的单位', 'Unit of value'),
  text(
    'value',
    '指标在该时期的值；没有记录或运行失败时为空',
    'The metric over the period; null where it is not recorded or the run failed',
    'DOUBLE',
  ),
  text('error', '运行失败的原因；成功时为空', 'Why the run failed; null where it did not'),
];

function factorEntries({ factors }: Described): Entry[] {
  return factors.map(({ path, title, unit, meaning, low, high }) => ({
    name: path,
    kind: 'column',
    type: unit === 'date' ? 'DATE' : 'DOUBLE',
    unit,
    low,
    high,
    definition: { zh: `${title.zh}。${meaning.zh}`, en: `${title.en}. ${meaning.en}` },
  }));
}

function drawnEntries({ drawn, currency }: Described): Entry[] {
  return drawn.map((name) => {
    const { unit, meaning } = PARAMETERS.find((one) => one.name === name)!;
    const definition = {
      zh: `每次重复抽取的参数。${meaning}`,
      en: `Parameter that the replicate drew. ${meaning}`,
    };
    return {
      name: drawnColumn(name),
      kind: 'column',
      type: 'DOUBLE',
      unit: unitIn(unit, currency),
      definition,
    };
  });
}

/** Columns in their order, then the metrics. */
export function dictionaryOf(result: Described): Entry[] {
  const metrics = [...new Set(result.outcomes.map(({ metric }) => metric))].map(metricOf);
  return [
    ...FIRST,
    ...factorEntries(result),
    ...drawnEntries(result),
    ...LAST,
    ...metrics.map(
      ({ name, unit, title, definition }): Entry => ({
        name,
        kind: 'metric',
        type: 'DOUBLE',
        unit: unitIn(unit, result.currency),
        definition: { zh: `${title.zh}：${definition.zh}`, en: `${title.en}: ${definition.en}` },
      }),
    ),
  ];
}

/** What the file says of itself: keys and texts, as `parquet_kv_metadata` shows them. */
export function metadataOf(result: SweepResult): Readonly<Record<string, string>> {
  const { title, source, scenario, engine, scenarioHash, dataHash, seed, design, points, replicates } =
    result;
  const about = {
    schema: 'laotie/sweep-runs@1',
    'title:zh': title.zh,
    'title:en': title.en,
    study: source,
    scenario,
    engine,
    scenarioHash,
    dataHash,
    seed,
    design,
    points: String(points.length),
    replicates: String(replicates),
  };
  const entries = dictionaryOf(result).flatMap(({ name, kind, unit, definition }) => {
    const key = kind === 'metric' ? `metric=${name}` : name;
    return [
      ...(unit === '' ? [] : [[`unit:${key}`, unit]]),
      [`definition:${key}:zh`, definition.zh],
      [`definition:${key}:en`, definition.en],
    ];
  });
  return { ...about, ...Object.fromEntries(entries) };
}
