/** The studio beside the report of a run: its page simulates the base when it is opened, at the studio's own scale. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { studioDocument } from '../../reports/studio/document.ts';
import { studioData } from '../../reports/studio/gather.ts';
import type { FinishedRun } from '../runs/finished.ts';
import { putText, writing } from '../runs/node/files.ts';
import { markIn } from '../runs/node/plugins.ts';
import type { Prepared } from '../runs/prepared.ts';
import { studioScripts } from './report-files.ts';
import { atScale, studioScale } from './studio-scenarios.ts';

const FILE = 'studio.html';
/** Replicates of its base: a browser has them within some tens of seconds. */
const REPLICATES = 16;

export function hasStudio(dir: string): boolean {
  return existsSync(join(dir, FILE));
}

/** What a plugin brings is not in the page's engine: a run with such has no studio. */
export async function writeRunStudio(dir: string, prepared: Prepared, run: FinishedRun): Promise<void> {
  const { scenario, identity } = prepared;
  if (markIn(identity.engine) !== '') return;
  const replicates = Math.min(REPLICATES, scenario.replicates);
  const base = atScale(prepared, { scale: studioScale(prepared), replicates });
  const html = studioDocument(studioData({ prepared: base, run, plans: [] }), await studioScripts());
  await writing(dir, () => putText(dir, FILE, html));
}
