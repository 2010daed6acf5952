/** The plans on the page, and all that can be done to them and taken back. */
import { computed, signal } from '@preact/signals';
import type { StudioData } from '../data.ts';
import { atHand, copied, type Desk, LETTERS, MOST_PLANS, putAway, taken, withAtHand } from '../desk.ts';
import { begun, type Edits, edited, type Plan, redone, undone } from '../plan.ts';

function firstDesk({ plans }: StudioData, basePlan: Plan): Desk {
  return { plans: plans.length > 0 ? plans.slice(0, MOST_PLANS) : [basePlan], at: 0 };
}

/** A title that tells a copy from the others. */
function copyTitle({ plans }: Desk, { zh, en }: Plan['title']): Plan['title'] {
  const letter = LETTERS[plans.length] ?? '';
  return { zh: `${zh} ${letter}`, en: `${en} ${letter}` };
}

export function planEdits(data: StudioData, basePlan: Plan) {
  const edits = signal<Edits<Desk>>(begun(firstDesk(data, basePlan)));
  const desk = computed(() => edits.value.present);
  const plan = computed(() => atHand(desk.value));
  const put = (next: (now: Edits<Desk>) => Edits<Desk>) => {
    edits.value = next(edits.value);
  };
  const change = (next: (now: Desk) => Desk) => put((now) => edited(now, next(now.present)));
  return {
    desk,
    plan,
    isBase: computed(() => JSON.stringify(plan.value.levers) === JSON.stringify(basePlan.levers)),
    canUndo: computed(() => edits.value.past.length > 0),
    canRedo: computed(() => edits.value.future.length > 0),
    edit: (next: Plan) => change((now) => withAtHand(now, next)),
    take: (at: number) => change((now) => taken(now, at)),
    copyPlan: () => change((now) => copied(now, copyTitle(now, data.title))),
    putAway: () => change(putAway),
    undo: () => put(undone),
    redo: () => put(redone),
  };
}
