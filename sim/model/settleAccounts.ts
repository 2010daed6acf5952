/** Step 8 of the day: money. Orders, refunds, commissions, fees, ads, guarantees — all through the ledger. */
import { KEPT_FEN, PLACED_FEN, TALLY_ROW } from '../kernel/layout.ts';
import { keepBooks } from './brands/keepBooks.ts';
import type { Today } from './goLive.ts';
import * as ledger from './ledger.ts';
import { NONE } from './streamers/streamers.ts';
import { FEN_PER_YUAN } from './units.ts';
import type { World } from './world.ts';

export function settleAccounts(world: World, today: Today): void {
  const { accounts, platform, scale } = world;
  const { cost } = platform;
  settleSellers(world, today);
  ledger.post(accounts, ledger.SELLERS, ledger.PLATFORM, platform.commissionFen);
  ledger.post(accounts, ledger.SELLERS, ledger.PLATFORM, platform.adFen);
  ledger.post(accounts, ledger.SELLERS, ledger.PROVIDERS, platform.feesFen);
  ledger.post(accounts, ledger.PLATFORM, ledger.GUARANTEES, cost.trustCard);
  cost.brands = supportCost(world, today);
  ledger.post(accounts, ledger.PLATFORM, ledger.SELLERS, cost.brands);
  cost.providers = Math.floor((today.policy.providerFundYuan * FEN_PER_YUAN) / scale);
  ledger.post(accounts, ledger.PLATFORM, ledger.PROVIDERS, cost.providers);
}

/** What each seller kept and owes; whole fen a seller, posted as sums. */
function settleSellers(world: World, today: Today): void {
  const { accounts, platform, turnover, exposure } = world;
  ledger.postOrders(accounts, turnover.placedFen);
  ledger.postKept(accounts, turnover.keptFen);
  ledger.postRefunded(accounts, turnover.refundedFen);
  ledger.postCancelled(accounts, turnover.cancelledFen);
  platform.adFen = exposure.spentFen;
  platform.cost.ads = exposure.addedFen;
  const commission = Math.max(0, world.params['platform.commission'] + today.policy.commission);
  platform.commissionFen = share(world, commission);
  platform.cost.trustCard = guarantee(world, today);
  payProviders(world);
  keepBooks(world);
}

/** A share of what each seller keeps, fen rounded down seller by seller. */
function share({ turnover, sessions }: World, rate: number): number {
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  let sum = 0;
  for (let at = 0; at < touchedCount; at++)
    sum += Math.floor(rows[touched[at]! * TALLY_ROW + KEPT_FEN]! * rate);
  return sum;
}

/** What guarantees cost the platform: a share of the value that the trust card covers. */
function guarantee({ turnover, sessions }: World, { card, offers }: Today): number {
  if (card.cost <= 0) return 0;
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  let sum = 0;
  for (let at = 0; at < touchedCount; at++) {
    const j = touched[at]!;
    sum += Math.floor(rows[j * TALLY_ROW + KEPT_FEN]! * offers.cover[j]! * card.cost);
  }
  return sum;
}

/** Providers take a share of what their clients keep. */
function payProviders({ turnover, sessions, platform, params, streamers, providers }: World): void {
  const { touched, touchedCount } = turnover;
  const { rows } = sessions.tally;
  const { provider } = streamers;
  const rate = params['providers.fee'];
  let [fees, served] = [0, 0];
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

/** The five supports of the SKA centre cost money for every brand present. */
function supportCost(world: World, today: Today): number {
  const { traffic, budget, service, tools, policy } = today.policy.brandSupport;
  const level = (traffic + budget + service + tools + policy) / 5;
  return Math.floor(
    (world.brands.present * level * world.params['brands.supportCost'] * FEN_PER_YUAN) / world.scale,
  );
}
