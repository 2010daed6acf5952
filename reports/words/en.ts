/** The report's words in English. */
import { healthEn } from './health-en.ts';
import type { Words } from './words.ts';

const SOURCES = { attention: 'attention', parameters: 'parameters', chance: 'chance' } as const;

const LIKELIHOOD = {
  'very-likely': 'very likely',
  likely: 'likely',
  even: 'about as likely as not',
  unlikely: 'unlikely',
  'very-unlikely': 'very unlikely',
} as const;

export const en: Words = {
  lang: 'en',
  page: {
    otherLanguage: '中文',
    kind: 'Live commerce simulation report',
    knownUntil: (date) => `Information date: ${date}. No figure published later enters a run.`,
    covers: (from, until) => `Simulated: ${from} to ${until}`,
    verdict: 'Verdict',
    median: (metric, period) => `${metric} ${period}, median projection`,
    interval: '80% interval',
    chance: (target) => `chance of ${target}`,
    gap: 'gap to the target',
    gapShort: (amount) => `${amount} short`,
    gapOver: (amount) => `${amount} over`,
    gapNone: 'none',
    noTarget: 'This scenario sets no target.',
    findings: 'Findings',
    charts: 'Charts',
    quarters: 'Quarters',
    quarterHeads: ['Quarter', 'Median', '80% interval', 'Published', 'Error of median'],
    published: 'published',
    hindsight: 'hindsight',
    asked: 'GMV of the periods that the scenario asks for',
    askedHeads: ['Period', 'Median', '80% interval'],
    quartersNote:
      'Hindsight marks figures published after the information date, shown for comparison only. The error is that of the median against the published figure.',
    growth: 'What growth is made of',
    growthHeads: ['Quarter', 'GMV on the year before', 'Buyers', 'Orders per buyer', 'Order value'],
    growthShare: (share) => `${share} of it`,
    growthNote:
      'GMV is buyers × orders per buyer × order value, so the logarithms of the three add up to that of GMV: the shares are parts of it. Of medians; a quarter’s buyers are the mean of its monthly buyers.',
    path: 'Required path',
    pathHeads: ['Quarter', 'Median', 'Required', 'Required / median'],
    pathNote:
      'Published quarters carry their figure; the rest of the target is shared among the others in proportion to their medians.',
    targets: 'All targets',
    targetHeads: ['Target', 'At least', 'Median', '80% interval', 'Chance ± standard error'],
    levers: 'Levers in force',
    leverHeads: ['Lever', 'From', 'Until', 'Strength'],
    drawn: (from, to) => `${from} – ${to}, drawn by each run`,
    onlyFestivals: 'festivals only',
    onlyOn: (windows) => `only ${windows}`,
    leverGrade: (title, effect) => `${title}: effect ${effect}.`,
    noLevers: 'No lever is in force.',
    made: 'How it was made',
    madeRows: {
      engine: 'engine version',
      seed: 'seed',
      replicates: 'runs',
      fans: 'fan agents',
      scale: 'real users per fan agent',
      streamers: 'streamers',
      scenarioHash: 'scenario hash',
      dataHash: 'data hash',
      seedRule: 'seed rule',
    },
    limits: 'Limits',
    source: (source) => `source: ${source}`,
    save: 'export',
    viewSource: 'view data and chart definition',
    warning: (ok, all) => `Note: only ${ok} of ${all} runs ended well; the figures below rest on those.`,
    unrecorded: (target) => `No run recorded what the target “${target}” is about: it cannot be judged.`,
    unfinished: 'Note: this ensemble was not finished; figures will move as the remaining runs come in.',
    noScript: 'Charts need JavaScript; text and tables do not.',
  },
  limits: {
    model:
      'This is what a model yields under stated assumptions. It is no promise of the company’s results and no investment advice.',
    assumptions:
      'No published figure pins down many of the parameters: those are assumptions, and the others are fitted to figures public on the information date, with priors that do part of the work. This holds above all for the effects of levers such as the trust card.',
    parametersDrawn:
      'Each run draws its own parameters, so intervals hold both chance and parameter uncertainty.',
    parametersFixed:
      'All runs use the same parameters, so intervals leave out parameter uncertainty; the real uncertainty is larger.',
    modelError: ({ sd, base, forecasts, moved }) =>
      `Intervals and chances of GMV also hold the model’s own error: ${sd} one quarter after ${base}, the last published one, and more later. It rests on ${forecasts === 0 ? 'a prior alone, for no earlier forecast could be judged by then' : `${forecasts} earlier forecasts and a prior`}.${moved ? ` What the calibration missed in published quarters is carried on, so far as it lasts: ${moved.quarter} is moved by ${moved.by}.` : ''} All other figures leave this out.`,
    otherPast:
      'A lever or parameter makes the past of these runs another than the published one, so published quarters do not stand in their forecast; compare it with runs of the past as it was.',
    noModelError: 'Intervals do not hold errors of the model itself; the real uncertainty is larger.',
    precision: (n) =>
      `Distributions are estimated from ${n} runs; the standard error beside a chance reflects only that number.`,
    agents: (scale, money) =>
      `One fan agent stands for ${scale} real users; all counts and amounts are in real users and ${money}.`,
    hindsight:
      'Figures published after the information date are shown as hindsight and enter neither a run nor the fit; but the rules and the plausible ranges were written by people who knew them.',
  },
  target: {
    chance: (how, what, hits, n, p, se) =>
      `In this model, ${what} is ${LIKELIHOOD[how]}: ${hits} of ${n} runs reach it, a chance of ${p} with a standard error of ${se}.`,
    forecast: (how, what, p, se, hits, n) =>
      `In this model, ${what} is ${LIKELIHOOD[how]}: a chance of ${p} with a standard error of ${se}, from ${n} runs, published quarters and the model’s own error. By themselves, ${hits} of the ${n} runs reach it.`,
    near: (median, share) => `The median projection, ${median}, is within ${share} of the target.`,
    short: (median, amount, share) =>
      `The median projection, ${median}, is ${amount} (${share}) below the target.`,
    over: (median, amount, share) =>
      `The median projection, ${median}, is ${amount} (${share}) above the target.`,
    place: (where, low, high) =>
      ({
        above: `The target lies above the 80% interval (${low} to ${high}).`,
        inside: `The target lies inside the 80% interval (${low} to ${high}).`,
        below: `The target lies below the 80% interval (${low} to ${high}).`,
      })[where],
    carries: (quarter, share) => `${quarter} weighs most: ${share} of the sum of the quarters’ medians.`,
    pathShort: (open, need, have, lack, more, worst) =>
      `To meet the target, the unpublished quarters (${open}) must bring ${need} together; their medians add up to ${have}, which is ${lack} short, so they must rise by ${more}. The shortfall is largest in ${worst}.`,
    pathEnough: (open, need, have) =>
      `To meet the target, the unpublished quarters (${open}) must bring ${need} together; their medians add up to ${have}, which is enough.`,
    pathDone: 'The published quarters already add up to the target.',
    hangsOn: (lever, low, high, error) =>
      `Not known, and drawn by each run: “${lever}”: ${low}; ${high}. The difference is sure to ± ${error} (standard error).`,
    end: (strength, median, chance) =>
      `with a strength of ${strength} the median is ${median}${chance ? ` and the chance ${chance}` : ''}`,
    widest: (quarter, width, share) =>
      `Uncertainty is largest in ${quarter}: its 80% interval is ${width} wide, ${share} of the sum of the quarters’ widths.`,
  },
  market: {
    privateShare: (place, year, median, low, high) =>
      ({
        above: `The private domain brings ${median} of GMV in ${year}; the whole 80% interval, ${low} to ${high}, lies above one half.`,
        inside: `The private domain brings ${median} of GMV in ${year}; the 80% interval, ${low} to ${high}, leaves open whether that is more than half.`,
        below: `The private domain brings ${median} of GMV in ${year}; the whole 80% interval, ${low} to ${high}, lies below one half.`,
      })[place],
    change: (direction, difference, bound) =>
      ({
        up: `That is ${difference} above the year before.`,
        down: `That is ${difference} below the year before.`,
        flat: `That is within ${bound} of the year before.`,
      })[direction],
    trust: (direction, last, now, first, difference) =>
      ({
        up: `Mean trust rises: ${now} in ${last}, ${difference} above ${first}.`,
        down: `Mean trust falls: ${now} in ${last}, ${difference} below ${first}.`,
        flat: `Mean trust stays about level: ${now} in ${last}, within ${difference} of ${first}.`,
      })[direction],
    account: (year, returned, lost) =>
      `By medians, for every 100 parts of trust staked in ${year}, ${returned} came back and ${lost} were lost that year (including stakes still open from the year before).`,
    repeat: (year, median, low, high) =>
      `The monthly repeat rate averages ${median} in ${year} (80% interval ${low} to ${high}).`,
    brands: (direction, year, now, before, times) =>
      ({
        up: `At the end of ${year} there are ${now} brands, against ${before} a year earlier (${times}).`,
        down: `At the end of ${year} there are ${now} brands, fewer than the ${before} a year earlier (${times}).`,
        flat: `At the end of ${year} there are ${now} brands, about as many as a year earlier (${before}).`,
      })[direction],
    brandShare: (year, amount, share) => `Brand GMV of ${year} is ${amount}, about ${share} of all GMV.`,
    providers: (date, large, [billion, goal], [hundred, second]) =>
      `On ${date} the median count of providers whose clients made ${large} in 365 days is ${billion}${goal && ` (goal: ${goal})`}, and of those at 0.1 to 1bn it is ${hundred}${second && ` (goal: ${second})`}.`,
    goalMet: 'All goals are met.',
    goalMissed: (when, due) =>
      ({
        due: 'They are not all met, and their term has passed.',
        ahead: `They are not all met yet; their term, ${due}, is still ahead.`,
      })[when],
    money: (year, revenue, cost, share) =>
      `In ${year} the platform’s median revenue is ${revenue}; the levers’ median cost is ${cost}, equal to ${share} of it.`,
  },
  fit: {
    known: (inside, all, worst, error) =>
      `Against what was known for the fit: ${inside} of ${all} published quarters fall inside the 80% interval; the median is furthest off in ${worst} (${error}).`,
    errors: (quarters) =>
      `Errors of the median: ${quarters.map(({ quarter, error }) => `${quarter} ${error}`).join(', ')}.`,
    hindsight: (period, actual, error, inside) =>
      `In hindsight, not used for the projection: ${period} came to ${actual}, ${inside ? 'inside' : 'outside'} the 80% interval; error of the median ${error}.`,
  },
  spread: {
    sources: SOURCES,
    split: (figure, deviation, parts) =>
      `The spread of ${figure} between runs (standard deviation of ln: about ${deviation}) comes from ${parts.map(({ source, share, error }) => `${SOURCES[source]} ${share} (±${error})`).join(', ')}.`,
    first: (source) =>
      ({
        attention: 'Most of it is attention after the information date: where users and minutes will go.',
        parameters: 'Most of it is parameters: published figures do not pin them down further.',
        chance: 'Most of it is chance: luck under the same conditions.',
      })[source],
    open: 'Given the standard errors, it is not clear which is largest.',
    fixed: 'All runs use the same parameters, so their share is 0.',
    basis: (replicates, twins) =>
      `Estimated from ${replicates} runs and ${twins} pairs of twins of each kind; ± is the standard error.`,
  },
  health: healthEn,
};
