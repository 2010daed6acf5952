/** A brand comes, and goes. */
import { FOREVER, NONE } from '../streamers/streamers.ts';
import type { World } from '../world.ts';
import { openBooks } from './books.ts';
import { NEW_SHOP, OUTSIDE, setStage } from './brands.ts';
import { ELITE_DISTRIBUTION, FIRST_CHOICES } from './steps.ts';

/** A brand comes in as a new shop; its store opens today. */
export function enterBrand(
  { brands, streamers, day }: Pick<World, 'brands' | 'streamers' | 'day'>,
  b: number,
): void {
  setStage(brands, b, NEW_SHOP);
  brands.resistance[b] = Number.POSITIVE_INFINITY;
  brands.choices[b] = FIRST_CHOICES;
  brands.heard[b] = 0;
  openBooks(brands.books, b);
  brands.ads[b] = 1;
  brands.reviews[b] = 0;
  brands.losses[b] = 0;
  brands.present++;
  streamers.arrival[streamers.stores + b] = day;
}

/**
 * A brand leaves: its store is live no more, what is on its way arrives, and who follows it keeps it on the list. Its
 * place is that of a brand outside again, which finds those followers when it comes.
 * @param patience of its next resistance, a draw with mean 1
 */
export function leaveBrand(
  { brands, streamers: s, sessions, providers }: World,
  b: number,
  patience: number,
): void {
  const j = s.stores + b;
  setStage(brands, b, OUTSIDE);
  if (brands.choices[b]! & ELITE_DISTRIBUTION) brands.elite--;
  brands.choices[b] = 0;
  brands.resistance[b] = brands.entryClock + patience;
  brands.leastResistance = Math.min(brands.leastResistance, brands.resistance[b]!);
  brands.present--;
  brands.left++;
  s.arrival[j] = FOREVER;
  sessions.day.live[j] = 0;
  if (s.provider[j] !== NONE) providers.clients[s.provider[j]!]!--;
  s.provider[j] = NONE;
}
