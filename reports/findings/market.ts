/** Findings about the market: private domain, trust, repeat rate, brands, providers, the platform's money. */

import { moneyOf } from '../../sim/notation/currencies.ts';
import { dayNumber } from '../../sim/notation/dates.ts';
import type { MarketGoal, RunResult, SummaryRow } from '../../sim/result/result.ts';
import { rowOf, rowsOf, yearBefore, yearOf } from '../run-rows.ts';
import type { Place, Words } from '../words/words.ts';
import { directionOf, type FindingRule, type Say } from './finding.ts';

/** Shares closer than this count as equal: one percentage point. */
const SHARE_BOUND = 0.01;
/** Trust closer than this counts as level. */
const TRUST_BOUND = 0.01;
/** An interval must keep this far from one half to be called above or below it, so that no figure reads 50%. */
const HALF_BOUND = 0.001;
/** Counts closer than this share of the earlier one count as equal. */
const COUNT_BOUND = 0.02;

/** The metric in the report's year and in the year before. */
function years(
  result: RunResult,
  metric: string,
): { now: SummaryRow; before: SummaryRow | undefined } | undefined {
  const now = rowOf(result, metric, yearOf(result));
  return now && { now, before: rowOf(result, metric, yearBefore(result)) };
}

/** How a share compares with the year before; empty when that year was not simulated. */
function sinceLastYear(now: number, before: number | undefined): Say {
  if (before === undefined) return () => '';
  const direction = directionOf(now, before, SHARE_BOUND);
  return (words, numbers) =>
    words.market.change(direction, numbers.points(now - before), numbers.points(SHARE_BOUND));
}

function besideHalf({ q10, q90 }: SummaryRow): Place {
  if (q10 >= 0.5 + HALF_BOUND) return 'above';
  return q90 <= 0.5 - HALF_BOUND ? 'below' : 'inside';
}

const privateDomain: FindingRule = {
  id: 'private-share',
  from(result) {
    const found = years(result, 'privateShare');
    if (found === undefined) return undefined;
    const { now, before } = found;
    const change = sinceLastYear(now.q50, before?.q50);
    return (words, numbers) => {
      const { period, share } = numbers;
      const [year, place] = [period(now.period), besideHalf(now)];
      const first = words.market.privateShare(place, year, share(now.q50), share(now.q10), share(now.q90));
      return [first, change(words, numbers)].filter(Boolean).join(numbers.gap);
    };
  },
};

const trust: FindingRule = {
  id: 'trust',
  from(result) {
    const months = rowsOf(result, 'meanTrust', 'month').filter(({ period }) =>
      period.startsWith(yearOf(result)),
    );
    const [first, last] = [months[0], months.at(-1)];
    if (first === undefined || last === undefined || first === last) return undefined;
    const direction = directionOf(last.q50, first.q50, TRUST_BOUND);
    const difference = direction === 'flat' ? TRUST_BOUND : Math.abs(last.q50 - first.q50);
    return (words, { period, index }) =>
      words.market.trust(
        direction,
        period(last.period),
        index(last.q50),
        period(first.period),
        index(difference),
      );
  },
};

const trustAccount: FindingRule = {
  id: 'trust-account',
  from(result) {
    const [opened, returned, lost] = ['trustOpened', 'trustReturned', 'trustLost'].map((metric) =>
      rowOf(result, metric, yearOf(result)),
    );
    if (!opened || !returned || !lost || opened.q50 <= 0) return undefined;
    const of100 = (part: SummaryRow) => (100 * part.q50) / opened.q50;
    return (words, { period, count }) =>
      words.market.account(period(opened.period), count(of100(returned)), count(of100(lost)));
  },
};

const repeat: FindingRule = {
  id: 'repeat-rate',
  from(result) {
    const found = years(result, 'repeatRate');
    if (found === undefined) return undefined;
    const { now, before } = found;
    const change = sinceLastYear(now.q50, before?.q50);
    return (words, numbers) => {
      const { period, share } = numbers;
      const first = words.market.repeat(period(now.period), share(now.q50), share(now.q10), share(now.q90));
      return [first, change(words, numbers)].filter(Boolean).join(numbers.gap);
    };
  },
};

const brands: FindingRule = {
  id: 'brands',
  from(result) {
    const found = years(result, 'brands');
    if (found?.before === undefined || found.before.q50 <= 0) return undefined;
    const { now, before } = found;
    const direction = directionOf(now.q50 / before.q50, 1, COUNT_BOUND);
    return (words, { period, count, times }) =>
      words.market.brands(
        direction,
        period(now.period),
        count(now.q50),
        count(before.q50),
        times(now.q50 / before.q50),
      );
  },
};

const brandShare: FindingRule = {
  id: 'brand-share',
  from(result) {
    const [brand, all] = [rowOf(result, 'brandGmv', yearOf(result)), rowOf(result, 'gmv', yearOf(result))];
    if (!brand || !all || all.q50 <= 0) return undefined;
    return (words, { period, figure, share }) =>
      words.market.brandShare(
        period(brand.period),
        figure(brand.q50, brand.unit),
        share(brand.q50 / all.q50),
      );
  },
};

/** GMV of a provider's clients in a year from which on it is large, in the currency of the market. */
const LARGE = 1e9;

const providers: FindingRule = {
  id: 'providers',
  from(result) {
    const { from, until } = result.scenario;
    const fullYear = dayNumber(until) - dayNumber(from) >= 365;
    const billion = rowsOf(result, 'providersAbove1bn', 'month').at(-1);
    const hundred = rowsOf(result, 'providersAbove100m', 'month').at(-1);
    if (!fullYear || !billion || !hundred || billion.period !== until.slice(0, 7)) return undefined;
    const rows = [billion, hundred];
    const goals = rows.map(({ metric }) => result.market?.goals.find((goal) => goal.metric === metric));
    return ({ market }, numbers) => {
      const { date, count, gap, money } = numbers;
      const told = rows.map(
        ({ q50 }, at) => [count(q50), goals[at] ? count(goals[at].atLeast) : ''] as const,
      );
      return [
        market.providers(date(until), money(LARGE, moneyOf(result.manifest)), told[0]!, told[1]!),
        ...goalSentence(rows, goals, until)(market, date),
      ].join(gap);
    };
  },
};

/** Whether goals are met; nothing where there are none. */
function goalSentence(
  rows: readonly SummaryRow[],
  goals: readonly (MarketGoal | undefined)[],
  until: string,
): (words: Words['market'], date: (day: string) => string) => string[] {
  const set = goals.flatMap((goal, at) => (goal ? [{ goal, reached: rows[at]!.q50 >= goal.atLeast }] : []));
  const due = set
    .map(({ goal }) => goal.until)
    .sort()
    .at(-1);
  if (due === undefined) return () => [];
  if (set.every(({ reached }) => reached)) return (words) => [words.goalMet];
  return (words, date) => [words.goalMissed(until > due ? 'due' : 'ahead', date(due))];
}

const money: FindingRule = {
  id: 'platform-money',
  from(result) {
    const revenue = rowOf(result, 'platformRevenue', yearOf(result));
    const cost = rowOf(result, 'leverCost', yearOf(result));
    if (!revenue || !cost || revenue.q50 <= 0) return undefined;
    return (words, { period, figure, share }) =>
      words.market.money(
        period(revenue.period),
        figure(revenue.q50, revenue.unit),
        figure(cost.q50, cost.unit),
        share(cost.q50 / revenue.q50),
      );
  },
};

export const MARKET_FINDINGS: readonly FindingRule[] = [
  privateDomain,
  trust,
  trustAccount,
  repeat,
  brands,
  brandShare,
  providers,
  money,
];
