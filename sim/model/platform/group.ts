/** Whom a lever touches among the sellers: those of a category, a kind, a region, a size, a class of provider, or all. */

/** What of a policy can be aimed. */
export const AIMED = [
  'exaggeration',
  'goods',
  'lnPrice',
  'card',
  'adSubsidy',
  'commission',
  'stockOut',
  'freeReturns',
  'coupon',
] as const;
export type Aimed = (typeof AIMED)[number];

/** Kinds of sellers that can be aimed at. */
export const ANY_KIND = 0;
export const TALENTS = 1;
export const STORES = 2;

/** Rank of a seller that has none: it was not there when sellers were ranked. Above any `top`. */
export const UNRANKED = 1_000_000;

export interface Group {
  /** 1 to 8; 0 = all. */
  readonly category: number;
  readonly kind: number;
  /** 1 to 6; 0 = all. */
  readonly region: number;
  /** Ranks 1 to `top`, and those beyond `beyond` (streamers/rank.ts); of everybody the last and none. */
  readonly top: number;
  readonly beyond: number;
  /** Clients of a class of provider, 1 to 4 in the order of CLASS_NAMES; 0 = all, clients or not. */
  readonly provider: number;
}

export const EVERYBODY: Group = Object.freeze({
  category: 0,
  kind: ANY_KIND,
  region: 0,
  top: UNRANKED,
  beyond: 0,
  provider: 0,
});

export type Groups = Readonly<Record<Aimed, Group>>;

/** Nothing is aimed; all policies in which nothing is share it. */
export const UNAIMED: Groups = Object.freeze(
  Object.fromEntries(AIMED.map((aimed) => [aimed, EVERYBODY])),
) as Groups;

/** Whether sellers must be ranked to say who is in a group. */
export function isBySize({ top, beyond }: Group): boolean {
  return top < UNRANKED || beyond > 0;
}

/** Whether sellers come and go: those of a size, or with a provider. */
export function isMoving(group: Group): boolean {
  return isBySize(group) || group.provider > 0;
}
