/** Writes the report of a run: report.html, and each chart as a specification that any Vega-Lite editor opens. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunResult } from '../sim/result/result.ts';
import { CHARTS } from './charts/all.ts';
import { LANGS } from './numbers.ts';
import { type DrawnChart, pageOf } from './page.ts';

/** Charts that the result has figures for, in both languages. */
export function drawCharts(result: RunResult): DrawnChart[] {
  return CHARTS.flatMap((chart) => {
    const [zh, en] = [chart.spec(result, 'zh'), chart.spec(result, 'en')];
    return zh && en ? [{ chart, specs: { zh, en } }] : [];
  });
}

/** Writes a file whole or not at all: a temporary file beside it, flushed, then renamed. */
export async function writeWhole(path: string, text: string): Promise<string> {
  const temporary = `${path}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined); // the first trouble is the one to tell
    throw cause;
  }
  return path;
}

/**
 * Writes `report.html` and `charts/<id>.<lang>.vl.json` into a run folder; the same result gives the same bytes.
 * @returns the paths written, the report first
 */
export async function writeReport(dir: string, result: RunResult): Promise<string[]> {
  const charts = drawCharts(result);
  const folder = join(dir, 'charts');
  await mkdir(folder, { recursive: true });
  const paths = [await writeWhole(join(dir, 'report.html'), pageOf(result, charts))];
  for (const { chart, specs } of charts) {
    for (const lang of LANGS) {
      const text = `${JSON.stringify(specs[lang], null, 1)}\n`;
      paths.push(await writeWhole(join(folder, `${chart.id}.${lang}.vl.json`), text));
    }
  }
  return paths;
}
