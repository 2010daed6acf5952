/** The table of currencies: each is found again by its code and its unit, and no name in tables stands for two. */
import { expect, test } from 'vitest';
import {
  CURRENCIES,
  CURRENCY_CODES,
  currencyOf,
  currencyOfUnit,
  isMoney,
  unitOfMoney,
} from '../../sim/notation/currencies.ts';

test('each is found by its code and by the unit of its amounts', () => {
  for (const currency of CURRENCIES) {
    expect(currency.code).toMatch(/^[A-Z]{3}$/);
    expect(currencyOf(currency.code)).toBe(currency);
    expect(currencyOfUnit(unitOfMoney(currency.code))).toBe(currency);
  }
  expect(new Set(CURRENCY_CODES).size).toBe(CURRENCIES.length);
  expect(isMoney('yuan')).toBe(true);
  expect(isMoney('USD')).toBe(true);
  expect(isMoney('orders')).toBe(false);
  expect(() => currencyOf('XXX')).toThrow(/currency: expected one of CNY, USD, .*, got XXX/);
});

test('no name stands for two currencies', () => {
  const names = CURRENCIES.flatMap(({ first, last }) => [...new Set([...first, ...last])]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
