/**
 * How an effect hangs on parameters, from the runs as they are: each replicate drew its own parameters, so that its
 * effect can be regressed on them (ordinary least squares). It speaks of drawn parameters alone, no farther than they
 * were drawn, and takes the effect to be linear in them.
 */
import { inverse, Matrix } from 'ml-matrix';
import { studentQuantile } from '../../result/forecast/student.ts';
import type { RangeEnd } from '../../result/levers.ts';

/** Runs for each number that is estimated: with fewer a slope says more of luck than of the parameter. */
const RUNS_A_TERM = 4;
/** Chance that lies beyond each end of a 90% interval. */
const TAIL = 0.05;

/** One parameter as the runs drew it, in their order. */
export interface Drawn {
  readonly name: string;
  readonly values: readonly number[];
}

export interface DrawnRange {
  readonly name: string;
  readonly low: RangeEnd;
  readonly high: RangeEnd;
}

/** Least and greatest of what was drawn. */
function endsOf(values: readonly number[]): [low: number, high: number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Drawn values in half ranges from the middle of the range: −1 at its low end, 1 at its high end. */
function scaled({ values }: Drawn): number[] {
  const [low, high] = endsOf(values);
  return values.map((value) => (2 * value - low - high) / (high - low));
}

/**
 * What the mean effect is when one parameter lies at either end of what was drawn and the others at their means.
 * @param effects one a run
 * @param besides what else differs from run to run and is not asked, such as a drawn strength
 * @returns nothing where the runs are too few for so many parameters, or none of them was drawn
 */
export function drawnRanges(
  effects: readonly number[],
  parameters: readonly Drawn[],
  besides: readonly Drawn[] = [],
): DrawnRange[] {
  const moves = ({ values }: Drawn) => endsOf(values)[1] > endsOf(values)[0];
  const asked = parameters.filter(moves);
  const all = [...asked, ...besides.filter(moves)];
  const terms = all.length + 1;
  const freedom = effects.length - terms;
  if (asked.length === 0 || effects.length < RUNS_A_TERM * terms) return [];
  const columns = all.map(scaled);
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const design = new Matrix(
    effects.map((_, run) => [1, ...columns.map((column, at) => column[run]! - means[at]!)]),
  );
  const spread = spreadOf(design);
  if (!spread) return [];
  const coefficients = spread.mmul(design.transpose()).mmul(Matrix.columnVector([...effects]));
  const rest = Matrix.sub(Matrix.columnVector([...effects]), design.mmul(coefficients)).to1DArray();
  const variance = rest.reduce((sum, value) => sum + value * value, 0) / freedom;
  const end = (at: number, side: number, value: number): RangeEnd => {
    const point = Matrix.zeros(1, terms);
    point.set(0, 0, 1);
    point.set(0, at + 1, side - means[at]!);
    const mean = point.mmul(coefficients).get(0, 0);
    const error = Math.sqrt(variance * point.mmul(spread).mmul(point.transpose()).get(0, 0));
    const half = studentQuantile(1 - TAIL, freedom) * error;
    return { value, mean, low90: mean - half, high90: mean + half };
  };
  return asked.map(({ name, values }, at) => {
    const [low, high] = endsOf(values);
    return { name, low: end(at, -1, low), high: end(at, 1, high) };
  });
}

/** The inverse of the sums of products; undefined where parameters move together so that nothing parts them. */
function spreadOf(design: Matrix): Matrix | undefined {
  const products = design.transpose().mmul(design);
  try {
    const found = inverse(products);
    return found.to1DArray().every(Number.isFinite) && found.diagonal().every((value) => value > 0)
      ? found
      : undefined;
  } catch (cause) {
    if (cause instanceof Error && /singular/i.test(cause.message)) return undefined;
    throw cause;
  }
}
