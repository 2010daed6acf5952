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
  const rows = Array.from({ length: before.rows }, (_, fact) =>
    slopesOfFact(before.getRow(fact), points, answers.getColumn(fact), ridge),
  );
  return new Matrix(rows);
}

function slopesOfFact(before: readonly number[], points: Matrix, answers: number[], ridge: number): number[] {
  let weights = answers.map(() => 1);
  let slopes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    slopes = weighted(before, points, answers, { weights, ridge });
    const level = points.mmul(Matrix.columnVector(slopes)).to1DArray();
    const residuals = centred(answers.map((value, run) => value - level[run]!));
    const bound = BOUND * TO_DEVIATION * median(residuals.map(Math.abs));
    const next = residuals.map((value) => (Math.abs(value) <= bound ? 1 : bound / Math.abs(value)));
    if (next.every((value, run) => value === weights[run])) break;
    weights = next;
  }
  return slopes;
}

/** Around their median, which no single run moves. */
function centred(values: readonly number[]): number[] {
  const middle = median([...values]);
  return values.map((value) => value - middle);
}

/** Weighted ridge regression with a level of its own. */
function weighted(
  before: readonly number[],
  points: Matrix,
  answers: readonly number[],
  { weights, ridge }: { readonly weights: readonly number[]; readonly ridge: number },
): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const around = (values: readonly number[]) => {
    const mean = values.reduce((sum, value, run) => sum + weights[run]! * value, 0) / total;
    return Float64Array.from(values, (value) => value - mean);
  };
  const columns = before.map((_, at) => around(points.getColumn(at)));
  const expected = points.mmul(Matrix.columnVector([...before])).to1DArray();
  const rest = around(answers.map((value, run) => value - expected[run]!));
  const normal = Matrix.eye(before.length).mul(ridge);
  const side = new Matrix(before.length, 1);
  for (const [row, one] of columns.entries()) {
    const scaled = one.map((value, run) => weights[run]! * value);
    side.set(row, 0, product(scaled, rest));
    for (let column = 0; column <= row; column++) {
      const value = product(scaled, columns[column]!);
      normal.set(row, column, normal.get(row, column) + value);
      if (column < row) normal.set(column, row, value);
    }
  }
  const correction = solve(normal, side).to1DArray();
  return before.map((slope, at) => slope + correction[at]!);
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let run = 0; run < a.length; run++) sum += a[run]! * b[run]!;
  return sum;
}
