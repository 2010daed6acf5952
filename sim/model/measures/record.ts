/** Step 11 of the day: measures. Reads the world, writes the series; agents become real users, fen become money. */
import { BUYER, LAPSED, PLACED_FEN, TALLY_ROW } from '../../kernel/layout.ts';
import { CLIMBING, KEY_ACCOUNT, NEW_SHOP, SUPER_KEY_ACCOUNT } from '../brands/brands.ts';
import { isMonthEnd } from '../calendar.ts';
import { exp } from '../elementary.ts';
import { COSTS, type Cost } from '../platform/costs.ts';
import { CLASSES, isServing, yearFen } from '../providers/providers.ts';
import type { World } from '../world.ts';
import { METRICS, type MetricName } from './all.ts';
import { launched, setApart } from './apart.ts';
import { total } from './identities.ts';
import { OUTSIDE, recordOutside } from './outside.ts';
import { ROWS, realMoney, type Series, write } from './rows.ts';

/** Ratios by row: the rows that are summed above and below the line. */
const RATIOS = METRICS.flatMap((metric, row) => (metric.ratio ? [{ row, ...rowsOf(metric.ratio) }] : []));

function rowsOf({ of, to }: { of: readonly string[]; to: readonly string[] }) {
  const rows = (names: readonly string[]) => names.map((name) => ROWS[name as MetricName]);
  return { of: rows(of), to: rows(to) };
}

/** Running sums of today: people by state (kernel/layout.ts) and stakes in flight. */
export interface Standing {
  readonly people: Int32Array;
  readonly stakes: number;
}

/** @param ties followers of all streamers */
export function record(series: Series, world: World, standing: Standing, ties: number): void {
  const { day } = world;
  sales(series, world);
  traffic(series, world);
  trust(series, world, standing, ties);
  sellers(series, world);
  firms(series, world);
  money(series, world);
  monthEnd(series, world);
  launched(series, world);
  setApart(series, world);
  series[ROWS.gmvToDate]![day] = series[ROWS.gmv]![day]! + gmvBefore(series, world);
  for (let at = 0; at < RATIOS.length; at++) {
    const { row, of, to } = RATIOS[at]!;
    series[row]![day] = sumOf(series, of, day) / sumOf(series, to, day);
  }
  if (OUTSIDE.length > 0) recordOutside(series, world);
}

/** GMV of the calendar year up to yesterday; 0 on 1 January and on the first day of a run. */
function gmvBefore(series: Series, { day, exogenous }: World): number {
  const { monthOfYear } = exogenous;
  if (day === 0 || monthOfYear[day]! < monthOfYear[day - 1]!) return 0;
  return series[ROWS.gmvToDate]![day - 1]!;
}

/** What some rows say on a day, added up; NaN when one of them says nothing. */
function sumOf(series: Series, rows: readonly number[], day: number): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += series[rows[at]!]![day]!;
  return sum;
}

/** GMV of branded goods, fen of agents. */
function brandedFen({ turnover, streamers, sessions }: World): number {
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  let sum = 0;
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    sum += streamers.brandShare[j]! * rows[j * TALLY_ROW + PLACED_FEN]!;
  }
  return sum;
}

function sales(series: Series, world: World): void {
  const { scale, turnover, day } = world;
  const { placedFen, orders, ordersPrivate } = turnover;
  const { privateFen, buyersToday, repeatOrders, repeatPrivate } = world.sessions.tally;
  const backFen = turnover.refundedFen + turnover.cancelledFen;
  write(series, day, ROWS.gmv, realMoney(world, placedFen));
  write(series, day, ROWS.netGmv, realMoney(world, placedFen - backFen));
  write(series, day, ROWS.gmvPrivate, realMoney(world, privateFen[0]!));
  write(series, day, ROWS.gmvPublic, realMoney(world, placedFen - privateFen[0]!));
  write(series, day, ROWS.brandGmv, realMoney(world, brandedFen(world)));
  write(series, day, ROWS.refunds, realMoney(world, backFen));
  write(series, day, ROWS.orders, orders * scale);
  write(series, day, ROWS.itemOrders, orders * world.params['purchase.items'] * scale);
  write(series, day, ROWS.ordersPrivate, ordersPrivate * scale);
  write(series, day, ROWS.ordersPublic, (orders - ordersPrivate) * scale);
  write(series, day, ROWS.ordersRepeat, repeatOrders * scale);
  write(series, day, ROWS.ordersRepeatPrivate, repeatPrivate * scale);
  write(series, day, ROWS.buyersDay, buyersToday * scale);
  write(series, day, ROWS.deliveries, turnover.delivered * scale);
  // who sent the goods back regrets them, whoever is to blame
  write(series, day, ROWS.satisfied, (turnover.satisfied - turnover.returned) * scale);
  write(series, day, ROWS.returned, turnover.returned * scale);
  write(series, day, ROWS.deliveriesStranger, world.sessions.tally.strangerParcels * scale);
  write(series, day, ROWS.satisfiedStranger, world.sessions.tally.strangerSatisfied * scale);
  write(series, day, ROWS.complaints, turnover.complaints * scale);
}

function traffic(series: Series, world: World): void {
  const { tally } = world.sessions;
  const { scale, day } = world;
  const entries = world.params['visits.entriesPerVisit'] * scale;
  const open = tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
  write(series, day, ROWS.visits, (tally.visitsPrivate + open) * scale);
  write(series, day, ROWS.visitsPrivate, tally.visitsPrivate * scale);
  write(series, day, ROWS.visitsPublic, open * scale);
  write(series, day, ROWS.visitsPaid, tally.visitsPaid * scale);
  write(series, day, ROWS.ordersPaid, tally.paidOrders * scale);
  write(series, day, ROWS.visitsStranger, tally.strangerVisits * scale);
  write(series, day, ROWS.ordersStranger, tally.strangerOrders * scale);
  const direct = world.params['visits.entriesPrivate'] * scale;
  write(series, day, ROWS.entriesPrivate, tally.visitsPrivate * direct);
  write(series, day, ROWS.entriesOrganic, tally.visitsOrganic * entries);
  write(series, day, ROWS.entriesShared, tally.visitsShared * entries);
  write(series, day, ROWS.entriesPaid, tally.visitsPaid * entries);
}

function trust(series: Series, world: World, standing: Standing, ties: number): void {
  const { tally } = world.sessions;
  const { scale, turnover, day } = world;
  write(series, day, ROWS.followers, ties * scale);
  write(series, day, ROWS.follows, turnover.follows * scale);
  write(series, day, ROWS.unfollows, turnover.unfollows * scale);
  write(series, day, ROWS.meanTrust, ties > 0 ? world.platform.trustSum / ties / 256 : 0);
  write(series, day, ROWS.trustOpened, tally.trustOpened * scale);
  write(series, day, ROWS.trustReturned, tally.trustReturned * scale);
  write(series, day, ROWS.trustLost, tally.trustLost * scale);
  write(series, day, ROWS.trustInFlight, standing.stakes * scale);
  write(series, day, ROWS.buyers, standing.people[BUYER]! * scale);
  write(series, day, ROWS.lapsed, standing.people[LAPSED]! * scale);
}

function sellers(series: Series, { platform, streamers: s, day }: World): void {
  write(series, day, ROWS.warned, platform.warned);
  write(series, day, ROWS.suspended, s.suspended);
  write(series, day, ROWS.clearedGangs, platform.clearedRings);
  write(series, day, ROWS.clearedAccounts, platform.clearedAccounts);
  write(series, day, ROWS.claims, s.presentTalents > 0 ? s.claimsSum / s.presentTalents : 0);
  write(series, day, ROWS.talents, s.presentTalents);
  write(series, day, ROWS.liveShare, s.presentTalents > 0 ? s.liveTalents / s.presentTalents : 0);
  write(series, day, ROWS.talentsLeft, platform.leftTalents);
  write(series, day, ROWS.prices, s.presentTalents > 0 ? exp(s.lnPriceSum / s.presentTalents) : 0);
  const { profitFen, keptFen } = platform.books;
  write(series, day, ROWS.talentProfit, keptFen > 0 ? profitFen / keptFen : 0);
  write(series, day, ROWS.trustCards, s.cards);
}

/** Serving providers by class; scratch. */
const classes = new Int32Array(CLASSES);

function firms(series: Series, world: World): void {
  const { brands, providers: p, day } = world;
  const { inStage: stages } = brands;
  classes.fill(0);
  let above1bn = 0;
  let above100m = 0;
  for (let k = 0; k < p.count; k++) {
    if (!isServing(p, k)) continue;
    classes[p.class[k]!]!++;
    const year = realMoney(world, yearFen(p, k));
    if (year >= 1e9) above1bn++;
    else if (year >= 1e8) above100m++;
  }
  write(series, day, ROWS.brands, brands.present);
  write(series, day, ROWS.brandsNew, stages[NEW_SHOP]!);
  write(series, day, ROWS.brandsClimbing, stages[CLIMBING]!);
  write(series, day, ROWS.brandsKa, stages[KEY_ACCOUNT]!);
  write(series, day, ROWS.brandsSka, stages[SUPER_KEY_ACCOUNT]!);
  write(series, day, ROWS.providers, total(classes));
  write(series, day, ROWS.providersStrategic, classes[0]!);
  write(series, day, ROWS.providersBase, classes[1]!);
  write(series, day, ROWS.providersLocal, classes[2]!);
  write(series, day, ROWS.providersBrand, classes[3]!);
  write(series, day, ROWS.providersAbove1bn, above1bn);
  write(series, day, ROWS.providersAbove100m, above100m);
  write(series, day, ROWS.providerGmv, realMoney(world, world.platform.providerFen));
}

/** Row of what each lever costs. */
const COST_ROWS: Readonly<Record<Cost, number>> = {
  trustCard: ROWS.costTrustCard,
  ads: ROWS.costAds,
  coupon: ROWS.costCoupon,
  brands: ROWS.costBrands,
  recruiting: ROWS.costRecruiting,
  providers: ROWS.costProviders,
  reviewing: ROWS.costReviewing,
  clearing: ROWS.costClearing,
  visits: ROWS.costVisits,
  festival: ROWS.costFestival,
  adLoad: ROWS.costAdLoad,
};

function money(series: Series, world: World): void {
  const { platform, day } = world;
  let costFen = 0;
  for (const name of COSTS) {
    write(series, day, COST_ROWS[name], realMoney(world, platform.cost[name]));
    costFen += platform.cost[name];
  }
  const revenueFen = platform.adFen + platform.commissionFen;
  write(series, day, ROWS.adRevenue, realMoney(world, platform.adFen));
  write(series, day, ROWS.platformRevenue, realMoney(world, revenueFen));
  write(series, day, ROWS.providerFees, realMoney(world, platform.feesFen));
  write(series, day, ROWS.leverCost, realMoney(world, costFen));
  write(series, day, ROWS.platformNet, realMoney(world, revenueFen - costFen));
}

/** Monthly buyers and repeat purchase, on the last day of each calendar month. */
function monthEnd(series: Series, world: World): void {
  const { scale, sessions, day } = world;
  if (!isMonthEnd(world.exogenous, day)) return;
  const { monthBuyers, lastMonthBuyers, bothMonthsBuyers, yearBuyers } = sessions.tally;
  write(series, day, ROWS.buyersMonth, monthBuyers * scale);
  write(series, day, ROWS.buyersYear, yearBuyers * scale);
  write(series, day, ROWS.repeatBuyers, bothMonthsBuyers * scale);
  write(series, day, ROWS.repeatBase, lastMonthBuyers * scale);
}
