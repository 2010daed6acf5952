/**
 * The scenarios that claims are judged on, each run once for all claims that need it. Most are files of scenarios/;
 * knock-outs and single rights or supports are those files with a few values changed. All share seed and replicates.
 */
import { RIGHTS } from '../../model/platform/policy.ts';

export interface RunAsked {
  /** A file of scenarios/. */
  readonly file: string;
  /** As `--set`. */
  readonly set?: readonly string[];
  /** A market of its own size: the population of the command line does not hold for it. */
  readonly ownSize?: true;
  /** A market as fine as experiments have it (FINE): for worlds that part from another one on a day. */
  readonly isFine?: true;
}

/**
 * Users per agent of the other runs over those of worlds that are compared. Two worlds that part on a day share their
 * luck until then and have different luck soon after, so that in a small market their difference is luck as much as
 * effect; the real market has some thousand times more people. Times four, half the luck or less (a difference of repeat
 * rates: 0.04–0.05 points for 0.13–0.22), for twice the time; as many whole runs under other luck would take four times.
 */
export const FINE = 4;

export const SUPPORTS = ['traffic', 'budget', 'service', 'tools', 'policy'] as const;
export type Support = (typeof SUPPORTS)[number];

const MAIN = 'kuaishou-2021.yaml';

/** The market of a fit that was shown no fact that states a claim. */
export const HELD_OUT = 'kuaishou-2021-held-out';
/** A run cut short: what it is compared on lies before, and the target of the year beyond. */
const until = (day: string) => [`until=${day}`, 'targets.gmv-2021.remove=true'];

/** Before the push that may come again in the fourth quarter. */
const untilAutumn = (day: string) => [...until(day), 'levers.push-2021.remove=true'];

/** The first half of 2021, without the trust card of its last month. */
const HALF = [...untilAutumn('2021-06-30'), 'levers.trust-card.remove=true'];

function supportRun(support: Support): RunAsked {
  const each = SUPPORTS.map((name) => `levers.ska-support.${name}=${name === support ? 1 : 0}`);
  return { file: MAIN, set: [...HALF, ...each, 'levers.ska-support.strength=1'], isFine: true };
}

/** One right alone from June 2021 on: held by all sellers, as in a trial of the right itself; or offered to them. */
function rightRun(right: string, forced: boolean): RunAsked {
  const card = [`rights=[${right}]`, 'coverage=100%', 'ramp=1d', ...(forced ? ['forced=100%'] : [])];
  const set = [
    ...untilAutumn(forced ? '2021-09-30' : '2021-07-31'),
    ...card.map((text) => `levers.trust-card.${text}`),
  ];
  return { file: MAIN, set, ...(forced ? { isFine: true } : {}) };
}

const own = {
  'kuaishou-2021': { file: MAIN },
  'kuaishou-2021-fine': { file: MAIN, isFine: true },
  // up to the last day that such a claim speaks of
  [HELD_OUT]: { file: 'kuaishou-2021-held-out.yaml', set: untilAutumn('2021-06-30') },
  'trust-card-off': { file: 'trust-card-off.yaml', isFine: true },
  'trust-frozen': { file: 'trust-frozen.yaml' },
  'exaggeration-wave': { file: 'exaggeration-wave.yaml' },
  'pinocchio-off': { file: 'pinocchio-off.yaml' },
  'wind-maker': { file: 'wind-maker.yaml' },
  'live-2025': { file: 'live-2025.yaml' },
  // up to the day of the last figure
  'yalu-launch': { file: 'yalu-launch.yaml', set: ['until=2021-07-21'], ownSize: true },
  'yalu-no-private-domain': {
    file: 'yalu-no-private-domain.yaml',
    set: ['until=2021-07-21'],
    ownSize: true,
  },
  'support-none': { file: MAIN, set: [...HALF, 'levers.ska-support.remove=true'], isFine: true },
  // knock-outs of 2021, for the attribution of its growth (C28)
  'no-trust-2021': { file: 'trust-frozen.yaml', set: ['levers.trust-frozen.from=2021-01-01'], isFine: true },
  'no-brands-2021': {
    file: MAIN,
    isFine: true,
    set: [
      'levers.brand-push.from=2021-01-01',
      'levers.brand-push.factor=0',
      'levers.ska-support.remove=true',
    ],
  },
  'no-providers-2021': {
    file: MAIN,
    isFine: true,
    set: [
      'levers.wind-maker.from=2021-01-01',
      'levers.wind-maker.fundPerDay=0',
      'levers.wind-maker.matching=0',
    ],
  },
} as const satisfies Record<string, RunAsked>;

type OwnName = keyof typeof own;
type RightName = (typeof RIGHTS)[number];
export type RunName = OwnName | `support-${Support}` | `${'right' | 'offered'}-${RightName}`;

export const RUNS: ReadonlyMap<RunName, RunAsked> = new Map<RunName, RunAsked>([
  ...(Object.entries(own) as [OwnName, RunAsked][]),
  ...SUPPORTS.map((support) => [`support-${support}`, supportRun(support)] as const),
  ...RIGHTS.map((right) => [`right-${right}`, rightRun(right, true)] as const),
  ...RIGHTS.map((right) => [`offered-${right}`, rightRun(right, false)] as const),
]);
