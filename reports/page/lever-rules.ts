/** The report's table of budgets: what levers were allowed to cost, and what they did. */
import type { Language } from '../../sim/notation/language.ts';
import type { Numbers } from '../../sim/notation/numbers.ts';
import type { BudgetRow } from '../../sim/result/lever-rules.ts';
import type { RunResult } from '../../sim/result/result.ts';
import { distributionOf } from '../../sim/result/summary.ts';
import { RULE_WORDS } from '../words/lever-rules.ts';
import { escaped, section, table } from './html.ts';

/** Of a budget: less is nothing. */
const NOTHING_LEFT = 0.01;

function periodText(period: string, words: (typeof RULE_WORDS)[Language], numbers: Numbers): string {
  const [from = '', until] = period.split('/');
  return until === undefined ? numbers.period(from) : words.life(numbers.date(from), numbers.date(until));
}

/** A row a budget and period, over the replicates; nothing where no lever has a budget. */
export function budgetTable({ rules }: RunResult, lang: Language, numbers: Numbers): string {
  const words = RULE_WORDS[lang];
  const groups = Map.groupBy(rules?.budgets ?? [], ({ lever, period }) => `${lever}@${period}`);
  if (groups.size === 0) return '';
  const rows = [...groups.values()].map((all) => {
    const [{ title, period, budget }] = all as [BudgetRow];
    const spent = distributionOf(
      all.map((row) => row.spent),
      { most: budget },
    )!; // a group has a row
    const isUp = ({ unspent }: BudgetRow) => unspent < NOTHING_LEFT * budget;
    return [
      title[lang],
      periodText(period, words, numbers),
      numbers.yuan(budget),
      numbers.yuan(spent.q50),
      `${numbers.yuan(spent.q10)} – ${numbers.yuan(spent.q90)}`,
      numbers.yuan(budget - spent.q50),
      words.of(numbers.count(all.filter(isUp).length), numbers.count(all.length)),
    ];
  });
  return section(
    words.budgets,
    table(words.budgetHeads, rows),
    `<p class="small">${escaped(words.note)}</p>`,
  );
}
