/** Writes the pages that follow from the program's own lists. `npm run docs`; a test holds them up to date. */
import { writeFileSync } from 'node:fs';
import { factsPage } from './facts.ts';
import { leversPage } from './levers.ts';
import { metricsPage } from './metrics.ts';
import { parametersPage } from './parameters.ts';
import { resultsPage } from './results.ts';

export const PAGES = {
  'parameters.md': parametersPage,
  'metrics.md': metricsPage,
  'levers.md': leversPage,
  'results.md': resultsPage,
  'facts.md': factsPage,
} as const;

if (import.meta.main) {
  for (const [name, page] of Object.entries(PAGES)) {
    writeFileSync(new URL(`../${name}`, import.meta.url), page());
    process.stdout.write(`docs/${name}\n`);
  }
}
