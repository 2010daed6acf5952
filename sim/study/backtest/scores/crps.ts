/**
 * Continuous ranked probability score of a sample: E|X − y| − ½E|X − X′| over the sample as it is (Gneiting & Raftery
 * 2007). In the unit of the value; the absolute error for a single value; lower is better.
 * @param sample sorted upwards, at least one value
 */
export function crps(sample: ArrayLike<number>, actual: number): number {
  const n = sample.length;
  let off = 0;
  let spread = 0; // Σ over pairs i < j of x_j − x_i, by how often each value is added and taken away
  for (let i = 0; i < n; i++) {
    const value = sample[i]!;
    off += Math.abs(value - actual);
    spread += value * (2 * i + 1 - n);
  }
  return off / n - spread / (n * n);
}
