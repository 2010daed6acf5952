/** `claims` inside this process: the table, its files, going on where it was, bad input. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { claims } from '../../sim/cli/claims.ts';
import { claimsCsv } from '../../sim/cli/claims-csv.ts';
import { fineOf, prepareRuns } from '../../sim/cli/claims-runs.ts';
import { claimLines, countsLine, reasonOf } from '../../sim/cli/claims-words.ts';
import { effectGrade } from '../../sim/result/grades.ts';
import type { Finding, JudgedCheck } from '../../sim/study/claims/claim.ts';
import { temporaryFolder } from '../runs/small.ts';
import { CLAIMS, SET } from '../study/claims/shipped.ts';
import { catchOutput } from './output.ts';
import { TINY } from './tiny.ts';

const dir = temporaryFolder();
const caught = catchOutput();

const call = { _: [], $0: 'laotie', lang: 'en' };
const SMALL = { ...call, only: 'c05,C21', replicates: '1', scale: '2000000', threads: '2' };

test('two claims: a table, claims.json and claims.csv; again from the folder the same bytes', async () => {
  const to = join(dir, 'out');
  await claims.handler({ ...SMALL, out: to });
  expect(process.exitCode).toBeUndefined();
  expect(caught.out).toMatch(/^id +verdict +kind +figure/);
  expect(caught.out).toMatch(/^C05 +not enough runs to judge +fitted +GMV 2021Q1/m);
  expect(caught.out).toMatch(/^not enough runs to judge 2 \(fitted 1, by construction 1\)$/m);
  expect(caught.out).toMatch(/largest gap of any day: 0 \(of one run 0 – 0\); at least 9 runs are needed/);
  expect(caught.err).toContain('1/1 runs');
  const json = readFileSync(join(to, 'claims.json'), 'utf8');
  const record = JSON.parse(json);
  expect(record).toMatchObject({
    schema: 'laotie/claims@1',
    seed: 'laotie-2021',
    replicates: 1,
    scale: 2e6,
    fineScale: 5e5,
  });
  expect(record.claims.map(({ id }: { id: string }) => id)).toEqual(['C05', 'C21']);
  expect(record.claims[0].checks[0]).toMatchObject({ n: 1, expected: { kind: 'near', value: 118.6e9 } });
  const csv = readFileSync(join(to, 'claims.csv'), 'utf8');
  expect(csv.trimEnd().split('\n')).toHaveLength(1 + 3 + 4);
  const kept = [join(to, 'kuaishou-2021/replicates/000000.bin')];
  const times = kept.map((file) => statSync(file).mtimeMs);
  rmSync(join(to, 'claims.json'));
  await claims.handler({ ...SMALL, out: to, json: true });
  expect(readFileSync(join(to, 'claims.json'), 'utf8')).toBe(json);
  expect(JSON.parse(caught.out.slice(caught.out.indexOf('{"dir"'))).claims).toHaveLength(2);
  expect(kept.map((file) => statSync(file).mtimeMs)).toEqual(times);
  await expect(claims.handler({ ...SMALL, out: to, seed: 'other' })).rejects.toThrow(
    /expected a table of claims of the same plan/,
  );
});

test('a claim or a number that is none is told in one line, and nothing is written', async () => {
  const to = join(dir, 'none');
  await expect(claims.handler({ ...SMALL, only: 'C29', out: to })).rejects.toThrow(
    /^--only: expected claims from C01 to C28, with commas between them, got "C29"/,
  );
  await expect(claims.handler({ ...SMALL, replicates: 'many', out: to })).rejects.toThrow(
    /^--replicates:1:1 replicates: expected a whole number/,
  );
  expect(existsSync(to)).toBe(false);
});

test('a row that claims rest on and that is not there is told before anything runs', async () => {
  const [own, to] = [join(dir, 'scenarios/markets/copied'), join(dir, 'rowless')];
  cpSync(resolve(import.meta.dirname, '../../scenarios/markets/kuaishou'), own, { recursive: true });
  const list = join(own, 'claims.yaml');
  writeFileSync(list, readFileSync(list, 'utf8').replace('source: KPMG', 'source: Nobody'));
  vi.spyOn(process, 'cwd').mockReturnValue(dir);
  await expect(claims.handler({ ...SMALL, market: 'copied', out: to })).rejects.toThrow(
    'micro-figures.csv: expected a row of live_commerce_market_china_forecast in 2020, got none',
  );
  vi.restoreAllMocks();
  expect(existsSync(to)).toBe(false);
});

test('worlds that part on a day, and experiments, have a quarter of the users an agent; a market of its own size keeps it', () => {
  const some = CLAIMS.filter(({ id }) => ['C01', 'C25'].includes(id));
  const scales = (scale?: string) =>
    [...prepareRuns(some, { replicates: '1', ...(scale ? { scale } : {}) }, SET)].map(
      ([name, { scenario }]) => [name, scenario.scale] as const,
    );
  const named = (main: number, fine: number) => [
    ['kuaishou-2021', main],
    ['kuaishou-2021-fine', fine],
    ['trust-card-off', fine],
    ['yalu-launch', 1],
  ];
  expect(scales()).toEqual(named(20_000, 5_000));
  expect(scales('200000')).toEqual(named(200_000, 50_000));
  const main = prepareRuns([], { replicates: '1' }, SET).get('kuaishou-2021')!;
  expect(fineOf(main).scenario).toEqual({ ...main.scenario, scale: 5_000 });
  const finest = fineOf({ ...main, scenario: { ...main.scenario, scale: 1 } });
  expect(finest.scenario.scale).toBe(1); // one agent a user is as fine as it gets
});

test('runs of claims are scenarios beside the folder of markets, of a market of one’s own too', () => {
  const own = join(dir, 'own');
  mkdirSync(join(own, 'markets/kuaishou'), { recursive: true });
  writeFileSync(join(own, 'mine.yaml'), TINY);
  const runs = new Map([['mine', { file: 'mine.yaml', set: [], isOwnSize: true, isFine: false }]]);
  const all = prepareRuns([], { replicates: '1' }, { main: 'mine', runs, file: join(own, 'markets/kuaishou/market.yaml') }); // biome-ignore format: one line
  expect(all.get('mine')!.scenario.files).toEqual([join(own, 'mine.yaml')]);
});

const check: JudgedCheck = {
  what: { zh: '服务商', en: 'providers, all' },
  unit: 'count',
  expected: { kind: 'reach', value: 100, tolerance: 0.1 },
  median: 40,
  low80: 38,
  high80: 43,
  n: 16,
  runs: 16,
  holds: false,
};

test('a reason says the numbers, and by how much a figure misses', () => {
  expect(reasonOf(check, 'en')).toBe(
    'providers, all: 40 (80% interval 38 – 43); claimed at least 100, short by 60%, does not hold',
  );
  expect(reasonOf(check, 'zh')).toBe('服务商：40 (80% 区间 38 – 43)；文中 至少100，还差 60%，不成立');
  const near: JudgedCheck = { ...check, unit: 'times', median: 4.95, expected: { kind: 'near', value: 4.5, tolerance: 0.2 }, holds: true }; // biome-ignore format: one line
  expect(reasonOf(near, 'en')).toContain('claimed ×4.500, off by +10%, holds');
  const chance: JudgedCheck = { ...check, unit: 'share', median: 0.125, standardError: 0.09, expected: { kind: 'told' } }; // biome-ignore format: one line
  expect(reasonOf(chance, 'en')).toBe('providers, all: 12.5% ± 9% (standard error)');
  expect(reasonOf({ ...check, expected: { kind: 'told' } }, 'en')).toMatch(/\); told only$/);
  expect(reasonOf({ ...check, n: 0 }, 'en')).toBe('providers, all: no run ended well');
  const inside: JudgedCheck = { ...check, expected: { kind: 'inside', value: 42 } };
  expect(reasonOf({ ...inside, holds: true }, 'en')).toMatch(/; the interval must hold 42, holds$/);
  expect(reasonOf(inside, 'zh')).toMatch(/；区间内应有 42，区间太宽，说明不了什么，不成立$/);
  const outside: JudgedCheck = { ...check, expected: { kind: 'inside', value: 44 } };
  expect(reasonOf(outside, 'en')).toMatch(/; the interval must hold 44, it does not, does not hold$/);
  const above: JudgedCheck = { ...check, expected: { kind: 'above', value: 0 } };
  expect(reasonOf(above, 'en')).toMatch(/; must be above 0, the interval is not wholly on the claimed side, does not hold$/); // biome-ignore format: one line
  expect(reasonOf({ ...above, n: 15 }, 'en')).toMatch(/; must be above 0, only 15 runs have the figure, does not hold$/); // biome-ignore format: one line
  expect(reasonOf({ ...above, holds: true, kind: 'found' }, 'en')).toMatch(
    /; must be above 0, holds; found$/,
  );
  expect(reasonOf({ ...above, holds: true, kind: 'found' }, 'zh')).toMatch(/；应高于 0，成立；自然得出$/);
  const few = { ...check, n: 2, runs: 2 };
  expect(reasonOf(few, 'en')).toBe(
    'providers, all: 40 (lowest and highest of 2 runs 38 – 43); at least 9 runs are needed',
  );
  expect(reasonOf(few, 'zh')).toBe('服务商：40 (2 次运行的最低与最高 38 – 43)；至少要 9 次运行');
});

test('one row a claim and the failing reasons; a comma in a cell is quoted', () => {
  const finding: Finding = {
    id: 'C17',
    claim: { zh: '计划', en: 'plan' },
    verdict: 'not reproduced',
    kind: 'fitted',
    why: { zh: '照目标选定', en: 'chosen for it' },
    effect: effectGrade(['commission']),
    scenarios: ['wind-maker'],
    checks: [check, { ...check, what: { zh: '好', en: 'fine' }, holds: true }],
  };
  const lines = claimLines([finding], 'en');
  expect(lines[1]).toBe(
    'C17  not reproduced  fitted  providers, all  40         38 – 43       ≥ 100 −10%  wind-maker',
  );
  expect(lines.slice(3)).toEqual([
    'C17 not reproduced: plan',
    '    fitted: chosen for it',
    `    ${reasonOf(check, 'en')}`,
    expect.stringMatching(
      /^ {4}effect: assumed; hangs on visits\.rooms .*, sellers\.margin .* \(assumed\); platform\.commission \S+ \(measured\)$/,
    ),
  ]);
  const zh = claimLines([finding], 'zh');
  expect(zh).toContain('    拟合所得：照目标选定');
  expect(zh.join('\n')).toMatch(
    /^ {4}效果：假设；取决于 visits\.rooms .*sellers\.margin .*（假设）；platform\.commission \S+（实测）$/m,
  );
  expect(lines.join('\n')).not.toContain('fine');
  expect(claimsCsv([finding]).split('\n')[1]).toBe(
    'C17,not reproduced,fitted,"providers, all",count,false,40,38,43,16,reach,100,0.1,wind-maker',
  );
});

test('verdicts are counted by kind in both languages; an input has no second kind', () => {
  const one = (verdict: Finding['verdict'], kind: Finding['kind']) => ({ verdict, kind }) as Finding;
  const findings = [
    one('reproduced', 'found'),
    one('reproduced', 'by construction'),
    one('not reproduced', 'found'),
    one('assumed', 'assumed'),
  ];
  expect(countsLine(findings, 'en')).toBe(
    'reproduced 2 (found 1, by construction 1), not reproduced 1 (found 1), assumed 1',
  );
  expect(countsLine(findings, 'zh')).toBe(
    '重现 2 (自然得出 1，规则使然 1)，未重现 1 (自然得出 1)，假设（输入） 1',
  );
});
