/** Checks between the values of a scenario; each takes what is valid on its own and leaves out the rest. */
import { dayNumber, daysOf } from '../notation/dates.ts';
import { shortNumber } from '../notation/quantity.ts';
import { calendarReach } from './calendar.ts';
import { ableUsers, at, type Draft, type Find, valuesOf } from './draft.ts';
import { outsideAttention, unknownAttention } from './known-attention.ts';
import { checkLever, checkOverlaps } from './lever-checks.ts';
import { shownNode } from './located.ts';
import type { MarketData } from './market-data.ts';
import { hardFaults, parametersOf } from './market-parameters.ts';
import { error, type Problem, warning } from './problems.ts';
import { FEWEST_PAIRED } from './scenario.ts';
import { checkTarget } from './target-checks.ts';

/** Draws are addressed by 14 bits of day. */
const MOST_DAYS = 2 ** 14;
const FEWEST_FANS = 100;

export function checkDraft(whole: Draft, find: Find, market: MarketData): Problem[] {
  const dates = [
    ...checkDates(whole, find, calendarReach(market.calendar)),
    ...checkAttention(whole, find, market),
  ];
  // In a run that ends before it starts everything would lie outside.
  const draft = dates.some(({ path }) => path === 'until')
    ? { ...whole, from: undefined, until: undefined }
    : whole;
  return [
    ...dates,
    ...checkPopulation(draft, find, market),
    ...checkParameters(draft, find, market),
    ...draft.levers.flatMap((lever, i) => (lever ? checkLever(lever, i, draft, find, market) : [])),
    ...checkOverlaps(draft, find, market),
    ...checkSpread(draft, find),
    ...checkPeriods(draft, find),
    ...draft.targets.flatMap((target, i) => (target ? checkTarget(target, i, draft, find, market) : [])),
  ];
}

function checkDates(
  { from, until, knownUntil }: Draft,
  find: Find,
  reach: ReturnType<typeof calendarReach>,
): Problem[] {
  const problems: Problem[] = [];
  if (from && from < reach.from) {
    problems.push(at(find, ['from'], `a day within the calendar, at least ${reach.from}`, from));
  }
  if (from && until && until < from) problems.push(at(find, ['until'], `a date not before ${from}`, until));
  if (until && until > reach.until) {
    problems.push(at(find, ['until'], `a day within the calendar, at most ${reach.until}`, until));
  }
  if (from && until && dayNumber(until) - dayNumber(from) >= MOST_DAYS) {
    problems.push(at(find, ['until'], `a run of at most ${MOST_DAYS} days`, `${from} to ${until}`));
  }
  if (from && knownUntil && knownUntil < from) {
    problems.push(at(find, ['knownUntil'], `a date not before ${from}`, knownUntil));
  }
  return problems;
}

/** What of the run no known figure of attention speaks of. */
function checkAttention({ from, until, knownUntil }: Draft, find: Find, market: MarketData): Problem[] {
  if (!from || !until || !knownUntil) return [];
  const unknown = unknownAttention(market, knownUntil);
  if (unknown.length > 0) {
    const expected = `a day by which a quarter of ${unknown.join(', ')} was published`;
    return [at(find, ['knownUntil'], expected, knownUntil)];
  }
  return outsideAttention(market, { from, until, knownUntil }).map(({ of, expected, got, hint }) => {
    const { place, shownPath } = find([of]);
    return warning(place, shownPath, expected, got, hint);
  });
}

function checkPopulation({ population, parameters }: Draft, find: Find, market: MarketData): Problem[] {
  if (!population || !parameters) return [];
  const able = ableUsers(parameters, market);
  const { scale, fans = able / (scale ?? 1) } = population;
  const key = scale === undefined ? 'fans' : 'scale';
  const expected = `at least ${FEWEST_FANS} fan agents`;
  // Rounded, for a scale computed from 100 fans gives back a number just beside 100.
  if (Math.round(fans) < FEWEST_FANS) {
    const got = scale === undefined ? shortNumber(fans) : `${Math.floor(fans)} (scale ${shortNumber(scale)})`;
    return [at(find, ['population', key], expected, got)];
  }
  if (Math.round(fans) <= able) return [];
  return [
    at(find, ['population', key], `at most ${shortNumber(able)} fan agents, one a user`, shortNumber(fans)),
  ];
}

function checkParameters({ parameters }: Draft, find: Find, market: MarketData): Problem[] {
  const values = parameters ? valuesOf(parameters) : {};
  const faults = hardFaults(market, values);
  return parametersOf(market).flatMap(({ name, plausible: [low, high], source, unit }) => {
    const value = values[name];
    const fault = faults.get(name);
    if (value === undefined || (!fault && value >= low && value <= high)) return [];
    const { place, shownPath, node } = find(['parameters', name]);
    if (fault) return [error(place, shownPath, fault, shownNode(node))];
    const expected = `${shortNumber(low)} to ${shortNumber(high)} ${unit} (${source})`;
    return [warning(place, shownPath, expected, shortNumber(value), 'outside the plausible range')];
  });
}

function checkPeriods({ from, until, periods = [] }: Draft, find: Find): Problem[] {
  if (!from || !until) return [];
  return periods.flatMap((period, i) => {
    const days = daysOf(period)!;
    if (days.from >= from && days.until <= until) return [];
    return [at(find, ['periods', i], `a period within the run, ${from} to ${until}`, period)];
  });
}

/** Too few paired runs say nothing, and a replicate has one pair at most. */
function checkSpread({ spread, replicates }: Draft, find: Find): Problem[] {
  if (!spread || !replicates || (spread >= FEWEST_PAIRED && spread <= replicates)) return [];
  const { place, shownPath } = find(['spread']);
  const [expected, hint] =
    Math.min(spread, replicates) < FEWEST_PAIRED
      ? [
          `0, or ${FEWEST_PAIRED} and more of as many replicates`,
          'fewer do not say where the spread comes from',
        ]
      : [`at most the ${replicates} replicates`, `${replicates} get paired runs`];
  return [warning(place, shownPath, expected, `${spread} of ${replicates} replicates`, hint)];
}
