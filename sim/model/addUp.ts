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
  UNFOLLOWS,
  VISITS,
} from '../kernel/layout.ts';
import { doStep } from '../kernel/ports/doStep.ts';
import type { World } from './world.ts';

export function addUp({ ranges, sessions, turnover }: World): void {
  const { tally } = sessions;
  doStep(ranges[0]!, 'sum');
  const { sums } = tally;
  turnover.touchedCount = tally.listed[0]!;
  turnover.touched.set(tally.list.subarray(0, turnover.touchedCount));
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
