/** What a new market has in place of the program's first values, from a few answers. */
import { PARAMETERS, type Parameter } from '../model/params.ts';
import { FIRST_CURRENCY, isOfMoney } from '../notation/currencies.ts';
import type { HistoryRow } from '../scenario/history.ts';
import { parametersOf } from '../scenario/market-parameters.ts';

/** What is asked of a person. */
export interface Answers {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Monthly users, and all who can ever be. */
  readonly users: number;
  readonly reachable: number;
  /** Share of monthly users active on a day. */
  readonly daily: number;
  /** Minutes of an active user a day. */
  readonly minutes: number;
  /** What a buying visit is worth, in the currency. */
  readonly basket: number;
  /** Published figures, as they were handed in. */
  readonly history?: { readonly text: string; readonly rows: readonly HistoryRow[] } | undefined;
  /** ISO. */
  readonly today: string;
}

/** Three digits: what follows from a guess has no more. */
export function short(value: number): number {
  return Number(value.toPrecision(3));
}

/** Parameters that grow with the number of people, and the least that a market of agents needs. */
const EXTENSIVE: Readonly<Record<string, number>> = {
  'fans.users': 1,
  'talents.count': 160,
  'talents.entryProfit': 1,
  'rings.count': 4,
  'brands.pool': 60,
  'brands.initial': 1,
  'brands.peerNorm': 1,
  'brands.carryNorm': 1,
  'brands.activityNorm': 1,
  'providers.count': 24,
};
const WHOLE = ['talents.count', 'rings.count', 'brands.pool', 'providers.count'];

function firstValue(name: string): number {
  return PARAMETERS.find((one) => one.name === name)!.value;
}

/** What one of the first currency is taken for: as if a basket there were worth one here; nothing in that currency itself. */
export function rateOf({ currency, basket }: Pick<Answers, 'currency' | 'basket'>): number {
  return currency === FIRST_CURRENCY ? 1 : short(basket / firstValue('purchase.basket'));
}

/** A parameter of the program times a factor, its range with it, at least so much. */
function scaledLine(parameter: Parameter, factor: number, least: number, source: string): string {
  const { name, value, plausible, hard } = parameter;
  const kept = (one: number) => Math.min(hard[1], Math.max(hard[0], short(one * factor)));
  const scaled = Math.max(least, kept(value));
  const own = WHOLE.includes(name) ? Math.round(scaled) : scaled;
  const [low, high] = [Math.min(own, kept(plausible[0])), Math.max(own, kept(plausible[1]))];
  return `  ${name}: { value: ${own}, range: [${low}, ${high}], source: "${source}" }`;
}

const PER_PERSON = 'assumption: as many for each person as in the first values of the program';

/** Lines of the parameters: numbers of sellers by the number of people, and what a basket is worth. */
export function parameterLines(answers: Answers): string[] {
  const { reachable, basket } = answers;
  const size = reachable / firstValue('fans.users');
  const rate = rateOf(answers);
  const all = parametersOf({ rate }); // what an amount can be goes with the rate
  return PARAMETERS.flatMap((first, at) => {
    const { name, unit } = first;
    const parameter: Parameter = { ...first, hard: all[at]!.hard };
    if (name === 'purchase.basket') {
      return scaledLine(
        parameter,
        basket / firstValue(name),
        0,
        'as told to laotie new, with the spread of the program',
      );
    }
    const least = EXTENSIVE[name];
    if (least === undefined) return [];
    const factor = size * (isOfMoney(unit) ? rate : 1);
    return scaledLine(
      parameter,
      factor,
      name === 'fans.users' ? 0 : least,
      name === 'fans.users' ? 'as told to laotie new: people who may ever be users' : PER_PERSON,
    );
  });
}
