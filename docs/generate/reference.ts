/** Writes what follows from the program's own lists: pages, a part of the README. `npm run docs`; a test holds it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { factsPage } from './facts.ts';
import { leversPage } from './levers.ts';
import { libraryPage } from './library.ts';
import { metricsPage } from './metrics.ts';
import { parametersPage } from './parameters.ts';
import { backtestLines, resultsPage } from './results.ts';

export const PAGES = {
  'parameters.md': parametersPage,
  'metrics.md': metricsPage,
  'levers.md': leversPage,
  'results.md': resultsPage,
  'facts.md': factsPage,
  'library-api.md': libraryPage,
} as const;

/** The README with what it says of the backtest. */
export function readmeWith(text: string): string {
  return text.replace(
    /<!-- backtest: npm run docs -->\n[\s\S]*?<!-- \/backtest -->/,
    () => `<!-- backtest: npm run docs -->\n${backtestLines()}\n<!-- /backtest -->`,
  );
}

if (import.meta.main) {
  const readme = new URL('../../README.md', import.meta.url);
  writeFileSync(readme, readmeWith(readFileSync(readme, 'utf8')));

  for (const [name, page] of Object.entries(PAGES)) {
    writeFileSync(new URL(`../${name}`, import.meta.url), page());
    process.stdout.write(`docs/${name}\n`);
  }
}
