/** What the numbers of `identify` mean, in sentences made from them. */

import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { IdentifyResult, ProfileRow, RankRow } from '../../sim/result/identify.ts';

type Texts = Readonly<Record<Language, string>>;

export const SEEN: Readonly<Record<ProfileRow['seen'], Texts>> = {
  'both sides': { zh: '可识别', en: 'identified' },
  'one side': { zh: '只有一侧受限', en: 'bounded on one side' },
  'not identified': { zh: '数据无法识别', en: 'not identified' },
};

export const VERDICTS: Readonly<Record<RankRow['verdict'], Texts>> = {
  calibrated: { zh: '未见偏差', en: 'no fault seen' },
  'over-confident': { zh: '区间过窄', en: 'over-confident' },
  'under-confident': { zh: '区间过宽', en: 'under-confident' },
  'leans low': { zh: '偏低', en: 'leans low' },
  'leans high': { zh: '偏高', en: 'leans high' },
};

function list(names: readonly string[], lang: Language): string {
  return names.join(lang === 'zh' ? '、' : ', ');
}

export function identifySentences(result: IdentifyResult, lang: Language): string[] {
  return [...profileSentences(result, lang), ...rankSentences(result, lang)];
}

function profileSentences({ profile }: IdentifyResult, lang: Language): string[] {
  if (!profile) return [];
  const named = (seen: ProfileRow['seen']) =>
    profile.profiles.filter((row) => row.seen === seen).map(({ name }) => name);
  const [both, one, none] = [named('both sides'), named('one side'), named('not identified')];
  const say = {
    zh: [
      both.length > 0 ? `公布的数字从两侧限定：${list(both, lang)}。` : '公布的数字没有从两侧限定任何参数。',
      ...(one.length > 0 ? [`只从一侧限定：${list(one, lang)}。`] : []),
      ...(none.length > 0 ? [`在整个合理范围内都与数字相容，其后验即先验：${list(none, lang)}。`] : []),
    ],
    en: [
      both.length > 0
        ? `The published figures bound on both sides: ${list(both, lang)}.`
        : 'The published figures bound no profiled parameter on both sides.',
      ...(one.length > 0 ? [`They bound on one side only: ${list(one, lang)}.`] : []),
      ...(none.length > 0
        ? [`Any value of the plausible range fits them, so that the prior speaks: ${list(none, lang)}.`]
        : []),
    ],
  };
  return say[lang];
}

function rankSentences({ ranks }: IdentifyResult, lang: Language): string[] {
  if (!ranks) return [];
  const { share } = numbersIn(lang);
  const { overall, quantities, truths, lost } = ranks;
  const wrong = quantities.filter(({ verdict }) => verdict !== 'calibrated');
  const covered = (level: number) => share(overall.coverage.find((row) => row.level === level)!.covered);
  const forecast = quantities.at(-1)!;
  const ahead = (level: number) => share(forecast.coverage.find((row) => row.level === level)!.covered);
  const wide = overall.spread.toFixed(2);
  const score = overall.score.toFixed(1);
  const say = {
    zh: [
      `${truths} 个已知真值${lost > 0 ? `（其中 ${lost} 个未能判断）` : ''}：所有参数合计，50/80/90% 区间实际覆盖 ${covered(0.5)}、${covered(0.8)}、${covered(0.9)}。`,
      `真值的平均离散度为正确后验的 ${wide} 倍（标准分 ${score}）：${VERDICTS[overall.verdict].zh}。`,
      `预测量 ${forecast.name} 的 50/80/90% 区间实际覆盖 ${ahead(0.5)}、${ahead(0.8)}、${ahead(0.9)}：${VERDICTS[forecast.verdict].zh}。`,
      wrong.length > 0
        ? `多重检验后仍不均匀：${wrong.map(({ name, verdict }) => `${name}（${VERDICTS[verdict].zh}）`).join('、')}。`
        : '多重检验后，没有任何一个量的秩明显不均匀。',
    ],
    en: [
      `${truths} known truths${lost > 0 ? ` (${lost} of them could not be judged)` : ''}: over all parameters, intervals of 50/80/90% hold ${covered(0.5)}, ${covered(0.8)} and ${covered(0.9)}.`,
      `Truths scatter ${wide} times as far as under a right posterior (standard score ${score}): ${VERDICTS[overall.verdict].en}.`,
      `Intervals of the forecast ${forecast.name} hold ${ahead(0.5)}, ${ahead(0.8)} and ${ahead(0.9)}: ${VERDICTS[forecast.verdict].en}.`,
      wrong.length > 0
        ? `Uneven beyond chance among so many tests: ${wrong.map(({ name, verdict }) => `${name} (${VERDICTS[verdict].en})`).join(', ')}.`
        : 'No single quantity has ranks that are uneven beyond chance among so many tests.',
    ],
  };
  return say[lang];
}
