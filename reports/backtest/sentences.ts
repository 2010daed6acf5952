/** What a backtest comes to, in plain sentences made from its numbers: what is worse is said as clearly as what is better. */
import type { BacktestResult, ComparisonRow, ScoreRow } from '../../sim/ensemble/backtest-result.ts';
import { type Lang, numbersIn } from '../numbers.ts';
import { comparisonsWith, horizonsOf, marketScore, nameOf, ranges, type Told } from './figures.ts';
import { WORDS } from './words.ts';

/** A difference smaller than this may be chance, by the usual 5%. */
const LEVEL = 0.05;

/** How an observed share stands to the nominal one, within two standard errors of so many independent cases. */
function standing(observed: number, nominal: number, n: number): 'narrow' | 'wide' | 'right' {
  const error = Math.sqrt((nominal * (1 - nominal)) / n);
  return observed < nominal - 2 * error ? 'narrow' : observed > nominal + 2 * error ? 'wide' : 'right';
}

function overall(result: Told, all: ScoreRow, lang: Lang): string[] {
  const words = WORDS[lang].sentences;
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

function against(result: Told, baseline: string, lang: Lang): string {
  const words = WORDS[lang].sentences;
  const { yuan } = numbersIn(lang);
  const name = nameOf(result, baseline, lang);
  const all = result.comparisons.find((row) => row.baseline === baseline && row.horizon === 0);
  if (!all) return words.never(name);
  const rows = comparisonsWith(result, baseline);
  const list = (some: readonly ComparisonRow[]) =>
    ranges(
      some.map(({ horizon }) => horizon),
      WORDS[lang].comma,
    );
  const worse = rows.filter(({ market, other }) => market > other);
  const better = rows.filter(({ market, other }) => market < other);
  return words.against(name, yuan(all.market), yuan(all.other), all.n, list(better), list(worse));
}

function tests(result: Told, lang: Lang): string {
  const words = WORDS[lang].sentences;
  const tested = result.comparisons.filter(({ p }) => p !== null);
  if (tested.length === 0) return words.untested;
  const passed = tested.filter(({ p }) => p! < LEVEL);
  if (passed.length === 0) return words.nonePassed(tested.length);
  const { comma } = WORDS[lang];
  const told = (better: boolean) => (id: string) => {
    const rows = passed.filter((row) => row.baseline === id && row.market < row.other === better);
    const horizons = ranges(
      rows.map(({ horizon }) => horizon),
      comma,
    );
    return rows.length > 0 ? [words.passed(nameOf(result, id, lang), horizons)] : [];
  };
  const ids = result.methods.map(({ id }) => id);
  const [better, worse] = [ids.flatMap(told(true)), ids.flatMap(told(false))];
  return words.somePassed(passed.length, tested.length, better.join(comma), worse.join(comma));
}

function gaps(result: Told, lang: Lang): string[] {
  const words = WORDS[lang].sentences;
  const missing = result.origins.filter(({ without }) => without.length > 0);
  const lost = result.origins.filter(({ lost }) => lost > 0);
  const comma = WORDS[lang].comma;
  return [
    ...missing.map(({ quarter, without, quarters }) =>
      words.without(quarter, quarters, without.map((id) => nameOf(result, id, lang)).join(comma)),
    ),
    ...(lost.length > 0
      ? [
          words.lost(
            lost.map(({ quarter, lost, members }) => words.lostAt(quarter, lost, lost + members)).join(comma),
          ),
        ]
      : []),
  ];
}

/** The sentences of a language. */
export function sentencesIn(result: Told, lang: Lang): string[] {
  const all = marketScore(result);
  const words = WORDS[lang].sentences;
  if (!all) return [words.nothing];
  const baselines = result.methods.map(({ id }) => id).filter((id) => id !== all.method);
  const everywhere = baselines.every((id) =>
    comparisonsWith(result, id).every(({ market, other }) => market < other),
  );
  return [
    ...overall(result, all, lang),
    ...baselines.map((id) => against(result, id, lang)),
    everywhere
      ? words.best(ranges(horizonsOf(result), WORDS[lang].comma))
      : words.notBest(
          result.comparisons.filter(({ horizon, market, other }) => horizon > 0 && market >= other).length,
        ),
    tests(result, lang),
    ...gaps(result, lang),
  ];
}

/** Both languages, as backtest.json holds them. */
export function sentencesOf(result: Told): BacktestResult['sentences'] {
  return { zh: sentencesIn(result, 'zh'), en: sentencesIn(result, 'en') };
}
