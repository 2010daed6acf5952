/** Chances of targets on all sides, judged alike: by the forecast where GMV is meant, else by the replicates. */
import { dayNumber } from '../../notation/dates.ts';
import type { ComparedTarget } from '../../result/compare.ts';
import { type GmvSample, gmvOf, gmvSamples } from '../../result/forecast/gmv.ts';
import { targetHits } from '../../result/targets.ts';
import { replicateKey } from '../../runs/seed.ts';
import type { Target } from '../../scenario/scenario.ts';
import { chanceOnBoth, type RunSide } from './compared.ts';

/** Whether every side has the published past. Where one has not, no published quarter stands in any. */
export function allPublished(sides: readonly RunSide[]): boolean {
  return sides.every(({ run }) => run.result.forecast?.otherPast !== true);
}

/** GMV of a side as it is forecast: its replicates with the model's errors, which are those of every other side too. */
function sampleOf({ prepared, run }: RunSide, isPublished: boolean): GmvSample | undefined {
  const { scenario, posterior } = prepared;
  const { forecast, actuals } = run.result;
  if (!forecast) return undefined;
  const { from, until, seed } = scenario;
  const { base, modelError } = forecast;
  const residuals = posterior?.residuals ?? [];
  const plan = { from, until, base, modelError, residuals, key: replicateKey(seed, 0) };
  const runs = run.series.map(({ replicate, values }) => ({ index: replicate, gmv: gmvOf(values, plan) }));
  return gmvSamples(plan, runs, isPublished ? actuals : []);
}

/** For each replicate of a side the share of its values that reach the target; none where it is not recorded. */
function hitsOf(side: RunSide, target: Target, isPublished: boolean): ReadonlyMap<number, number> {
  const { prepared, run } = side;
  const { from, until } = prepared.scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  const gmv = target.metric === 'gmv' ? sampleOf(side, isPublished) : undefined;
  const series = run.series.map(({ values }) => values);
  const hits = targetHits(target, { from, days }, series, gmv);
  return new Map(
    run.series.flatMap(({ replicate }, at) => {
      const share = hits[at];
      return share === undefined ? [] : [[replicate, share] as const];
    }),
  );
}

/**
 * A target on A and on another side.
 * @param same nothing differs between both, so that nothing is left to chance
 * @returns undefined where no pair has recorded it
 */
export function comparedTarget(
  target: Target,
  [a, b]: readonly [RunSide, RunSide],
  { isPublished, same }: { readonly isPublished: boolean; readonly same: boolean },
): ComparedTarget | undefined {
  const [hitsA, hitsB] = [hitsOf(a, target, isPublished), hitsOf(b, target, isPublished)];
  const pairs = [...hitsA.keys()].filter((k) => hitsB.has(k));
  if (pairs.length === 0) return undefined;
  const [chancesA, chancesB] = [hitsA, hitsB].map((hits) => pairs.map((k) => hits.get(k)!)) as [
    number[],
    number[],
  ];
  const { currency } = a.prepared.scenario;
  return chanceOnBoth(target, currency, { a: chancesA, b: chancesB }, same);
}
