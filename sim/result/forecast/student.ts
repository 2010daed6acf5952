/**
 * Student's t distribution for whole degrees of freedom, in closed form (Abramowitz & Stegun 26.7.3 and 26.7.4). The
 * only place that needs it; the libraries that have it bring a hundred packages or are no longer kept.
 */

/** Chance that |T| is at least |t|. */
export function twoSided(t: number, freedom: number): number {
  const theta = Math.atan(Math.abs(t) / Math.sqrt(freedom));
  const [sine, square] = [Math.sin(theta), Math.cos(theta) ** 2];
  const odd = freedom % 2 === 1;
  let term = odd ? Math.cos(theta) : 1;
  let sum = freedom > 1 ? term : 0;
  for (let i = odd ? 3 : 2; i < freedom; i += 2) {
    term *= (square * (i - 1)) / i;
    sum += term;
  }
  const within = odd ? (2 / Math.PI) * (theta + sine * sum) : sine * sum;
  return Math.min(1, Math.max(0, 1 - within));
}

/** Halvings of an interval that leave nothing of it to a number of 53 bits. */
const HALVINGS = 80;

/** The value that T stays below with chance p, by bisection; p in (0, 1). */
export function studentQuantile(p: number, freedom: number): number {
  const tail = 2 * Math.min(p, 1 - p);
  let [low, high] = [0, 1];
  while (twoSided(high, freedom) > tail) high *= 2;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (twoSided(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return p < 0.5 ? -high : high;
}
