/** Writes the report of a backtest: report.html, and each chart as a specification that any Vega-Lite editor opens. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BacktestResult } from '../../sim/result/backtest.ts';
import { LANGS } from '../numbers.ts';
import { writeWhole } from '../report.ts';
import { BACKTEST_CHARTS } from './charts/all.ts';
import { backtestPage, type DrawnBacktestChart } from './page.ts';

/** Charts that the result has figures for, in both languages. */
export function drawBacktest(result: BacktestResult): DrawnBacktestChart[] {
  return BACKTEST_CHARTS.flatMap((chart) => {
    const [zh, en] = [chart.spec(result, 'zh'), chart.spec(result, 'en')];
    return zh && en ? [{ chart, specs: { zh, en } }] : [];
  });
}

/**
 * Writes `report.html` and `charts/<id>.<lang>.vl.json`; the same result gives the same bytes.
 * @returns the paths written, the report first
 */
export async function writeBacktest(dir: string, result: BacktestResult): Promise<string[]> {
  const charts = drawBacktest(result);
  const folder = join(dir, 'charts');
  await mkdir(folder, { recursive: true });
  const paths = [await writeWhole(join(dir, 'report.html'), backtestPage(result, charts))];
  for (const { chart, specs } of charts) {
    for (const lang of LANGS) {
      const text = `${JSON.stringify(specs[lang], null, 1)}\n`;
      paths.push(await writeWhole(join(folder, `${chart.id}.${lang}.vl.json`), text));
    }
  }
  return paths;
}
