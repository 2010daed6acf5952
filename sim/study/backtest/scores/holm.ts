/**
 * p values of tests that are shown together, adjusted so that the chance of any false alarm among them keeps its level
 * (Holm 1979): the smallest times their number, the next times one less, and so on, never falling, at most 1.
 * @returns in the order given
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
  const adjusted = new Array<number>(values.length);
  let least = 0;
  order.forEach((at, rank) => {
    least = Math.max(least, Math.min(1, (values.length - rank) * values[at]!));
    adjusted[at] = least;
  });
  return adjusted;
}
