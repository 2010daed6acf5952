/**
 * The identities of the market. A broken one is a bug and stops the run. Those between running sums are checked every
 * day; that the sums are what the fans and ties say is counted every week, and streamer by streamer every four weeks.
 */
import { VISITS } from '../../kernel/layout.ts';
import { tallied } from '../../kernel/rows.ts';
import type { Census } from '../../kernel/state.ts';
import { ESCROW } from '../ledger.ts';
import { inFlight } from '../ranges.ts';
import { NONE } from '../streamers/streamers.ts';
import type { World } from '../world.ts';

/** Fans and ties are counted on every seventh day and on the last … */
const CENSUS_DAYS = 7;
/** … and each streamer's followers on every 28th day and on the last. */
const FOLLOWER_DAYS = 28;

export function isCensusDue(world: World): boolean {
  return isDue(world, CENSUS_DAYS);
}

export function areFollowersDue(world: World): boolean {
  return isDue(world, FOLLOWER_DAYS);
}

function isDue({ day, exogenous }: World, every: number): boolean {
  return day % every === 0 || day === exogenous.days - 1;
}

/** Totals since the first day that only the identities need. */
export interface Books {
  trustOpened: number;
  trustReturned: number;
  trustLost: number;
  /** Followers of all streamers: those of the first day, and follows − unfollows since. */
  followers: number;
}

function same(day: number, name: string, got: number, expected: number): void {
  if (got !== expected) throw new Error(`day ${day}: identity "${name}": expected ${expected}, got ${got}`);
}

/** What must hold between the day's sums. */
export function checkSums(world: World, books: Books): void {
  const { accounts, sessions, turnover, day } = world;
  const { tally } = sessions;
  const parcels = inFlight(world.ranges);
  same(day, 'fen of all accounts = 0', sum(accounts.balance), 0);
  const settled = accounts.kept + accounts.refunded + accounts.cancelled;
  same(day, 'placed = kept + refunded + cancelled + in flight', accounts.placed, settled + parcels.fen);
  same(day, 'escrow = in flight', accounts.balance[ESCROW]!, parcels.fen);
  const stakes = books.trustOpened - books.trustReturned - books.trustLost;
  // every stake waits for a parcel of its own
  const waiting = Math.min(Math.max(stakes, 0), parcels.orders);
  same(day, 'stakes in flight are between 0 and the orders in flight', stakes, waiting);
  same(day, 'people who come to a state have left another', sum(tally.moved), 0);
  const visits = tally.visitsPrivate + tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
  same(day, 'visits by streamer = visits by source', turnover.visits, visits);
  const { store } = world.platform.launch;
  const launched = store === NONE ? 0 : tallied(tally, store, VISITS);
  same(day, 'visits of the launched store = its visits by source', launched, total(tally.watched));
}

/** Whether the running sums are what a count gives. */
export function checkCensus(world: World, census: Census, books: Books): void {
  const { platform, streamers, day } = world;
  const stakes = books.trustReturned + books.trustLost + census.stakes;
  same(day, 'stakes opened = returned + lost + in flight', books.trustOpened, stakes);
  for (let state = 0; state < platform.people.length; state++) {
    same(
      day,
      `people of state ${state} = fans of that state`,
      platform.people[state]!,
      census.people[state]!,
    );
  }
  same(day, 'trust in the books = trust of the ties', platform.trustSum, census.trust);
  same(day, 'followers in the books = ties', books.followers, census.ties);
  same(
    day,
    'followers in the books = followers of all streamers',
    books.followers,
    total(streamers.followers),
  );
}

/** Whether each streamer's followers are as many as the slots that name it. */
export function checkFollowers({ day, streamers: { followers } }: World, counted: Int32Array): void {
  for (let j = 0; j < followers.length; j++) {
    const [got, expected] = [followers[j]!, counted[j]!];
    if (got !== expected) same(day, `followers of streamer ${j} = slots that name it`, got, expected);
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
