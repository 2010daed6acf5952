/** Claims as people read them: a row, and reasons made of the numbers. */

import { alignedRows } from '../notation/columns.ts';
import type { Language } from '../notation/language.ts';
import { numbersIn } from '../notation/numbers.ts';
import { effectLine } from '../result/grades.ts';
import {
  claimedOf,
  countVerdicts,
  type Finding,
  type JudgedCheck,
  type Kind,
  type Unit,
  type Verdict,
} from '../study/claims/claim.ts';
import { LEAST_RUNS } from '../study/claims/interval.ts';

const ZH: Readonly<Record<Verdict | Kind, string>> = {
  reproduced: '重现',
  'not reproduced': '未重现',
  'not enough runs to judge': '运行次数不足，无法判断',
  assumed: '假设（输入）',
  found: '自然得出',
  fitted: '拟合所得',
  'by construction': '规则使然',
};

function nameOf(word: Verdict | Kind, lang: Language): string {
  return lang === 'zh' ? ZH[word] : word;
}

const WORDS = {
  zh: {
    colon: '：',
    comma: '，',
    semicolon: '；',
    interval: (n: number) => (n < LEAST_RUNS ? `${n} 次运行的最低与最高` : '80% 区间'),
    claimed: '文中',
    published: '公布值',
    above: '应高于',
    below: '应低于',
    exactly: '应为',
    atLeast: '至少',
    off: (share: string) => `偏差 ${share}`,
    short: (share: string) => `还差 ${share}`,
    straddles: '区间未全部落在所称一侧',
    inside: '区间内应有',
    outside: '区间内没有',
    vague: '区间太宽，说明不了什么',
    few: `至少要 ${LEAST_RUNS} 次运行`,
    effect: '效果',
    missing: (n: number) => `只有 ${n} 次运行有此数`,
    none: '没有成功的运行',
    error: '标准误',
    fine: '成立',
    broken: '不成立',
    told: '仅供参考',
    unseen: '隐去事实时，',
  },
  en: {
    colon: ': ',
    comma: ', ',
    semicolon: '; ',
    interval: (n: number) =>
      n >= LEAST_RUNS ? '80% interval' : n === 1 ? 'of one run' : `lowest and highest of ${n} runs`,
    claimed: 'claimed',
    published: 'published',
    above: 'must be above',
    below: 'must be below',
    exactly: 'must be',
    atLeast: 'at least',
    off: (share: string) => `off by ${share}`,
    short: (share: string) => `short by ${share}`,
    straddles: 'the interval is not wholly on the claimed side',
    inside: 'the interval must hold',
    outside: 'it does not',
    vague: 'but is too wide to say anything',
    few: `at least ${LEAST_RUNS} runs are needed`,
    effect: 'effect',
    missing: (n: number) => `only ${n} runs have the figure`,
    none: 'no run ended well',
    error: 'standard error',
    fine: 'holds',
    broken: 'does not hold',
    told: 'told only',
    unseen: 'not shown its facts, ',
  },
} as const;

/** A value with its unit: ×4.49, 12 days, −0.103. */
export function valueText(value: number, unit: Unit, lang: Language): string {
  if (!Number.isFinite(value)) return '—';
  if (unit === 'times') return `×${value.toPrecision(4)}`;
  if (unit === 'trust') return value.toFixed(3);
  if (unit === 'share' && Math.abs(value) < 0.01 && value !== 0) return `${(100 * value).toPrecision(2)}%`;
  if (unit === 'days') return lang === 'zh' ? `${Math.round(value)} 天` : `${Math.round(value)} days`;
  return numbersIn(lang).figure(value, unit);
}

/** What was claimed, with its tolerance: 118.6 bn yuan ±10%, ≥ 100 −10%, > 0. */
function claimedText(check: JudgedCheck, lang: Language): string {
  const { expected, unit } = check;
  const claimed = claimedOf(check);
  if (claimed === undefined) return '—';
  const text = valueText(claimed, unit, lang);
  switch (expected.kind) {
    case 'near':
      return `${text} ±${100 * expected.tolerance}%`;
    case 'reach':
      return `≥ ${text} −${100 * expected.tolerance}%`;
    case 'above':
      return `> ${text}`;
    case 'below':
      return `< ${text}`;
    case 'inside':
      return `∋ ${text}`;
    case 'exactly':
      return `= ${text}`;
    case 'told':
      return `(${text})`;
  }
}

/** Why a check holds or not, in numbers. */
export function reasonOf(check: JudgedCheck, lang: Language): string {
  const words = WORDS[lang];
  const { colon, comma, semicolon } = words;
  const { what, unit, expected, median, low80, high80, n, runs, holds, standardError } = check;
  if (n === 0) return `${what[lang]}${colon}${words.none}`;
  const show = (value: number) => valueText(value, unit, lang);
  const found = `${what[lang]}${colon}${show(median)}`;
  if (standardError !== undefined) return `${found} ± ${show(standardError)} (${words.error})`;
  const spread = `${found} (${words.interval(n)} ${show(low80)} – ${show(high80)})`;
  const isTold = expected.kind === 'told';
  if (!isTold && runs < LEAST_RUNS) return `${spread}${semicolon}${words.few}`;
  const outcome = isTold ? words.told : holds ? words.fine : words.broken;
  const against = comparison(check, lang);
  const kind = check.kind === undefined ? '' : `${semicolon}${nameOf(check.kind, lang)}`;
  return `${spread}${semicolon}${against === '' ? outcome : `${against}${comma}${outcome}`}${kind}`;
}

function comparison(check: JudgedCheck, lang: Language): string {
  const words = WORDS[lang];
  const { expected, median, low80, high80, holds, n, runs, unit } = check;
  const claimed = claimedOf(check);
  if (claimed === undefined) return '';
  const text = valueText(claimed, unit, lang);
  const space = lang === 'zh' ? '' : ' ';
  const sided = (word: string) =>
    `${word} ${text}${holds ? '' : `${words.comma}${n < runs ? words.missing(n) : words.straddles}`}`;
  switch (expected.kind) {
    case 'near':
      return `${words.claimed} ${text}${words.comma}${words.off(numbersIn(lang).signedShare(median / claimed - 1))}`;
    case 'reach': {
      const gap =
        median < claimed ? `${words.comma}${words.short(numbersIn(lang).share(1 - median / claimed))}` : '';
      return `${words.claimed} ${words.atLeast}${space}${text}${gap}`;
    }
    case 'above':
      return sided(words.above);
    case 'below':
      return sided(words.below);
    case 'inside': {
      const fault = claimed < low80 || claimed > high80 ? words.outside : words.vague;
      return `${words.inside} ${text}${holds ? '' : `${words.comma}${fault}`}`;
    }
    case 'exactly':
      return `${words.exactly} ${text}`;
    case 'told':
      return `${words.published} ${text}`;
  }
}

/**
 * The checks that decide: those that fail, or all when none does or too few runs were made; and what came out where its
 * facts were not shown.
 */
export function reasonsOf(
  { checks, verdict, unseen = [] }: Pick<Finding, 'checks' | 'verdict' | 'unseen'>,
  lang: Language,
): string[] {
  const failing = verdict === 'not reproduced' ? checks.filter(({ holds }) => !holds) : [];
  return [
    ...(failing.length > 0 ? failing : checks).map((check) => reasonOf(check, lang)),
    ...unseen.map((check) => `${WORDS[lang].unseen}${reasonOf(check, lang)}`),
  ];
}

const HEADS = {
  zh: ['编号', '结论', '性质', '数字', '模拟', '80% 区间', '文中', '场景'],
  en: ['id', 'verdict', 'kind', 'figure', 'simulated', '80% interval', 'claimed', 'scenario'],
} as const;

/** `reproduced 23 (found 6, fitted 8, by construction 9), not reproduced 4 (…), assumed 1`. */
export function countsLine(findings: readonly Finding[], lang: Language): string {
  const { comma } = WORDS[lang];
  const parts = countVerdicts(findings).map(({ verdict, count, kinds }) => {
    const of = kinds.map((one) => `${nameOf(one.kind, lang)} ${one.count}`).join(comma);
    return `${nameOf(verdict, lang)} ${count}${verdict === 'assumed' ? '' : ` (${of})`}`;
  });
  return parts.join(comma);
}

/** One row a claim, by its headline figure; then why it is of its kind, the reasons, and what its effect hangs on. */
export function claimLines(findings: readonly Finding[], lang: Language): string[] {
  const rows = findings.map(({ id, verdict, kind, scenarios, checks }) => {
    const [head] = checks;
    const show = (value: number) => valueText(value, head!.unit, lang);
    const others = scenarios.length > 1 ? ` +${scenarios.length - 1}` : '';
    return [
      id,
      nameOf(verdict, lang),
      nameOf(kind, lang),
      head!.what[lang],
      show(head!.median),
      `${show(head!.low80)} – ${show(head!.high80)}`,
      claimedText(head!, lang),
      `${scenarios[0]}${others}`,
    ];
  });
  const reasons = findings.flatMap((finding) => [
    `${finding.id} ${nameOf(finding.verdict, lang)}${WORDS[lang].colon}${finding.claim[lang]}`,
    `    ${nameOf(finding.kind, lang)}${WORDS[lang].colon}${finding.why[lang]}`,
    ...reasonsOf(finding, lang).map((reason) => `    ${reason}`),
    ...(finding.effect
      ? [`    ${WORDS[lang].effect}${WORDS[lang].colon}${effectLine(finding.effect, lang)}`]
      : []),
  ]);
  return [...alignedRows([HEADS[lang], ...rows]), '', ...reasons];
}
