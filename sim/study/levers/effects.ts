/** What a side has more than another, replicate by replicate. */
import { seriesOf } from '../claims/evidence.ts';
import { difference, type Figures } from '../claims/figures.ts';
import type { RunSide } from '../compare/compared.ts';
import { type AskedFigure, figureOf } from '../compare/figures.ts';

/** Figures that the ranges of an effect are told of. */
export const RANGE_METRICS = ['gmv', 'platformNet'] as const;

/** By the number of the replicate; those that lack the figure on one side are left out. */
export function effectsOf(figure: AskedFigure, none: RunSide, side: RunSide): Figures {
  const of = ({ run }: RunSide) => figureOf(figure, seriesOf(run));
  const all = difference(of(side), of(none));
  return new Map([...all].filter(([, value]) => Number.isFinite(value)));
}
