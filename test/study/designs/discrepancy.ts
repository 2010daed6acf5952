/** How evenly points fill a cube: the centred L2 discrepancy (Hickernell 1998), 0 for none. */
export function centredDiscrepancy(points: readonly (readonly number[])[]): number {
  const n = points.length;
  const dimensions = points[0]!.length;
  const off = (x: number) => Math.abs(x - 0.5);
  const single = points.reduce(
    (sum, row) => sum + row.reduce((product, x) => product * (1 + 0.5 * off(x) - 0.5 * off(x) ** 2), 1),
    0,
  );
  const pairs = points.reduce(
    (sum, a) =>
      sum +
      points.reduce(
        (inner, b) =>
          inner +
          a.reduce(
            (product, x, at) => product * (1 + 0.5 * off(x) + 0.5 * off(b[at]!) - 0.5 * Math.abs(x - b[at]!)),
            1,
          ),
        0,
      ),
    0,
  );
  return Math.sqrt((13 / 12) ** dimensions - (2 / n) * single + pairs / n ** 2);
}
