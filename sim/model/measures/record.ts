/** Step 11 of the day: measures. Reads the world, writes the series; agents become real users, fen become yuan. */
import { BUYER, LAPSED } from '../../kernel/layout.ts';
import { CLIMBING, KEY_ACCOUNT, NEW_SHOP, SUPER_KEY_ACCOUNT } from '../brands/brands.ts';
import { isMonthEnd } from '../calendar.ts';
import { isServing, yearFen } from '../providers/providers.ts';
import { NONE } from '../streamers/streamers.ts';
import { FEN_PER_YUAN } from '../units.ts';
import type { World } from '../world.ts';
import { METRICS, type MetricName } from './all.ts';

export type Series = readonly Float64Array[];

/** One row a metric, NaN where a metric was not recorded (monthly ones between month ends). */
export function allocateSeries(days: number): Series {
  return METRICS.map(() => new Float64Array(days).fill(Number.NaN));
}

type Day = Partial<Record<MetricName, number>>;

const ROWS = Object.fromEntries(METRICS.map(({ name }, row) => [name, row])) as Record<MetricName, number>;
/** Ratios by row: the rows that are summed above and below the line. */
const RATIOS = METRICS.flatMap((metric, row) =>
  'ratio' in metric ? [{ row, ...rowsOf(metric.ratio) }] : [],
);

function rowsOf({ of, to }: { of: readonly string[]; to: readonly string[] }) {
  const rows = (names: readonly string[]) => names.map((name) => ROWS[name as MetricName]);
  return { of: rows(of), to: rows(to) };
}

/** Running sums of today: people by state (kernel/layout.ts) and stakes in flight. */
interface Census {
  readonly people: Int32Array;
  readonly stakes: number;
}

/** @param ties followers of all streamers */
export function record(series: Series, world: World, census: Census, ties: number): void {
  const { day } = world;
  write(series, day, sales(world));
  write(series, day, traffic(world));
  write(series, day, trust(world, census, ties));
  write(series, day, sellers(world));
  write(series, day, firms(world));
  write(series, day, money(world));
  write(series, day, monthEnd(world));
  write(series, day, launched(world, series));
  series[ROWS.gmvToDate]![day] = series[ROWS.gmv]![day]! + gmvBefore(series, world);
  for (const { row, of, to } of RATIOS) series[row]![day] = sumOf(series, of, day) / sumOf(series, to, day);
}

function write(series: Series, day: number, values: Day): void {
  for (const name in values) series[ROWS[name as MetricName]]![day] = values[name as MetricName]!;
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
  for (const row of rows) sum += series[row]![day]!;
  return sum;
}

function yuan(world: World, fen: number): number {
  return (fen * world.scale) / FEN_PER_YUAN;
}

/** GMV of branded goods, fen of agents. */
function brandedFen({ turnover, streamers, sessions }: World): number {
  const { touched, touchedCount } = turnover;
  const { placedFen } = sessions.tally;
  let sum = 0;
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    sum += streamers.brandShare[j]! * placedFen[j]!;
  }
  return sum;
}

function sales(world: World): Day {
  const { scale, turnover } = world;
  const { placedFen, orders, ordersPrivate } = turnover;
  const { privateFen, buyersToday } = world.sessions.tally;
  const backFen = turnover.refundedFen + turnover.cancelledFen;
  return {
    gmv: yuan(world, placedFen),
    netGmv: yuan(world, placedFen - backFen),
    gmvPrivate: yuan(world, privateFen[0]!),
    gmvPublic: yuan(world, placedFen - privateFen[0]!),
    brandGmv: yuan(world, brandedFen(world)),
    refunds: yuan(world, backFen),
    orders: orders * scale,
    ordersPrivate: ordersPrivate * scale,
    ordersPublic: (orders - ordersPrivate) * scale,
    buyersDay: buyersToday * scale,
    deliveries: turnover.delivered * scale,
    satisfied: turnover.satisfied * scale,
    complaints: turnover.complaints * scale,
  };
}

function traffic(world: World): Day {
  const { tally } = world.sessions;
  const { scale } = world;
  const entries = world.params['visits.entriesPerVisit'] * scale;
  const open = tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
  return {
    visits: (tally.visitsPrivate + open) * scale,
    visitsPrivate: tally.visitsPrivate * scale,
    visitsPublic: open * scale,
    entriesPrivate: tally.visitsPrivate * entries,
    entriesOrganic: tally.visitsOrganic * entries,
    entriesShared: tally.visitsShared * entries,
    entriesPaid: tally.visitsPaid * entries,
  };
}

function trust(world: World, census: Census, ties: number): Day {
  const { tally } = world.sessions;
  const { scale, turnover } = world;
  return {
    followers: ties * scale,
    follows: turnover.follows * scale,
    unfollows: turnover.unfollows * scale,
    meanTrust: ties > 0 ? world.platform.trustSum / ties / 256 : 0,
    trustOpened: tally.trustOpened * scale,
    trustReturned: tally.trustReturned * scale,
    trustLost: tally.trustLost * scale,
    trustInFlight: census.stakes * scale,
    buyers: census.people[BUYER]! * scale,
    lapsed: census.people[LAPSED]! * scale,
  };
}

function sellers({ platform, streamers: s }: World): Day {
  return {
    warned: platform.warned,
    suspended: s.suspended,
    clearedGangs: platform.clearedRings,
    clearedAccounts: platform.clearedAccounts,
    claims: s.presentTalents > 0 ? s.claimsSum / s.presentTalents : 0,
    trustCards: s.cards,
  };
}

function firms(world: World): Day {
  const { brands, providers: p } = world;
  const { inStage: stages } = brands;
  const classes = new Int32Array(4);
  let above1bn = 0;
  let above100m = 0;
  for (let k = 0; k < p.count; k++) {
    if (!isServing(p, k)) continue;
    classes[p.class[k]!]!++;
    const year = yuan(world, yearFen(p, k));
    if (year >= 1e9) above1bn++;
    else if (year >= 1e8) above100m++;
  }
  return {
    brands: brands.present,
    brandsNew: stages[NEW_SHOP]!,
    brandsClimbing: stages[CLIMBING]!,
    brandsKa: stages[KEY_ACCOUNT]!,
    brandsSka: stages[SUPER_KEY_ACCOUNT]!,
    providers: classes.reduce((a, b) => a + b),
    providersStrategic: classes[0]!,
    providersBase: classes[1]!,
    providersLocal: classes[2]!,
    providersBrand: classes[3]!,
    providersAbove1bn: above1bn,
    providersAbove100m: above100m,
    providerGmv: yuan(world, world.platform.providerFen),
  };
}

function money(world: World): Day {
  const { platform } = world;
  const { trustCard, ads, brands, providers } = platform.cost;
  return {
    adRevenue: yuan(world, platform.adFen),
    platformRevenue: yuan(world, platform.adFen + platform.commissionFen),
    providerFees: yuan(world, platform.feesFen),
    costTrustCard: yuan(world, trustCard),
    costAds: yuan(world, ads),
    costBrands: yuan(world, brands),
    costProviders: yuan(world, providers),
    leverCost: yuan(world, trustCard + ads + brands + providers),
  };
}

/** Monthly buyers and repeat purchase, on the last day of each calendar month. */
function monthEnd(world: World): Day {
  const { scale, sessions } = world;
  if (!isMonthEnd(world.exogenous, world.day)) return {};
  const { monthBuyers, lastMonthBuyers, bothMonthsBuyers } = sessions.tally;
  return {
    buyersMonth: monthBuyers * scale,
    repeatBuyers: bothMonthsBuyers * scale,
    repeatBase: lastMonthBuyers * scale,
  };
}

/** The store that a campaign has opened; nothing without one. */
function launched(world: World, series: Series): Day {
  const { platform, sessions, streamers, scale, day } = world;
  const { store } = platform.launch;
  if (store === NONE) return {};
  const { tally } = sessions;
  const entries = world.params['visits.entriesPerVisit'] * scale;
  const [fromPrivate, organic, shared, paid] = tally.watched;
  const gmv = yuan(world, tally.placedFen[store]!);
  const before = streamers.arrival[store] === day ? 0 : series[ROWS.launchGmvToDate]![day - 1]!;
  return {
    launchGmv: gmv,
    launchGmvToDate: before + gmv,
    launchOrders: tally.orders[store]! * scale,
    launchFollowers: streamers.followers[store]! * scale,
    launchEntriesPrivate: fromPrivate! * entries,
    launchEntriesOrganic: organic! * entries,
    launchEntriesShared: shared! * entries,
    launchEntriesPaid: paid! * entries,
    launchAdSpend: yuan(world, platform.launch.adFen),
  };
}
