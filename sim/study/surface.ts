/**
 * What a run would tell of each fact, from runs at scattered points: a quadratic surface in the standard scores (Box &
 * Wilson 1951), as history matching uses (Craig, Goldstein, Seheult & Smith 1997). A run has luck of its own; the
 * surface is what many have in common, so that two points can be compared without it.
 */
import { Matrix, QrDecomposition } from 'ml-matrix';
import { refuse } from '../notation/refusal.ts';

export interface Surface {
  /** Facts at a point. */
  readonly tell: (point: readonly number[]) => number[];
  /** Slope of each fact (row) in each standard score (column) there. */
  readonly slopes: (point: readonly number[]) => Matrix;
  /** Standard deviation of each fact around the surface when its own run is left out: luck and what is not quadratic. */
  readonly spreads: readonly number[];
  /** Runs that told all facts: a market that died is left out. */
  readonly runs: number;
}

/** Coefficients of a surface: level, slope and bend of each score. Twice as many runs leave something to judge it by. */
export function leastRuns(dimensions: number): number {
  return 2 * (1 + 2 * dimensions);
}

/**
 * @param points standard scores, one list a run
 * @param told facts of each run
 * @param count facts that count; what follows them is not looked at
 * @throws Refusal when fewer runs are left than leastRuns asks for
 */
export function surfaceOf(
  points: readonly (readonly number[])[],
  told: readonly (readonly number[])[],
  count: number,
): Surface {
  const alive = points.map((_, run) => run).filter((run) => told[run]!.every(Number.isFinite));
  const dimensions = points[0]!.length;
  const least = leastRuns(dimensions);
  if (alive.length < least) {
    throw refuse('--runs', `${least} or more runs whose market lives`, String(alive.length), 'try more runs');
  }
  const design = new Matrix(alive.map((run) => termsOf(points[run]!)));
  const answers = new Matrix(alive.map((run) => told[run]!.slice(0, count)));
  const parts = new QrDecomposition(design);
  const coefficients = parts.solve(answers);
  const spreads = leftOut(parts, Matrix.sub(answers, design.mmul(coefficients)));
  return {
    tell: (point) => new Matrix([termsOf(point)]).mmul(coefficients).to1DArray(),
    slopes: (point) => {
      const slope = (row: number, at: number) =>
        coefficients.get(1 + at, row) + 2 * point[at]! * coefficients.get(1 + dimensions + at, row);
      return new Matrix(Array.from({ length: count }, (_, row) => point.map((_score, at) => slope(row, at))));
    },
    spreads,
    runs: alive.length,
  };
}

function termsOf(point: readonly number[]): number[] {
  return [1, ...point, ...point.map((score) => score * score)];
}

/** Root mean square of the residuals, each as if its own run had not been used (Allen 1974). */
function leftOut(parts: QrDecomposition, residuals: Matrix): number[] {
  const basis = parts.orthogonalMatrix;
  const sums = new Array<number>(residuals.columns).fill(0);
  for (let run = 0; run < residuals.rows; run++) {
    const pull = basis.getRow(run).reduce((sum, value) => sum + value * value, 0);
    for (let fact = 0; fact < sums.length; fact++) {
      sums[fact]! += (residuals.get(run, fact) / (1 - pull)) ** 2;
    }
  }
  return sums.map((sum) => Math.sqrt(sum / residuals.rows));
}
