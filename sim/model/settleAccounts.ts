/** Step 8 of the day: money. Orders, refunds, commissions, fees, ads, guarantees — all through the ledger. */
import type { Today } from './goLive.ts';
import * as ledger from './ledger.ts';
import { NONE } from './streamers/streamers.ts';
import { FEN_PER_YUAN } from './units.ts';
import type { World } from './world.ts';

/** Yuan a day that full support by the SKA centre costs for each brand it supports. Assumption. */
const SUPPORT_YUAN_A_DAY = 2000;

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

/** What each seller sold, got back, paid; whole fen a seller, posted as sums. */
function settleSellers(world: World, today: Today): void {
  const { accounts, platform, params, streamers: s, providers } = world;
  const { adFen } = world.exposure;
  const { placedFen, keptFen, refundedFen, cancelledFen } = world.sessions.tally;
  const rate = Math.max(0, params['platform.commission'] + today.policy.commission);
  const feeRate = params['providers.fee'];
  const { adSubsidy } = today.policy;
  const offerCover = today.offers.cover;
  const { active, activeCount, provider } = s;
  let [placed, keptSum, refunded, cancelled] = [0, 0, 0, 0];
  let [commission, ads, fees, guarantees, subsidy, served] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < activeCount; at++) {
    const j = active[at]!;
    ads += adFen[j]!;
    if (adSubsidy > 0) subsidy += Math.floor(adFen[j]! * adSubsidy);
    refunded += refundedFen[j]!;
    cancelled += cancelledFen[j]!;
    const sold = placedFen[j]!;
    const kept = keptFen[j]!;
    if (sold === 0 && kept === 0) continue;
    placed += sold;
    keptSum += kept;
    commission += Math.floor(kept * rate);
    const cover = offerCover[j]!;
    if (cover > 0) guarantees += Math.floor(kept * cover * today.card.cost);
    const k = provider[j]!;
    if (k === NONE) continue;
    const fee = Math.floor(kept * feeRate);
    fees += fee;
    providers.capital[k]! += fee;
    providers.spanFen[k]! += sold;
    served += sold;
  }
  ledger.postOrders(accounts, placed);
  ledger.postKept(accounts, keptSum);
  ledger.postRefunded(accounts, refunded);
  ledger.postCancelled(accounts, cancelled);
  platform.commissionFen = commission;
  platform.adFen = ads;
  platform.feesFen = fees;
  platform.providerFen = served;
  platform.cost.trustCard = guarantees;
  platform.cost.ads = subsidy;
}

/** The five supports of the SKA centre cost money for every brand present. */
function supportCost(world: World, today: Today): number {
  const { traffic, budget, service, tools, policy } = today.policy.brandSupport;
  const level = (traffic + budget + service + tools + policy) / 5;
  return Math.floor((world.brands.present * level * SUPPORT_YUAN_A_DAY * FEN_PER_YUAN) / world.scale);
}
