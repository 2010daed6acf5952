/** Units of figures that stand beside another of the same kind. */
import { isMoney } from '../sim/notation/currencies.ts';

/** The unit of the first of two figures, where the second says the currency: `1.2bn – 3.4bn …`. */
export function shortUnit(unit: string): string {
  return isMoney(unit) ? 'count' : unit;
}
