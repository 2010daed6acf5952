/** With the day's money: the books of brands. */
import { KEPT_FEN, ORDERS, ORDERS_PRIVATE, TALLY_ROW, VISITS } from '../../kernel/layout.ts';
import { NONE } from '../streamers/streamers.ts';
import type { World } from '../world.ts';

/** Daily fading of what all stores sold, of the price of visits and of others' profits: six weeks. Assumption. */
const MEMORY = 1 - 1 / 42;
/** What the day adds: sales of stores and of talents who carry brand goods, ads of the stores that were live. */
export function keepBooks(world: World): void {
  const { streamers: s, turnover, sessions, platform, exposure } = world;
  const { books } = world.brands;
  const { all, paid, peers } = books;
  for (const sums of [all, paid, peers]) fade(sums);
  for (let at = 0; at < turnover.touchedCount; at++) {
    const j = turnover.touched[at]!;
    if (j >= s.stores) keepStore(world, j);
    else if (s.brand[j] !== NONE) {
      books.carriedFen[s.brand[j]!]! += sessions.tally.rows[j * TALLY_ROW + KEPT_FEN]! * s.brandShare[j]!;
    }
  }
  for (let on = s.onAirCount - 1; on >= 0 && s.onAir[on]! >= s.stores; on--) {
    const j = s.onAir[on]!;
    const isLaunch = j === platform.launch.store;
    books.adFen[j - s.stores]! += isLaunch ? platform.launch.adFen : exposure.adFen[on]!;
  }
  paid.fen += platform.adFen;
  paid.visits += sessions.tally.visitsPaid;
}

function keepStore({ brands, streamers: s, sessions }: World, j: number): void {
  const { books } = brands;
  const { rows } = sessions.tally;
  const [b, row] = [j - s.stores, j * TALLY_ROW];
  books.visits[b]! += rows[row + VISITS]!;
  books.keptFen[b]! += rows[row + KEPT_FEN]!;
  books.orders[b]! += rows[row + ORDERS]!;
  books.privateOrders[b]! += rows[row + ORDERS_PRIVATE]!;
  books.all.visits += rows[row + VISITS]!;
  books.all.keptFen += rows[row + KEPT_FEN]!;
  books.all.orders += rows[row + ORDERS]!;
  books.all.privateOrders += rows[row + ORDERS_PRIVATE]!;
}

function fade(sums: { [name: string]: number }): void {
  for (const name in sums) sums[name]! *= MEMORY;
}
