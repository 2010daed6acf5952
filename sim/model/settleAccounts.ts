/** Step 8 of the day: money. Orders, refunds, commissions, fees, ads, costs of levers — all through the ledger. */
import { KEPT_FEN, PLACED_FEN, REFUNDED_FEN, TALLY_ROW } from '../kernel/layout.ts';
import { keepBooks } from './brands/keepBooks.ts';
import { eventOf } from './calendar.ts';
import { entriesOf } from './fans/entries.ts';
import type { Today } from './goLive.ts';
import * as ledger from './ledger.ts';
import * as costs from './platform/costs.ts';
import { COSTS, type Cost } from './platform/costs.ts';
import { couponToday, dayOfAll, dayOfCategory, endedCoupons } from './platform/coupon.ts';
import type { Policy } from './platform/policy.ts';
import { cardCostFen, freeReturnsFen } from './platform/trustCard.ts';
import { commissionRate } from './streamers/account.ts';
import { isInGroup } from './streamers/inGroup.ts';
import { NONE } from './streamers/streamers.ts';
import { FEN_PER_UNIT } from './units.ts';
import type { World } from './world.ts';

/** Who gets what a lever costs. What is added to ads is spent on them at once. */
const PAID_TO: Readonly<Record<Cost, number>> = {
  trustCard: ledger.GUARANTEES,
  ads: ledger.SELLERS,
  coupon: ledger.FANS,
  brands: ledger.SELLERS,
  recruiting: ledger.OUTSIDE,
  providers: ledger.PROVIDERS,
  reviewing: ledger.OUTSIDE,
  clearing: ledger.OUTSIDE,
  visits: ledger.OUTSIDE,
  festival: ledger.OUTSIDE,
  adLoad: ledger.OUTSIDE,
};

export function settleAccounts(world: World, today: Today): void {
  const { accounts, platform } = world;
  settleSellers(world, today);
  ledger.post(accounts, ledger.SELLERS, ledger.PLATFORM, platform.commissionFen);
  ledger.post(accounts, ledger.SELLERS, ledger.PLATFORM, platform.adFen);
  ledger.post(accounts, ledger.SELLERS, ledger.PROVIDERS, platform.feesFen);
  costLevers(world, today);
  for (const name of COSTS) {
    const fen = platform.cost[name];
    // more coupons may come back with refunds than are given on a day
    if (fen < 0) ledger.post(accounts, PAID_TO[name], ledger.PLATFORM, -fen);
    else ledger.post(accounts, ledger.PLATFORM, PAID_TO[name], fen);
  }
  ledger.post(accounts, ledger.SELLERS, ledger.PLATFORM, platform.cost.ads);
}

/** What each seller kept and owes; whole fen a seller, posted as sums. */
function settleSellers(world: World, today: Today): void {
  const { accounts, platform, turnover, exposure } = world;
  ledger.postOrders(accounts, turnover.placedFen);
  ledger.postKept(accounts, turnover.keptFen);
  ledger.postRefunded(accounts, turnover.refundedFen);
  ledger.postCancelled(accounts, turnover.cancelledFen);
  platform.adFen = exposure.spentFen;
  platform.commissionFen = commissionFen(world, today.policy);
  payProviders(world);
  keepBooks(world);
}

/** Commission of what each seller keeps, fen rounded down seller by seller. */
function commissionFen(world: World, policy: Policy): number {
  const { turnover, sessions, params } = world;
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  const [usual, changed] = [commissionRate(params, 0), commissionRate(params, policy.commission)];
  let sum = 0;
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    const rate = isInGroup(policy.groups.commission, world, j) ? changed : usual;
    sum += Math.floor(rows[j * TALLY_ROW + KEPT_FEN]! * rate);
  }
  return sum;
}

/** Entries into live rooms today, of real users. */
function roomEntries({ turnover, sessions, params, scale }: World): number {
  const fromPrivate = sessions.tally.visitsPrivate * scale;
  return entriesOf(params, { fromPrivate, fromPublic: turnover.visits * scale - fromPrivate });
}

/** What each lever has cost the platform today; whole fen of agents. */
function costLevers(world: World, today: Today): void {
  const { platform, params, exposure, exogenous, scale, day } = world;
  const { policy } = today;
  const { allowance } = policy;
  const { cost } = platform;
  const fen = (money: number) => Math.floor((money * FEN_PER_UNIT) / scale);
  const visits = world.turnover.visits * scale;
  platform.cardPaidFen = Math.min(allowance.trustCard, guarantee(world, today)); // sellers pay the rest
  cost.trustCard = platform.cardPaidFen + paidReturns(world, today);
  cost.ads = exposure.addedFen;
  cost.coupon = couponFen(world, policy);
  // within their allowances but for rounding: their levers are as strong as the money allows (budgets.ts)
  const supports = fen(costs.supportCost(params, policy, world.brands.present));
  cost.brands = Math.min(allowance.brands, supports);
  const recruiting = fen(costs.recruitingCost(params, policy, enteredToday(world, policy)));
  cost.recruiting = Math.min(allowance.recruiting, recruiting);
  cost.providers = Math.min(allowance.providers, fen(policy.providerFund));
  const reviewing = fen(costs.reviewingCost(params, policy, roomEntries(world)));
  cost.reviewing = Math.min(allowance.reviewing, reviewing);
  platform.reviewedShare = cost.reviewing < reviewing ? cost.reviewing / reviewing : 1;
  cost.clearing = fen(costs.clearingCost(params, platform.clearedRings)); // those of yesterday: enforcing comes next
  const added = costs.addedVisits(visits, policy.visits);
  cost.visits = fen(params['costs.visit'] * added);
  const factor = costs.festivalFactor(params, eventOf(params, exogenous, day), policy.festival);
  cost.festival = fen(params['costs.visit'] * costs.addedVisits(visits - added, factor));
  cost.adLoad = Math.floor(costs.adSalesCost(params, policy, platform.adFen));
}

/** The cut of what is sold today, up to the day's money, less what comes back of all coupons. */
function couponFen(world: World, policy: Policy): number {
  const { platform, scale } = world;
  const { coupon, allowance, groups } = policy;
  const { category } = groups.coupon;
  const capFen = Math.min(allowance.coupon, Math.floor((coupon.cap * FEN_PER_UNIT) / scale));
  const { placed } = category === 0 ? dayOfAll(world) : dayOfCategory(world, category - 1);
  const given = Math.min(capFen, Math.floor(placed * couponToday(world, policy)));
  platform.couponGivenFen = given;
  if (category === 0) platform.couponFen += given;
  else platform.categoryCoupons[category - 1]! += given;
  return given - couponsBack(world);
}

/** Of the goods on their way each category is taken to have the share that it has of today's sales. */
function couponsBack(world: World): number {
  const { accounts, platform, turnover } = world;
  const waiting = accounts.placed - accounts.kept - accounts.refunded - accounts.cancelled;
  const all = endedCoupons(platform.couponFen, dayOfAll(world), waiting);
  platform.couponFen -= all.ended;
  let sum = all.back;
  platform.categoryCoupons.forEach((held, category) => {
    if (held === 0) return;
    const day = dayOfCategory(world, category);
    const share = turnover.placedFen > 0 ? day.placed / turnover.placedFen : 0;
    const { ended, back } = endedCoupons(held, day, waiting * share);
    platform.categoryCoupons[category]! -= ended;
    sum += back;
  });
  return sum;
}

/** Brands that opened today; counted where somebody pays for it. */
function enteredToday({ streamers: s, day }: World, { brandEntry }: Policy): number {
  if (brandEntry <= 1) return 0;
  let entered = 0;
  for (let j = s.stores; j < s.count; j++) if (s.arrival[j] === day) entered++;
  return entered;
}

/** What guarantees cost the platform, seller by seller. */
function guarantee({ turnover, sessions, params }: World, { card, offers, policy }: Today): number {
  if (card.cost <= 0) return 0;
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  let sum = 0;
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    const cover = offers.cover[j]!;
    if (cover === 0) continue;
    const row = j * TALLY_ROW;
    const [refundedFen, keptFen] = [rows[row + REFUNDED_FEN]!, rows[row + KEPT_FEN]!];
    sum += cardCostFen(params, policy, card, { cover, refundedFen, keptFen });
  }
  return sum;
}

/** What free returns beside the card cost the platform, seller by seller. */
function paidReturns({ turnover, sessions, params }: World, { offers, policy }: Today): number {
  if (policy.freeReturns <= 0) return 0;
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  let sum = 0;
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    sum += freeReturnsFen(params, offers.freeReturns[j]!, rows[j * TALLY_ROW + REFUNDED_FEN]!);
  }
  return sum;
}

/** Providers take a share of what their clients keep. */
function payProviders({ turnover, sessions, platform, params, streamers, providers }: World): void {
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  const { provider } = streamers;
  const rate = params['providers.fee'];
  let fees = 0;
  let served = 0;
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    const k = provider[j]!;
    if (k === NONE) continue;
    const fee = Math.floor(rows[j * TALLY_ROW + KEPT_FEN]! * rate);
    const sold = rows[j * TALLY_ROW + PLACED_FEN]!;
    fees += fee;
    served += sold;
    providers.capital[k]! += fee;
    providers.spanFen[k]! += sold;
  }
  platform.feesFen = fees;
  platform.providerFen = served;
}
