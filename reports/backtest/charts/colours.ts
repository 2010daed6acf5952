/** One colour a method on all charts: the market in the blue of the reports, baselines apart from it. */
import { MARKET } from '../../../sim/result/backtest.ts';
import { COLOUR, type Key } from '../../drawing/frame.ts';
import type { Lang } from '../../numbers.ts';
import { nameOf, scoreOf, type Told } from '../figures.ts';

const BASELINE = [COLOUR.orange, COLOUR.green, COLOUR.pink, COLOUR.target, COLOUR.faint, COLOUR.sky];

/** Methods that have been scored, with their colours. */
export function methodKey(result: Told, lang: Lang): Key {
  const baselines = result.methods.filter(({ id }) => id !== MARKET);
  return result.methods
    .filter(({ id }) => scoreOf(result, id, 0))
    .map(({ id }) => {
      const colour = BASELINE[baselines.findIndex((method) => method.id === id) % BASELINE.length];
      return [nameOf(result, id, lang), id === MARKET ? COLOUR.median : colour!];
    });
}
