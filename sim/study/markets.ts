/** Many short markets, each observed by a few numbers; what was once observed is not run again. */
import { Refusal, refuse } from '../notation/refusal.ts';
import { type FigureName, figuresRead, figuresTask, type ReadFigure } from '../runs/figures.ts';
import { type MarketScenario, marketOf } from '../runs/market.ts';
import { type Means, perform } from '../runs/perform.ts';
import { replicateKey } from '../runs/seed.ts';
import type { MarketData } from '../scenario/market-data.ts';
import type { Changes } from '../scenario/posterior.ts';

export interface MarketsPlan {
  readonly scenario: MarketScenario;
  readonly data: MarketData;
  readonly seed: string;
  /** What is observed of a run; always reads the same figures. */
  readonly observe: (read: ReadFigure) => number[];
}

/** One run: its parameters, and the number of its seed, from 0. */
export interface MarketPoint {
  readonly changes: Changes;
  readonly luck: number;
}

export class Markets {
  readonly plan: MarketsPlan;
  readonly means: Means;
  readonly onRun: (() => void) | undefined;
  private readonly figures: readonly FigureName[];
  /** By point: studies come back to points, and may have no other memory. */
  private readonly observed = new Map<string, Promise<readonly number[]>>();

  constructor(plan: MarketsPlan, means: Means, onRun?: () => void) {
    this.plan = plan;
    this.means = means;
    this.onRun = onRun;
    this.figures = figuresRead([plan.observe]);
  }

  /**
   * What is observed at each point, in their order.
   * @throws Refusal when a run fails, or the work is ended early
   */
  async run(points: readonly MarketPoint[]): Promise<number[][]> {
    const names = points.map(({ changes, luck }) => JSON.stringify([changes, luck]));
    const open = new Map(names.flatMap((name, at) => (this.observed.has(name) ? [] : [[name, points[at]!]])));
    const settle = new Map<string, (figures: readonly number[]) => void>();
    for (const name of open.keys()) {
      const figures = new Promise<readonly number[]>((resolve) => settle.set(name, resolve));
      this.observed.set(name, figures);
    }
    await this.simulate(open, settle);
    const all = await Promise.all(names.map((name) => this.observed.get(name)!));
    return all.map((figures) => this.plan.observe(this.readerOf(figures)));
  }

  private async simulate(
    open: ReadonlyMap<string, MarketPoint>,
    settle: ReadonlyMap<string, (figures: readonly number[]) => void>,
  ): Promise<void> {
    const { scenario, data, seed } = this.plan;
    const requests = [...open].map(([name, { changes, luck }]) => ({
      task: figuresTask,
      data: () => ({
        market: marketOf(scenario, data, replicateKey(seed, luck), changes),
        figures: this.figures,
      }),
      name,
    }));
    let ended = 0;
    await perform(
      requests,
      (answer, { name }, { remembered }) => {
        if (answer.status === 'failed') throw refuse('market', 'every run to end', answer.error);
        settle.get(name)!(answer.value);
        ended++;
        if (!remembered) this.onRun?.();
      },
      this.means,
      requests.length,
    );
    if (ended < requests.length) throw new Stopped();
  }

  private readerOf(values: readonly number[]): ReadFigure {
    return (metric, period) => {
      const at = this.figures.findIndex(([name, over]) => name === metric && over === period);
      return values[at]!;
    };
  }
}

/** The work was ended early; what was observed by then is remembered. */
export class Stopped extends Refusal {
  constructor() {
    super([
      {
        place: 'study',
        expected: 'to run to its end',
        got: 'a stop',
        hints: ['run the same again: it goes on'],
      },
    ]);
  }
}
