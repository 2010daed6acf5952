import type { z } from 'zod';
import type { Policy } from '../model/platform/policy.ts';

/** Text shown to people, in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * One intervention of the platform, a brand or the world. A lever changes the day's Policy and nothing else,
 * so a lever of strength zero, or outside its dates, changes no byte of a run.
 */
export interface Lever<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly id: string;
  readonly title: Bilingual;
  /** What it does, in one or two plain sentences. */
  readonly meaning: Bilingual;
  readonly source: string;
  /** Its own settings, besides those every lever has (id, lever, from, until, ramp, strength, group, budget, when). */
  readonly args: Shape;
  /**
   * Changes `policy` for one day. `strength` is in (0, 1]: the product of the scenario's `strength` and the ramp.
   * Must be linear-at-zero: strength → 0 approaches the untouched policy.
   */
  apply(policy: Policy, strength: number, args: z.infer<z.ZodObject<Shape>>): void;
}
