import type { NamedParameter } from '../../scenario/market-parameters.ts';
import type { Posterior } from '../../scenario/posterior.ts';
import { type Check, markOf, worstOf } from './check.ts';

/** A draw within this share of the range from a bound, or beyond it, is at the bound. On ln where the range allows. */
const EDGE = 0.02;
/** Share of draws at one bound: pass, review. Assumption: four times what the prior puts there; half = the median. */
const PILED = [0.1, 0.5] as const;
/** A set value fails when it lies beyond the range by more than the range is wide. Assumption. */
const FAR = 1;

/** Values that the scenario sets, and draws of the others, against the plausible ranges of the market. */
export const plausibility: Check<'plausibility'> = {
  id: 'plausibility',
  judge({ scenario: { parameters }, posterior, all }) {
    const set = all.flatMap((parameter) => {
      const value = parameters[parameter.name];
      return value === undefined ? [] : [{ name: parameter.name, beyond: beyond(parameter, value) }];
    });
    const drawn = all
      .filter(
        ({ name }) =>
          parameters[name] === undefined && posterior?.draws.some((draw) => name in draw.parameters),
      )
      .map((parameter) => ({ name: parameter.name, share: atBound(parameter, posterior!) }));
    const outside = set.filter((one) => one.beyond > 0);
    const piled = drawn.filter(({ share }) => share > PILED[0]).sort((a, b) => b.share - a.share);
    const marks = [
      ...outside.map((one) => markOf(one.beyond, 0, FAR)),
      ...piled.map(({ share }) => markOf(share, ...PILED)),
    ];
    return {
      mark: worstOf(...marks),
      figures: { outside: outside.map(({ name }) => name), piled, set: set.length, drawn: drawn.length },
    };
  },
};

/** How far a value lies beyond the plausible range, in widths of it; 0 inside. */
function beyond({ plausible: [low, high] }: NamedParameter, value: number): number {
  return Math.max(0, low - value, value - high) / (high - low);
}

/** Share of the draws' weight at that bound which has more of it. */
function atBound({ name, plausible: [low, high] }: NamedParameter, { draws }: Posterior): number {
  const scale = low > 0 ? Math.log : (value: number) => value;
  const edge = EDGE * (scale(high) - scale(low));
  let [all, below, above] = [0, 0, 0];
  for (const { weight, parameters } of draws) {
    const value = parameters[name];
    if (value === undefined) continue;
    all += weight;
    if (scale(value) < scale(low) + edge) below += weight;
    if (scale(value) > scale(high) - edge) above += weight;
  }
  return all > 0 ? Math.max(below, above) / all : 0;
}
