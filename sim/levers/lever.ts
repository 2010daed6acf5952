import type { ParameterName } from '../model/params.ts';
import type { Aimed } from '../model/platform/group.ts';
import type { Account } from '../model/platform/leverRule.ts';
import type { Policy } from '../model/platform/policy.ts';
import type { Seen } from '../model/seen.ts';
import { texts } from '../model/texts.ts';
import type { Bilingual } from '../notation/language.ts';
import type { QuantityKind } from '../notation/quantity.ts';

/** A setting that is one number, an amount, persons, fractions, days or as its meaning says. */
export interface QuantitySetting {
  readonly kind: QuantityKind;
  /** Inclusive; a value outside it is an error. */
  readonly range: readonly [low: number, high: number];
  /** Its value when a scenario says nothing; without one a scenario must say it. */
  readonly initial?: number;
  /** One sentence for editors and `explain`. */
  readonly meaning: string;
}

/** A setting that is a list of some of the names in `of`, at least one. */
export interface ChoicesSetting {
  readonly kind: 'choices';
  readonly of: readonly string[];
  readonly initial: readonly string[];
  readonly meaning: string;
  /** What messages say was expected: of one entry, of the whole, of an empty list. */
  readonly expected: { readonly one: string; readonly list: string; readonly some: string };
}

/** One setting of a lever. */
export type Setting = QuantitySetting | ChoicesSetting;
/** Settings of a lever, by their names in scenarios. */
export type Settings = Readonly<Record<string, Setting>>;

type ValueOf<One extends Setting> = One extends {
  readonly kind: 'choices';
  readonly of: readonly (infer Choice)[];
}
  ? readonly Choice[]
  : number;

/** How a kind keeps within a budget to the fen, or why it cannot. */
export type Money =
  | {
      /** Where its cost is booked. */
      readonly account: Account;
      readonly within: Bilingual;
    }
  | { readonly noBudget: Bilingual };

/** By what a group of sellers is named (scenario/lever-schema.ts). */
export type AimedBy = 'category' | 'kind' | 'region' | 'top' | 'beyond' | 'provider';

/** By all of them; levers on talents alone by all but the kind. */
export const BY_ALL: readonly AimedBy[] = ['category', 'kind', 'region', 'top', 'beyond', 'provider'];
export const BY_ALL_BUT_KIND: readonly AimedBy[] = BY_ALL.filter((name) => name !== 'kind');

/** Whom a kind can be aimed at among the sellers. */
export interface Aim {
  /** What of the policy its `group` restricts, and by what. */
  readonly group?: { readonly of: Aimed; readonly by: readonly AimedBy[] };
  /** Settings of its own that aim it. */
  readonly settings?: readonly string[];
}

/** Of levers that touch everybody alike. */
export const EVERYONE: Aim = {};

/** Of levers that the platform does not pay for. */
export const FREE: Money = {
  noBudget: texts({ zh: '平台不为它花钱', en: 'it costs the platform no money' }),
};

/** Of levers whose visits are paid for after they have been made. */
export const PAID_AFTERWARDS: Money = {
  noBudget: texts({ zh: '带来多少访问事后才知道', en: 'how many visits it brings is known afterwards' }),
};

/** The values that `apply` gets: a number for a quantity, a list of names for choices. */
export type ValuesOf<Own extends Settings> = { readonly [Name in keyof Own]: ValueOf<Own[Name]> };

/**
 * One intervention of the platform, a brand or the world. A lever changes the day's Policy and nothing else,
 * so a lever of strength zero changes no byte of a run, nor does one outside its dates; but buyers know of an announced
 * festival some days before (platform/policy.ts). What only people read of it is written in `texts` (model/texts.ts).
 */
export interface Lever<Own extends Settings = Settings> {
  /** By which scenarios name it: small letters, digits, hyphens. */
  readonly id: string;
  /** Its name for people. */
  readonly title: Bilingual;
  /** What it does, in one or two plain sentences. */
  readonly meaning: Bilingual;
  /** Where the rule comes from: a publication, or `assumption`. */
  readonly source: string;
  /**
   * Parameters that stand in the rules which read what it changes: its effect is no better known than these. Not those
   * of everything that follows.
   */
  readonly hangsOn: readonly ParameterName[];
  /** Its own settings, besides those every lever has (id, lever, from, until, ramp, strength). */
  readonly settings: Own;
  /** Whether it can have a budget. */
  readonly money: Money;
  /** Whether it can have a group. */
  readonly aim: Aim;
  /**
   * Whether what it does depends on what has happened up to yesterday: `apply` then gets it as `seen`. Such a lever cannot be
   * announced.
   */
  readonly seesState?: boolean;
  /** Whether the festival that it adds is known beforehand. */
  readonly isAnnounced?: boolean;
  /**
   * Changes `policy` for one day. `strength` is in (0, 1]: the product of the scenario's `strength` and the ramp.
   * Must be linear-at-zero: strength → 0 approaches the untouched policy.
   * @param seen what is known this morning; there for a lever that says `seesState`
   */
  apply(policy: Policy, strength: number, settings: ValuesOf<Own>, seen?: Seen): void;
}
