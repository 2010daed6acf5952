/** What can be said of the levers while they run: their effects so far, after 2, 4, 8, … replicates of all variants. */
import { metricOf } from '../../model/measures/all.ts';
import { moneyOf } from '../../notation/currencies.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { Difference } from '../../result/compare.ts';
import { valueOver } from '../../result/summary.ts';
import type { Replicate } from '../../runs/prepared.ts';
import { differenceOf } from '../compare/compared.ts';
import { horizonOf, mainPeriod, mainSpans } from '../compare/figures.ts';
import { ALL, type Variant } from './variants.ts';

export interface Interim {
  /** Replicates that all variants have. */
  readonly pairs: number;
  /** What the platform nets of each in the main period, the most first; all together left out. */
  readonly rows: readonly { readonly title: Bilingual; readonly unit: string; readonly net: Difference }[];
}

const NET = metricOf('platformNet');

/**
 * @param variants none of the levers first
 * @returns what an observer of the runs calls as they end
 */
export function watchLevers(
  variants: readonly Variant[],
  onInterim: (interim: Interim) => void,
): (replicate: Replicate, at: number) => void {
  const horizon = horizonOf(variants.map(({ prepared }) => prepared.scenario));
  const main = mainPeriod(horizon);
  const span = mainSpans(horizon).find(({ period }) => period === main)!;
  const nets = variants.map(() => new Map<number, number>());
  const unit = moneyOf(variants[0]!.prepared.scenario);
  let next = 2;
  return ({ index, answer }, at) => {
    const { days } = variants[at]!.prepared.scenario;
    if (answer.status === 'ok') nets[at]!.set(index, valueOver(NET, answer.value.series, days, span));
    const whole = [...nets[0]!.keys()].filter((k) => nets.every((own) => own.has(k)));
    if (whole.length < next) return;
    while (next <= whole.length) next *= 2;
    const numbers = whole.sort((a, b) => a - b);
    const rows = variants.flatMap(({ letter, title }, place) => {
      if (place === 0 || letter === ALL) return [];
      const net = differenceOf(numbers.map((k) => nets[place]!.get(k)! - nets[0]!.get(k)!));
      return [{ title, unit, net }];
    });
    onInterim({ pairs: numbers.length, rows: rows.sort((a, b) => b.net.mean - a.net.mean) });
  };
}
