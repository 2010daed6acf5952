/** The report of `identify`: what stands on it, in both languages. */

import type { Language } from '../../sim/notation/language.ts';
import { forChart, numbersIn } from '../../sim/notation/numbers.ts';
import type { IdentifyResult, ProfileRow, RankRow } from '../../sim/result/identify.ts';
import { list, small } from '../page/document.ts';
import { section, table } from '../page/html.ts';
import type { ReportKind } from '../report.ts';
import { IDENTIFY_WORDS } from '../words/identify.ts';
import { IDENTIFY_CHARTS } from './charts.ts';
import { identifySentences, SEEN, VERDICTS } from './sentences.ts';

function profileTable({ profile }: IdentifyResult, lang: Language): string {
  if (!profile) return '';
  const words = IDENTIFY_WORDS[lang];
  const row = ({ name, from, to, rise, seen }: ProfileRow) => [
    name,
    `${forChart(from)} – ${forChart(to)}`,
    rise.toFixed(1),
    SEEN[seen][lang],
  ];
  const note = words.profileNote(
    String(profile.rule),
    numbersIn(lang).count(profile.scale),
    numbersIn(lang).count(profile.runs),
  );
  return section(words.profiles, table(words.profileHeads, profile.profiles.map(row)), small(note));
}

function rankTable({ ranks }: IdentifyResult, lang: Language): string {
  if (!ranks) return '';
  const words = IDENTIFY_WORDS[lang];
  const { share, count } = numbersIn(lang);
  const row = ({ name, p, adjusted, coverage, verdict }: RankRow) => [
    name,
    p.toFixed(3),
    adjusted.toFixed(3),
    ...coverage.map(({ covered }) => share(covered)),
    VERDICTS[verdict][lang],
  ];
  const { truths, members, kept, scale, isSmall } = ranks;
  const say = isSmall ? words.rankNoteSmall : words.rankNote;
  const note = say(String(truths), String(members), kept.toFixed(1), count(scale));
  return section(words.ranks, table(words.rankHeads, ranks.quantities.map(row)), small(note));
}

/** The report of `identify`. */
export const IDENTIFY_REPORT: ReportKind<IdentifyResult> = {
  charts: IDENTIFY_CHARTS,
  textIn(result, lang) {
    const words = IDENTIFY_WORDS[lang];
    const { seed, knownUntil, engine } = result;
    return {
      kind: words.kind,
      title: result.title[lang],
      about: [words.settings(seed, numbersIn(lang).date(knownUntil), engine)],
      before: [section(words.says, list(identifySentences(result, lang)))],
      after: [
        profileTable(result, lang),
        rankTable(result, lang),
        section(words.limits, list([words.limit])),
      ],
    };
  },
};
