/** What `identify` found, as lines for a terminal. */

import { identifySentences, SEEN, VERDICTS } from '../../reports/identify/sentences.ts';
import type { Language } from '../notation/language.ts';
import type { IdentifyResult, ProfileRow, RankRow } from '../result/identify.ts';

const WORDS = {
  zh: {
    profiles: (rule: number) => `参数：90% 似然区间（似然上升 ≤ ${rule}），全范围内最大上升`,
    ranks: '检验：秩分布，χ² p（Holm 调整），50/80/90% 区间的覆盖率，判断',
  },
  en: {
    profiles: (rule: number) =>
      `Parameters: 90% likelihood interval (rise ≤ ${rule}), most rise in the plausible range`,
    ranks: 'Check: ranks by bin, p of χ² (after Holm), coverage of 50/80/90% intervals, verdict',
  },
} as const;

export function identifyTable(result: IdentifyResult, language: Language): string[] {
  const words = WORDS[language];
  const { profile, ranks } = result;
  const profiles = ({ name, from, to, rise, seen }: ProfileRow) =>
    `  ${name.padEnd(24)} ${String(from).padStart(11)} … ${String(to).padEnd(11)} ${rise.toFixed(1).padStart(7)}  ${SEEN[seen][language]}`;
  const rank = ({ name, bins, p, adjusted, coverage, verdict }: RankRow) =>
    `  ${name.padEnd(24)} ${bins.map((count) => String(count).padStart(3)).join('')}  ${p.toFixed(3)} (${adjusted.toFixed(3)})  ${coverage.map(({ covered }) => `${Math.round(covered * 100)}%`.padStart(4)).join(' ')}  ${VERDICTS[verdict][language]}`;
  return [
    ...(profile ? [words.profiles(profile.rule), ...profile.profiles.map(profiles)] : []),
    ...(ranks ? [words.ranks, ...ranks.quantities.map(rank)] : []),
    ...identifySentences(result, language),
  ];
}
