/** Non-linear least squares in a box, from several starts: the settings of the library, in one place. */
import { levenbergMarquardt } from 'ml-levenberg-marquardt';

export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface LeastSquares {
  readonly parameters: readonly number[];
  readonly residuals: readonly number[];
  readonly squares: number;
}

/**
 * Parameters whose fitted values come nearest to `values`; the best of all starts, the first among equals.
 * @param fitted fitted value of each of `values`, for given parameters
 */
export function leastSquares(
  values: readonly number[],
  fitted: (parameters: readonly number[]) => readonly number[],
  starts: readonly (readonly number[])[],
  { low, high }: Box,
): LeastSquares {
  const inside = (start: readonly number[]) =>
    start.map((value, at) => Math.min(high[at]!, Math.max(low[at]!, value)));
  const at = (parameters: readonly number[]): LeastSquares => {
    const told = fitted(parameters);
    const residuals = values.map((value, i) => value - told[i]!);
    return { parameters, residuals, squares: residuals.reduce((sum, value) => sum + value * value, 0) };
  };
  const found = starts.map((start) => {
    const { parameterValues } = levenbergMarquardt(
      { x: values.map((_, i) => i), y: [...values] },
      (parameters) => {
        const told = fitted(parameters);
        return (i) => told[i]!;
      },
      {
        initialValues: inside(start),
        minValues: [...low],
        maxValues: [...high],
        gradientDifference: 1e-6,
        centralDifference: true,
        maxIterations: 200,
        errorTolerance: 1e-12,
        improvementThreshold: 1e-12,
      },
    );
    return at(parameterValues);
  });
  const [first, ...others] = found.filter(({ squares }) => Number.isFinite(squares));
  if (!first) throw new Error('least squares: expected a start with finite residuals, got none');
  return others.reduce((best, one) => (one.squares < best.squares ? one : best), first);
}
