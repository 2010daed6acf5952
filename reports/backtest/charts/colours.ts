/** One colour a method on all charts: the market in the blue of the reports, baselines apart from it. */

import type { Language } from '../../../sim/notation/language.ts';
import { MARKET } from '../../../sim/result/backtest.ts';
import { COLOUR, type Key } from '../../drawing/frame.ts';
import { nameOf, type Scored, scoreOf } from '../scores.ts';

const BASELINE = [COLOUR.orange, COLOUR.green, COLOUR.pink, COLOUR.target, COLOUR.faint, COLOUR.sky];

/** Methods that have been scored, with their colours. */
export function methodKey(result: Scored, lang: Language): Key {
  const baselines = result.methods.filter(({ id }) => id !== MARKET);
  return result.methods
    .filter(({ id }) => scoreOf(result, id, 0))
    .map(({ id }) => {
      const colour = BASELINE[baselines.findIndex((method) => method.id === id) % BASELINE.length];
      return [nameOf(result, id, lang), id === MARKET ? COLOUR.median : colour!];
    });
}
