/** What growth of GMV is made of: buyers × orders per buyer × order value, whose logarithms add up to that of GMV. */

/** Three recorded figures of one period, in any units that are the same in both periods. */
export interface GrowthFigures {
  readonly gmv: number;
  readonly orders: number;
  readonly buyers: number;
}

/** Logarithms of the later figure over the sooner: the three parts add up to the total. */
export interface GrowthParts {
  readonly total: number;
  readonly buyers: number;
  readonly ordersPerBuyer: number;
  readonly orderValue: number;
}

/** @returns undefined where a figure is not positive: it has no logarithm */
export function growthParts(sooner: GrowthFigures, later: GrowthFigures): GrowthParts | undefined {
  const all = [sooner, later].flatMap(({ gmv, orders, buyers }) => [gmv, orders, buyers]);
  if (!all.every((figure) => figure > 0)) return undefined;
  const ln = (name: keyof GrowthFigures) => Math.log(later[name] / sooner[name]);
  const [gmv, orders, buyers] = [ln('gmv'), ln('orders'), ln('buyers')];
  return { total: gmv, buyers, ordersPerBuyer: orders - buyers, orderValue: gmv - orders };
}

/** The mean of two positive numbers by which their difference is the mean times the difference of their logarithms. */
export function logMean(a: number, b: number): number {
  if (a === b) return a;
  // over the smaller: log1p loses no digit where both are close, nor where they are far apart
  const more = Math.abs(a - b);
  return more / Math.log1p(more / Math.min(a, b));
}

/**
 * What each part adds to GMV, in the unit of GMV (log-mean Divisia index, additive form: Ang 2005, LMDI-I): the parts add
 * up to the difference with nothing left over, whichever period is called the sooner.
 * @returns undefined where a figure is not positive
 */
export function growthAmounts(sooner: GrowthFigures, later: GrowthFigures): GrowthParts | undefined {
  const parts = growthParts(sooner, later);
  if (!parts) return undefined;
  const mean = logMean(later.gmv, sooner.gmv);
  return {
    total: later.gmv - sooner.gmv,
    buyers: mean * parts.buyers,
    ordersPerBuyer: mean * parts.ordersPerBuyer,
    orderValue: mean * parts.orderValue,
  };
}
