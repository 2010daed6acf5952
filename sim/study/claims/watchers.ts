/** Observers of a market from day to day: they see the inside that no daily metric shows, and change nothing. */
import { CLIMBING, KEY_ACCOUNT, NEW_SHOP, OUTSIDE, SUPER_KEY_ACCOUNT } from '../../model/brands/brands.ts';
import { ADMITTED, APPLICANT, CLASSES, meanCapability, REMOVED } from '../../model/providers/providers.ts';
import type { MarketPlan } from '../../model/simulate.ts';
import { isPresent, NONE, STORE, TALENT } from '../../model/streamers/streamers.ts';
import type { World } from '../../model/world.ts';
import { dayNumber, readPeriod } from '../../notation/dates.ts';
import type { Told } from './figures.ts';

export interface Watcher {
  /** The world after each day. */
  look(world: World): void;
  /** What was seen, after the last day. */
  told(): Told;
}

export type Watch = (plan: MarketPlan) => Watcher;

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((a, b) => a + b) / values.length : Number.NaN;
}

/** STEPS (C10): how brands move between the stages, and how long a brand takes from one to the next. */
export const watchStages: Watch = () => {
  let before = new Uint8Array(0);
  let highest = new Uint8Array(0);
  /** Day on which a brand reached its highest stage. */
  let reached = new Int32Array(0);
  const waits: number[][] = Array.from({ length: SUPER_KEY_ACCOUNT + 1 }, () => []);
  const seen = { up: 0, skipped: 0, down: 0 };
  let learned = Number.NaN;
  /** Brands in each stage at the last look. */
  const inStage = new Int32Array(SUPER_KEY_ACCOUNT + 1);
  return {
    look({ brands, day }) {
      if (before.length === 0) {
        before = new Uint8Array(brands.count).fill(OUTSIDE);
        highest = Uint8Array.from(before);
        reached = new Int32Array(brands.count);
      }
      let gained = 0;
      inStage.fill(0);
      for (let b = 0; b < brands.count; b++) {
        const [was, is] = [before[b]!, brands.stage[b]!];
        gained += brands.learned[b]!;
        inStage[is]!++;
        if (was === is) continue;
        before[b] = is;
        if (was !== OUTSIDE) seen[is === was + 1 ? 'up' : is > was ? 'skipped' : 'down']++;
        if (is <= highest[b]!) continue;
        if (was !== OUTSIDE) waits[is]!.push(day - reached[b]!);
        highest[b] = is;
        reached[b] = day;
      }
      learned = gained / Math.max(1, brands.present);
    },
    told: () => ({
      ...seen,
      learned,
      newShops: inStage[NEW_SHOP]!,
      climbing: inStage[CLIMBING]!,
      ka: inStage[KEY_ACCOUNT]!,
      ska: inStage[SUPER_KEY_ACCOUNT]!,
      daysToClimbing: mean(waits[CLIMBING]!),
      daysToKa: mean(waits[KEY_ACCOUNT]!),
      daysToSka: mean(waits[SUPER_KEY_ACCOUNT]!),
    }),
  };
};

const CLASS_NAMES = ['Strategic', 'Base', 'Local', 'Brand'] as const;

/** Classes of provider (C15): who is admitted, refused and removed, and at which capability. */
export const watchStandings: Watch = () => {
  let before = new Uint8Array(0);
  const admitted = new Int32Array(CLASSES);
  const removed = new Int32Array(CLASSES);
  const refused = new Int32Array(CLASSES);
  const least = new Float64Array(CLASSES).fill(Number.POSITIVE_INFINITY);
  return {
    look({ providers: p, day, exogenous }) {
      if (before.length === 0) before = new Uint8Array(p.count).fill(APPLICANT);
      for (let k = 0; k < p.count; k++) {
        const kind = p.class[k]!;
        if (before[k] === APPLICANT && p.standing[k] === ADMITTED) {
          admitted[kind]!++;
          least[kind] = Math.min(least[kind]!, meanCapability(p, k));
        }
        if (before[k] !== REMOVED && p.standing[k] === REMOVED) removed[kind]!++;
        before[k] = p.standing[k]!;
      }
      if (day < exogenous.days - 1) return;
      for (let k = 0; k < p.count; k++) {
        if (p.standing[k] === APPLICANT && p.founded[k]! < day - 56) refused[p.class[k]!]!++;
      }
    },
    told: () =>
      Object.fromEntries(
        CLASS_NAMES.flatMap((name, kind) => [
          [`admitted${name}`, admitted[kind]!],
          [`refused${name}`, refused[kind]!],
          [`removed${name}`, removed[kind]!],
          [`least${name}`, least[kind]!],
        ]),
      ),
  };
};

/** Pinocchio (C20): what comes first, and what a warning does to the claims of the warned. */
export const watchWarnings: Watch = () => {
  let warnings = new Uint8Array(0);
  let claims = new Float64Array(0);
  let suspended = new Int32Array(0);
  const seen = {
    first: 0,
    firstOnlyReminded: 0,
    warned: 0,
    suspensions: 0,
    suspendedUnwarned: 0,
    removals: 0,
  };
  let kept = 0;
  return {
    look({ streamers: s, day }) {
      if (warnings.length === 0) {
        warnings = new Uint8Array(s.count);
        suspended = new Int32Array(s.count);
        claims = Float64Array.from(s.claims);
      }
      for (let j = 0; j < s.talents; j++) {
        const isSuspended = s.suspendedUntil[j]! > suspended[j]!;
        const isRemoved = s.cleared[j] === day + 1;
        if (s.warnings[j]! > warnings[j]!) {
          seen.warned++;
          if (claims[j]! > 0) kept += s.claims[j]! / claims[j]!;
          if (warnings[j] === 0) {
            seen.first++;
            if (!isSuspended && !isRemoved) seen.firstOnlyReminded++;
          }
        }
        if (isSuspended) {
          seen.suspensions++;
          if (warnings[j] === 0) seen.suspendedUnwarned++;
        }
        if (isRemoved) seen.removals++;
        warnings[j] = s.warnings[j]!;
        suspended[j] = s.suspendedUntil[j]!;
        claims[j] = s.claims[j]!;
      }
    },
    told: () => ({ ...seen, claimsKept: kept / seen.warned }),
  };
};

/** Who the clients of providers are on the last day (C14). */
export const watchClients: Watch = () => {
  const clients = { talents: 0, stores: 0 };
  return {
    look({ streamers: s, day, exogenous }) {
      if (day < exogenous.days - 1) return;
      for (let at = 0; at < s.activeCount; at++) {
        const j = s.active[at]!;
        if (s.provider[j] === NONE || !isPresent(s, j, day)) continue;
        if (s.kind[j] === TALENT) clients.talents++;
        else if (s.kind[j] === STORE) clients.stores++;
      }
    },
    told: () => ({ ...clients }),
  };
};

/** Grades of the trust card (C24): how well the holders cover their goods on the last day. */
export const watchCards: Watch = () => {
  let covers: number[] = [];
  return {
    look({ streamers: s, day, exogenous }) {
      if (day < exogenous.days - 1) return;
      covers = [...s.cover].filter((cover, j) => cover > 0 && isPresent(s, j, day));
    },
    told: () => ({
      holders: covers.length,
      leastCover: covers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      mostCover: covers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    }),
  };
};

/** Daily users that the market is fed with in a period. */
export const attentionOver =
  (period: string): Watch =>
  (plan) => {
    const { from, until } = readPeriod(period);
    const [first, last] = [dayOf(plan, from), dayOf(plan, until)];
    const { mau, dauShare } = plan.exogenous;
    const users = mau.map((monthly, day) => monthly * dauShare[day]!).subarray(first, last + 1);
    return { look() {}, told: () => ({ dailyUsers: mean([...users]) }) };
  };

/** The number of a date among the days of a plan. */
export function dayOf({ exogenous }: Pick<MarketPlan, 'exogenous'>, date: string): number {
  return dayNumber(date) - dayNumber(exogenous.from);
}
