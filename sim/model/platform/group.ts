/** Whom a lever touches among the sellers: those of a category, of a kind, or all. */

/** What of a policy can be aimed. */
const AIMED = [
  'exaggeration',
  'goods',
  'lnPrice',
  'card',
  'adSubsidy',
  'commission',
  'stockOut',
  'freeReturns',
] as const;
export type Aimed = (typeof AIMED)[number];

/** Kinds of sellers that can be aimed at. */
export const ANY_KIND = 0;
export const TALENTS = 1;
export const STORES = 2;

export interface Group {
  /** 1 to 8; 0 = all. */
  readonly category: number;
  readonly kind: number;
}

const EVERYBODY: Group = Object.freeze({ category: 0, kind: ANY_KIND });

export type Groups = Readonly<Record<Aimed, Group>>;

/** Nothing is aimed; all policies in which nothing is share it. */
export const UNAIMED: Groups = Object.freeze(
  Object.fromEntries(AIMED.map((aimed) => [aimed, EVERYBODY])),
) as Groups;
