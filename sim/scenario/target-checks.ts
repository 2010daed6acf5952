/** Whether a target can be answered: a period of the run, a metric that is recorded in it, a figure of its size. */
import { brandLaunch } from '../levers/brand-launch.ts';
import { metricOf } from '../model/measures/all.ts';
import { plausibleRange } from '../model/measures/plausible.ts';
import { otherUnits } from '../notation/amounts.ts';
import { unitIn } from '../notation/currencies.ts';
import { dayNumber, type Period, readPeriod } from '../notation/dates.ts';
import { numbersIn } from '../notation/numbers.ts';
import { ableUsers, at, type Draft, type Find } from './draft.ts';
import { plainOf } from './located.ts';
import type { MarketData } from './market-data.ts';
import { type Problem, warning } from './problems.ts';
import type { TargetData } from './schema.ts';

export function checkTarget(
  target: TargetData,
  index: number,
  draft: Draft,
  find: Find,
  market: MarketData,
): Problem[] {
  const { from, until } = draft;
  const path = ['targets', index, 'over'];
  const period = readPeriod(target.over);
  if (from && until && (period.from < from || period.until > until)) {
    return [at(find, path, `a period within the run, ${from} to ${until}`, target.over)];
  }
  const metric = metricOf(target.metric);
  if (metric.over === 'monthly' && period.kind === 'day') {
    const expected = `a month, quarter or year, for ${metric.name} is counted once a month`;
    return [at(find, path, expected, target.over)];
  }
  return [
    ...neverRecorded(target, index, period, draft, find),
    ...sizeQuestioned(target, index, period, { draft, find, market }),
  ];
}

/** A target of which no run of the scenario records anything. */
function neverRecorded(
  { metric, over }: TargetData,
  index: number,
  period: Period,
  draft: Draft,
  find: Find,
): Problem[] {
  const { from, levers } = draft;
  if (!from) return [];
  const ofLaunch = metric.startsWith('launch') && levers.every((lever) => lever !== undefined);
  if (ofLaunch) {
    const launches = levers.filter((lever) => lever?.lever === brandLaunch.id);
    const first = launches.map((lever) => lever?.from ?? from).toSorted()[0];
    if (first === undefined) {
      const expected = `a metric that this scenario records: ${metric} takes a ${brandLaunch.id} lever`;
      return [at(find, ['targets', index, 'metric'], expected, `${metric}, and no such lever`)];
    }
    if (period.until < first) {
      return [at(find, ['targets', index, 'over'], `a period that reaches the launch, ${first}`, over)];
    }
  }
  if (metric.startsWith('repeat') && period.until.slice(0, 7) === from.slice(0, 7)) {
    const expected = `a period after ${from.slice(0, 7)}: nobody has bought in the month before the run`;
    return [at(find, ['targets', index, 'over'], expected, over)];
  }
  return [];
}

interface Where {
  readonly draft: Draft;
  readonly find: Find;
  readonly market: MarketData;
}

/** A figure that only a slip makes of this size: 7000 for the GMV of a year, where 7000 亿 was meant. */
function sizeQuestioned(
  { metric, atLeast }: TargetData,
  index: number,
  period: Period,
  { draft: { from = period.from, parameters }, find, market }: Where,
): Problem[] {
  if (!parameters || atLeast === 0) return [];
  const newYear = `${period.until.slice(0, 4)}-01-01`;
  const first =
    metric.endsWith('ToDate') && newYear > from ? newYear : metric.endsWith('ToDate') ? from : period.from;
  const days = dayNumber(period.until) - dayNumber(first) + 1;
  const range = plausibleRange(metric, ableUsers(parameters, market), days, market.rate);
  if (!range || (atLeast >= range[0] && atLeast <= range[1])) return [];
  const { place, shownPath, node } = find(['targets', index, 'atLeast']);
  const unit = unitIn(metricOf(metric).unit, market.currency);
  const { figure } = numbersIn('en');
  const written = node && plainOf(node);
  const meant = otherUnits(typeof written === 'string' ? written : String(atLeast)).find(
    ({ value }) => value >= range[0] && value <= range[1],
  );
  const hint = meant ? `did you mean ${meant.text}?` : 'outside the plausible range';
  const [low, high] = range.map((bound) => figure(Number(bound.toPrecision(2)), unit));
  return [warning(place, shownPath, `${low} to ${high}`, figure(atLeast, unit), hint)];
}
