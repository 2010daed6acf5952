/** Runs the main scenario from nothing and writes its verdict and its picture into the README. `npm run docs:sample`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { circumstances, ROOT } from './circumstances.ts';
import { pngOf } from './picture.ts';

const SCENARIO = 'scenarios/kuaishou-2021.yaml';
/** Where `npm start` puts its results. */
const FOLDER = 'runs/kuaishou-2021-laotie-2021';
const README = new URL('../../README.md', import.meta.url);
const PICTURE = new URL('../../reports/pictures/gmv-quarters.png', import.meta.url);

/** From the line of the target to the last one. */
function verdict(out: string, folder: string): string {
  const lines = out.trimEnd().split('\n');
  return lines.slice(1).join('\n').replaceAll(folder, FOLDER);
}

const folder = mkdtempSync(join(tmpdir(), 'laotie-sample-'));
try {
  const { commit, engine, date } = circumstances();
  const start = performance.now();
  const out = execFileSync(
    process.execPath,
    ['sim/cli/laotie.mjs', 'run', SCENARIO, '--no-memo', '--lang', 'en', '--out', folder],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const seconds = Math.round((performance.now() - start) / 1000);
  const where = `<!-- npm run docs:sample: commit ${commit}, engine ${engine}, ${date}, ${seconds} s -->`;
  const block = `<!-- sample -->\n${where}\n\`\`\`\n${verdict(out, folder)}\n\`\`\`\n<!-- /sample -->`;
  const readme = readFileSync(README, 'utf8');
  writeFileSync(
    README,
    readme.replace(/<!-- sample -->[\s\S]*?<!-- \/sample -->/, () => block),
  );
  const chart = JSON.parse(readFileSync(join(folder, 'charts', 'gmv-quarters.en.vl.json'), 'utf8'));
  writeFileSync(PICTURE, await pngOf(chart));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
