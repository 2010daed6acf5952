/** Whether runs make pairs: replicate k of each must have the same luck and the same drawn parameters. */
import { refuse } from '../../notation/refusal.ts';
import { hashOfValue } from '../../runs/canonical.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { shortHash } from '../../runs/record.ts';
import { shown } from '../../scenario/problems.ts';

/** What is to be compared, as messages name it. */
export interface Comparable {
  readonly letter: string;
  readonly source: string;
  readonly prepared: Prepared;
}

interface Shared {
  readonly value: string;
  readonly expected: string;
  readonly hint: string;
}

/** What the others must have in common with A, and why. */
function sharedBy({ scenario, posterior }: Prepared): Shared[] {
  const { from, scale, knownUntil } = scenario;
  const seed = shown(scenario.seed);
  const draws = posterior ? shortHash(hashOfValue(posterior)) : 'none';
  return [
    { value: seed, expected: `the seed of A, ${seed}`, hint: '--seed gives it to both' },
    { value: `${scale}`, expected: `the scale of A, ${scale}`, hint: '--scale gives it to both' },
    { value: from, expected: `the first day of A, ${from}`, hint: 'luck is drawn day by day from there' },
    {
      value: knownUntil,
      expected: `the information date of A, ${knownUntil}`,
      hint: 'the future of attention is drawn from there',
    },
    {
      value: draws,
      expected: `the posterior of A, ${draws}`,
      hint: 'replicates that draw other parameters are no pairs',
    },
  ];
}

/** @throws Refusal in one line for the first of the others that shares no luck, or not the same draws, with A */
export function refuseUnpaired([a, ...others]: readonly Comparable[]): void {
  const shared = sharedBy(a!.prepared);
  for (const { letter, source, prepared } of others) {
    for (const [at, { value }] of sharedBy(prepared).entries()) {
      const { value: wanted, expected, hint } = shared[at]!;
      if (value !== wanted) throw refuse(`${letter} (${source})`, expected, value, hint);
    }
  }
}
