/**
 * The engine behind the page, in a worker: it reads plans, keeps the base half run and answers with what each replicate of
 * a plan gives. It works in slices and looks at what has come in between them, for a worker cannot be interrupted.
 */
import { dayNumber } from '../../sim/notation/dates.ts';
import type { Complaint } from '../../sim/notation/refusal.ts';
import { type Slices, type Trunk, trunk } from '../../sim/runs/browser/trunk.ts';
import { hasPublishedPast } from '../../sim/runs/past.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import type { Problem } from '../../sim/scenario/problems.ts';
import type { SeededScenario } from '../../sim/scenario/scenario.ts';
import type { CheckBase, FromEngine, Opening, RunPlan, ToEngine } from './protocol.ts';
import { recordOf } from './record.ts';
import { planText, readPlan } from './written.ts';

/** What the engine needs of where it runs. */
export interface Surroundings {
  readonly post: (message: FromEngine) => void;
  /** Calls back when what has come in meanwhile has been taken. */
  readonly later: (go: () => void) => void;
}

/** No ticket of a plan: of what is done for the base. */
const OF_BASE = 0;

/** @returns takes what the page says */
export function startEngine({ post, later }: Surroundings): (message: ToEngine) => void {
  /** What is to be done, first things first: checks and the plan's replicates before the base's. */
  let wanted: Slices<void>[] = [];
  let growing: Slices<void>[] = [];
  let isBusy = false;
  let take: (message: RunPlan | CheckBase) => void = () => {
    throw new Error('engine: expected to be opened first');
  };

  function step(): void {
    const queue = wanted.length > 0 ? wanted : growing;
    const [work] = queue;
    isBusy = work !== undefined;
    if (!work) return;
    if (work.next().done) queue.splice(queue.indexOf(work), 1);
    later(step);
  }

  function begin(): void {
    if (!isBusy) step();
  }

  return (message) => {
    if (message.kind !== 'open') return take(message);
    const base = openBase(message);
    growing = message.replicates.map((index) => guarded(OF_BASE, index, base.grow(index), post));
    take = (asked) => {
      if (asked.kind === 'check') {
        wanted.push(guarded(OF_BASE, asked.replicate, base.check(asked.replicate), post));
      } else {
        wanted = base.plan(asked).map(([index, work]) => guarded(asked.ticket, index, work, post));
      }
      begin();
    };
    begin();
  };

  function openBase({ base, written, posteriorName, figures, replicates }: Opening) {
    const { scenario, data, posterior } = base;
    const day = Math.min(dayNumber(scenario.knownUntil) - dayNumber(scenario.from) + 1, scenario.days - 1);
    const trunks = new Map<number, Trunk>();
    const trunkOf = (index: number) => {
      const found = trunks.get(index) ?? trunk(drawMarket(base, index).market, day);
      trunks.set(index, found);
      return found;
    };

    return {
      *grow(index: number): Slices<void> {
        yield* trunkOf(index).grow();
        post({ kind: 'grown', replicate: index });
      },
      *check(index: number): Slices<void> {
        const { fingerprint } = yield* trunkOf(index).whole();
        post({ kind: 'checked', replicate: index, fingerprint });
      },
      plan({ ticket, title, levers }: RunPlan): [index: number, work: Slices<void>][] {
        const text = planText(written, { title, levers });
        const { scenario: found, problems } = readPlan(text, data, posteriorName);
        if (!found) {
          post({
            kind: 'refused',
            ticket,
            problems: problems.filter(({ severity }) => severity === 'error').map(complaintOf),
          });
          return [];
        }
        const plan = { ...found, seed: scenario.seed };
        const isPublished = hasPublishedPast(plan, posterior);
        // a plan changes levers: what else looks wrong is the base's, and was said when the studio was written
        const warnings = problems.filter(({ path }) => path.startsWith('levers')).map(complaintOf);
        post({ kind: 'accepted', ticket, text: plan.resolved, warnings, isPublished });
        return replicates.map((index) => [index, variant(ticket, index, plan)]);
      },
    };

    function* variant(ticket: number, index: number, plan: SeededScenario): Slices<void> {
      const { market } = drawMarket({ scenario: plan, data, posterior }, index);
      const value = yield* trunkOf(index).variant(market);
      const record = value && recordOf(index, value, figures);
      post({ kind: 'answered', ticket, replicate: index, ...(record ? { record } : {}) });
    }
  }
}

/** Of a plan that nobody wrote as a file: the place is the path in it. */
function complaintOf({ path, expected, got, hint }: Problem): Complaint {
  return { place: path || 'plan', expected, got, hints: hint ? [hint] : [] };
}

/** Work whose failure is told and ends nothing else. */
function* guarded(
  ticket: number,
  replicate: number,
  work: Slices<void>,
  post: Surroundings['post'],
): Slices<void> {
  try {
    yield* work;
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    post({ kind: 'failed', ticket, replicate, error });
  }
}
