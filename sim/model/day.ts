import { addUp } from './addUp.ts';
import { advanceClocks } from './advanceClocks.ts';
import { allocateTraffic } from './allocateTraffic.ts';
import { compileTables } from './compileTables.ts';
import { enforce } from './enforce.ts';
import { enterBrands } from './enterBrands.ts';
import { enterTalents } from './enterTalents.ts';
import { goLive } from './goLive.ts';
import { learn } from './learn.ts';
import { matchProviders } from './matchProviders.ts';
import type { Offers } from './offers.ts';
import { bookBudgets } from './platform/budgets.ts';
import { decide } from './platform/decide.ts';
import type { LeverInForce } from './platform/policy.ts';
import { inTurn, type RangeRunner, runFans } from './ranges.ts';
import type { Seen } from './seen.ts';
import { settleAccounts } from './settleAccounts.ts';
import type { World } from './world.ts';

/** One market day. The order of these steps IS the model: change it only together with the golden numbers. */
export function simulateDay(
  world: World,
  levers: readonly LeverInForce[],
  offers: Offers,
  runner: RangeRunner = inTurn,
  seen?: Seen,
): void {
  const policy = decide(world, levers, seen); //           1. what the platform has decided for today
  advanceClocks(world, policy); //                         2. users arrive
  enterBrands(world, policy); //                              brands enter
  enterTalents(world); //                                     and talents
  matchProviders(world, policy); //                        3. who serves whom, and what it improves
  const today = goLive(world, policy, offers); //          4. who is live, with which goods, price and claims
  allocateTraffic(world, today); //                        5. public traffic: organic, shared, paid
  compileTables(world, today); //                          6. float rules become integer tables
  runFans(world, policy, runner); //                       7. fans: parcels arrive, trust is regained or lost,
  //                                                          then they watch, buy, follow (the kernel); months close
  addUp(world); //                                            what they did, added up
  settleAccounts(world, today); //                         8. money: orders, refunds, fees, ads, guarantees
  bookBudgets(world, levers); //                              what budgets have paid
  enforce(world, today); //                                9. Pinocchio warns, suspends; rings are cleared
  learn(world, today); //                                 10. streamers, brands and the platform remember
} //                                                      11. measures: simulate.ts, after the day; they change nothing
