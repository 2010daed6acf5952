/** A backtest scored again beside today's opponents: its market's forecasts are those that it holds, nothing is simulated. */
import { refuse } from '../../notation/refusal.ts';
import { type BacktestResult, MARKET } from '../../result/backtest.ts';
import type { Published } from './known.ts';
import { actualsOf } from './origins.ts';
import { OPPONENTS } from './protocol.ts';
import { besideBaselines } from './score.ts';

type Protocol = BacktestResult['protocol'];
/** How the sentence on baselines begins, in every version of it. */
const BEGINS = { zh: '各对照方法只用', en: 'Baselines see only' } as const;

/**
 * Everything but the sentences. Baselines need only what was public at each origin; the market's rows stay, with the
 * scores that its whole samples once gave.
 * @param file as messages name it
 * @param engine that scores now
 * @throws Refusal when a figure by which the market was scored is another today: its samples are gone
 */
export function rescored(
  result: BacktestResult,
  published: Published,
  engine: string,
  file: string,
): Omit<BacktestResult, 'sentences'> {
  const actuals = actualsOf(published.market.history);
  const market = result.forecasts.filter(({ method }) => method === MARKET);
  for (const { quarter, actual } of market) {
    const today = actuals.get(quarter) ?? null;
    if (today === actual) continue;
    const hint = 'the samples of the market were not kept: make the backtest again';
    const got = `${actual ?? 'none'}, now ${today ?? 'none'}`;
    throw refuse(file, `scores by today’s figure of GMV of ${quarter}`, got, hint);
  }
  const { sentences, ...rest } = result;
  return {
    ...rest,
    protocol: protocolOf(result.protocol, result.engine),
    rescored: { engine },
    ...besideBaselines(result.origins, market, published),
  };
}

function protocolOf(before: Protocol, engine: string): Protocol {
  const said = {
    zh: `对照方法、检验与分析师预测由后来的程序在同样的起点上重新评分；本模拟的预测及其得分是引擎 ${engine} 当时写下的，没有重新运行。`,
    en: `Opponents, tests and analysts were scored again by a later program on the same origins; the market’s forecasts and their scores are those that engine ${engine} wrote then, and nothing was simulated again.`,
  };
  const again = (lang: 'zh' | 'en') => [
    ...before[lang]
      .filter((sentence) => sentence !== said[lang])
      .map((sentence) => (sentence.startsWith(BEGINS[lang]) ? OPPONENTS[lang] : sentence)),
    said[lang],
  ];
  return { zh: again('zh'), en: again('en') };
}
