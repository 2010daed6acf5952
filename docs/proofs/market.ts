/** Whether a market that nobody has seen before is found again: truths with known parameters, each calibrated from its own history. */
import { withMeans } from '../../sim/cli/means.ts';
import { FIRST_LOOK } from '../../sim/cli/new-market.ts';
import { CALIBRATION } from '../../sim/study/calibrate.ts';
import { overallOf } from '../../sim/study/uniformity.ts';
import { table } from '../generate/table.ts';
import { drawTruth, type Found, isHeld, lookFor, type Settings, type TruthRecord } from './market/truth.ts';
import type { Batch, Proof, ProofOptions } from './proof.ts';

const TRUTHS = 50;
/** Some 5,000 fans: luck is about as large as the tolerance of the facts. */
const SCALE = 2000;
/** Most and least that intervals of 80% may hold. */
const BAND = [0.72, 0.88] as const;
function numberOf({ given }: ProofOptions, name: string, otherwise: number, least: number): number {
  const value = Number(given.get(name) ?? otherwise);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name}: expected a whole number, ${least} or more, got ${given.get(name)}`);
}

function settingsOf(options: ProofOptions): Settings {
  const { draws, seeds, rounds } = FIRST_LOOK;
  return {
    scale: SCALE,
    size: numberOf(options, 'draws', draws, 8),
    seeds,
    rounds: { fit: rounds, draws: CALIBRATION.rounds.draws },
  };
}

const percent = (share: number) => `${Math.round(100 * share)}%`;

/** Share of truths inside their interval. */
function heldOf(found: readonly Found[]): number {
  return found.filter(isHeld).length / found.length;
}

const isWithin = (share: number) => share >= BAND[0] && share <= BAND[1];

/** A line a parameter: how often it was held, and how much narrower than the prior its interval is. */
function parameterRows(truths: readonly TruthRecord[]): string[][] {
  return truths[0]!.parameters.map(({ name }, at) => {
    const own = truths.map(({ parameters }) => parameters[at]!);
    const width = own.reduce((sum, one) => sum + one.width!, 0) / own.length;
    return [`\`${name}\``, percent(heldOf(own)), width.toFixed(2)];
  });
}

export const market: Proof<TruthRecord> = {
  name: 'market',
  title: 'An invented market is found again',
  claim:
    'of 50 invented markets, drawn from the prior and calibrated from the history that is published of each, as `laotie new` proposes for a first look (six quarters, weeks and months of two trackers, figures of its own, all rounded), intervals of 80% hold 72–88% of all parameters, and 72–88% of the GMV of the next two quarters.',
  doesNotProve:
    'that a real market follows the rules: each truth is a market of this model. A market of ten million users and 160 talents is small, so that its luck is large; parameters that are not fitted stand at the values of its file.',
  options: `--truths N (${TRUTHS}), --draws N a truth (${FIRST_LOOK.draws}, as a first look)`,
  batches: async (options) => {
    const settings = settingsOf(options);
    return Array.from(
      { length: numberOf(options, 'truths', TRUTHS, 1) },
      (_, at): Batch<TruthRecord> => ({
        key: `truth ${at}`,
        run: () =>
          withMeans({ lang: 'en', memo: false }, async (means) => {
            const truth = await drawTruth(options.seed, at, settings, means);
            return lookFor(options.seed, at, truth, settings, means);
          }),
      }),
    );
  },
  conclude: async (truths) => {
    const ranks = truths.map(({ parameters }) => parameters.map(({ rank }) => rank));
    const held = {
      parameters: heldOf(truths.flatMap(({ parameters }) => parameters)),
      levels: heldOf(truths.flatMap(({ levels }) => levels)),
      ahead: heldOf(truths.flatMap(({ ahead }) => ahead)),
    };
    const kept = truths.reduce((sum, one) => sum + one.kept, 0) / truths.length;
    const converged = truths.filter((one) => one.converged).length;
    return {
      holds: isWithin(held.parameters) && isWithin(held.ahead),
      summary: `Intervals of 80% held ${percent(held.parameters)} of the parameters, ${percent(held.levels)} of the trackers’ levels and ${percent(held.ahead)} of the GMV of the next two quarters of ${truths.length} markets; ${converged} calibrations had converged, with ${kept.toFixed(0)} draws in the mean.`,
      figures: { held, spread: overallOf(ranks).spread, truths },
      details: [
        table(['parameter', 'held by 80%', 'interval over that of the prior'], parameterRows(truths)),
      ],
    };
  },
};
