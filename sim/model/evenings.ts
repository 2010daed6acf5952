/** Rules from outside: what happens among the fans of a day when all visits are over (fans/outsideRules.ts adds them). */
import type { Policy } from './platform/policy.ts';
import type { World } from './world.ts';

export type Evening = (world: World, policy: Policy) => void;

/** None without a plugin that has rules. */
export const EVENINGS: readonly Evening[] = [];
