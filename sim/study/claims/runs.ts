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
}

export const SUPPORTS = ['traffic', 'budget', 'service', 'tools', 'policy'] as const;
export type Support = (typeof SUPPORTS)[number];

const MAIN = 'kuaishou-2021.yaml';
/** A run cut short: what it is compared on lies before, and the target of the year beyond. */
const until = (day: string) => [`until=${day}`, 'targets.gmv-2021.remove=true'];

/** Before the push that may come again in the fourth quarter. */
const untilAutumn = (day: string) => [...until(day), 'levers.push-2021.remove=true'];

/** The first half of 2021, without the trust card of its last month. */
const HALF = [...untilAutumn('2021-06-30'), 'levers.trust-card.remove=true'];

function supportRun(support: Support): RunAsked {
  const each = SUPPORTS.map((name) => `levers.ska-support.${name}=${name === support ? 1 : 0}`);
  return { file: MAIN, set: [...HALF, ...each, 'levers.ska-support.strength=1'] };
}

function rightRun(right: string): RunAsked {
  const card = [`rights=[${right}]`, 'coverage=100%', 'ramp=1d'].map((text) => `levers.trust-card.${text}`);
  return { file: MAIN, set: [...untilAutumn('2021-09-30'), ...card] };
}

const own = {
  'kuaishou-2021': { file: MAIN },
  'trust-card-off': { file: 'trust-card-off.yaml' },
  'trust-frozen': { file: 'trust-frozen.yaml' },
  'exaggeration-wave': { file: 'exaggeration-wave.yaml' },
  'pinocchio-off': { file: 'pinocchio-off.yaml' },
  'wind-maker': { file: 'wind-maker.yaml' },
  'live-2025': { file: 'live-2025.yaml' },
  'yalu-launch': { file: 'yalu-launch.yaml', ownSize: true },
  'yalu-no-private-domain': { file: 'yalu-no-private-domain.yaml', ownSize: true },
  'support-none': { file: MAIN, set: [...HALF, 'levers.ska-support.remove=true'] },
  // knock-outs of 2021, for the attribution of its growth (C28)
  'no-trust-2021': { file: 'trust-frozen.yaml', set: ['levers.trust-frozen.from=2021-01-01'] },
  'no-brands-2021': {
    file: MAIN,
    set: [
      'levers.brand-push.from=2021-01-01',
      'levers.brand-push.factor=0',
      'levers.ska-support.remove=true',
    ],
  },
  'no-providers-2021': {
    file: MAIN,
    set: [
      'levers.wind-maker.from=2021-01-01',
      'levers.wind-maker.fundPerDay=0',
      'levers.wind-maker.matching=0',
    ],
  },
} as const satisfies Record<string, RunAsked>;

type OwnName = keyof typeof own;
export type RunName = OwnName | `support-${Support}` | `right-${(typeof RIGHTS)[number]}`;

export const RUNS: ReadonlyMap<RunName, RunAsked> = new Map<RunName, RunAsked>([
  ...(Object.entries(own) as [OwnName, RunAsked][]),
  ...SUPPORTS.map((support) => [`support-${support}`, supportRun(support)] as const),
  ...RIGHTS.map((right) => [`right-${right}`, rightRun(right)] as const),
]);
