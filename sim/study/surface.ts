/**
 * What a run would tell of each fact, from runs at scattered points: a quadratic surface in the standard scores (Box &
 * Wilson 1951), as history matching uses (Craig, Goldstein, Seheult & Smith 1997). A run has luck of its own; the
 * surface is what many have in common, so that two points can be compared without it. Products of two scores are many
 * more than the runs may bear: they are shrunk by a ridge (Hoerl & Kennard 1970), as far as leaving out one run at a time
 * says, for each fact by itself (Allen 1974).
 */
import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
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

/** Level, slope and bend of each score, which no ridge shrinks. Twice as many runs leave something to judge them by. */
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
  const products = new Matrix(alive.map((run) => productsOf(points[run]!)));
  const { coefficients, bonds, spreads } = fitted(design, products, answers);
  return {
    tell: (point) =>
      new Matrix([termsOf(point)])
        .mmul(coefficients)
        .add(new Matrix([productsOf(point)]).mmul(bonds))
        .to1DArray(),
    slopes: (point) => {
      const slope = (row: number, at: number) =>
        coefficients.get(1 + at, row) + 2 * point[at]! * coefficients.get(1 + dimensions + at, row);
      const bond = (row: number, at: number) =>
        point.reduce((sum, score, other) => {
          return other === at ? sum : sum + score * bonds.get(placeOf(at, other), row);
        }, 0);
      return new Matrix(
        Array.from({ length: count }, (_, row) => point.map((_score, at) => slope(row, at) + bond(row, at))),
      );
    },
    spreads,
    runs: alive.length,
  };
}

function termsOf(point: readonly number[]): number[] {
  return [1, ...point, ...point.map((score) => score * score)];
}

/** Products of two scores; none of one score alone is still a product, of nothing. */
function productsOf(point: readonly number[]): number[] {
  const products = point.flatMap((score, at) => point.slice(0, at).map((other) => score * other));
  return products.length > 0 ? products : [0];
}

/** Where the product of two scores stands among all. */
function placeOf(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return (high * (high - 1)) / 2 + low;
}

/** Ridges tried, in mean squares of the products; beyond the last there are none. */
const RIDGES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];

interface Fitted {
  /** Of level, slopes and bends (row), by fact (column). */
  readonly coefficients: Matrix;
  /** Of the products. */
  readonly bonds: Matrix;
  readonly spreads: readonly number[];
}

function fitted(design: Matrix, products: Matrix, answers: Matrix): Fitted {
  const parts = new QrDecomposition(design);
  const basis = parts.orthogonalMatrix;
  const beside = (matrix: Matrix) => Matrix.sub(matrix, basis.mmul(basis.transpose().mmul(matrix)));
  // what of the products no plain term can say, in directions that do not speak of one another
  const free = beside(products);
  const { values, vectors } = directionsOf(free);
  const rest = beside(answers);
  const along = vectors.transpose().mmul(free.transpose()).mmul(rest);
  const shapes = free.mmul(vectors);
  const pulls = basis.to2DArray().map((row) => row.reduce((sum, value) => sum + value * value, 0));
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const tried = [...RIDGES.map((ridge) => ridge * mean), Number.POSITIVE_INFINITY].map((ridge) => {
    const kept = values.map((value) => 1 / (value + ridge));
    return { kept, spreads: leftOut({ rest, shapes, along, pulls }, kept) };
  });
  const chosen = rest.getRow(0).map((_, fact) => {
    return tried.reduce(
      (best, one) => (one.spreads[fact]! < best.spreads[fact]! ? one : best),
      tried.at(-1)!,
    );
  });
  const shrunk = new Matrix(
    values.map((_, row) => chosen.map(({ kept }, fact) => kept[row]! * along.get(row, fact))),
  );
  const bonds = vectors.mmul(shrunk);
  return {
    coefficients: parts.solve(Matrix.sub(answers, products.mmul(bonds))),
    bonds,
    spreads: chosen.map(({ spreads }, fact) => spreads[fact]!),
  };
}

/** Directions of columns, with the sum of squares along each; those along which nothing lies are left out. */
function directionsOf(columns: Matrix): { readonly values: readonly number[]; readonly vectors: Matrix } {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    columns.transpose().mmul(columns),
    {
      assumeSymmetric: true,
    },
  );
  const least = 1e-9 * Math.max(1, ...realEigenvalues);
  const some = realEigenvalues.map((_, at) => at).filter((at) => realEigenvalues[at]! > least);
  const taken = some.length > 0 ? some : [0];
  return {
    values: taken.map((at) => Math.max(least, realEigenvalues[at]!)),
    vectors: eigenvectorMatrix.subMatrixColumn(taken),
  };
}

interface Leaving {
  /** Answers beside the plain terms, runs by facts. */
  readonly rest: Matrix;
  /** Products along their directions, runs by directions. */
  readonly shapes: Matrix;
  readonly along: Matrix;
  /** How far each run pulls the plain terms to itself. */
  readonly pulls: readonly number[];
}

/** Root mean square of the residuals, each as if its own run had not been used (Allen 1974). */
function leftOut({ rest, shapes, along, pulls }: Leaving, kept: readonly number[]): number[] {
  const sums = new Array<number>(rest.columns).fill(0);
  for (let run = 0; run < rest.rows; run++) {
    const shape = shapes.getRow(run).map((value, at) => value * kept[at]!);
    const pull = shape.reduce((sum, value, at) => sum + value * shapes.get(run, at), pulls[run]!);
    for (let fact = 0; fact < sums.length; fact++) {
      const level = shape.reduce((sum, value, at) => sum + value * along.get(at, fact), 0);
      sums[fact]! += ((rest.get(run, fact) - level) / Math.max(1e-9, 1 - pull)) ** 2;
    }
  }
  return sums.map((sum) => Math.sqrt(sum / rest.rows));
}
