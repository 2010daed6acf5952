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
