/** How much money a lever can use: a budget beyond that would be handed out to nobody. */
import type { Cell } from './cells.ts';
import { differencesIn, Ledger, plansOf, type Work } from './ledger.ts';
import type { PlanQuestion } from './question.ts';
import type { Levers, Runs } from './runs.ts';

/** Replicates in which each cell is given all it may have: what is spent differs little from one to the next. */
export const PROBES = 4;
/** Beside other levers, and in other replicates, it may use more than in these by so much of it. */
const MARGIN = 0.1;
/** So that an eighth of it is a budget. */
const LEAST_MOST = 8000;

const NONE: Levers = [];

/**
 * Cells that are given money, with at most what they can use.
 * @param cost where what levers cost stands in a row
 * @returns undefined when the work was stopped, or no probe ended well
 */
export async function withinReach(
  { cells, search }: PlanQuestion,
  runs: Runs,
  cost: number,
  work: Work,
): Promise<readonly Cell[] | undefined> {
  if (cells.every(({ by }) => by === 'strength')) return cells;
  const ledger = new Ledger('reach', runs, search.slice(0, PROBES), work);
  const alone = plansOf(cells, cells.map((_, own) => cells.map((__, at) => (at === own ? 1 : 0)))); // biome-ignore format: one line
  if (!(await ledger.run([NONE, ...alone]))) return undefined;
  return cells.map((cell, at) => {
    if (cell.by === 'strength') return cell;
    const spent = Math.max(0, ...differencesIn(ledger.rowsOf(NONE, alone[at]!), cost));
    const most = Math.min(cell.most, Math.max(LEAST_MOST, Math.ceil((spent + spent * MARGIN) / 1000) * 1000));
    return { ...cell, most };
  });
}
