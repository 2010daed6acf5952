/** Money as people type it into the page: in the market's currency, for nobody states a rate to another. */
import { currencyOfAmount, parseAmount } from '../../sim/notation/amounts.ts';
import { FIRST_CURRENCY } from '../../sim/notation/currencies.ts';

/**
 * Undefined for what is no amount, or one that names another currency.
 * @param currency code of the market's
 */
export function ownAmount(text: string, currency = FIRST_CURRENCY): number | undefined {
  const named = currencyOfAmount(text);
  return named === undefined || named === currency ? parseAmount(text) : undefined;
}
