/**
 * Continuous ranked probability score of an ensemble, in its fair form (Ferro 2014): E|X − y| − ½E|X − X′|, the second
 * mean over pairs of different members, so that on average it does not depend on how many members there are. In the
 * unit of the value; the absolute error for a single value; lower is better. A few members may score a little below 0.
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
  return n === 1 ? off : off / n - spread / (n * (n - 1));
}
