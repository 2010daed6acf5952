/** The README says what is so: its parameter table, its commands, its figures. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scoreTable } from '../reports/backtest/terminal.ts';
import { PARAMETERS } from '../sim/model/params.ts';

const FILE = new URL('../README.md', import.meta.url);
const readme = readFileSync(FILE, 'utf8');

function parameterTable(): string {
  const rows = PARAMETERS.map(
    ({ name, value, unit, plausible, source, identifiedBy, meaning }) =>
      `| \`${name}\` | ${value} | ${unit} | ${plausible[0]} – ${plausible[1]} | ${source}${identifiedBy === '—' ? '' : `; ${identifiedBy}`} | ${meaning} |`,
  );
  return [
    '| name | value | unit | plausible | source; identified by | meaning |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function section(name: string): string {
  return new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)\\n?<!-- /${name} -->`).exec(readme)?.[1]?.trim() ?? '';
}

test('the parameter table is that of params.ts (LAOTIE_README=1 writes it)', () => {
  if (process.env.LAOTIE_README === '1') {
    const table = `<!-- parameters -->\n${parameterTable()}\n<!-- /parameters -->`;
    writeFileSync(
      FILE,
      readme.replace(/<!-- parameters -->[\s\S]*?<!-- \/parameters -->/, () => table),
    );
    return;
  }
  expect(section('parameters')).toBe(parameterTable());
});

test('every command the README prints exists, with the files it names', () => {
  const lines = [...readme.matchAll(/^npx laotie (\S+)(.*)$/gm)];
  expect(lines.length).toBeGreaterThan(7);
  const cli = readFileSync(new URL('../sim/cli/program.ts', import.meta.url), 'utf8');
  for (const [, command, rest] of lines) {
    expect(cli).toContain(`./${command}.ts`);
    for (const [file] of rest!.matchAll(/scenarios\/\S+\.yaml/g)) {
      expect(existsSync(new URL(`../${file}`, import.meta.url)), file).toBe(true);
    }
  }
});

test('the sample output and the speed table are there and complete', () => {
  expect(section('sample')).toMatch(/P\(gmv 2021 ≥ 700bn yuan\) = [\d.]+% ± [\d.]+%/);
  expect(section('bench')).toMatch(/visits\/s, fans only\s+\d/);
  expect(section('bench')).toMatch(/bytes per fan\s+\d/);
  for (const [, picture] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
    expect(existsSync(new URL(`../${picture}`, import.meta.url)), picture).toBe(true);
  }
});

test('the table of the backtest is that of the result that ships', () => {
  const file = new URL('../scenarios/backtest/kuaishou-2021.json', import.meta.url);
  const table = scoreTable(JSON.parse(readFileSync(file, 'utf8')), 'en');
  const printed = section('backtest').split('\n').slice(1, -1);
  expect(printed.length).toBe(9);
  for (const line of printed) expect(table).toContain(line);
});
