/**
 * What those from outside see of a market, levers and metrics of plugins: what is recorded, and the sellers one by one.
 * They only read. Names and units stay from one version of the program to the next; those of the world behind may not.
 */
import type { ParameterName } from './params.ts';

/** What is known in the morning: days up to yesterday. */
export interface Seen {
  /** Counted from the first day of the run, 0. */
  readonly day: number;
  /** Real users that a fan agent stands for. */
  readonly scale: number;
  /** Value of a parameter of the model. @throws for a name that is none */
  parameter(name: ParameterName | (string & {})): number;
  /**
   * A metric over the last days up to yesterday: flows are summed, stocks are yesterday's, states averaged, ratios formed of
   * sums. NaN where there are fewer days, or where it is not recorded.
   * @param days 1 when not said: yesterday
   * @throws for a name that is no metric
   */
  metric(name: string, days?: number): number;
}

/** One seller's figures, by its number from 0 to `count` − 1. Counts are real users, money is in the currency of the market. */
export interface SellersView {
  /** Sellers that ever came. */
  readonly count: number;
  /** A talent, the front of a ring of dishonest accounts, or a brand's own store. */
  kind(seller: number): 'talent' | 'ring' | 'store';
  /** 1 to 8. */
  category(seller: number): number;
  /** 1 to 6. */
  region(seller: number): number;
  /** Has arrived, was not removed and has not given up. */
  isPresent(seller: number): boolean;
  /** Whether it holds the trust card. */
  hasCard(seller: number): boolean;
  /** Users who follow it. */
  followers(seller: number): number;
  /** Its own price; 1 is the basket of reference. */
  price(seller: number): number;
  /** Exaggeration of its claims, 0–1. */
  claims(seller: number): number;
  /** True quality of its goods, 0–1: nobody in the market knows it. */
  quality(seller: number): number;
  /** GMV of about the last 28 days, fading, up to yesterday. */
  recentGmv(seller: number): number;
  /** Of today. */
  visits(seller: number): number;
  /** Of today. */
  orders(seller: number): number;
  /** Of today, in money. */
  gmv(seller: number): number;
}

/** A market in the evening of a day, when metrics are recorded. */
export interface Evening extends Seen {
  /** A metric of today that the program itself records; NaN where it is not recorded. */
  today(name: string): number;
  /** Every seller that ever came, one by one. */
  readonly sellers: SellersView;
}

/** The fans in the evening of a day, by their numbers from 0 to `count` − 1, as a rule sees and changes them. */
export interface FansView {
  /** Counted from the first day of the run, 0. */
  readonly day: number;
  /** Real users that a fan stands for. */
  readonly scale: number;
  /** Fan agents. */
  readonly count: number;
  /** What levers have told the rule today: above 0. */
  readonly strength: number;
  /** Where it stands: no user yet, a user who has never bought, a buyer, or one who has stopped. */
  state(fan: number): 'not-yet-user' | 'never-buyer' | 'buyer' | 'lapsed';
  /** Preferred category, 1 to 8. */
  category(fan: number): number;
  /** 1 to 6. */
  region(fan: number): number;
  /** Today. */
  hasBought(fan: number): boolean;
  /** The sellers that it follows, at most eight, with its trust in each, 0–1. */
  ties(fan: number): readonly { readonly seller: number; readonly trust: number }[];
  /** Whom it knows: the same on all days, and mutual. */
  friends(fan: number): readonly number[];
  /**
   * A uniform number from 0 to 1: the same whenever it is asked for the fan, the day and the event, and shared by runs that
   * share their luck. @param event 0 to 126, for several draws of a fan on one day; 0 when not said
   */
  chance(fan: number, event?: number): number;
  /**
   * A buyer begins to follow a seller, with the trust of one satisfied delivery; a full list gives up its weakest tie.
   * @returns false where it is no buyer, follows already, the seller is not there, or its weakest tie resists
   */
  follow(fan: number, seller: number): boolean;
  /** @returns false where it does not follow */
  unfollow(fan: number, seller: number): boolean;
}
