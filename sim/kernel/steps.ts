/** What a range of fans can be asked to do: the exports of every port. */
import { closeMonth, countFollowers, takeCensus } from './counts.ts';
import { runDeliveries } from './deliveries.ts';
import { writeFeeds } from './feeds.ts';
import { addFans } from './fingerprint.ts';
import { callRoll } from './rooms.ts';
import { clearRows, sumRows } from './tally.ts';
import { runVisits } from './visits.ts';

export {
  addFans as print,
  callRoll as roll,
  closeMonth as month,
  countFollowers as followers,
  sumRows as sum,
  takeCensus as census,
  writeFeeds as feeds,
};

/** Lives through a day: parcels arrive, then fans visit. The tally has been cleared but for its rows. */
export function live(): void {
  clearRows();
  runDeliveries();
  runVisits();
}
