import type { Fingerprint } from './fingerprint.ts';
import type { Books } from './measures/identities.ts';
import type { Series } from './measures/rows.ts';
import type { Offers } from './offers.ts';
import type { World } from './world.ts';

/** A market on its way: the world and what has been kept of the days so far. */
export interface Run {
  readonly world: World;
  readonly series: Series;
  readonly books: Books;
  readonly offers: Offers;
  readonly print: Fingerprint;
  visits: number;
}
