/** Amounts as they are typed into the page: one of another currency than the market's is none. */
import { expect, test } from 'vitest';
import { ownAmount } from '../../../reports/studio/money.ts';

test.each([
  ['3bn', 'USD', 3e9],
  ['$3bn', 'USD', 3e9],
  ['3 亿美元', 'USD', 3e8],
  ['3 亿元', 'USD', undefined],
  ['€3m', 'USD', undefined],
  ['3 亿元', undefined, 3e8],
  ['$3bn', undefined, undefined],
  ['some', 'USD', undefined],
  ['', 'USD', undefined],
])('%s in a market of %s', (text, currency, amount) => {
  expect(ownAmount(text, currency)).toBe(amount);
});
