/**
 * Slopes of many facts in many parameters from scattered runs. Each fact is regressed by Huber's M-estimator (1964):
 * residuals beyond 1.345 deviations count by their size, not their square, so that a market that nearly died bends no
 * slope, while of runs that are all sound 95% of the precision is kept. Theil–Sen would need a line a pair of runs and
 * parameter, and knows no ridge; the ridge is needed where runs are fewer than parameters.
 */
import { Matrix, solve } from 'ml-matrix';
import { median } from 'simple-statistics';

/** Bound of a residual in deviations: 95% efficient for normal residuals (Huber 1964). */
const BOUND = 1.345;
/** From the median absolute residual of a normal to its standard deviation. */
const TO_DEVIATION = 1.4826;
/** Rounds of weights; slopes move little after the second. */
const ROUNDS = 4;

/**
 * @param before slope of each fact (row) in each score (column) known before, towards which the ridge pulls
 * @param points a run a row
 * @param answers facts of the same runs
 * @param ridge squared deviations of points that `before` counts for
 */
export function robustSlopes(before: Matrix, points: Matrix, answers: Matrix, ridge: number): Matrix {
  // a level of its own stands before the scores
  const rows = points.to2DArray().map((point) => Float64Array.of(1, ...point));
  const whole = productsOf(rows);
  const found = Array.from({ length: before.rows }, (_, fact) =>
    slopesOfFact(before.getRow(fact), { rows, whole, ridge }, answers.getColumn(fact)),
  );
  return new Matrix(found);
}

interface Design {
  /** A run each: 1, then its scores. */
  readonly rows: readonly Float64Array[];
  /** Sums of their products, each run counting once. */
  readonly whole: Matrix;
  readonly ridge: number;
}

function slopesOfFact(before: readonly number[], design: Design, answers: readonly number[]): number[] {
  const { rows } = design;
  const expected = rows.map((row) => levelOf(before, row));
  const rest = answers.map((value, run) => value - expected[run]!);
  let weights = answers.map(() => 1);
  let correction: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    correction = weighted(design, rest, weights);
    const residuals = centred(rest.map((value, run) => value - levelOf(correction, rows[run]!)));
    const bound = BOUND * TO_DEVIATION * median(residuals.map(Math.abs));
    const next = residuals.map((value) => (Math.abs(value) <= bound ? 1 : bound / Math.abs(value)));
    if (next.every((value, run) => value === weights[run])) break;
    weights = next;
  }
  return before.map((slope, at) => slope + correction[at]!);
}

/** What slopes say of a run, up to a level. */
function levelOf(slopes: readonly number[], row: Float64Array): number {
  return slopes.reduce((sum, slope, at) => sum + slope * row[at + 1]!, 0);
}

/** Around their median, which no single run moves. */
function centred(values: readonly number[]): number[] {
  const middle = median([...values]);
  return values.map((value) => value - middle);
}

/**
 * Weighted ridge regression with a level of its own, which the ridge leaves alone. Most runs count once: the sums of all
 * are taken once, and less is taken of those that count for less.
 */
function weighted(
  { rows, whole, ridge }: Design,
  rest: readonly number[],
  weights: readonly number[],
): number[] {
  const lighter = rows.flatMap((row, run) =>
    weights[run]! < 1 ? [row.map((value) => value * Math.sqrt(1 - weights[run]!))] : [],
  );
  const sums = lighter.length > 0 ? Matrix.sub(whole, productsOf(lighter)) : whole;
  const side = new Float64Array(whole.columns);
  rows.forEach((row, run) => {
    const value = weights[run]! * rest[run]!;
    for (let at = 0; at < side.length; at++) side[at]! += row[at]! * value;
  });
  // the level solved for: what is left are sums around the means
  const total = sums.get(0, 0);
  const size = side.length - 1;
  const normal = Matrix.eye(size).mul(ridge);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const around = sums.get(row + 1, column + 1) - (sums.get(row + 1, 0) * sums.get(column + 1, 0)) / total;
      normal.set(row, column, normal.get(row, column) + around);
    }
  }
  const rightSide = Array.from(
    { length: size },
    (_, at) => side[at + 1]! - (sums.get(at + 1, 0) * side[0]!) / total,
  );
  return solve(normal, Matrix.columnVector(rightSide)).to1DArray();
}

/** Sums over the rows of the products of any two of their columns. */
function productsOf(rows: readonly Float64Array[]): Matrix {
  const size = rows[0]!.length;
  const sums = new Float64Array(size * size);
  for (const row of rows) {
    for (let one = 0; one < size; one++) {
      for (let other = 0; other <= one; other++) sums[one * size + other]! += row[one]! * row[other]!;
    }
  }
  return new Matrix(
    Array.from({ length: size }, (_, one) =>
      Array.from({ length: size }, (_, other) => sums[Math.max(one, other) * size + Math.min(one, other)]!),
    ),
  );
}
