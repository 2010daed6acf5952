/** Checks between the values of a lever's `when`. */
import { brandLaunch } from '../levers/brand-launch.ts';
import { metricOf } from '../model/measures/all.ts';
import { shortNumber } from '../notation/quantity.ts';
import { at, type Draft, type Find } from './draft.ts';
import type { Problem } from './problems.ts';
import type { WhenData } from './when-schema.ts';

/** A metric of every day, one threshold to put the lever on, and one on its other side to put it off. */
export function checkWhen(when: WhenData, index: number, draft: Draft, find: Find): Problem[] {
  const path = ['levers', index, 'when'];
  const { metric, below, above, untilAbove, untilBelow } = when;
  if (metricOf(metric).over === 'monthly')
    return [at(find, [...path, 'metric'], 'a metric that is recorded every day', metric)];
  if (metric.startsWith('launch') && draft.levers.every((one) => one && one.lever !== brandLaunch.id)) {
    const expected = `a metric that this scenario records: ${metric} takes a ${brandLaunch.id} lever`;
    return [at(find, [...path, 'metric'], expected, `${metric}, and no such lever`)];
  }
  if ((below === undefined) === (above === undefined))
    return [at(find, path, 'either below or above', below === undefined ? 'neither' : 'both')];
  const [name, end] = below === undefined ? ['untilAbove', untilAbove] : ['untilBelow', untilBelow];
  if (end !== undefined) {
    const expected =
      below === undefined ? 'untilBelow, the way back from above' : 'untilAbove, the way back from below';
    return [at(find, [...path, name], expected, name)];
  }
  if (below !== undefined && untilAbove !== undefined && untilAbove < below)
    return [
      at(find, [...path, 'untilAbove'], `at least below, ${shortNumber(below)}`, shortNumber(untilAbove)),
    ];
  if (above !== undefined && untilBelow !== undefined && untilBelow > above)
    return [
      at(find, [...path, 'untilBelow'], `at most above, ${shortNumber(above)}`, shortNumber(untilBelow)),
    ];
  return [];
}
