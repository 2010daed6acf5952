/** An answer as a table that any program reads: figures, chances and the points of the fan, one a row. */
import type { Answer, BandPoint } from './answer.ts';

const HEADS = ['what', 'name', 'period', 'unit', 'pairs', 'base', 'plan', 'difference', 'low90', 'high90'];

type Field = string | number | null;

/** A text that a table program would take for a formula is one no more with a mark in front. */
function field(value: Field): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** @param money unit of money in the market's currency */
function bandRow(point: BandPoint, plan: BandPoint | undefined, money: string): Field[][] {
  return (['q10', 'q25', 'q50', 'q75', 'q90'] as const).map((name) => [
    'gmvToDate',
    name,
    point.day,
    money,
    null,
    point[name],
    plan?.[name] ?? null,
    plan ? plan[name] - point[name] : null,
    null,
    null,
  ]);
}

/** @param money unit of money in the market's currency */
export function answerCsv({ figures, targets, base, plan }: Answer, money: string): string {
  const rows: Field[][] = [
    ...targets.map(({ title, over, pairs, a, b, change }): Field[] => [
      'chance',
      title.en,
      over,
      'share',
      pairs,
      a,
      b,
      change,
      null,
      null,
    ]),
    ...figures.map(({ metric, period, unit, pairs, a, b, difference }): Field[] => [
      'figure',
      metric,
      period,
      unit,
      pairs,
      a,
      b,
      difference.mean,
      difference.low90,
      difference.high90,
    ]),
    ...base.flatMap((point, at) => bandRow(point, plan[at], money)),
  ];
  return [HEADS, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}
