/** What `stress` found, in sentences made from its numbers. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { ShockOutcome, StressResult } from '../../sim/result/stress.ts';
import { directionOf } from '../compare/sentences.ts';
import { changeText, periodText, pointsText, signedText, spaced } from '../compare/written.ts';
import { STRESS_WORDS } from '../words/stress.ts';

function lossSentences({ shocks }: StressResult, lang: Language): string[] {
  const words = STRESS_WORDS[lang];
  return shocks.flatMap(({ title, atRisk, comparison }) => {
    if (!atRisk || comparison.same || !directionOf(atRisk)) return [];
    const { difference, unit, ratio, period } = atRisk;
    const signed = (value: number | null) => signedText(value, unit, lang);
    const [amount, share] = [signed(difference.mean), changeText(ratio, lang)];
    const ends = [signed(difference.low90), signed(difference.high90)] as const;
    return [words.told(title[lang], periodText(period, lang), amount, share, ...ends)];
  });
}

function groupSentences({ shocks }: StressResult, lang: Language): string[] {
  const words = STRESS_WORDS[lang];
  const named = (some: readonly ShockOutcome[]) => some.map(({ title }) => title[lang]).join(words.comma);
  const same = shocks.filter(({ comparison }) => comparison.same);
  const rest = shocks.filter(({ comparison }) => !comparison.same);
  const unclear = rest.filter(({ atRisk }) => atRisk && !directionOf(atRisk));
  const slow = rest.filter((shock) => !unclear.includes(shock) && shock.recovery.days === null);
  return [
    ...(unclear.length > 0 ? [words.unclear(named(unclear))] : []),
    ...(same.length > 0 ? [words.same(named(same))] : []),
    ...(slow.length > 0 ? [words.slow(named(slow))] : []),
  ];
}

function targetSentences({ shocks }: StressResult, lang: Language): string[] {
  const words = STRESS_WORDS[lang];
  const { chance } = numbersIn(lang);
  const targets = shocks[0]?.comparison.targets ?? [];
  return targets.flatMap((_, at) => {
    const own = (shock: ShockOutcome) => shock.comparison.targets[at];
    const most = shocks.toSorted((a, b) => Math.abs(own(b)?.change ?? 0) - Math.abs(own(a)?.change ?? 0))[0];
    const told = most && own(most);
    if (!told || told.change === 0) return [];
    const change = pointsText(told.change, told.changeError, lang);
    const name = spaced(most.title[lang], lang);
    const [from, to] = [chance(told.a, told.aError), chance(told.b, told.bError)];
    return [words.chanceMost(told.title[lang], name, change, from, to)];
  });
}

/** All that is said of the shocks. */
export function stressSentences(result: StressResult, lang: Language): string[] {
  return [...lossSentences(result, lang), ...groupSentences(result, lang), ...targetSentences(result, lang)];
}
