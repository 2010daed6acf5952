/** Why: what growth is made of, or what belongs to the figure that is asked about. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Bridge } from '../../sim/result/outlook.ts';
import type { SummaryRow } from '../../sim/result/result.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import { escaped, table } from '../page/html.ts';
import { titleOf } from '../run-rows.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { factsOf } from './facts.ts';
import { carried } from './rounding.ts';

/** `GMV ×1.76 = buyers ×1.48 × orders per buyer ×1.16 × …`: the tree of growth in one line. */
function treeLine({ start, end, steps }: Bridge, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const { times } = numbersIn(lang);
  const parts = steps.map(({ factor, ratio }) =>
    words.treePart(words.factors[factor], times(carried(ratio))),
  );
  return words.tree(times(carried(end / start)), parts.join(words.multiply));
}

/** Money without its unit where the name of the row has it; of what is counted whole numbers. */
function cellText({ q50, unit, metric }: SummaryRow, lang: Language): string {
  const { figure } = numbersIn(lang);
  const isNamed = unit === 'yuan' && FRONT_WORDS[lang].fact[metric] !== undefined;
  if (unit === 'share' || unit === 'index' || (unit === 'yuan' && !isNamed))
    return figure(carried(q50), unit);
  return figure(Math.abs(q50) < 1000 ? Math.round(q50) : carried(q50), 'count');
}

function factTable(page: RunPage, lang: Language): string {
  const facts = factsOf(page);
  if (!facts) return '';
  const words = FRONT_WORDS[lang];
  const { date } = numbersIn(lang);
  const rows = facts.rows.map(({ metric, cells }) => [
    words.fact[metric] ?? titleOf(metric, lang),
    ...cells.map((cell) => (cell ? cellText(cell, lang) : '—')),
  ]);
  return table([words.factsHead, ...facts.dates.map(date)], rows);
}

/** @param chart the waterfall, where there is one */
export function why(page: RunPage, chart: string, lang: Language): string {
  const bridge = page.outlook?.bridge;
  if (!bridge) return factTable(page, lang);
  return `<p class="tree">${escaped(treeLine(bridge, lang))}</p>${chart}`;
}
