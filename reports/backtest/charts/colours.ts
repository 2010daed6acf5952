/** One colour a method on all charts: the market in the blue of the reports, the strongest baselines apart from it. */

import type { Language } from '../../../sim/notation/language.ts';
import { MARKET } from '../../../sim/result/backtest.ts';
import { COLOUR, type Key } from '../../drawing/frame.ts';
import { nameOf, type Scored, scoreOf, strongest } from '../scores.ts';

const BASELINE = [COLOUR.orange, COLOUR.green, COLOUR.pink, COLOUR.target, COLOUR.faint, COLOUR.sky];

/** The market and as many of the strongest baselines as there are colours: more lines than that cannot be told apart. */
export function shownMethods(result: Scored): string[] {
  const near = strongest(result, BASELINE.length).map(({ baseline }) => baseline);
  const ids = result.methods.map(({ id }) => id).filter((id) => id === MARKET || near.includes(id));
  return ids.filter((id) => scoreOf(result, id, 0));
}

/** Their names with their colours. */
export function methodKey(result: Scored, lang: Language): Key {
  const shown = shownMethods(result);
  const baselines = shown.filter((id) => id !== MARKET);
  return shown.map((id) => [
    nameOf(result, id, lang),
    id === MARKET ? COLOUR.median : BASELINE[baselines.indexOf(id)]!,
  ]);
}
