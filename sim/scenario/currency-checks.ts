/** Amounts of a scenario that name a currency: only that of its market, for no market states a rate of exchange. */
import { currencyOfAmount } from '../notation/amounts.ts';
import { unitOfMoney } from '../notation/currencies.ts';
import type { Located } from './located.ts';
import { lookUp, type Path } from './lookup.ts';
import { error, type Problem, shown } from './problems.ts';

/** Texts of people, which may name any amount. */
const WORDS = ['title', 'source', 'name', 'seed', 'extends'];

/** @param currency code of that of the market */
export function checkCurrencies(root: Located, currency: string): Problem[] {
  return textsIn(root, []).flatMap(({ path, text }) => {
    const code = currencyOfAmount(text);
    if (code === undefined || code === currency) return [];
    const { place, shownPath } = lookUp(root, path);
    const hint = 'the market states no rate of exchange: convert the amount';
    return [error(place, shownPath, `an amount in ${unitOfMoney(currency)}`, shown(text), hint)];
  });
}

interface Written {
  readonly path: Path;
  readonly text: string;
}

function textsIn(node: Located, path: Path): Written[] {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [{ path, text: node.value }] : [];
  if (node.kind === 'list') return node.items.flatMap((item, at) => textsIn(item, [...path, at]));
  return [...node.entries].flatMap(([key, { value }]) =>
    WORDS.includes(key) ? [] : textsIn(value, [...path, key]),
  );
}
