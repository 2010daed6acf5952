/** What a run says in the end, in a few lines. */

import { healthLine, shownHealth } from '../../reports/health.ts';
import { wordsIn } from '../../reports/words/in.ts';
import type { Language } from '../notation/language.ts';
import { numbersIn } from '../notation/numbers.ts';
import { errorAhead } from '../result/forecast/discrepancy.ts';
import type { HealthRow } from '../result/health-figures.ts';
import { isOther, type MadeBy } from '../result/madeBy.ts';
import type { GmvForecast, RunResult, TargetResult } from '../result/result.ts';
import { unrecordedTargets } from '../result/targets.ts';

const WORDS = {
  zh: {
    median: '中位数',
    interval: '80% 区间',
    runs: (n: number) => `${n} 次运行`,
    error: (sd: string) => `另计模型误差，下一季 ${sd}`,
    required: '需要',
    projected: '预计',
    published: '已公布',
    short: '中位数还差',
    over: '中位数超出',
    health: '体检：',
    posterior: '后验',
    coverage: '回测',
    other: '警告：不是由当前引擎得出，结论可能已不成立：',
    madeBy: (what: string, made: string | null) =>
      `${what}（${made === null ? '引擎未记录' : `引擎 ${made}`}）`,
    none: '场景没有目标',
    unrecorded: '没有一次运行记录到这个指标，目标无法判断',
    nothing: '没有成功的运行，无法判断目标',
    colon: '：',
    comma: '，',
    semicolon: '；',
  },
  en: {
    median: 'median',
    interval: '80% interval',
    runs: (n: number) => `${n} runs`,
    error: (sd: string) => `with a model error of ${sd} one quarter ahead`,
    required: 'required',
    projected: 'projected',
    published: 'published',
    short: 'the median falls short by',
    over: 'the median exceeds it by',
    health: 'health: ',
    posterior: 'posterior',
    coverage: 'backtest',
    other: 'warning: made by another engine than this one, so that they may no longer hold: ',
    madeBy: (what: string, made: string | null) =>
      `${what} (${made === null ? 'engine not recorded' : `engine ${made}`})`,
    none: 'the scenario has no target',
    unrecorded: 'not recorded in any run: the target cannot be judged',
    nothing: 'no run ended well: targets cannot be judged',
    colon: ': ',
    comma: ', ',
    semicolon: '; ',
  },
} as const;

function linesOf(target: TargetResult, forecast: GmvForecast | undefined, lang: Language): string[] {
  const words = WORDS[lang];
  const { colon, comma, semicolon } = words;
  const numbers = numbersIn(lang);
  const show = (value: number) => numbers.figure(value, target.unit);
  const { median, low80, high80, atLeast, gap } = target;
  const path = target.path.map(({ period, projected, required, known }) =>
    known
      ? `  ${period}  ${words.published} ${show(required)}`
      : `  ${period}  ${words.required} ${show(required)} · ${words.projected} ${show(projected)}`,
  );
  const sd = target.simulated && forecast ? numbers.share(errorAhead(forecast)) : undefined;
  const error = sd === undefined ? '' : `${comma}${words.error(sd)}`;
  const miss = gap > 0 ? words.short : words.over;
  return [
    `${target.title[lang]}${colon}${words.median} ${show(median)}${comma}${words.interval} ${show(low80)} – ${show(high80)} (${words.runs(target.replicates)}${error})`,
    `P(${target.metric} ${target.over} ≥ ${show(atLeast)}) = ${numbers.chance(target.probability, target.standardError)}${semicolon}${miss} ${show(Math.abs(gap))}`,
    ...path,
  ];
}

/** Median, interval, chance and required path of every target, and the health card in one line. */
export function verdictLines(
  result: Pick<RunResult, 'scenario' | 'targets' | 'manifest' | 'health' | 'forecast'>,
  lang: Language,
): string[] {
  const { replicates, failed } = result.manifest;
  const health = shownHealth(result);
  const card =
    health.length > 0
      ? [`${WORDS[lang].health}${healthLine(health, wordsIn(lang).health)}`, ...engineWarning(health, lang)]
      : [];
  if (replicates === failed) return [WORDS[lang].nothing, ...card];
  const unrecorded = unrecordedTargets(result).map(
    ({ title, metric, over }) =>
      `${title[lang]}${WORDS[lang].colon}${WORDS[lang].unrecorded} (${metric} ${over})`,
  );
  const lines = [
    ...result.targets.flatMap((target) => linesOf(target, result.forecast, lang)),
    ...unrecorded,
  ];
  return [...(lines.length > 0 ? lines : [WORDS[lang].none]), ...card];
}

function engineWarning(health: readonly HealthRow[], lang: Language): string[] {
  return otherEngines(
    health.flatMap((row) =>
      row.id === 'posterior' || row.id === 'coverage' ? [[row.id, row.figures.engine] as const] : [],
    ),
    lang,
  );
}

/** One line when something that results rest on was made by another engine, or does not say by which. */
export function otherEngines(
  engines: readonly (readonly [what: 'posterior' | 'coverage', engine: MadeBy | undefined])[],
  lang: Language,
): string[] {
  const words = WORDS[lang];
  const named = engines.flatMap(([what, engine]) =>
    engine && isOther(engine) ? [words.madeBy(words[what], engine.made)] : [],
  );
  return named.length > 0 ? [`${words.other}${named.join(lang === 'zh' ? '、' : ', ')}`] : [];
}
