/** Columns of the streamers that decide on who is live: they lie in the kernel's memory (kernel/rooms.ts). */
import type { Sellers } from '../../kernel/state.ts';
import type { Streamers } from './streamers.ts';

/** Moves them there, where they stay. */
export function moveSellers(s: Streamers, sellers: Sellers): void {
  for (const name of Object.keys(sellers) as (keyof Sellers)[]) (sellers[name] as Column).set(s[name]);
  placeSellers(s, sellers);
}

/** Takes them from where they are now: memory that grows has new views. */
export function placeSellers(s: Streamers, sellers: Sellers): void {
  if (s.left !== sellers.left) Object.assign(s, sellers);
}

interface Column {
  set(values: ArrayLike<number>): void;
}
