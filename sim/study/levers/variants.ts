/** The scenarios that tell what each lever does: with none of the levers asked, with each alone, and with all. */

import type { Bilingual } from '../../notation/language.ts';
import { nearestNames } from '../../notation/nearest.ts';
import { refuse } from '../../notation/refusal.ts';
import { TOGETHER } from '../../result/levers.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { didYouMean, shown } from '../../scenario/problems.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import type { Comparable } from '../compare/pairing.ts';

/** Names of the variants that are no single lever; no lever has an id in brackets. */
const NONE = '(none)';
export const ALL = '(all)';

const NONE_OF_THEM: Bilingual = { zh: '一个也不用', en: 'None of them' };

export interface Variant extends Comparable {
  readonly title: Bilingual;
  /** The lever that it has alone. */
  readonly lever?: LeverPlan;
}

/**
 * The levers that are asked about, in the order of the scenario.
 * @param only ids; all of them when not said
 * @throws Refusal for an id that the scenario has not, and where it has no lever
 */
export function askedLevers(
  levers: readonly LeverPlan[],
  source: string,
  only: readonly string[] = [],
): readonly LeverPlan[] {
  const ids = levers.map(({ id }) => id);
  if (ids.length === 0) throw refuse(source, 'a scenario with levers', 'one without');
  for (const id of only) {
    if (ids.includes(id)) continue;
    throw refuse('--only', 'the id of a lever of the scenario', shown(id), didYouMean(nearestNames(id, ids)));
  }
  return only.length === 0 ? levers : levers.filter(({ id }) => only.includes(id));
}

/** The scenario with some of its levers; its paired runs, which say where a spread comes from, are not asked. */
function withLevers(prepared: Prepared, levers: readonly LeverPlan[]): Prepared {
  return { ...prepared, scenario: { ...prepared.scenario, levers, spread: 0 } };
}

/** None first, all last. Levers that are not asked about are in force in every variant. */
export function leverVariants(prepared: Prepared, source: string, asked: readonly LeverPlan[]): Variant[] {
  const { levers } = prepared.scenario;
  const having = (some: readonly LeverPlan[]) =>
    withLevers(
      prepared,
      levers.filter((plan) => some.includes(plan) || !asked.includes(plan)),
    );
  return [
    { letter: NONE, title: NONE_OF_THEM, source, prepared: having([]) },
    ...asked.map((lever) => ({
      letter: lever.id,
      title: lever.title,
      source,
      prepared: having([lever]),
      lever,
    })),
    { letter: ALL, title: TOGETHER, source, prepared: having(asked) },
  ];
}
