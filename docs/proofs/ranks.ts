/** Whether intervals of `calibrate` are right: the rank check of `identify --as-calibrated`, truth by truth. */
import { fileURLToPath } from 'node:url';
import { rankSettings } from '../../sim/cli/identify.ts';
import { withMeans } from '../../sim/cli/means.ts';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { ranksPart } from '../../sim/study/identifiability.ts';
import { type RankPlan, rankCheck, type TruthRecord } from '../../sim/study/ranks.ts';
import { table } from '../generate/table.ts';
import type { Batch, Proof, ProofOptions } from './proof.ts';

const SCENARIO = fileURLToPath(new URL('../../scenarios/kuaishou-2021.yaml', import.meta.url));
const TRUTHS = 50;
/** Draws tried for each truth: of 84 some 79 were left, and eighty are to be. */
const DRAWS = 88;
/** Most and least that intervals of each level may hold, over all parameters. */
const BANDS: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0.5, [0.44, 0.56]],
  [0.8, [0.74, 0.86]],
  [0.9, [0.84, 0.95]],
]);
/** What no parameter alone may fall below, after Holm's adjustment. */
const LEAST_P = 0.001;

function planOf({ seed, given }: ProofOptions): RankPlan {
  const number = (name: string, otherwise: number, least: number) => {
    const value = Number(given.get(name) ?? otherwise);
    if (Number.isInteger(value) && value >= least) return value;
    throw new Error(`--${name}: expected a whole number, ${least} or more, got ${given.get(name)}`);
  };
  const truths = number('truths', TRUTHS, 3);
  const settings = rankSettings({
    scenario: SCENARIO,
    asCalibrated: true,
    members: number('draws', DRAWS, 4),
  });
  return { ...settings, data: shippedMarket('kuaishou'), seed, truths };
}

/** Two truths at a time: while one waits for its last runs, the other has more. */
async function inPairs(plan: RankPlan, ats: readonly number[]): Promise<readonly TruthRecord[]> {
  return withMeans({ lang: 'en' }, (means) => {
    const study = rankCheck(plan).studying(means);
    return Promise.all(ats.map(study));
  });
}

const percent = (share: number) => `${Math.round(100 * share)}%`;

export const ranks: Proof<readonly TruthRecord[]> = {
  name: 'ranks',
  title: 'The rank check of the calibration',
  claim:
    'of 50 markets whose parameters are known, drawn from the prior, intervals of 50, 80 and 90% as `calibrate` finds them hold 44–56, 74–86 and 84–95% of all parameters, and no parameter alone is off beyond p = .001 after Holm’s adjustment.',
  doesNotProve:
    'that the real market follows the rules: each truth is a market of this model. Parameters that are not fitted stand at their first values.',
  options: `--truths N (${TRUTHS}), --draws N a truth (${DRAWS})`,
  batches: async (options) => {
    const plan = planOf(options);
    // the first alone: the others share its first round of slopes
    const groups = [[0]];
    for (let at = 1; at < plan.truths; at += 2) groups.push(at + 1 < plan.truths ? [at, at + 1] : [at]);
    return groups.map(
      (ats): Batch<readonly TruthRecord[]> => ({
        key: `truth ${ats.join(' and ')}`,
        run: () => inPairs(plan, ats),
      }),
    );
  },
  conclude: async (answers, options) => {
    const plan = planOf(options);
    const check = rankCheck(plan).conclude(answers.flat());
    const { scenario, size: members, isSmall } = plan;
    const figures = ranksPart(check, { scale: scenario.scale, members, isSmall });
    const { coverage } = check.overall;
    const least = Math.min(...check.quantities.map(({ adjusted }) => adjusted));
    const isHeld = coverage.every(({ level, covered }) => {
      const [from, to] = BANDS.get(level)!;
      return covered >= from && covered <= to;
    });
    const shares = coverage.map(({ covered }) => percent(covered)).join(' / ');
    return {
      holds: isHeld && least >= LEAST_P && check.lost === 0,
      summary: `Intervals of 50 / 80 / 90% held ${shares} of the parameters of ${check.truths.length} markets (${figures.kept} of ${members} draws kept in the mean, ${check.lost} markets lost); the least p after Holm is ${least.toFixed(3)}; spread of ranks ${check.overall.spread.toFixed(2)} (1 when right).`,
      figures,
      details: [
        table(
          ['quantity', 'p of χ² after Holm', 'held by 50 / 80 / 90%', 'verdict'],
          check.quantities.map(({ name, adjusted, coverage: own, verdict }) => [
            name,
            adjusted.toFixed(3),
            own.map(({ covered }) => percent(covered)).join(' / '),
            verdict,
          ]),
        ),
      ],
    };
  },
};
