/** The identities of the market, checked every simulated day. A broken one is a bug and stops the run. */
import { ESCROW } from '../ledger.ts';
import { NONE } from '../streamers/streamers.ts';
import type { World } from '../world.ts';
import type { Census } from './census.ts';

/** Ties are counted slot by slot on every seventh day and on the last; on the others the books must agree. */
const TIE_DAYS = 7;

/** Whether today's census must count the ties. */
export function areTiesDue({ day, exogenous }: World): boolean {
  return day % TIE_DAYS === 0 || day === exogenous.days - 1;
}

/** Totals since the first day that only the identities need. */
export interface Books {
  trustOpened: number;
  trustReturned: number;
  trustLost: number;
  /** Followers of all streamers at the end of yesterday. */
  followers: number;
}

export function checkIdentities(world: World, census: Census, books: Books): void {
  const { accounts, sessions, streamers, turnover, day } = world;
  const { orders, tally } = sessions;
  const same = (name: string, got: number, expected: number): void => {
    if (got !== expected) {
      throw new Error(`day ${day}: identity "${name}": expected ${expected}, got ${got}`);
    }
  };
  same('fen of all accounts = 0', sum(accounts.balance), 0);
  const settled = accounts.kept + accounts.refunded + accounts.cancelled;
  same('placed = kept + refunded + cancelled + in flight', accounts.placed, settled + orders.fen[0]!);
  same('escrow = in flight', accounts.balance[ESCROW]!, orders.fen[0]!);
  const stakes = books.trustReturned + books.trustLost + census.stakes;
  same('stakes opened = returned + lost + in flight', books.trustOpened, stakes);
  const people = world.platform.people;
  same('people yesterday = people today', sum(census.people), sum(people));
  const moved = turnover.follows - turnover.unfollows;
  same(
    'followers today = followers yesterday + follows − unfollows',
    total(streamers.followers),
    books.followers + moved,
  );
  const visits = tally.visitsPrivate + tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
  same('visits by streamer = visits by source', turnover.visits, visits);
  const { store } = world.platform.launch;
  const launched = store === NONE ? 0 : tally.visits[store]!;
  same('visits of the launched store = its visits by source', launched, total(tally.watched));
  if (!areTiesDue(world)) return;
  same('trust in the books = trust of the ties', world.platform.trustSum, census.trust);
  for (let j = 0; j < streamers.count; j++) {
    const [got, expected] = [streamers.followers[j]!, census.followers[j]!];
    if (got !== expected) same(`followers of streamer ${j} = slots that name it`, got, expected);
  }
}

/** Sum of a few numbers. */
function sum(values: ArrayLike<number>): number {
  let all = 0;
  for (let at = 0; at < values.length; at++) all += values[at]!;
  return all;
}

/** Sum of a column of counts: a function of its own, because one that has seen other kinds of arrays is slower. */
export function total(counts: Int32Array): number {
  let all = 0;
  for (let at = 0; at < counts.length; at++) all += counts[at]!;
  return all;
}
