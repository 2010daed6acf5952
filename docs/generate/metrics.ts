/** docs/metrics.md: every daily measure. */
import { METRICS } from '../../sim/model/measures/all.ts';
import type { Metric, Over } from '../../sim/model/measures/metric.ts';
import { table, written } from './table.ts';

const OVER: Readonly<Record<Over, string>> = {
  sum: 'sum of days',
  last: 'last day',
  mean: 'mean of days',
  monthly: 'once a month; mean of months',
};

function row({ name, unit, over, ratio, title, definition }: Metric): string[] {
  const formula = ratio
    ? `${ratio.of.join(' + ')} over ${ratio.to.join(' + ')}, re-formed from sums`
    : OVER[over];
  return [`\`${name}\``, title.en, title.zh, unit, formula, definition.en];
}

export function metricsPage(): string {
  const all: readonly Metric[] = METRICS;
  const head = ['name', 'title', '名称', 'unit', 'over a month, quarter, year', 'definition'];
  return `${[
    written('npm run docs'),
    '# Metrics',
    `${all.length} measures of a day, from \`sim/model/measures/all.ts\`: real users and money in the currency of the market, shares as fractions. Their names stand in the column \`metric\` of \`series.parquet\` and \`summary.parquet\`, and are what \`targets:\` of a scenario may name. \`npx laotie explain <name>\` prints one.`,
    table(head, all.map(row)),
  ].join('\n\n')}\n`;
}
