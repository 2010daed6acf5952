/** The pages under docs/ say what is so: the equations' places, the program's lists, where figures come from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type BenchRecord, benchPage } from '../docs/generate/bench.ts';
import { type ClaimsRecord, claimsPage } from '../docs/generate/claims.ts';
import { PAGES, readmeWith } from '../docs/generate/reference.ts';
import { modelWith } from '../docs/generate/trials.ts';
import { PROOFS } from '../docs/proofs/all.ts';
import { PARAMETERS } from '../sim/model/params.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const model = read('docs/model.md');

/** Pages of measured figures that are still to be filled: `npm run docs:claims`, `npm run docs:bench`. */
const AWAITED: readonly string[] = [];

/** Places as model.md prints them: `file.ts:one, two`, relative to sim/model/ or to sim/. */
function places(): { readonly place: string; readonly file: string; readonly name: string }[] {
  return [...model.matchAll(/([\w/-]+\.ts):(\w+(?:, \w+)*)/g)].flatMap(([, file, names]) =>
    names!.split(', ').map((name) => ({ place: `${file}:${name}`, file: file!, name })),
  );
}

function sourceOf(file: string): string | undefined {
  const path = [`sim/model/${file}`, `sim/${file}`].find((candidate) => existsSync(join(ROOT, candidate)));
  return path && read(path);
}

test('every equation of the model names a function that is there', () => {
  expect(places().length).toBeGreaterThan(60);
  const missing = places().filter(
    ({ file, name }) => !new RegExp(`function ${name}\\b`).test(sourceOf(file) ?? ''),
  );
  expect(missing.map(({ place }) => place)).toEqual([]);
});

test('every parameter stands in the model, and no name there is unknown', () => {
  const names = PARAMETERS.map(({ name }) => name as string);
  const groups = [...new Set(names.map((name) => name.split('.')[0]))].join('|');
  const used = [...model.matchAll(new RegExp(`\\b(?:${groups})\\.[a-zA-Z]+\\b(?!\\.ts)`, 'g'))].map(
    ([name]) => name,
  );
  expect(names.filter((name) => !used.includes(name))).toEqual([]);
  const files = /\.(ts|md)$/;
  expect([...new Set(used)].filter((name) => !names.includes(name) && !files.test(name))).toEqual([]);
});

test('the steps of the day are those of day.ts, in their order', () => {
  const called = [...read('sim/model/day.ts').matchAll(/^ {2}(?:const \w+ = )?(\w+)\(/gm)].map(
    ([, name]) => name,
  );
  const table = model.slice(model.indexOf('## 3 '), model.indexOf('## 4 '));
  const order = called.map((name) => table.search(new RegExp(`[:, ]${name}\\b[^\\n]*`)));
  const first = order.filter((at) => at >= 0);
  expect(first.length).toBeGreaterThan(7);
  expect([...first].sort((a, b) => a - b)).toEqual(first);
});

test.each(Object.entries(PAGES))('docs/%s is up to date (npm run docs)', (name, page) => {
  expect(read(`docs/${name}`)).toBe(page());
});

test('the README says how the backtest came out, and where an opponent wins (npm run docs)', () => {
  const readme = read('README.md');
  expect(readme).toBe(readmeWith(readme));
  expect(readme).toMatch(
    /^The market’s mean CRPS is .+\n(The market is not the best everywhere|At h = ).+\nThe strongest opponent is .+$/m,
  );
});

test.each(['claims.md', 'bench.md'])('the figures of docs/%s carry commit and command', (name) => {
  const text = read(`docs/${name}`);
  expect(text).toContain(`npm run docs:${name.replace('.md', '')}`);
  const isMeasured = /^- commit: `[0-9a-f]{40}/m.test(text);
  expect(isMeasured).toBe(!AWAITED.includes(name));
  if (isMeasured) expect(text).toMatch(/^- machine: .+\n- date: \d{4}-\d\d-\d\d, \d+ s$/m);
});

const WHERE = { commit: 'f'.repeat(40), engine: '0.1.0+abc', machine: '2 cores', date: '2021-07-22' };

test('a page of claims counts verdicts, marks what was not reproduced, names its circumstances', () => {
  const claim = (id: string, verdict: 'reproduced' | 'not reproduced') => ({
    id,
    claim: { zh: '说法', en: `claim ${id}` },
    verdict,
    kind: id === 'C05' ? ('fitted' as const) : ('found' as const),
    why: { zh: '因为', en: 'for a reason' },
    scenarios: ['kuaishou-2021'],
    reasons: { en: ['GMV: 118 | 119', 'second'] },
  });
  const data: ClaimsRecord = {
    seed: 's',
    replicates: 16,
    scale: 20000,
    fineScale: 5000,
    claims: [claim('C05', 'reproduced'), claim('C17', 'not reproduced')],
  };
  const page = claimsPage({ data, seconds: 12.4 }, WHERE);
  expect(page).toContain('**reproduced 1 (fitted 1) · not reproduced 1 (found 1)**');
  expect(page).toContain(
    '| C17 | claim C17 | **not reproduced** | found: for a reason | GMV: 118 \\| 119<br>second | kuaishou-2021 |',
  );
  expect(page).toContain(`- commit: \`${WHERE.commit}\`, engine \`0.1.0+abc\``);
  expect(page).toContain(
    '- date: 2021-07-22, 12 s\n- seed `s`, 16 replicates of each scenario, 20000 users per fan agent, 5000 in experiments',
  );
});

test('the trials of the model’s page are replaced as a whole, by measured ones and their circumstances', () => {
  const check = {
    what: { zh: '订单', en: 'its orders' },
    unit: 'share' as const,
    expected: { low: -0.35, high: -0.18 },
    ...{ median: -0.2, low80: -0.3, high80: -0.1, n: 9, mean: -0.2, standardError: 0.01 },
    verdict: 'inside' as const,
  };
  const trial = { id: 'a', title: { zh: '提价', en: 'Dearer' }, source: 'somebody', checks: [check] };
  const data = { seed: 's', replicates: 9, scale: 50000, trials: [{ ...trial, verdict: 'inside' as const }] };
  const page = modelWith(model, { data, seconds: 12 }, WHERE);
  expect(page).toContain('| Dearer | its orders | −35% … −18% | −20% | −30% – −10% | inside |');
  expect(page).toContain('- Dearer: somebody\n<!-- /trials -->');
  expect(page).toContain(`- commit: \`${WHERE.commit}\``);
  expect(page).toContain('**inside 1**');
  expect(page).not.toContain('| private domain off |');
  // and again
  expect(modelWith(page, { data, seconds: 12 }, WHERE)).toBe(page);
});

test('a page of speed has a row a market in each of its tables', () => {
  const speed = {
    kernel: 'webassembly',
    scale: 20000,
    threads: 2,
    fans: 18734,
    streamers: 6530,
    days: 915,
    fingerprint: '0123456789abcdef',
    fanDaysPerSecond: 11.85e6,
    visitsPerSecond: 1.38e6,
    nsPerVisit: 725,
    kernelNsPerVisit: 132,
    bytesPerFan: 89.5,
    seconds: 1.45,
    secondsPerYear: 0.58,
    shares: { offers: 0.52, fans: 0.48 },
    nsPerDraw: 4.66,
    drawsPerVisit: 155.8,
    kernelDrawsPerVisit: 28.3,
    drawsPerYear: 123.93e6,
  };
  const data = { cores: 2, speeds: [speed] } as unknown as BenchRecord;
  const page = benchPage({ data, seconds: 60 }, WHERE);
  expect(page.match(/^\| 1:20000 \| wasm \| 2 \|/gm)).toHaveLength(3);
  expect(page).toContain('| 123.93 m | 0123456789abcdef |');
  expect(page).toContain('| 52% | 48% |');
});

test('links between the pages lead somewhere', () => {
  const pages = [
    'README.md',
    ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name)),
  ];
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^https?:/.test(target) && !existsSync(join(ROOT, dirname(page), target)))
      .map((target) => `${page} → ${target}`),
  );
  expect(broken).toEqual([]);
  const readme = read('README.md');
  const unlinked = pages.filter((page) => /^docs\/[\w-]+\.md$/.test(page) && !readme.includes(`(${page})`));
  expect(unlinked).toEqual([]);
});

test('every command of the pages is a script or a command of the program', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const program = read('sim/cli/program.ts');
  for (const page of readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })) {
    if (!page.endsWith('.md')) continue;
    const text = read(join('docs', page));
    for (const [, script] of text.matchAll(/npm run ([\w:-]+)/g))
      expect(Object.keys(scripts), page).toContain(script);
    for (const [, command] of text.matchAll(/\blaotie ([a-z]+)\b/g)) {
      if (command !== 'simulates') expect(program, `${page}: ${command}`).toContain(`./${command}.ts`);
    }
  }
  const proofs = Object.keys(scripts).filter((name) => name.startsWith('proof:'));
  expect(proofs.sort()).toEqual(PROOFS.map(({ name }) => `proof:${name}`).sort());
});
