// The day of one shard's fans: parcels arrive, then fans visit.
import { runDeliveries } from './delivery';
import { runVisits } from './session';

export function live(): void {
  runDeliveries();
  runVisits();
}
