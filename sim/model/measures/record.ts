/** Step 11 of the day: measures. Reads the world, writes the series; agents become real users, fen become yuan. */
import { BUYER, LAPSED, ORDERS, PLACED_FEN, TALLY_ROW } from '../../kernel/layout.ts';
import { tallied } from '../../kernel/rows.ts';
import { CLIMBING, KEY_ACCOUNT, NEW_SHOP, SUPER_KEY_ACCOUNT } from '../brands/brands.ts';
import { isMonthEnd } from '../calendar.ts';
import { CLASSES, isServing, yearFen } from '../providers/providers.ts';
import { NONE } from '../streamers/streamers.ts';
import { FEN_PER_YUAN } from '../units.ts';
import type { World } from '../world.ts';
import { METRICS, type MetricName } from './all.ts';
import { total } from './identities.ts';

export type Series = readonly Float64Array[];

/** One row a metric, NaN where a metric was not recorded (monthly ones between month ends). */
export function allocateSeries(days: number): Series {
  return METRICS.map(() => new Float64Array(days).fill(Number.NaN));
}

/** Row of each metric; made by JSON, because V8 keeps an object that is filled name by name as a slow dictionary. */
const ROWS: Readonly<Record<MetricName, number>> = JSON.parse(
  JSON.stringify(Object.fromEntries(METRICS.map(({ name }, row) => [name, row]))),
);
/** Ratios by row: the rows that are summed above and below the line. */
const RATIOS = METRICS.flatMap((metric, row) =>
  'ratio' in metric ? [{ row, ...rowsOf(metric.ratio) }] : [],
);

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
  series[ROWS.gmvToDate]![day] = series[ROWS.gmv]![day]! + gmvBefore(series, world);
  for (let at = 0; at < RATIOS.length; at++) {
    const { row, of, to } = RATIOS[at]!;
    series[row]![day] = sumOf(series, of, day) / sumOf(series, to, day);
  }
}

function write(series: Series, day: number, row: number, value: number): void {
  series[row]![day] = value;
}

/** GMV of the calendar year up to yesterday, yuan; 0 on 1 January and on the first day of a run. */
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

function yuan(world: World, fen: number): number {
  return (fen * world.scale) / FEN_PER_YUAN;
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
  const { privateFen, buyersToday } = world.sessions.tally;
  const backFen = turnover.refundedFen + turnover.cancelledFen;
  write(series, day, ROWS.gmv, yuan(world, placedFen));
  write(series, day, ROWS.netGmv, yuan(world, placedFen - backFen));
  write(series, day, ROWS.gmvPrivate, yuan(world, privateFen[0]!));
  write(series, day, ROWS.gmvPublic, yuan(world, placedFen - privateFen[0]!));
  write(series, day, ROWS.brandGmv, yuan(world, brandedFen(world)));
  write(series, day, ROWS.refunds, yuan(world, backFen));
  write(series, day, ROWS.orders, orders * scale);
  write(series, day, ROWS.ordersPrivate, ordersPrivate * scale);
  write(series, day, ROWS.ordersPublic, (orders - ordersPrivate) * scale);
  write(series, day, ROWS.buyersDay, buyersToday * scale);
  write(series, day, ROWS.deliveries, turnover.delivered * scale);
  write(series, day, ROWS.satisfied, turnover.satisfied * scale);
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
  write(series, day, ROWS.entriesPrivate, tally.visitsPrivate * entries);
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
    const year = yuan(world, yearFen(p, k));
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
  write(series, day, ROWS.providerGmv, yuan(world, world.platform.providerFen));
}

function money(series: Series, world: World): void {
  const { platform, day } = world;
  const { trustCard, ads, brands, providers } = platform.cost;
  write(series, day, ROWS.adRevenue, yuan(world, platform.adFen));
  write(series, day, ROWS.platformRevenue, yuan(world, platform.adFen + platform.commissionFen));
  write(series, day, ROWS.providerFees, yuan(world, platform.feesFen));
  write(series, day, ROWS.costTrustCard, yuan(world, trustCard));
  write(series, day, ROWS.costAds, yuan(world, ads));
  write(series, day, ROWS.costBrands, yuan(world, brands));
  write(series, day, ROWS.costProviders, yuan(world, providers));
  write(series, day, ROWS.leverCost, yuan(world, trustCard + ads + brands + providers));
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

/** The store that a campaign has opened; nothing without one. */
function launched(series: Series, world: World): void {
  const { platform, sessions, streamers, scale, day } = world;
  const { store } = platform.launch;
  if (store === NONE) return;
  const { tally } = sessions;
  const entries = world.params['visits.entriesPerVisit'] * scale;
  const [fromPrivate, organic, shared, paid] = tally.watched;
  const gmv = yuan(world, tallied(tally, store, PLACED_FEN));
  const before = streamers.arrival[store] === day ? 0 : series[ROWS.launchGmvToDate]![day - 1]!;
  write(series, day, ROWS.launchGmv, gmv);
  write(series, day, ROWS.launchGmvToDate, before + gmv);
  write(series, day, ROWS.launchOrders, tallied(tally, store, ORDERS) * scale);
  write(series, day, ROWS.launchFollowers, streamers.followers[store]! * scale);
  write(series, day, ROWS.launchEntriesPrivate, fromPrivate! * entries);
  write(series, day, ROWS.launchEntriesOrganic, organic! * entries);
  write(series, day, ROWS.launchEntriesShared, shared! * entries);
  write(series, day, ROWS.launchEntriesPaid, paid! * entries);
  write(series, day, ROWS.launchAdSpend, yuan(world, platform.launch.adFen));
}
