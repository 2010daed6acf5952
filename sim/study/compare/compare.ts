/** Scenarios side by side: each against the first, by differences of replicates that share all luck. */

import { dayNumber, isoOf, periodOf } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { CompareResult, Comparison, GmvPath } from '../../result/compare.ts';
import { effectGrade } from '../../result/grades.ts';
import { canonical } from '../../runs/canonical.ts';
import { forkTree } from '../../runs/forks.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { drawMarket } from '../../runs/requests.ts';
import { seriesOf } from '../claims/evidence.ts';
import { allPublished, comparedTarget } from './chances.ts';
import { comparedFigure, pairsOf, type RunSide, worthOf } from './compared.ts';
import { askedFigures, figureOf, type Horizon, horizonOf, mainPeriod, mainSpans } from './figures.ts';
import type { Comparable } from './pairing.ts';

/** A scenario that has run, with what it is called. */
export interface FinishedSide extends Comparable, RunSide {
  readonly title: Bilingual;
}

/** First day on which two scenarios can differ; undefined where they never do. */
function apartFrom(a: Prepared, b: Prepared): string | undefined {
  const markets = [a, b].map((prepared) => drawMarket(prepared, 0).market);
  const { from } = a.scenario;
  const [params, others] = markets.map((market) => canonical(market.params));
  if (params !== others) return from;
  const { until, branches } = forkTree(markets);
  return branches.length === 0 ? undefined : isoOf(dayNumber(from) + until);
}

/** Whether every replicate gave the same on both sides, in every byte. */
function isSame(a: RunSide, b: RunSide): boolean {
  const others = new Map(b.run.series.map(({ replicate, values }) => [replicate, values]));
  return a.run.series.every(({ replicate, values }) => {
    const other = others.get(replicate);
    return other?.length === values.length && values.every((value, at) => Object.is(value, other[at]));
  });
}

/** Levers that only one of both has, or that both have otherwise. */
function otherLevers({ prepared: a }: RunSide, { prepared: b }: RunSide) {
  const plansOf = ({ scenario }: Prepared) => new Map(scenario.levers.map((plan) => [plan.id, plan]));
  const [ofA, ofB] = [plansOf(a), plansOf(b)];
  const ids = [...new Set([...ofB.keys(), ...ofA.keys()])];
  return ids
    .filter((id) => canonical(ofA.get(id) ?? null) !== canonical(ofB.get(id) ?? null))
    .map((id) => ofB.get(id) ?? ofA.get(id)!);
}

function compared(
  [a, b]: readonly [FinishedSide, FinishedSide],
  horizon: Horizon,
  isPublished: boolean,
): Comparison {
  const figures = askedFigures(horizon).flatMap(
    (figure) => comparedFigure(figure, pairsOf(figure, a, b), a.prepared.scenario.currency) ?? [],
  );
  const levers = otherLevers(a, b);
  const effect = effectGrade(levers.map(({ lever }) => lever));
  const same = isSame(a, b);
  const numbers = new Set(a.run.series.map(({ replicate }) => replicate));
  return {
    letter: b.letter,
    pairs: b.run.series.filter(({ replicate }) => numbers.has(replicate)).length,
    same,
    apart: apartFrom(a.prepared, b.prepared) ?? null,
    ...(effect ? { effect } : {}),
    levers: levers.map(({ title }) => title),
    figures,
    targets: horizon.targets.flatMap((target) => comparedTarget(target, [a, b], { isPublished, same }) ?? []),
    worth: mainSpans(horizon).flatMap((span) => {
      const of = (metric: string) => pairsOf({ metric, span }, a, b);
      const [gmv, cost] = [of('gmv'), of('leverCost')];
      return gmv.a.length === 0 || gmv.a.length !== cost.a.length ? [] : [worthOf(span.period, gmv, cost)];
    }),
  };
}

/** A run with fewer whole months is drawn day by day. */
const FEWEST_MONTHS = 5;

/** GMV of every side over time, for the eye. */
function pathsOf(sides: readonly FinishedSide[], { until }: Horizon): GmvPath[] {
  const rows = sides.flatMap(({ letter, run }) =>
    run.result.summary
      .filter(({ metric, period }) => metric === 'gmv' && (periodOf(period)?.until ?? '') <= until)
      .map((row) => ({ letter, row, kind: periodOf(row.period)?.kind })),
  );
  const months = rows.filter(({ kind }) => kind === 'month');
  const isShort = months.length < FEWEST_MONTHS * sides.length;
  return (isShort ? rows.filter(({ kind }) => kind === 'day') : months).map(
    ({ letter, row: { period, q10, q50, q90 } }) => ({ letter, period, q10, q50, q90 }),
  );
}

/** One value of one replicate on one side. */
export interface PairRow {
  readonly letter: string;
  readonly replicate: number;
  readonly metric: string;
  readonly period: string;
  readonly value: number;
}

/** All that the comparison is made of: every figure of every replicate. */
export function pairRows(sides: readonly FinishedSide[]): PairRow[] {
  const figures = askedFigures(horizonOf(sides.map(({ prepared }) => prepared.scenario)));
  return sides.flatMap(({ letter, run }) =>
    figures.flatMap(({ metric, span }) =>
      [...figureOf({ metric, span }, seriesOf(run))].flatMap(([replicate, value]) =>
        Number.isFinite(value) ? [{ letter, replicate, metric, period: span.period, value }] : [],
      ),
    ),
  );
}

/** @param sides A first; they make pairs (pairing.ts) */
export function compareSides(sides: readonly FinishedSide[]): CompareResult {
  const [a, ...others] = sides as readonly [FinishedSide, ...FinishedSide[]];
  const horizon = horizonOf(sides.map(({ prepared }) => prepared.scenario));
  const isPublished = allPublished(sides);
  const { scenario, identity } = a.prepared;
  const good = sides.map(({ run }) => new Set(run.series.map(({ replicate }) => replicate)));
  const replicates = Math.min(...sides.map(({ prepared }) => prepared.scenario.replicates));
  const whole = [...good[0]!].filter((k) => good.every((own) => own.has(k))).length;
  return {
    schema: 'laotie/compare@1',
    engine: identity.engine,
    dataHash: identity.dataHash,
    seed: scenario.seed,
    scale: scenario.scale,
    from: scenario.from,
    knownUntil: scenario.knownUntil,
    ...(scenario.currency === undefined ? {} : { currency: scenario.currency }),
    replicates,
    failed: replicates - whole,
    isPublishedPast: isPublished,
    main: mainPeriod(horizon),
    sides: sides.map(({ letter, source, title, prepared }) => ({
      letter,
      source,
      title,
      until: prepared.scenario.until,
      scenarioHash: prepared.identity.scenarioHash,
    })),
    comparisons: others.map((b) => compared([a, b], horizon, isPublished)),
    paths: pathsOf(sides, horizon),
  };
}
