/** What `allocate` found, in sentences made from its numbers. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AllocateResult, Gain } from '../../sim/result/allocate.ts';
import { perYuanText, signedText, spaced } from '../compare/written.ts';
import { cellText, givenText } from '../plans/written.ts';
import { titleOf } from '../run-rows.ts';
import { ALLOCATE_WORDS } from '../words/allocate.ts';
import { PLANS_WORDS } from '../words/plans.ts';
import { figureText, standingOf } from './written.ts';

function gainSentence(result: AllocateResult, gain: Gain, lang: Language): string {
  const words = ALLOCATE_WORDS[lang];
  const other = words.over[gain.over];
  const standing = standingOf(gain);
  if (standing === 'same') return words.same(other);
  const { fresh, searched } = gain.value;
  const signed = (value: number | null) => signedText(value, result.unit, lang);
  return words[standing](
    other,
    signed(fresh.mean),
    signed(fresh.low90),
    signed(fresh.high90),
    signed(searched),
  );
}

function moneySentences(
  { responses, left, slope, unit, metric, budget }: AllocateResult,
  lang: Language,
): string[] {
  const words = ALLOCATE_WORDS[lang];
  const { comma, semicolon } = PLANS_WORDS[lang];
  const { yuan } = numbersIn(lang);
  const some = responses.filter(({ amount }) => amount > 0).toSorted((a, b) => b.amount - a.amount);
  const none = responses.filter(({ amount }) => amount === 0);
  const flat = responses.flatMap((one) =>
    one.saturation === null || one.saturation === 0
      ? []
      : [words.from(cellText(one, lang), yuan(one.saturation))],
  );
  const idle = responses.filter(({ saturation }) => saturation === 0);
  return [
    ...(some.length > 0 ? [words.gets(some.map((one) => givenText(one, lang)).join(semicolon))] : []),
    ...(none.length > 0 ? [words.nothing(none.map((one) => cellText(one, lang)).join(comma))] : []),
    ...(left >= LEFT * budget ? [words.left(yuan(left))] : []),
    ...(slope !== null && unit === 'yuan' && left < LEFT * budget
      ? [words.slope(perYuanText(slope), spaced(titleOf(metric, lang), lang))]
      : []),
    ...(flat.length > 0 ? [words.saturated(flat.join(semicolon))] : []),
    ...(idle.length > 0 ? [words.idle(idle.map((one) => cellText(one, lang)).join(comma))] : []),
  ];
}

/** Less of the budget than this is rounding. */
const LEFT = 0.02;

/** All that is said of the splits. */
export function allocateSentences(result: AllocateResult, lang: Language): string[] {
  const words = ALLOCATE_WORDS[lang];
  const { splits, gains, unit } = result;
  const { fresh, searched } = splits[0]!.value;
  const signed = (value: number | null) => signedText(value, unit, lang);
  const figure = spaced(figureText(result, lang), lang);
  return [
    words.best(figure, signed(fresh.mean), signed(fresh.low90), signed(fresh.high90), signed(searched)),
    ...gains.map((gain) => gainSentence(result, gain, lang)),
    ...moneySentences(result, lang),
  ];
}
