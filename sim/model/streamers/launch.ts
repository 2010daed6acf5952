/**
 * A campaign among the sellers: a brand opens a store of its own, which is live every day, pays for traffic by a rule of
 * its own and is watched by source. All else follows the rules of the market; the steps of the day call what is here.
 */
import { enterBrand, OUTSIDE } from '../brands/brands.ts';
import { NOBODY } from '../fans/fans.ts';
import type { Offers } from '../goLive.ts';
import type { Policy } from '../platform/policy.ts';
import { uniform } from '../random.ts';
import { FEN_PER_YUAN } from '../units.ts';
import type { World } from '../world.ts';
import { NONE } from './streamers.ts';

/** The store that a campaign has opened, or NONE, and its GMV of yesterday, fen of agents. */
export interface LaunchedStore {
  store: number;
  soldFen: number;
}

/**
 * The last brand of the pool that is still outside comes in, with the campaign's goods and size, without a follower, and
 * live every day. With a full market nothing opens.
 */
export function openLaunch(world: World, { launch }: Policy): void {
  const { brands, streamers: s, platform } = world;
  if (launch.force <= 0 || platform.launch.store !== NONE) return;
  const b = brands.stage.lastIndexOf(OUTSIDE);
  if (b < 0) return;
  const j = s.stores + b;
  enterBrand(world, b);
  s.size[j] = launch.size;
  s.lnPrice[j] = launch.goods.lnPrice;
  s.quality[j] = launch.goods.quality;
  s.claims[j] = launch.goods.claims;
  s.liveChance[j] = 1;
  platform.launch.store = j;
}

/** Follows and conversion that the campaign adds to its store's offer. */
export function boostLaunch({ platform }: World, { launch }: Policy, offers: Offers): void {
  const { store } = platform.launch;
  if (store === NONE) return;
  offers.marketing[store]! += launch.follows;
  offers.operations[store]! += launch.appeal;
}

/** The store while its campaign is in force and it is live; else NONE. */
export function launchOnAir({ platform, sessions }: World, { launch }: Policy): number {
  const { store } = platform.launch;
  return launch.force > 0 && store !== NONE && sessions.day.live[store] !== 0 ? store : NONE;
}

/** Budget of a day, fen of agents: so many real yuan, and a share of yesterday's sales. */
export function launchBudgetFen({ platform, scale }: World, { launch }: Policy): number {
  const own = launch.reinvestment * platform.launch.soldFen;
  return Math.floor((launch.budgetYuan * FEN_PER_YUAN) / scale + own);
}

/** The store's visits are counted by source; on silent days the traffic is dealt, but no follower hears of it. */
export function watchLaunch({ platform, sessions, key, day }: World, { launch }: Policy): void {
  const { store } = platform.launch;
  sessions.day.watched = store === NONE ? NOBODY : store;
  if (store === NONE || launch.silence <= 0) return;
  if (uniform(key, 'launch-silence', store, day) < launch.silence) sessions.day.live[store] = 0;
}

export function rememberLaunch({ platform, sessions }: World): void {
  const { launch } = platform;
  if (launch.store !== NONE) launch.soldFen = sessions.tally.placedFen[launch.store]!;
}
