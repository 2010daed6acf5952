/** Amounts of a scenario that name a currency: only that of its market, for no market states a rate of exchange. */
import { currencyOfAmount } from '../notation/amounts.ts';
import { FIRST_CURRENCY, unitOfMoney } from '../notation/currencies.ts';
import type { Located } from './located.ts';
import { lookUp, type Path } from './lookup.ts';
import { error, type Place, type Problem, shown } from './problems.ts';

/** Texts of people, which may name any amount. */
const WORDS = ['title', 'source', 'name', 'seed', 'extends'];

/** @param currency code of that of the market */
export function checkCurrencies(root: Located, currency: string): Problem[] {
  return namesIn(root, []).flatMap(({ path, place, text, code }) => {
    if (code === currency) return [];
    const { shownPath } = lookUp(root, path);
    const hint = 'the market states no rate of exchange: convert the amount';
    return [error(place, shownPath, `an amount in ${unitOfMoney(currency)}`, shown(text), hint)];
  });
}

/** A text that names a currency. */
interface Named {
  readonly path: Path;
  readonly place: Place;
  readonly text: string;
  readonly code: string;
}

/** Amounts that name one, and former names of keys, which all name the first. */
function namesIn(node: Located, path: Path): Named[] {
  if (node.kind === 'scalar') {
    const { value: text, place } = node;
    const code = typeof text === 'string' ? currencyOfAmount(text) : undefined;
    return typeof text === 'string' && code ? [{ path, place, text, code }] : [];
  }
  if (node.kind === 'list') return node.items.flatMap((item, at) => namesIn(item, [...path, at]));
  return [...node.entries].flatMap(([name, { key: place, value, former: text }]) => {
    if (WORDS.includes(name)) return [];
    const own = text === undefined ? [] : [{ path: [...path, name], place, text, code: FIRST_CURRENCY }];
    return [...own, ...namesIn(value, [...path, name])];
  });
}
