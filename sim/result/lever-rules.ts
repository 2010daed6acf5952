/** What levers with rules did, replicate by replicate: what their budgets have paid, when their triggers had them on. */
import type { Bilingual } from '../notation/language.ts';

/** A budget in one period of one replicate. */
export interface BudgetRow {
  readonly replicate: number;
  /** Id of the lever, and what people call it. */
  readonly lever: string;
  readonly title: Bilingual;
  /** A year `2021`, a quarter `2021Q3`, or the lever's life, first and last day: `2021-06-01/2021-12-31`. */
  readonly period: string;
  readonly budget: number;
  readonly spent: number;
  /** What is left of it at the end of the period. */
  readonly unspent: number;
}

/** Days on which a trigger had its lever on, first and last, ISO. */
export interface SpellRow {
  readonly replicate: number;
  readonly lever: string;
  readonly title: Bilingual;
  readonly from: string;
  readonly until: string;
}

export interface LeverRules {
  readonly budgets: readonly BudgetRow[];
  readonly spells: readonly SpellRow[];
}
