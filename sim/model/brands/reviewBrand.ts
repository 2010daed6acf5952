/** Every 28 days a brand looks at its books: stage, lessons, choices, ads, and whether to stay. */
import { exp, ln } from '../elementary.ts';
import type { Params } from '../params.ts';
import type { Policy } from '../platform/policy.ts';
import { uniform } from '../random.ts';
import { addedCommission, commissionRate } from '../streamers/account.ts';
import { storeLiveChance } from '../streamers/population.ts';
import { trailingFen } from '../streamers/record.ts';
import { CHANGED, NONE, setLiveChance } from '../streamers/streamers.ts';
import { FEN_PER_UNIT } from '../units.ts';
import type { World } from '../world.ts';
import { adReturn, LEAST_ADS, nextAds } from './ads.ts';
import { closeBooks, type Span, spanOf } from './books.ts';
import { NEW_SHOP, setStage, stageOf } from './brands.ts';
import { leaveBrand } from './comeAndGo.ts';
import { feedbackGain, heardShare, keptLessons } from './product.ts';
import {
  choose,
  costOfChoices,
  ELITE_DISTRIBUTION,
  SELF_OPERATION,
  SPECIFIC_SUPPLY,
  type Standing,
} from './steps.ts';
import { SUPPORT_BUDGET } from './support.ts';

export function reviewBrand(world: World, policy: Policy, j: number): void {
  const { streamers: s, brands, params, scale, platform } = world;
  const b = j - s.stores;
  const toMoney = scale / FEN_PER_UNIT;
  const span = spanOf(brands.books, b);
  const standing = standingOf(world, policy, j, span);
  const taught = learnFromReviews(world, policy, b, span.privateOrders * scale);
  const outlay = span.adFen * toMoney + costOfChoices(params, standing, policy.brandSupport);
  const profit = incomeOf(world, standing) - outlay + params['brands.lesson'] * taught;
  if (profit < 0) brands.books.peers.losing++;
  else brands.books.peers.winning++;
  setStage(brands, b, stageOf(params, brands.stage[b]!, trailingFen(s, j) * toMoney));
  s.revised[j] = CHANGED;
  closeBooks(brands.books, b);
  if (j === platform.launch.store) return; // its campaign decides for it
  brands.reviews[b]!++;
  brands.losses[b] = profit < 0 ? brands.losses[b]! + 1 : 0;
  if (brands.losses[b]! >= params['brands.patience']) {
    leaveBrand(world, b, -ln(uniform(world.key, 'brand-entry', b, world.day)));
    return;
  }
  decide(world, policy, j, { ...standing, stage: brands.stage[b]! }, span);
}

/** What private buyers' reviews show and teach. Returns the quality that they have added. */
function learnFromReviews(
  { brands, params }: World,
  policy: Policy,
  b: number,
  privateOrders: number,
): number {
  const service = brands.stage[b]! > NEW_SHOP ? policy.brandSupport.service : 0;
  const heard = heardShare(params, privateOrders);
  const gain = feedbackGain(params, brands.learned[b]!, heard, service);
  brands.heard[b] = heard;
  brands.learned[b] = keptLessons(params, brands.learned[b]!) + gain;
  return gain;
}

/** What its goods leave of their price, which has risen by the fees that were passed on. @param dearer ln of that rise */
function goodsMargin(params: Params, dearer: number): number {
  return 1 - (1 - params['brands.margin']) * exp(-dearer);
}

/** What a brand knows of itself, in real money and followers. */
function standingOf(world: World, policy: Policy, j: number, span: Span): Standing {
  const { streamers: s, brands, params, scale } = world;
  const b = j - s.stores;
  const choices = brands.choices[b]!;
  const commission = commissionRate(params, addedCommission(policy, world, j));
  const fee = s.provider[j] === NONE ? 0 : params['providers.fee'];
  const thinner = choices & SPECIFIC_SUPPLY ? params['brands.supplyMargin'] : 0;
  const keptMoney = (span.keptFen * scale) / FEN_PER_UNIT;
  return {
    stage: brands.stage[b]!,
    choices,
    margin: goodsMargin(params, s.lnPrice[j]! - s.worth[j]!) - commission - fee - thinner,
    keptMoney,
    privateMoney: span.orders > 0 ? (keptMoney * span.privateOrders) / span.orders : 0,
    carriedMoney: (span.carriedFen * scale) / FEN_PER_UNIT,
    followers: s.followers[j]! * scale,
  };
}

/** Margin of 28 days, on what the store and the talents sold; a talent's commission takes the place of the store's fees. */
function incomeOf({ params }: World, { margin, keptMoney, carriedMoney }: Standing): number {
  return margin * keptMoney + (params['brands.margin'] - params['brands.eliteFee']) * carriedMoney;
}

/** The choices of the next 28 days, and the ads. */
function decide(world: World, policy: Policy, j: number, standing: Standing, span: Span): void {
  const { streamers: s, brands, params } = world;
  const b = j - s.stores;
  const back = adReturn({
    margin: standing.margin,
    keptFen: span.keptFen,
    visits: span.visits,
    privateVisits: followersVisits(world, span.privateOrders),
    priceFen: priceOfVisit(world, policy),
  });
  const isNew = brands.reviews[b]! < params['brands.patience'];
  if (!isNew || back > 1) brands.ads[b] = nextAds(params, brands.ads[b]!, back);
  const paysForTraffic = back > 1 || brands.ads[b]! > LEAST_ADS;
  const choices = choose(params, standing, policy.brandSupport, { isNew, paysForTraffic });
  brands.elite += bit(choices, ELITE_DISTRIBUTION) - bit(brands.choices[b]!, ELITE_DISTRIBUTION);
  brands.choices[b] = choices;
  setLiveChance(s, j, storeLiveChance(j) * (choices & SELF_OPERATION ? 1 : params['brands.partTime']));
}

function bit(choices: number, choice: number): number {
  return choices & choice ? 1 : 0;
}

/** Visits that so many orders of followers take on the platform. */
function followersVisits({ turnover, sessions }: World, orders: number): number {
  return turnover.ordersPrivate > 0 ? (orders * sessions.tally.visitsPrivate) / turnover.ordersPrivate : 0;
}

/** What a brand pays for a paid visit, fen: the market's price, less what support makes of its money. 0 when none is sold. */
function priceOfVisit({ brands }: World, { brandSupport }: Policy): number {
  const { paid } = brands.books;
  return paid.visits > 0 ? paid.fen / paid.visits / (1 + SUPPORT_BUDGET * brandSupport.budget) : 0;
}
