/** A chart of the backtest: as those of a run, but from a backtest's result. */
import type { TopLevelSpec } from 'vega-lite';
import type { Lang } from '../../numbers.ts';
import type { Told } from '../figures.ts';

export interface BacktestChart {
  /** Also its file name: `charts/<id>.<lang>.vl.json`. */
  readonly id: string;
  readonly title: Readonly<Record<Lang, string>>;
  readonly caption: Readonly<Record<Lang, string>>;
  /** @returns undefined when there is nothing to draw; must not change `result` */
  readonly spec: (result: Told, lang: Lang) => TopLevelSpec | undefined;
}
