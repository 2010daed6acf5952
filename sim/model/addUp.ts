/** After the kernel: the day's tally added up once, for accounts, learning, measures and identities. */
import {
  CANCELLED_FEN,
  COMPLAINTS,
  DELIVERED,
  FOLLOWS,
  KEPT_FEN,
  ORDERS,
  ORDERS_PRIVATE,
  PLACED_FEN,
  REFUNDED_FEN,
  RETURNED,
  SATISFIED,
  SHARES,
  TALLY_ROW,
  UNFOLLOWS,
  VISITS,
} from '../kernel/layout.ts';
import { listTouched } from '../kernel/rows.ts';
import type { World } from './world.ts';

const sums = new Float64Array(TALLY_ROW);

export function addUp({ sessions, turnover }: World): void {
  const { rows } = sessions.tally;
  const { touched } = turnover;
  const count = listTouched(sessions.tally, touched);
  sums.fill(0);
  for (let at = 0; at < count; at++) {
    const row = touched[at]! * TALLY_ROW;
    for (let part = 0; part < TALLY_ROW; part++) sums[part]! += rows[row + part]!;
  }
  turnover.touchedCount = count;
  turnover.visits = sums[VISITS]!;
  turnover.orders = sums[ORDERS]!;
  turnover.ordersPrivate = sums[ORDERS_PRIVATE]!;
  turnover.follows = sums[FOLLOWS]!;
  turnover.unfollows = sums[UNFOLLOWS]!;
  turnover.delivered = sums[DELIVERED]!;
  turnover.satisfied = sums[SATISFIED]!;
  turnover.returned = sums[RETURNED]!;
  turnover.complaints = sums[COMPLAINTS]!;
  turnover.shares = sums[SHARES]!;
  turnover.placedFen = sums[PLACED_FEN]!;
  turnover.keptFen = sums[KEPT_FEN]!;
  turnover.refundedFen = sums[REFUNDED_FEN]!;
  turnover.cancelledFen = sums[CANCELLED_FEN]!;
}
