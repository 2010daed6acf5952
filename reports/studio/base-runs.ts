/** The base in a worker, each replicate kept half run, and the plans that go on from it. */
import { dayNumber } from '../../sim/notation/dates.ts';
import type { Complaint } from '../../sim/notation/refusal.ts';
import { type Slices, type Trunk, trunk } from '../../sim/runs/browser/trunk.ts';
import { hasPublishedPast } from '../../sim/runs/past.ts';
import { drawMarket, redrawLevers } from '../../sim/runs/requests.ts';
import type { Problem } from '../../sim/scenario/problems.ts';
import type { Scenario, SeededScenario } from '../../sim/scenario/scenario.ts';
import type { FromEngine, Opening, RunPlan } from './protocol.ts';
import { recordOf } from './record.ts';
import { planText, readPlan } from './written.ts';

export type Post = (message: FromEngine) => void;

/** Work for one replicate; what comes of it is posted. */
export type ReplicateWork = readonly [replicate: number, work: Slices<void>];

export interface BaseRuns {
  /** Keeps every replicate up to the information date, and ends those that the page does not have. */
  grow(): ReplicateWork[];
  /** Simulates a replicate again, from its first day. */
  check(replicate: number): ReplicateWork;
  /** Reads a plan and says what it is; no work where it is no scenario. */
  plan(asked: RunPlan): ReplicateWork[];
}

export function baseRuns(
  { base, written, posteriorName, asked, replicates, known, keptTwice }: Opening,
  post: Post,
): BaseRuns {
  const { scenario, data, posterior } = base;
  const market = { name: scenario.market, file: scenario.marketFile, data };
  const day = Math.min(dayNumber(scenario.knownUntil) - dayNumber(scenario.from) + 1, scenario.days - 1);
  const has = new Set(known);
  const trunks = new Map<number, Trunk>();
  const trunkOf = (replicate: number) => {
    const found = trunks.get(replicate);
    if (found) return found;
    const own = trunk(drawMarket(base, replicate).market, day, keptTwice.includes(replicate));
    trunks.set(replicate, own);
    return own;
  };

  function* grown(replicate: number): Slices<void> {
    yield* trunkOf(replicate).grow();
    // going on from a state takes code that growing has not run: the first plan would wait until that is compiled
    if (replicate === replicates[0] && has.has(replicate)) yield* trunkOf(replicate).rest();
    post({ kind: 'grown', replicate });
    yield* based(replicate);
  }

  /** To its end, unless the page has what it gave. */
  function* based(replicate: number): Slices<void> {
    if (has.has(replicate)) return;
    const value = yield* trunkOf(replicate).rest();
    has.add(replicate);
    post({ kind: 'based', record: recordOf(replicate, value, asked) });
  }

  function* checked(replicate: number): Slices<void> {
    const { fingerprint } = yield* trunkOf(replicate).whole();
    post({ kind: 'checked', replicate, fingerprint });
  }

  function* answered(ticket: number, replicate: number, plan: SeededScenario): Slices<void> {
    yield* based(replicate); // by itself a plan says nothing
    const own = trunkOf(replicate);
    const value = yield* own.variant(redrawLevers(own.market, { scenario: plan, data }, replicate));
    const record = value && recordOf(replicate, value, asked);
    post({ kind: 'answered', ticket, replicate, ...(record ? { record } : {}) });
  }

  return {
    grow: () => replicates.map((replicate) => [replicate, grown(replicate)]),
    check: (replicate) => [replicate, checked(replicate)],
    plan({ ticket, title, levers }) {
      const text = planText(written, { title, levers });
      const { scenario: found, problems } = readPlan(text, market, posteriorName);
      if (!found) {
        const errors = problems.filter(({ severity }) => severity === 'error');
        post({ kind: 'refused', ticket, problems: errors.map(complaintOf) });
        return [];
      }
      const plan = { ...found, seed: scenario.seed };
      const warnings = problems.filter(({ path }) => isOfPlan(path, found)).map(complaintOf);
      const isPublished = hasPublishedPast(plan, posterior);
      post({ kind: 'accepted', ticket, text: plan.resolved, warnings, isPublished });
      return replicates.map((replicate) => [replicate, answered(ticket, replicate, plan)]);
    },
  };
}

/**
 * A plan changes levers ahead: what else looks wrong is the base's, and was said when the studio was written; nor does it
 * matter of a lever that was parted that it never came to its full strength.
 */
function isOfPlan(path: string, { levers, knownUntil }: Scenario): boolean {
  if (!path.startsWith('levers')) return false;
  const past = levers.filter(({ until }) => until <= knownUntil);
  return past.every(({ id }) => path !== `levers.${id}` && !path.startsWith(`levers.${id}.`));
}

/** Of a plan that nobody wrote as a file: the place is the path in it. */
function complaintOf({ path, expected, got, hint }: Problem): Complaint {
  return { place: path || 'plan', expected, got, hints: hint ? [hint] : [] };
}
