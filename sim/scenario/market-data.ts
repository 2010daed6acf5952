/** What a market's data files say, as plain rows that can be cloned to another thread. */
import type { MetricName } from '../model/measures/all.ts';
import { FIRST_CURRENCY } from '../notation/currencies.ts';
import { periodOf } from '../notation/dates.ts';
import type { Bilingual } from '../notation/language.ts';
import type { AttentionStep } from './attention-steps.ts';
import type { MarketCalendar } from './calendar.ts';
import type { CourierStop } from './courier-stops.ts';
import { csvRows } from './csv.ts';
import type { FactRule } from './fact-rules.ts';
import { FIGURE_COLUMNS, readFigure, rowRefusal, shownCell } from './figure-row.ts';
import type { HistoryRow } from './history.ts';
import type { HasOwnParameters } from './market-parameters.ts';
import type { RivalYear } from './rivals.ts';

/** An assumed quarter of attention before the first published one, in users or minutes. */
export interface AssumedQuarter {
  readonly metric: string;
  readonly quarter: string;
  readonly value: number;
}

/** A figure that the market is to reach, by the word of somebody on a day. */
export interface Goal {
  readonly metric: MetricName;
  readonly title: Bilingual;
  readonly atLeast: number;
  /** Last day of its term, and the day on which it was public, ISO. */
  readonly until: string;
  readonly published: string;
}

export interface MarketData extends HasOwnParameters {
  readonly title: Bilingual;
  /** Code of the currency of all its amounts; absent where it is that of the model's first values. */
  readonly currency?: string;
  /** Published figures; each run uses those of its information date. */
  readonly history: readonly HistoryRow[];
  readonly calendar: MarketCalendar;
  readonly goals: readonly Goal[];
  /** What it is fitted to. */
  readonly facts: readonly FactRule[];
  /** How far each tracker's level may be from that of the market: standard deviation of ln of the factor. */
  readonly trackers?: Readonly<Record<string, number>>;
  readonly assumed: readonly AssumedQuarter[];
  /** Steps of attention, rivals' years and stops of couriers; each run uses those of its information date. */
  readonly steps: readonly AttentionStep[];
  readonly rivals: readonly RivalYear[];
  readonly stops: readonly CourierStop[];
}

/** Code of the currency of a market. */
export function currencyOfMarket({ currency = FIRST_CURRENCY }: Pick<MarketData, 'currency'>): string {
  return currency;
}

/** What was public on a day; later rows are removed. */
export function knownBy(data: MarketData, knownUntil: string): MarketData {
  const isKnown = ({ published }: { readonly published: string }) => published <= knownUntil;
  return {
    ...data,
    history: data.history.filter(isKnown),
    steps: data.steps.filter(isKnown),
    rivals: data.rivals.filter(isKnown),
    stops: data.stops.filter(isKnown),
    goals: data.goals.filter(isKnown),
  };
}

const ATTENTION = ['avg_mau', 'avg_dau', 'minutes_per_dau_day'];

/**
 * Assumed quarters from text in the columns period, metric, value, unit; the rules are those of a history.
 * @throws Refusal for a row that is no quarter of attention, or a second one of the same quarter
 */
export function assumedAttention(text: string, file: string, currency: string): AssumedQuarter[] {
  const seen = new Set<string>();
  return csvRows(text, file, FIGURE_COLUMNS).map((row) => {
    const answer = readFigure(row, { currency });
    if ('wrong' in answer) throw rowRefusal(row, answer.wrong[0]!);
    const { metric, period, base } = answer.figure;
    if (!ATTENTION.includes(metric)) {
      const got = shownCell(metric);
      throw rowRefusal(row, { column: 'metric', expected: ATTENTION.join(' or '), got });
    }
    if (periodOf(period)?.kind !== 'quarter') {
      throw rowRefusal(row, {
        column: 'period',
        expected: 'a quarter such as 2019Q4',
        got: shownCell(period),
      });
    }
    if (seen.has(`${metric}@${period}`)) {
      const expected = `one value of ${metric} a quarter`;
      throw rowRefusal(row, { column: 'period', expected, got: `a second of ${period}` });
    }
    seen.add(`${metric}@${period}`);
    return { metric, quarter: period, value: base };
  });
}
