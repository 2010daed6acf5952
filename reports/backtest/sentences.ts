/** What a backtest comes to, in plain sentences made from its numbers: what is worse is said as clearly as what is better. */

import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AnalystRow, BacktestResult, ComparisonRow, ScoreRow } from '../../sim/result/backtest.ts';
import { BACKTEST_WORDS } from '../words/backtest.ts';
import {
  comparisonsWith,
  horizonsOf,
  isCorrected,
  marketScore,
  nameOf,
  ranges,
  type Scored,
  shownP,
  strongest,
} from './scores.ts';

/** A difference smaller than this may be chance, by the usual 5%. */
const LEVEL = 0.05;

/** So many baselines are named where all would be a list. */
const NEAREST = 4;

/** How an observed share stands to the nominal one, within two standard errors of so many independent cases. */
function standing(observed: number, nominal: number, n: number): 'narrow' | 'wide' | 'right' {
  const error = Math.sqrt((nominal * (1 - nominal)) / n);
  return observed < nominal - 2 * error ? 'narrow' : observed > nominal + 2 * error ? 'wide' : 'right';
}

function overall(result: Scored, all: ScoreRow, lang: Language): string[] {
  const words = BACKTEST_WORDS[lang].sentences;
  const { money, share, signedShare, period } = numbersIn(lang);
  const { origins, forecasts, settings } = result;
  const made = forecasts.filter(({ method }) => method === all.method).length;
  const [first, last] = [origins[0]!.quarter, origins.at(-1)!.quarter];
  return [
    words.made(origins.length, period(first), period(last), settings.horizons, made, all.n),
    words.market(money(all.crps, moneyOf(result.scenario)), share(all.mape), signedShare(all.bias)),
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
  const { money } = numbersIn(lang);
  const unit = moneyOf(result.scenario);
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
  return words.against(
    name,
    money(all.market, unit),
    money(all.other, unit),
    all.won,
    all.n,
    list(better),
    list(worse),
  );
}

function tests(result: Scored, lang: Language): string {
  const words = BACKTEST_WORDS[lang].sentences;
  const tested = result.comparisons.filter((row) => shownP(row) !== null);
  if (tested.length === 0) return words.untested;
  const passed = tested.filter((row) => shownP(row)! < LEVEL);
  if (passed.length === 0) return words.nonePassed(tested.length, isCorrected(result));
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
  return words.somePassed(
    passed.length,
    tested.length,
    better.join(comma),
    worse.join(comma),
    isCorrected(result),
  );
}

/** The same from where seasonal methods have two years, by the nearest baselines, and the origins at which one did better. */
function settled(result: Scored, lang: Language): string[] {
  const { sentences: words, comma } = BACKTEST_WORDS[lang];
  const { money, period } = numbersIn(lang);
  const unit = moneyOf(result.scenario);
  const { since, comparisons } = result.settled;
  const [first] = comparisons;
  const nearest = [...comparisons].sort((a, b) => a.other - b.other).slice(0, NEAREST);
  const sentences = nearest.map(({ baseline, other, won, n }) =>
    words.settledOne(nameOf(result, baseline, lang), money(other, unit), won, n),
  );
  const better = result.origins.flatMap(({ quarter, better }) =>
    better.length > 0 ? [words.betterAt(period(quarter), names(result, better, lang))] : [],
  );
  return [
    ...(since !== null && first
      ? [words.settled(period(since), money(first.market, unit), sentences.join(comma))]
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

/** Where a baseline still wins a horizon, or that none does, and which comes nearest. */
function standings(result: Scored, lang: Language): string[] {
  const { sentences: words, comma, semicolon } = BACKTEST_WORDS[lang];
  const worse = result.comparisons.filter(({ horizon, market, other }) => horizon > 0 && market >= other);
  const where = worse.map(({ baseline, horizon, market, other, n }) =>
    words.worseAt(nameOf(result, baseline, lang), horizon, (market / other).toFixed(3), n),
  );
  const near = strongest(result, 1).map(({ baseline, market, other, n }) =>
    words.strongest(nameOf(result, baseline, lang), (market / other).toFixed(2), n),
  );
  const told =
    worse.length > 0
      ? words.notBest(worse.length, where.join(semicolon))
      : words.best(ranges(horizonsOf(result), comma));
  return [told, ...near];
}

/** Analysts beside the market on the years that both have, and those who spoke before the first origin. */
function analysts({ analysts: rows = [] }: Scored, lang: Language): string[] {
  const words = BACKTEST_WORDS[lang].sentences;
  const { share } = numbersIn(lang);
  const isCompared = ({ market, naive }: AnalystRow) => market !== null && naive !== null;
  const compared = rows.filter(isCompared);
  const others = rows.filter((row) => !isCompared(row));
  const error = (some: readonly AnalystRow[], name: 'value' | 'market' | 'naive') =>
    share(some.reduce((sum, row) => sum + Math.abs(row[name]! / row.actual - 1), 0) / some.length);
  return [
    ...(compared.length > 0
      ? [
          words.analysts(
            compared.length,
            error(compared, 'value'),
            error(compared, 'market'),
            error(compared, 'naive'),
          ),
        ]
      : []),
    ...(others.length > 0 ? [words.analystsBefore(others.length, error(others, 'value'))] : []),
  ];
}

/** The sentences of a language. */
export function sentencesIn(result: Scored, lang: Language): string[] {
  const all = marketScore(result);
  const words = BACKTEST_WORDS[lang].sentences;
  if (!all) return [words.nothing];
  const baselines = result.methods.map(({ id }) => id).filter((id) => id !== all.method);
  return [
    ...overall(result, all, lang),
    ...coverageAhead(result, lang),
    ...baselines.map((id) => against(result, id, lang)),
    ...standings(result, lang),
    ...settled(result, lang),
    tests(result, lang),
    ...analysts(result, lang),
    ...gaps(result, lang),
  ];
}

/** Both languages, as backtest.json holds them. */
export function sentencesOf(result: Scored): BacktestResult['sentences'] {
  return { zh: sentencesIn(result, 'zh'), en: sentencesIn(result, 'en') };
}
