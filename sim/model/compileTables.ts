/** Step 6 of the day: today's offers and policy as integers for the kernel. Float rules end here. */

// biome-ignore format: names by the line
import {
  CATEGORIES, CHANGE_OF_MIND, CLAIM_BITS, CLAIMS, DELIVERY_SPREAD, DISCONFIRMATION, FOLLOW_DELIVERY, FOLLOW_VISIT,
  FOLLOWER_UTILITY, GUARANTEE, LEAN, LN_PRICE, OFFER_ROW, OWN_CATEGORY, RECOVERY, SPREAD, STRANGER_UTILITY,
} from '../kernel/layout.ts';
import type { DayTables } from '../kernel/state.ts';
import { brandTaste, festivalDiscount, lnSeasonBasket, waitingGain } from './calendar.ts';
import { meanDisconfirmation, unhealed } from './fans/experience.ts';
import { offerUtility, referenceUtility, TIE_CLAIMS, waitingUtility } from './fans/purchase.ts';
import { changeOfMind } from './fans/returns.ts';
import { priceLean } from './fans/shelves.ts';
import { LOG_BITS, TIE_SUM_BITS, utilityBits } from './fans/tables.ts';
import type { Today } from './goLive.ts';
import type { Offers } from './offers.ts';
import type { Params } from './params.ts';
import { clutterUtility } from './platform/adAuction.ts';
import { couponDiscount, couponToday, discountOf } from './platform/coupon.ts';
import type { Policy } from './platform/policy.ts';
import { type CardEffects, FREE_RETURNS } from './platform/trustCard.ts';
import { watchLaunch } from './streamers/launch.ts';
import { CHANGED, TASTE } from './streamers/streamers.ts';
import { fixed, threshold } from './units.ts';
import type { World } from './world.ts';

/** The loudest claims that an offer has room for. */
const MOST_CLAIMS = 2 ** CLAIM_BITS - 1;

export function compileTables(world: World, today: Today): void {
  const { params, sessions, exogenous, platform, day } = world;
  // yesterday's, when nothing has changed (goLive)
  if (world.compiled !== platform.policy) compilePolicy(sessions.day, params, platform.policy);
  world.compiled = platform.policy;
  const discount = festivalDiscount(params, exogenous, day, today.policy.festival);
  const { category: couponed } = today.policy.groups.coupon;
  const coupon = couponDiscount(couponToday(world, today.policy));
  platform.discount = couponed === 0 ? discount + coupon : discount;
  platform.categoryDiscount.fill(0);
  if (couponed > 0) platform.categoryDiscount[couponed - 1] = coupon;
  const { festival, coming } = today.policy;
  const waiting = waitingUtility(params, waitingGain(params, exogenous, day, festival, coming));
  for (let category = 0; category < CATEGORIES; category++) {
    const reference = platform.reference[category]!;
    const utility = referenceUtility(params, reference, discountOf(platform, category)) + waiting;
    sessions.day.season[category] = utilityBits(utility);
  }
  sessions.day.clutter = utilityBits(clutterUtility(params, platform.paidShare));
  sessions.day.lnSeason = fixed(lnSeasonBasket(params, exogenous, day) - discount, LOG_BITS);
  watchLaunch(world, today.policy);
  compileDue(world, today, brandTaste(params, day));
}

/** The due streamers whose offers have changed; of sellers of brand goods always what the taste for brands does. */
function compileDue(world: World, today: Today, taste: number): void {
  const { due, dueCount, revised } = world.streamers;
  const { gone, offers } = world.sessions.day;
  const { lnPrice, worth, claims, brandShare, operations } = today.offers;
  const params = utilityParams(world.params);
  for (let at = 0; at < dueCount; at++) {
    const j = due[at]!;
    if (revised[j] === 0 || gone[j] !== 0) continue;
    if (revised[j] === CHANGED)
      compileOffer(world.params, today.card, offerOf(today.offers, j), j * OFFER_ROW, offers);
    const share = brandShare[j]!;
    const offer = {
      worth: worth[j]!,
      markup: lnPrice[j]! - worth[j]!,
      claims: claims[j]!,
      brandShare: share,
      operations: operations[j]!,
    };
    offers[j * OFFER_ROW + FOLLOWER_UTILITY] = utilityBits(offerUtility(params, offer, taste, TIE_CLAIMS));
    offers[j * OFFER_ROW + STRANGER_UTILITY] = utilityBits(offerUtility(params, offer, taste, 1));
    revised[j] = share > 0 ? TASTE : 0;
  }
}

/** What an offer's utility looks up, side by side: it is asked a thousand times a day. */
function utilityParams(params: Params) {
  return {
    'purchase.intercept': params['purchase.intercept'],
    'purchase.price': params['purchase.price'],
    'purchase.priceLevel': params['purchase.priceLevel'],
    'purchase.claims': params['purchase.claims'],
  };
}

function compileOffer(
  params: Params,
  card: CardEffects,
  offer: ReturnType<typeof offerOf>,
  row: number,
  offers: DayTables['offers'],
): void {
  offers[row + GUARANTEE] = utilityBits(
    params['purchase.guarantee'] * offer.cover * card.risk +
      params['purchase.guarantee'] * offer.freeReturns * FREE_RETURNS.risk,
  );
  offers[row + LN_PRICE] = fixed(offer.lnPrice, LOG_BITS);
  offers[row + FOLLOW_VISIT] = threshold(params['follow.visit'] * offer.marketing, 16);
  offers[row + FOLLOW_DELIVERY] = threshold(params['follow.delivery'] * Math.sqrt(offer.marketing), 16);
  offers[row + DISCONFIRMATION] = fixed(meanDisconfirmation(params, offer.quality), LOG_BITS);
  offers[row + CLAIMS] = Math.min(MOST_CLAIMS, fixed(offer.claims, CLAIM_BITS));
  offers[row + SPREAD] = fixed(offer.spread, LOG_BITS);
  const easier = offer.cover * card.ease + offer.freeReturns * FREE_RETURNS.ease;
  const ease = fixed(
    params['returns.ease'] * offer.cover * card.ease +
      params['returns.ease'] * offer.freeReturns * FREE_RETURNS.ease,
    8,
  );
  const recovery = offer.cover * card.recovery + offer.freeReturns * FREE_RETURNS.recovery;
  offers[row + RECOVERY] = (ease << 16) | fixed(unhealed(params, recovery), 8);
  offers[row + LEAN] = fixed(priceLean(params, offer.lnPrice - offer.worth), LOG_BITS);
  const returned = changeOfMind(params, offers[row + OWN_CATEGORY]!, easier);
  offers[row + CHANGE_OF_MIND] = threshold(returned, 16);
  const saved = offer.days + offer.cover * card.days;
  offers[row + DELIVERY_SPREAD] = Math.max(1, Math.round(params['delivery.daysSpread'] - saved));
}

/** One streamer's values as an object, for rules that take several of them. It does not outlive the call. */
function offerOf(offers: Offers, j: number) {
  return {
    lnPrice: offers.lnPrice[j]!,
    worth: offers.worth[j]!,
    quality: offers.quality[j]!,
    spread: offers.spread[j]!,
    claims: offers.claims[j]!,
    marketing: offers.marketing[j]!,
    days: offers.days[j]!,
    cover: offers.cover[j]!,
    freeReturns: offers.freeReturns[j]!,
  };
}

/** What is the same for all streamers, and on all days of a policy. */
function compilePolicy(tables: DayTables, params: Params, policy: Policy): void {
  tables.ownCategory = fixed(params['visits.ownCategory'], 8);
  tables.publicWeight = fixed(params['visits.publicWeight'], TIE_SUM_BITS);
  tables.privateDomain = fixed(policy.privateDomain, 8);
  tables.strangerDiscount = utilityBits(params['purchase.stranger']);
  tables.fit = utilityBits(params['purchase.fit']);
  tables.home = utilityBits(params['purchase.home']);
  tables.dormancy = threshold(params['visits.dormancy'], 12);
  tables.idleDays = Math.floor(params['visits.idleDays']);
  tables.idleLapse = threshold(params['visits.idleLapse'], 8);
  tables.deliveryMin = Math.round(params['delivery.daysMin']);
  tables.priorGood = fixed(params['trust.priorGood'], 8);
  tables.priorBad = fixed(params['trust.priorBad'], 8);
  tables.stake = fixed(params['trust.stake'], 8);
  const learning = policy.trustLearning;
  tables.evidenceMemory = fixed(1 - (1 - params['trust.memory']) * learning, 15);
  tables.learnedGood = fixed(learning, 8);
  tables.learnedBad = fixed(params['trust.negativity'] * learning, 8);
  tables.generalStep = fixed(params['trust.generalStep'] * learning, 16);
  tables.generalHarm = fixed(params['trust.generalStep'] * params['trust.negativity'] * learning, 16);
  tables.leaveTrust = fixed(params['trust.leave'], 8);
  tables.drift = threshold(params['follow.drift'], 16);
  tables.loyal = fixed(params['follow.loyal'], 8);
  tables.strongTrust = fixed(params['follow.strong'], 8);
  tables.resist = threshold(params['follow.resist'], 16);
  tables.tolerance = fixed(params['delivery.tolerance'], LOG_BITS);
  tables.credulity = fixed(params['delivery.credulity'], LOG_BITS);
  tables.mended = fixed(params['delivery.mended'], 8);
  tables.refundBase = threshold(params['delivery.refundBase'], 16);
  tables.refundSeverity = threshold(params['delivery.refundSeverity'], 16);
  tables.complaint = threshold(params['delivery.complaint'], 12);
  tables.lapse = threshold(params['delivery.lapse'], 20);
  tables.share = threshold(params['delivery.share'], 12);
}
