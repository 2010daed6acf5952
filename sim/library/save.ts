/** Run folders for programs: the same files that `laotie run` writes. */
import { questionOf, writeRunReport } from '../cli/run-page.ts';
import { writeRunStudio } from '../cli/run-studio.ts';
import { runningManifest } from '../runs/finished.ts';
import { ownerOfRun } from '../runs/node/folder.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { beginRun, writeRun } from '../runs/node/store.ts';
import type { Ensemble } from './ensemble.ts';

/**
 * Writes the run folder of an ensemble, which `report`, `compare` and `verify` take.
 * @param report false leaves out report.html, studio.html and charts
 * @returns the paths of report and charts
 * @throws Refusal when the folder holds something else, or another process is writing it
 */
export function saveRun(
  dir: string,
  { loaded, finished }: Ensemble,
  { report = true }: { readonly report?: boolean } = {},
): Promise<string[]> {
  const { prepared, scenario } = loaded;
  return withFolders([{ dir, owner: ownerOfRun(prepared.identity) }], async () => {
    await beginRun(dir, runningManifest({ prepared }));
    const result = await writeRun(dir, finished);
    if (!report || finished.series.length === 0) return [];
    await writeRunStudio(dir, prepared, finished);
    return writeRunReport(dir, result, finished.series, questionOf(scenario));
  });
}
