/** What `attribute` is asked on a command line, as a plan. */
import { dayNumber, isDate, isoOf, periodOf } from '../notation/dates.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import { spanOf } from '../result/summary.ts';
import type { Prepared } from '../runs/prepared.ts';
import { didYouMean, shown } from '../scenario/problems.ts';
import { leverItem, mechanismItems } from '../study/attribute/items.ts';
import { type AttributePlan, MOST_EXACT, MOST_ITEMS, outcomeOf } from '../study/attribute/plan.ts';
import type { AskedFigure } from '../study/compare/figures.ts';
import { askedLevers } from '../study/levers/variants.ts';

export interface AttributeQuestion {
  readonly by?: 'lever' | 'mechanism';
  readonly only?: readonly string[];
  readonly between?: readonly string[];
  readonly since?: string;
  readonly permutations?: number;
}

/** Pairs of orders of each replicate where nothing is said: with ten items some 150 variants in place of 1,024. */
const PAIRS = 8;

function spanWithin(period: string, { scenario }: Prepared): AskedFigure['span'] {
  const { from, until } = scenario;
  const span = spanOf(period, from);
  if (span.first >= 0 && span.last <= dayNumber(until) - dayNumber(from)) return span;
  throw refuse('--between', `a period inside the run, ${from} to ${until}`, period);
}

/** The outcome, and the same before it where growth is asked. @throws Refusal for periods that make no growth */
function figuresOf(prepared: Prepared, between: readonly string[] | undefined) {
  const outcome = outcomeOf(prepared);
  if (between === undefined) return { outcome, before: undefined };
  const [sooner, later] = between.map(periodOf);
  const isPair = between.length === 2 && sooner && later && sooner.kind === later.kind;
  if (!isPair || sooner.until >= later.from) {
    const expected = 'two periods of one kind, the sooner first, such as 2020 2021';
    throw refuse('--between', expected, between.length === 0 ? 'nothing' : between.map(shown).join(' '));
  }
  const [before, after] = between.map((period) => spanWithin(period, prepared));
  const { metric } = outcome;
  return { outcome: { metric, span: after! }, before: { metric, span: before! } };
}

function sinceOf(given: string | undefined, { scenario }: Prepared, outcome: AskedFigure): string {
  const { from, until } = scenario;
  if (given === undefined) return isoOf(dayNumber(from) + outcome.span.first);
  if (isDate(given) && given >= from && given <= until) return given;
  throw refuse('--since', `a date within the run, ${from} to ${until}`, shown(given));
}

function mechanismsOf(prepared: Prepared, since: string, only: readonly string[]) {
  const all = mechanismItems(prepared.scenario.levers, since);
  const ids = all.map(({ id }) => id);
  for (const id of only) {
    if (ids.includes(id)) continue;
    const expected = 'the id of a mechanism, such as trust';
    throw refuse('--only', expected, shown(id), didYouMean(nearestNames(id, ids)));
  }
  return only.length === 0 ? all : all.filter(({ id }) => only.includes(id));
}

/** @throws Refusal for what cannot be shared, or among these items */
export function attributePlan(prepared: Prepared, source: string, given: AttributeQuestion): AttributePlan {
  const { by = 'lever', only = [], permutations } = given;
  const { title, levers } = prepared.scenario;
  if (by === 'lever' && given.since !== undefined) {
    throw refuse('--since', '--by mechanism, or no --since', 'levers, which are left out altogether');
  }
  if (permutations !== undefined && permutations < 2) {
    throw refuse('--permutations', 'at least 2 pairs of orders', String(permutations));
  }
  const { outcome, before } = figuresOf(prepared, given.between);
  const since = sinceOf(given.since, prepared, outcome);
  const asked = by === 'lever' ? askedLevers(levers, source, only) : [];
  const items = by === 'lever' ? asked.map(leverItem) : mechanismsOf(prepared, since, only);
  if (items.length > MOST_ITEMS) throw refuse(source, `at most ${MOST_ITEMS} items`, String(items.length));
  const kept = by === 'lever' ? levers.filter((plan) => !asked.includes(plan)) : [];
  return {
    prepared: { ...prepared, scenario: { ...prepared.scenario, spread: 0 } },
    title,
    source,
    by,
    items,
    kept: kept.map((plan) => plan.title),
    since: by === 'lever' ? null : since,
    outcome,
    before,
    pairs: permutations ?? (items.length > MOST_EXACT ? PAIRS : 0),
  };
}
