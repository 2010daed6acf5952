/** Scenarios of one command of which one extends another: they are compared, for both have run anyway. */
import { Refusal } from '../notation/refusal.ts';
import type { CompareResult } from '../result/compare.ts';
import type { FinishedRun } from '../runs/finished.ts';
import type { Asked } from '../runs/prepared.ts';
import { compareSides, type FinishedSide } from '../study/compare/compare.ts';
import { refuseUnpaired } from '../study/compare/pairing.ts';
import { takeIn } from './taken-studies.ts';

/** A scenario that has run, and the folder of its run. */
interface Ran {
  readonly asked: Asked;
  readonly run: FinishedRun;
  readonly dir: string;
}

/** All of its replicates have run, as many as its scenario asks for. */
function isWhole({ asked: { part, precision }, run }: Ran): boolean {
  return !part && !precision && run.result.manifest.status === 'complete' && run.series.length > 0;
}

/** Whether replicates of both have the same luck and drawn parameters. */
function arePairs(sides: readonly FinishedSide[]): boolean {
  try {
    refuseUnpaired(sides);
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

function sideOf({ asked: { prepared }, run }: Ran, letter: string): FinishedSide {
  const { title, name } = prepared.scenario;
  return { letter, source: name, title, prepared, run };
}

/** The scenario against the one that it extends; undefined where that has not run, or both make no pairs. */
function comparisonOf(own: Ran, base: Ran): CompareResult | undefined {
  if (!isWhole(own) || !isWhole(base)) return undefined;
  const sides = [sideOf(base, 'A'), sideOf(own, 'B')];
  return arePairs(sides) ? compareSides(sides) : undefined;
}

/** Takes the comparison of each scenario with the one that it extends into its folder. */
export async function takeBaselines(all: readonly Ran[]): Promise<void> {
  for (const own of all) {
    const { files } = own.asked.prepared.scenario;
    const base = all.find(({ asked }) => asked.prepared.scenario.files.at(-1) === files.at(-2));
    const study = base && comparisonOf(own, base);
    if (study) await takeIn(own.dir, { kind: 'compare', folder: base.dir, study });
  }
}
