/** A market's data from its file and the texts of its tables. */
import { FIRST_CURRENCY } from '../notation/currencies.ts';
import { refuse } from '../notation/refusal.ts';
import { attentionSteps } from './attention-steps.ts';
import { type MarketCalendar, newYears } from './calendar.ts';
import { courierStops } from './courier-stops.ts';
import type { FactRule } from './fact-rules.ts';
import { type HistoryRules, historyRows } from './history-rows.ts';
import { assumedAttention, type MarketData } from './market-data.ts';
import { ownParameters } from './market-parameters.ts';
import type { MarketFile } from './market-schema.ts';
import { rivalRows } from './published-tables.ts';
import { type RivalYear, rivalYears } from './rivals.ts';

/** A table's text, and its name as messages show it. */
export interface TableText {
  readonly text: string;
  readonly file: string;
}

/** Every table that a run of the market reads, once each. */
export function tablesOf({ tables, rivals, calendar }: MarketFile): string[] {
  const { history, assumed, steps, stops } = tables;
  const all = [history, assumed, steps, stops, rivals?.table, calendar.newYear?.table];
  return [...new Set(all.filter((name) => name !== undefined))];
}

/** @throws Refusal with one line a bad row */
export function marketDataFrom(market: MarketFile, textOf: (table: string) => TableText): MarketData {
  const { tables, rivals, currency, trackers } = market;
  const own = ownParameters(currency.rate, market.parameters ?? {});
  const rows = <Row>(table: string | undefined, read: (text: string, file: string) => Row[]): Row[] => {
    if (table === undefined) return [];
    const { text, file } = textOf(table);
    return read(text, file);
  };
  return {
    title: market.title,
    goals: market.goals,
    ...(currency.code === FIRST_CURRENCY ? {} : { currency: currency.code }),
    ...(currency.rate === 1 ? {} : { rate: currency.rate }),
    history: rows(tables.history, (text, file) => historyRows(text, file, historyRulesOf(market))),
    calendar: calendarFrom(market.calendar, textOf),
    facts: market.facts.map((rule) => withSpan(rule, market.figures)),
    assumed: rows(tables.assumed, (text, file) => assumedAttention(text, file, currency.code)),
    steps: rows(tables.steps, attentionSteps),
    rivals: rivals ? rivalsFrom(rivals, textOf(rivals.table)) : [],
    stops: rows(tables.stops, courierStops),
    ...(Object.keys(trackers).length > 0 ? { trackers } : {}),
    ...(Object.keys(own).length > 0 ? { parameters: own } : {}),
  };
}

/** A fact with the span of a figure that only this market has; what any market publishes says its own. */
function withSpan(rule: FactRule, figures: MarketFile['figures']): FactRule {
  const per = figures[rule.published]?.per;
  return per ? { ...rule, publishedPer: per } : rule;
}

/** @throws Refusal where no row says how large they are: they would be left out without a word */
function rivalsFrom(rule: NonNullable<MarketFile['rivals']>, { text, file }: TableText): RivalYear[] {
  const years = rivalYears(rivalRows(text, file), rule);
  const none = years.find(({ size }) => !(size > 0));
  if (none) throw refuse(file, `a figure above 0 in ${none.year}`, String(none.size * rule.norm));
  if (years.length > 0) return years;
  throw refuse(file, `a whole year of ${rule.metric} in ${rule.unit}, of confidence A or B`, 'none');
}

/** How tables of figures of a market are read. */
export function historyRulesOf({ currency, trackers, figures }: MarketFile): HistoryRules {
  return { currency: currency.code, rate: currency.rate, trackers: Object.keys(trackers), figures };
}

function calendarFrom(
  { newYear, ...common }: MarketFile['calendar'],
  textOf: (table: string) => TableText,
): MarketCalendar {
  if (!newYear) return { newYears: [], ...common };
  const { text, file } = textOf(newYear.table);
  return { newYears: newYears(text, file, newYear.event), newYearVisits: newYear.visits, ...common };
}
