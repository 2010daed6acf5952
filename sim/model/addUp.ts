/** After the kernel: the day's tally added up once, for accounts, learning, measures and identities. */
import type { World } from './world.ts';

export function addUp(world: World): void {
  listTouched(world);
  const { turnover } = world;
  const { touched, touchedCount } = turnover;
  const { orders, ordersPrivate, follows, harm, complaints, shares } = world.sessions.tally;
  const { satisfied, placedFen, keptFen, refundedFen, cancelledFen } = world.sessions.tally;
  const sums = { orders: 0, ordersPrivate: 0, follows: 0, satisfied: 0, harm: 0, complaints: 0, shares: 0 };
  const fen = { placedFen: 0, keptFen: 0, refundedFen: 0, cancelledFen: 0 };
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    sums.orders += orders[j]!;
    sums.ordersPrivate += ordersPrivate[j]!;
    sums.follows += follows[j]!;
    sums.satisfied += satisfied[j]!;
    sums.harm += harm[j]!;
    sums.complaints += complaints[j]!;
    sums.shares += shares[j]!;
    fen.placedFen += placedFen[j]!;
    fen.keptFen += keptFen[j]!;
    fen.refundedFen += refundedFen[j]!;
    fen.cancelledFen += cancelledFen[j]!;
  }
  Object.assign(turnover, sums, fen);
}

/**
 * Nothing reaches a streamer's tally but with a visit, a delivery, a follower who leaves it for another, or, when it is
 * gone, a parcel that is cancelled.
 */
function listTouched({ turnover, sessions }: World): void {
  const { visits, delivered, unfollows } = sessions.tally;
  const { touched } = turnover;
  const { gone } = sessions.day;
  let [count, seen, received, left] = [0, 0, 0, 0];
  for (let j = 0; j < visits.length; j++) {
    const any = visits[j]! | delivered[j]! | unfollows[j]! | gone[j]!;
    touched[count] = j;
    count += -any >>> 31; // one when there is any: the sign, for a branch would be guessed wrong
    seen += visits[j]!;
    received += delivered[j]!;
    left += unfollows[j]!;
  }
  turnover.touchedCount = count;
  turnover.visits = seen;
  turnover.delivered = received;
  turnover.unfollows = left;
}
