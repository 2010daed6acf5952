/**
 * Later daily GMV of a launch from its first day: this market in the size of the case's platform, a store that opens in
 * it with a campaign (levers/brand-launch.ts), and priors common to all cases. Nothing is tuned to an outcome.
 */
import { leverOf } from '../../levers/all.ts';
import { PARAMETERS, type ParameterName, paramsWith } from '../../model/params.ts';
import { uniform } from '../../model/random.ts';
import { dayNumber, isoOf } from '../../notation/dates.ts';
import type { ReadFigure } from '../../runs/figures.ts';
import type { MarketScenario } from '../../runs/market.ts';
import type { Means } from '../../runs/perform.ts';
import { replicateKey } from '../../runs/seed.ts';
import type { MarketData } from '../../scenario/market-data.ts';
import { firstValues } from '../../scenario/market-parameters.ts';
import type { Changes } from '../../scenario/posterior.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import { Markets } from '../markets.ts';
import type { DailyGmv, LaunchCase, LaunchList } from './cases.ts';

/** What is drawn for each member, evenly over its plausible range: what decides who stays after a launch. */
const COMMON: readonly ParameterName[] = [
  'follow.visit',
  'follow.delivery',
  'purchase.trust',
  'purchase.stranger',
  'visits.publicWeight',
  'trust.priorBad',
  'delivery.tolerance',
  'traffic.sizeExponent',
];

/** Settings of the lever that a store has. */
type Store = Readonly<Record<string, number>>;

/**
 * Ranges of what is a store's own. Size: from a new brand's store to the twentieth talent of a category, in logarithms.
 * Appeal: up to a known name with an experienced crew, logits. Follows: up to full traffic marketing. Assumptions, the
 * same for all cases.
 */
const STORE = { size: [0.06, 0.9], appeal: 1.5, follows: 0.5 } as const;

/** Four weeks until dormant and active fans are in balance. */
const BURN_IN_DAYS = 28;
/** Orders of agents in the first days that are enough. */
const ENOUGH = 300;
/** Paid traffic is at most this part of what all others buy together with it. */
const MOST_PAID = 0.95;

type Span = Pick<DailyGmv, 'from' | 'until'>;

export interface PredictionPlan extends Pick<LaunchList, 'audience' | 'knownUntil'> {
  readonly data: MarketData;
  readonly seed: string;
  /** Real users of the small audience that a fan stands for, at most: stores that sell less get more fans. */
  readonly scale: number;
  readonly members: number;
}

/** The parameters of a member; the first has the values that are most probable. */
export function memberOf(seed: string, member: number): Changes {
  if (member === 0) return {};
  const key = replicateKey(seed, 0);
  return Object.fromEntries(
    COMMON.map((name, at) => {
      const [low, high] = PARAMETERS.find((one) => one.name === name)!.plausible;
      return [name, low + (high - low) * uniform(key, 'posterior', at, member)];
    }),
  );
}

/** What nobody can know of a store on its first day, as settings of the campaign; the first member has the lever's. */
export function storeOf(seed: string, member: number): Store {
  if (member === 0) return {};
  const drawn = (at: number) => uniform(replicateKey(seed, 0), 'posterior', COMMON.length + at, member);
  const [small, large] = STORE.size;
  return {
    size: small * (large / small) ** drawn(0),
    appeal: STORE.appeal * drawn(1),
    follows: STORE.follows * drawn(2),
  };
}

/**
 * Money a day for ads with which a store takes a share of all visits: paid traffic is a part of all, and money shares it.
 * @param share of the platform's GMV that the store sold on its first day
 * @param others what all others spend on ads in a day; @param load share of public traffic that is paid
 */
export function budgetFor(share: number, others: number, load: number): number {
  const part = Math.min(MOST_PAID, share / load);
  return (others * part) / (1 - part);
}

/**
 * Users per fan at which a store's orders of the first days are many enough to be told from luck, at most `most`.
 * @param sold orders of real users in those days
 */
export function fineScale(sold: number, most: number): number {
  return Math.max(1, Math.min(most, Math.floor(sold / ENOUGH)));
}

/** A single day is the mean of a week in the model, which has no shows but a store that is live daily; after `last`. */
export function around(span: Span, last: string): Span {
  if (span.from !== span.until) return span;
  const day = dayNumber(span.from);
  const from = Math.max(day - 3, dayNumber(last) + 1);
  return { from: isoOf(from), until: isoOf(day + 3) };
}

function lengthOf({ from, until }: Span): number {
  return dayNumber(until) - dayNumber(from) + 1;
}

/** GMV a mean day of the store in a span of a run. */
function meanDay(read: ReadFigure, span: Span): number {
  const first = dayNumber(span.from);
  let sum = 0;
  for (let day = 0; day < lengthOf(span); day++) sum += read('launchGmv', isoOf(first + day));
  return sum / lengthOf(span);
}

/** Dates of a run, and the users that a fan of it stands for. */
interface Run {
  readonly first: DailyGmv;
  readonly last: string;
  readonly scale: number;
}

/** The market of a case, with its campaign or, for a first look, without. */
function marketFor(
  { goesOn }: LaunchCase,
  { audience, knownUntil }: Pick<PredictionPlan, 'audience' | 'knownUntil'>,
  { first, last, scale }: Run,
  store?: Store,
): MarketScenario {
  const from = isoOf(dayNumber(first.from) - BURN_IN_DAYS);
  const levers = store ? [campaign(from, first.from, goesOn ? last : first.until, store)] : [];
  return { from, until: last, knownUntil, scale, parameters: audience, levers };
}

/** When it begins and whether it goes on is known; what is not said of the store has the lever's first values. */
function campaign(start: string, from: string, until: string, store: Store): LeverPlan {
  const { id, title, settings } = leverOf('brand-launch')!;
  const usual = Object.entries(settings).flatMap(([name, setting]) =>
    'initial' in setting && typeof setting.initial === 'number' ? [[name, setting.initial]] : [],
  );
  const inDays = (date: string) => dayNumber(date) - dayNumber(start);
  const span = { from, until, fromDay: inDays(from), untilDay: inDays(until) };
  return {
    id,
    lever: id,
    title,
    ...span,
    rampDays: 0,
    strength: 1,
    args: { ...Object.fromEntries(usual), ...store },
  };
}

/** Later over first daily GMV of the store, member by member. @throws Refusal when a run fails */
export async function predictRatios(
  of: LaunchCase,
  { first, later }: { readonly first: DailyGmv; readonly later: DailyGmv },
  plan: PredictionPlan,
  means: Means,
  onRun?: () => void,
): Promise<number[]> {
  const { data, seed, scale, members, audience } = plan;
  const look = (read: ReadFigure) => [read('adRevenue', first.from), read('orders', first.from)];
  const short = marketFor(of, plan, { first, last: first.from, scale });
  const plain = { scenario: short, data, seed, observe: look };
  const [[ads, orders]] = (await new Markets(plain, means, onRun).run([{ changes: {}, luck: 0 }])) as [
    [number, number],
  ];
  const share = first.moneyADay / (of.platformGmv / 365);
  const budget = budgetFor(share, ads, paramsWith({ ...firstValues(data), ...audience })['traffic.adLoad']);
  const sold = share * orders * lengthOf(first);
  const after = around(later, first.until);
  const fine = fineScale(sold, scale);
  const observe = (read: ReadFigure) => [meanDay(read, first), meanDay(read, after)];
  const runs = await Promise.all(
    Array.from({ length: members }, async (_, member) => {
      const store = { ...storeOf(seed, member), budget };
      const scenario = marketFor(of, plan, { first, last: after.until, scale: fine }, store);
      const point = { changes: memberOf(seed, member), luck: member };
      const [run] = await new Markets({ scenario, data, seed, observe }, means, onRun).run([point]);
      return run!;
    }),
  );
  return runs.flatMap(([before = 0, then = 0]) => (before > 0 ? [then / before] : []));
}
