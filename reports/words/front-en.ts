/** The words of page one in English. Arguments are numbers already written for people. */

import type { BridgeFactor } from '../../sim/result/outlook.ts';
import { TENTHS_WORDS } from './tenths.ts';

/** Words for a chance by its tenths. */
const LIKELY = [
  'almost out of reach',
  'very unlikely',
  'unlikely',
  'unlikely',
  'slightly less likely than not',
  'as likely as not',
  'slightly more likely than not',
  'likely',
  'likely',
  'very likely',
  'almost certain',
] as const;

const FACTORS: Readonly<Record<BridgeFactor, string>> = {
  buyers: 'buyers',
  ordersPerBuyer: 'orders per buyer',
  orderValue: 'order value',
  correction: 'past misses',
};

export const FRONT_EN = {
  tenths: TENTHS_WORDS.en,
  likely: (tenths: number) => LIKELY[tenths]!,
  reach: {
    day: (metric: string, amount: string, when: string) => `${metric} of at least ${amount} on ${when} is`,
    period: (metric: string, amount: string, when: string) => `${metric} of at least ${amount} in ${when} is`,
  },
  /** `when` is empty where the name says it. */
  named: (name: string, when: string) => (when === '' ? `${name}:` : `${name} (${when}):`),
  /** `what` ends with is, or with a colon. */
  verdict: (what: string, how: string, chance: string) =>
    `${what} ${how}${what.endsWith(':') ? ',' : ':'} ${chance}.`,
  guess: (median: string, low: string, high: string) =>
    `Best guess ${median}; 8 in 10 futures lie between ${low} and ${high}.`,
  short: (amount: string) => `The best guess is ${amount} short of the target.`,
  over: (amount: string) => `The best guess is ${amount} above the target.`,
  near: 'These runs cannot tell the best guess from the target.',
  noTarget: (what: string) => `${what}: the scenario sets no target.`,
  noFigure: 'There is no figure to judge by.',
  noFit: (market: string) =>
    `“${market}” has not been fitted: the figures below come from first values that stand for another market, and say nothing of this one.`,
  noFitTodo: 'It has to be calibrated first. No chance is told until then.',
  care: (names: string) => `See the health card before use: ${names}.`,
  stop: (names: string) => `The health card fails, so take no conclusion from this yet: ${names}.`,
  baseline: (title: string, parts: string) => `Against “${title}”: ${parts}.`,
  baselinePart: (what: string, amount: string, low: string, high: string) =>
    `${what} ${amount} (${low} to ${high} at 90%)`,
  baselineChance: (target: string, from: string, to: string) =>
    `the chance of “${target}” goes from ${from} to ${to}`,
  baselineNone: (title: string) =>
    `This scenario changes “${title}”; the difference between the two has not been reckoned.`,
  targets: 'Targets',
  targetHeads: ['Target', 'At least', 'Best guess', '8 in 10 futures', 'Chance'],
  will: 'What will happen',
  now: 'now',
  why: 'Why',
  tree: (total: string, parts: string) => `GMV ${total} = ${parts}`,
  treePart: (factor: string, ratio: string) => `${factor} ${ratio}`,
  factors: FACTORS,
  bridge: (from: string, to: string) => `From ${from} to ${to}`,
  published: 'published',
  projected: 'best guess',
  gap: 'missing',
  above: 'above it',
  target: 'target',
  up: 'more',
  down: 'less',
  missing: 'gap',
  total: 'total',
  simulated: 'simulated',
  bridgeCaption:
    'Thin lines hold 8 in 10 futures. “Past misses” is what published quarters, and the model’s misses of them, add or take away.',
  fanCaption: 'Bands hold 9 and 5 in 10 futures; the line is the median.',
  facts: 'Where it comes from',
  factsHead: 'Medians',
  inUnit: (name: string, one: string) => `${name}, ${one}`,
  fact: {
    launchGmv: 'GMV of the day',
    launchGmvToDate: 'GMV to date',
    launchFollowers: 'followers',
    launchEntriesPaid: 'paid entries',
    launchEntriesOrganic: 'organic entries',
    launchEntriesPrivate: 'private entries',
    launchEntriesShared: 'shared entries',
    launchAdSpend: 'ads of the day',
  } as Readonly<Record<string, string>>,
  change: 'What would change it',
  leverHeads: ['Lever', 'Chance', 'GMV', 'Platform net', 'Evidence'],
  leverNote: (period: string) =>
    `${period}; each alone against none of them; in small print the 90% interval of the mean; chances in points.`,
  inForce: (names: string) => `In force: ${names}.`,
  noLever: 'No lever is in force.',
  noLevers:
    'What each lever is worth has not been reckoned for this report; a study of the levers fills this table.',
  hangs: (name: string, low: string, high: string) =>
    `How strong “${name}” is, nobody knows: from weakest to strongest the chance goes from ${low} to ${high}.`,
  break: 'What could break it',
  stressHeads: ['Shock', 'GMV', 'Chance', 'Back after'],
  stressNote:
    'Each alone; GMV from its first day to the end, in small print the 90% interval of the mean; chances in points; all sizes are assumptions.',
  noStress: 'What shocks would do has not been reckoned for this report; a stress test fills this table.',
  spread: (parts: string) => `Futures differ by: ${parts}.`,
  sources: {
    attention: 'users and minutes to come',
    parameters: 'what data cannot pin down',
    chance: 'luck',
  },
  backAfter: (days: string) => `${days} ${days === '1' ? 'day' : 'days'}`,
  atOnce: 'at once',
  never: 'not in the run',
  others: (count: string) => `${count} more in the study’s own report.`,
  watch: 'What to watch',
  watchOf: (target: string) => `What to watch: ${target}`,
  amount: 'amount',
  futures: '8 in 10 futures',
  ratio: 'ratio',
  until: (metric: string, span: string) => `${metric} from ${span}`,
  days: (from: string, date: string) => `${from} to ${date}`,
  on: (metric: string, date: string) => `${metric} on ${date}`,
  publishedAbout: (date: string) => ` (published about ${date})`,
  signpost: (what: string, low: string, below: string, high: string, above: string) =>
    `${what}: below ${low} ${below}; above ${high} ${above}.`,
  falls: (chance: string) => `the chance falls to ${chance}`,
  rises: (chance: string) => `the chance rises to ${chance}`,
  stays: (chance: string) => `the chance stays at ${chance}`,
  noSignposts: 'No figure can be read before the target is due.',
  noTurn: (chance: string) => `No figure on the way would change it: the chance stays at ${chance}.`,
  path: (steps: string) => `To reach the target, quarters must bring (best guess in brackets): ${steps}.`,
  step: (period: string, required: string, projected: string) => `${period} ${required} (${projected})`,
  health: 'Health: ',
  carries: (items: string) => `The result rests on: ${items}.`,
  assumedLevers: (names: string) => `the effect of ${names} (not measured)`,
  attention: (date: string) => `users and minutes after ${date}`,
  fixed: 'one set of parameters, not fitted',
  drawn: (count: string) => `${count} parameters fitted to data`,
  ownPast: 'The past of this scenario is not the real one, so nothing is compared with published quarters.',
  made: (runs: string, users: string, engine: string, hash: string) =>
    `${runs} runs, ${users} users an agent · engine ${engine} · scenario ${hash}`,
  comma: ', ',
  semicolon: '; ',
  stopMark: '. ',
  multiply: ' × ',
} as const;
