/** What a backtest comes to, in plain sentences made from its numbers: what is worse is said as clearly as what is better. */

import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { BacktestResult, ComparisonRow, ScoreRow } from '../../sim/result/backtest.ts';
import { BACKTEST_WORDS } from '../words/backtest.ts';
import { comparisonsWith, horizonsOf, marketScore, nameOf, ranges, type Scored } from './scores.ts';

/** A difference smaller than this may be chance, by the usual 5%. */
const LEVEL = 0.05;

/** How an observed share stands to the nominal one, within two standard errors of so many independent cases. */
function standing(observed: number, nominal: number, n: number): 'narrow' | 'wide' | 'right' {
  const error = Math.sqrt((nominal * (1 - nominal)) / n);
  return observed < nominal - 2 * error ? 'narrow' : observed > nominal + 2 * error ? 'wide' : 'right';
}

function overall(result: Scored, all: ScoreRow, lang: Language): string[] {
  const words = BACKTEST_WORDS[lang].sentences;
  const { yuan, share, signedShare, period } = numbersIn(lang);
  const { origins, forecasts, settings } = result;
  const made = forecasts.filter(({ method }) => method === all.method).length;
  const [first, last] = [origins[0]!.quarter, origins.at(-1)!.quarter];
  return [
    words.made(origins.length, period(first), period(last), settings.horizons, made, all.n),
    words.market(yuan(all.crps), share(all.mape), signedShare(all.bias)),
    words.coverage([all.cover50, all.cover80, all.cover90].map(share), standing(all.cover80, 0.8, all.n)),
  ];
}

/** Horizons at which the 80% interval held clearly fewer or more figures than it should. */
function coverageAhead(result: Scored, lang: Language): string[] {
  const words = BACKTEST_WORDS[lang].sentences;
  const { share } = numbersIn(lang);
  return horizonsOf(result).flatMap((horizon) => {
    const { cover80, n } = marketScore(result, horizon)!;
    const how = standing(cover80, 0.8, n);
    return how === 'right' ? [] : [words.coverageAt(horizon, share(cover80), n, how)];
  });
}

function against(result: Scored, baseline: string, lang: Language): string {
  const words = BACKTEST_WORDS[lang].sentences;
  const { yuan } = numbersIn(lang);
  const name = nameOf(result, baseline, lang);
  const all = result.comparisons.find((row) => row.baseline === baseline && row.horizon === 0);
  if (!all) return words.never(name);
  const rows = comparisonsWith(result, baseline);
  const list = (some: readonly ComparisonRow[]) =>
    ranges(
      some.map(({ horizon }) => horizon),
      BACKTEST_WORDS[lang].comma,
    );
  const worse = rows.filter(({ market, other }) => market > other);
  const better = rows.filter(({ market, other }) => market < other);
  return words.against(name, yuan(all.market), yuan(all.other), all.won, all.n, list(better), list(worse));
}

function tests(result: Scored, lang: Language): string {
  const words = BACKTEST_WORDS[lang].sentences;
  const tested = result.comparisons.filter(({ p }) => p !== null);
  if (tested.length === 0) return words.untested;
  const passed = tested.filter(({ p }) => p! < LEVEL);
  if (passed.length === 0) return words.nonePassed(tested.length);
  const { comma } = BACKTEST_WORDS[lang];
  const passedBy = (better: boolean) => (id: string) => {
    const rows = passed.filter((row) => row.baseline === id && row.market < row.other === better);
    const horizons = ranges(
      rows.map(({ horizon }) => horizon),
      comma,
    );
    return rows.length > 0 ? [words.passed(nameOf(result, id, lang), horizons)] : [];
  };
  const ids = result.methods.map(({ id }) => id);
  const [better, worse] = [ids.flatMap(passedBy(true)), ids.flatMap(passedBy(false))];
  return words.somePassed(passed.length, tested.length, better.join(comma), worse.join(comma));
}

/** The same from where seasonal methods have two years, and the origins at which a baseline did better. */
function settled(result: Scored, lang: Language): string[] {
  const { sentences: words, comma } = BACKTEST_WORDS[lang];
  const { yuan, period } = numbersIn(lang);
  const { since, comparisons } = result.settled;
  const [first] = comparisons;
  const sentences = comparisons.map(({ baseline, other, won, n }) =>
    words.settledOne(nameOf(result, baseline, lang), yuan(other), won, n),
  );
  const better = result.origins.flatMap(({ quarter, better }) =>
    better.length > 0 ? [words.betterAt(period(quarter), names(result, better, lang))] : [],
  );
  return [
    ...(since !== null && first
      ? [words.settled(period(since), yuan(first.market), sentences.join(comma))]
      : []),
    better.length > 0 ? words.better(better.join(BACKTEST_WORDS[lang].semicolon)) : words.noneBetter,
  ];
}

function names(result: Scored, methods: readonly string[], lang: Language): string {
  return methods.map((id) => nameOf(result, id, lang)).join(BACKTEST_WORDS[lang].comma);
}

function gaps(result: Scored, lang: Language): string[] {
  const { sentences: words, comma } = BACKTEST_WORDS[lang];
  const { period } = numbersIn(lang);
  const lost = result.origins.filter(({ lost }) => lost > 0);
  const missing = result.methods.flatMap(({ id }) => {
    const where = result.origins.filter(({ without }) => without.includes(id));
    return where.length > 0
      ? [words.without(nameOf(result, id, lang), where.map(({ quarter }) => period(quarter)).join(comma))]
      : [];
  });
  return [
    ...missing,
    ...(lost.length > 0
      ? [
          words.lost(
            lost
              .map(({ quarter, lost, members }) => words.lostAt(period(quarter), lost, lost + members))
              .join(comma),
          ),
        ]
      : []),
  ];
}

/** The sentences of a language. */
export function sentencesIn(result: Scored, lang: Language): string[] {
  const all = marketScore(result);
  const words = BACKTEST_WORDS[lang].sentences;
  if (!all) return [words.nothing];
  const baselines = result.methods.map(({ id }) => id).filter((id) => id !== all.method);
  const everywhere = baselines.every((id) =>
    comparisonsWith(result, id).every(({ market, other }) => market < other),
  );
  return [
    ...overall(result, all, lang),
    ...coverageAhead(result, lang),
    ...baselines.map((id) => against(result, id, lang)),
    everywhere
      ? words.best(ranges(horizonsOf(result), BACKTEST_WORDS[lang].comma))
      : words.notBest(
          result.comparisons.filter(({ horizon, market, other }) => horizon > 0 && market >= other).length,
        ),
    ...settled(result, lang),
    tests(result, lang),
    ...gaps(result, lang),
  ];
}

/** Both languages, as backtest.json holds them. */
export function sentencesOf(result: Scored): BacktestResult['sentences'] {
  return { zh: sentencesIn(result, 'zh'), en: sentencesIn(result, 'en') };
}
