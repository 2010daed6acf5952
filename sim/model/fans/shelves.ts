/**
 * The shelves of a room: entry, core and premium goods, a fixed ratio of prices apart. Which one a buyer takes from is a
 * multinomial logit (McFadden 1974) whose taste for dear goods grows with wallet and trust, and falls where the room's
 * prices are above what its category has shown.
 */
import { SHELVES } from '../../kernel/layout.ts';
import { exp } from '../elementary.ts';
import type { Params } from '../params.ts';

/** ln price of a shelf against the middle one. */
export function lnShelf(params: Params, shelf: number): number {
  return params['shelves.step'] * (shelf - (SHELVES - 1) / 2);
}

/** Leaning towards dear goods, logits per ln price: the wallet's part … */
export function walletLean(params: Params, lnWallet: number): number {
  return params['shelves.wallet'] * lnWallet;
}

/** … trust's, which lowers the risk of a dear order (Bauer 1960): in this seller … */
export function trustLean(params: Params, trust: number): number {
  return params['shelves.trust'] * (trust - 0.5);
}

/** … and in buying this way at all: what all deliveries so far have taught … */
export function experienceLean(params: Params, general: number): number {
  return params['shelves.experience'] * (general - params['fans.generalTrust']);
}

/** … and that of the room's prices. @param markup ln price asked, less what such goods usually cost */
export function priceLean(params: Params, markup: number): number {
  return -params['shelves.price'] * markup;
}

/** Share of purchases from a shelf, at a leaning. */
export function shelfShare(params: Params, shelf: number, lean: number): number {
  let all = 0;
  for (let at = 0; at < SHELVES; at++) all += exp(lean * lnShelf(params, at));
  return exp(lean * lnShelf(params, shelf)) / all;
}
