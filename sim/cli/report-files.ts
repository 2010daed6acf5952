/** Writes a report into a folder: its page, with the programs that draw in it, and each chart for any Vega-Lite editor. */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { type ReportKind, reportFiles } from '../../reports/report.ts';
import type { StudioScripts } from '../../reports/studio/document.ts';
import { putText, writing } from '../runs/node/files.ts';

/** The browser builds of the drawing programs, in the order they must load. */
export function drawingPrograms(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ['vega', 'vega-lite', 'vega-embed'].map((name) =>
    readFileSync(join(dirname(resolve(name)), `${name}.min.js`), 'utf8'),
  );
}

let scripts: Promise<StudioScripts> | undefined;

/** Scripts of the studio, made once. */
export function studioScripts(): Promise<StudioScripts> {
  scripts ??= readScripts();
  return scripts;
}

/** Packed JavaScript has them beside it, a checkout builds them from its sources. */
async function readScripts(): Promise<StudioScripts> {
  const { dirname: folder, filename } = import.meta;
  if (extname(filename) === '.js')
    return JSON.parse(readFileSync(join(folder, '../../studio.json'), 'utf8')) as StudioScripts;
  const { builtStudio } = await import('../../reports/studio/built.ts');
  return builtStudio();
}

/**
 * Writes `report.html` and `charts/<id>.<lang>.vl.json`, each whole or not at all.
 * @returns the paths written, the report first
 * @throws Refusal when the disk refuses
 */
export async function writeReport<Result>(
  dir: string,
  report: ReportKind<Result>,
  result: Result,
): Promise<string[]> {
  const files = reportFiles(report, result, drawingPrograms());
  return writing(dir, async () => {
    await mkdir(join(dir, 'charts'), { recursive: true });
    for (const [name, text] of files) await putText(dir, name, text);
    return [...files.keys()].map((name) => join(dir, name));
  });
}
