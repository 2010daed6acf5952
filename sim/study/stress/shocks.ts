/** The shocks that `stress` tries where nobody hands in others: each is one lever for some days. All sizes are assumptions. */
import { dayNumber, isoOf } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';

export interface Shock {
  readonly id: string;
  readonly title: Bilingual;
  /** Kind of lever. */
  readonly lever: string;
  /** 0–1; 1 when not said. */
  readonly strength?: number;
  readonly days: number;
  readonly args: LeverPlan['args'];
}

// biome-ignore format: one shock a line
export const SHOCKS: readonly Shock[] = [
  { id: 'rival', title: { zh: '对手抢走一成访问', en: 'Rival takes a tenth of visits' }, lever: 'outage', strength: 0.1, days: 90, args: {} },
  { id: 'top-host', title: { zh: '最大的主播停播', en: 'Top host banned' }, lever: 'host-ban', days: 60, args: { rank: 1, category: 0, share: 1 } },
  { id: 'category', title: { zh: '一个品类需求减半', en: 'Demand for a category halved' }, lever: 'category-shock', days: 60, args: { category: 1, factor: 0.5 } },
  { id: 'outage', title: { zh: '平台宕机一天', en: 'Platform down for a day' }, lever: 'outage', days: 1, args: {} },
  { id: 'exaggeration', title: { zh: '夸大潮', en: 'Wave of exaggeration' }, lever: 'exaggeration-wave', days: 60, args: { claims: 0.3 } },
  { id: 'prices', title: { zh: '所有价格高一成', en: 'All prices a tenth higher' }, lever: 'price-level', days: 60, args: { factor: 1.1, rank: 0, category: 0 } },
];

/**
 * A shock as a lever of a scenario.
 * @param first its first day, ISO; it ends with the run where that is sooner
 */
export function planOfShock(
  { id, title, lever, strength = 1, days, args }: Shock,
  first: string,
  run: { readonly from: string; readonly until: string },
): LeverPlan {
  const fromDay = dayNumber(first) - dayNumber(run.from);
  const untilDay = Math.min(fromDay + days - 1, dayNumber(run.until) - dayNumber(run.from));
  return {
    id: `shock/${id}`,
    lever,
    title,
    from: first,
    until: isoOf(dayNumber(run.from) + untilDay),
    rampDays: 0,
    strength,
    args,
    fromDay,
    untilDay,
  };
}
