/** The report's tables of budgets and triggers: what levers were allowed to cost and what they did, when they were on. */

import { metricOf } from '../../sim/model/measures/all.ts';
import { moneyOf } from '../../sim/notation/currencies.ts';
import { dayNumber, isoOf } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import type { Numbers } from '../../sim/notation/numbers.ts';
import type { BudgetRow, SpellRow } from '../../sim/result/lever-rules.ts';
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
export function budgetTable({ rules, manifest }: RunResult, lang: Language, numbers: Numbers): string {
  const words = RULE_WORDS[lang];
  const money = (value: number) => numbers.money(value, moneyOf(manifest));
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
      money(budget),
      money(spent.q50),
      `${money(spent.q10)} – ${money(spent.q90)}`,
      money(budget - spent.q50),
      words.of(numbers.count(all.filter(isUp).length), numbers.count(all.length)),
    ];
  });
  return section(
    words.budgets,
    table(words.budgetHeads, rows),
    `<p class="small">${escaped(words.note)}</p>`,
  );
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

function lengthOf({ from, until }: SpellRow): number {
  return dayNumber(until) - dayNumber(from) + 1;
}

/** A row a lever with a trigger: in how many runs it was ever on, since when and for how long. */
export function triggerTable(
  { scenario, rules, manifest }: RunResult,
  lang: Language,
  numbers: Numbers,
): string {
  const words = RULE_WORDS[lang];
  const triggered = scenario.levers.filter(({ when }) => when !== undefined);
  if (triggered.length === 0 || !rules) return '';
  const runs = numbers.count(manifest.replicates - manifest.failed);
  const rows = triggered.map(({ id, title, when }) => {
    const own = rules.spells.filter(({ lever }) => lever === id);
    const each = [...Map.groupBy(own, ({ replicate }) => replicate).values()];
    const metric = metricOf(when!.metric).title[lang];
    const ever = words.of(numbers.count(each.length), runs);
    if (each.length === 0) return [title[lang], metric, ever, words.never, words.days('0')];
    const first = medianOf(each.map((spells) => dayNumber(spells[0]!.from)));
    const days = medianOf(each.map((spells) => spells.reduce((sum, spell) => sum + lengthOf(spell), 0)));
    return [title[lang], metric, ever, numbers.date(isoOf(first)), words.days(numbers.count(days))];
  });
  const note = `<p class="small">${escaped(words.triggersNote)}</p>`;
  return section(words.triggers, table(words.triggerHeads, rows), note);
}
