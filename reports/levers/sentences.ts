/** What `levers` found, in sentences made from its numbers. */
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { LeverOutcome, LeversResult } from '../../sim/result/levers.ts';
import { directionOf } from '../compare/sentences.ts';
import { changeText, mainFigure, periodText, pointsText, signedText, spaced } from '../compare/written.ts';
import { LEVERS_WORDS } from '../words/levers.ts';
import { isTold, rangesOf } from './written.ts';

type Standing = 'pays' | 'costs' | 'unclear' | 'same';

function standingOf(result: LeversResult, { comparison }: LeverOutcome): Standing {
  if (comparison.same) return 'same';
  const net = mainFigure(result, comparison, 'platformNet');
  const direction = net && directionOf(net);
  return direction === 'up' ? 'pays' : direction === 'down' ? 'costs' : 'unclear';
}

/** Names as a list inside a sentence. */
function namesIn(levers: readonly LeverOutcome[], lang: Language): string {
  return levers.map(({ title }) => title[lang]).join(LEVERS_WORDS[lang].comma);
}

function standings(result: LeversResult, lang: Language): string[] {
  const words = LEVERS_WORDS[lang];
  const period = periodText(result.main, lang);
  return (['pays', 'costs', 'unclear', 'same'] as const).flatMap((standing) => {
    const some = result.levers.filter((lever) => standingOf(result, lever) === standing);
    if (some.length === 0) return [];
    const names = namesIn(some, lang);
    return [standing === 'same' ? words.same(names) : words[standing](names, period)];
  });
}

/** The lever that changes a number most, up or down. */
function mostBy(levers: readonly LeverOutcome[], of: (lever: LeverOutcome) => number) {
  return levers.toSorted((a, b) => Math.abs(of(b)) - Math.abs(of(a)))[0];
}

function gmvSentences(result: LeversResult, lang: Language): string[] {
  const words = LEVERS_WORDS[lang];
  const gmvOf = ({ comparison }: LeverOutcome) => mainFigure(result, comparison, 'gmv');
  const most = mostBy(result.levers, (lever) => gmvOf(lever)?.difference.mean ?? 0);
  const gmv = most && gmvOf(most);
  if (!gmv || gmv.difference.mean === 0) return [];
  const amount = signedText(gmv.difference.mean, gmv.unit, lang);
  return [words.moves(spaced(most.title[lang], lang), amount, changeText(gmv.ratio, lang))];
}

function togetherSentences(result: LeversResult, lang: Language): string[] {
  const words = LEVERS_WORDS[lang];
  const { together, beyondSum, levers } = result;
  const [gmv, net] = (['gmv', 'platformNet'] as const).map((name) => mainFigure(result, together, name));
  if (!gmv || !net || levers.length < 2) return [];
  const signed = (value: number) => signedText(value, moneyOf(result), lang);
  const { mean, low90, high90 } = beyondSum;
  const isClear = low90 !== null && high90 !== null && (low90 > 0 || high90 < 0);
  const beyond = isClear
    ? words.beyond(signed(mean), signed(low90), signed(high90))
    : words.noBeyond(signed(mean));
  const first = words.all(signed(gmv.difference.mean), signed(net.difference.mean));
  return [`${first}${numbersIn(lang).gap}${beyond}`];
}

function targetSentences({ together, levers }: LeversResult, lang: Language): string[] {
  const words = LEVERS_WORDS[lang];
  const { chance } = numbersIn(lang);
  return together.targets.flatMap(({ title, metric, over, atLeast, a, aError, b, bError }) => {
    const own = ({ comparison }: LeverOutcome) =>
      comparison.targets.find((one) => one.metric === metric && one.over === over && one.atLeast === atLeast);
    const best = mostBy(levers, (lever) => own(lever)?.change ?? 0);
    const told = best && own(best);
    if (!told) return [];
    const change = pointsText(told.change, told.changeError, lang);
    const most =
      told.change === 0 ? words.chanceNone : words.chanceMost(spaced(best.title[lang], lang), change);
    const first = words.chanceAll(title[lang], chance(a, aError), chance(b, bError));
    return [`${first}${numbersIn(lang).gap}${most}`];
  });
}

function rangeSentences({ levers, currency }: LeversResult, lang: Language): string[] {
  const words = LEVERS_WORDS[lang];
  return levers.flatMap((lever) => {
    const [widest] = rangesOf(lever, 'gmv');
    if (!widest || !isTold(widest)) return [];
    const signed = (value: number) => signedText(value, moneyOf({ currency }), lang);
    const { parameter, low, high } = widest;
    return [words.range(spaced(lever.title[lang], lang), parameter, signed(low.mean), signed(high.mean))];
  });
}

/** All that is said of the levers. */
export function leversSentences(result: LeversResult, lang: Language): string[] {
  return [
    ...standings(result, lang),
    ...gmvSentences(result, lang),
    ...togetherSentences(result, lang),
    ...targetSentences(result, lang),
    ...rangeSentences(result, lang),
  ];
}
