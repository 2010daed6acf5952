/** Trials as tables: for the terminal, for other programs, as Markdown. */
import { alignedRows } from '../notation/columns.ts';
import { csvText } from '../notation/csv-text.ts';
import type { Language } from '../notation/language.ts';
import type { Unit } from '../study/claims/claim.ts';
import type { JudgedTrialCheck, TrialFinding, TrialVerdict } from '../study/trials/trial.ts';
import { valueText } from './claims-words.ts';

const ZH: Readonly<Record<TrialVerdict, string>> = {
  inside: '在内',
  outside: '在外',
  told: '仅供参考',
  'not measured': '未测出',
};

const WORDS = {
  zh: {
    heads: ['试验', '指标', '预期', '实测', '80% 区间', '结论'],
    beyond: '，超出两个标准误',
    count: (verdict: string, n: number) => `${verdict} ${n}`,
  },
  en: {
    heads: ['trial', 'figure', 'expected', 'measured', '80% interval', 'verdict'],
    beyond: ', beyond two standard errors',
    count: (verdict: string, n: number) => `${verdict} ${n}`,
  },
} as const;

function nameOf(verdict: TrialVerdict, lang: Language): string {
  return lang === 'zh' ? ZH[verdict] : verdict;
}

/** With the minus that stands beside other numbers. */
function shownValue(value: number, unit: Unit, lang: Language): string {
  if (value === 0 && (unit === 'times' || unit === 'trust')) return '0';
  return valueText(value, unit, lang).replace('-', '−');
}

/** −35% … −18%, ≥ 50%, ≤ 0%; — where a figure is told only. */
function expectedText({ expected, unit }: JudgedTrialCheck, lang: Language): string {
  const { low, high, beyondErrors } = expected;
  const show = (value: number) => shownValue(value, unit, lang);
  const beyond = beyondErrors ? WORDS[lang].beyond : '';
  if (low !== undefined && high !== undefined) return `${show(low)} … ${show(high)}${beyond}`;
  if (low !== undefined) return `≥ ${show(low)}${beyond}`;
  return high === undefined ? '—' : `≤ ${show(high)}${beyond}`;
}

/** One row a figure; the trial is named in its first. */
function rowsOf({ title, checks }: TrialFinding, lang: Language): string[][] {
  return checks.map((check, at) => {
    const show = (value: number) => shownValue(value, check.unit, lang);
    return [
      at === 0 ? title[lang] : '',
      check.what[lang],
      expectedText(check, lang),
      show(check.median),
      check.n > 1 ? `${show(check.low80)} – ${show(check.high80)}` : '—',
      nameOf(check.verdict, lang),
    ];
  });
}

/** How many figures came out how. */
export function trialCounts(findings: readonly TrialFinding[], lang: Language): string {
  const all = findings.flatMap(({ checks }) => checks.map(({ verdict }) => verdict));
  return (['inside', 'outside', 'not measured', 'told'] as const)
    .map((verdict) => ({ verdict, n: all.filter((one) => one === verdict).length }))
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => WORDS[lang].count(nameOf(verdict, lang), n))
    .join(', ');
}

export function trialLines(findings: readonly TrialFinding[], lang: Language): string[] {
  return alignedRows([WORDS[lang].heads, ...findings.flatMap((one) => rowsOf(one, lang))]);
}

/** The same table as Markdown, with the sources of what is expected. */
export function trialsMarkdown(findings: readonly TrialFinding[], lang: Language): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const { heads } = WORDS[lang];
  const rows = findings.flatMap((one) => rowsOf(one, lang));
  const sources = findings.map(({ title, source }) => `- ${title[lang]}: ${source}`);
  return `${[line(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(line), '', ...sources].join('\n')}\n`;
}

const CSV_COLUMNS = [
  'trial',
  'figure',
  'unit',
  'low',
  'high',
  'beyond_two_errors',
  'median',
  'low80',
  'high80',
  'mean',
  'standard_error',
  'n',
  'verdict',
];

export function trialsCsv(findings: readonly TrialFinding[]): string {
  const rows = findings.flatMap(({ id, checks }) =>
    checks.map((check) => {
      const { what, unit, expected, median, low80, high80, mean, standardError, n, verdict } = check;
      const { low, high, beyondErrors } = expected;
      const must = [low, high, beyondErrors ?? false];
      return [id, what.en, unit, ...must, median, low80, high80, mean, standardError, n, verdict];
    }),
  );
  return csvText([CSV_COLUMNS, ...rows]);
}
