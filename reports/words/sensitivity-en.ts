/** The words of `sensitivity` in English. Arguments are numbers already written for people. */

export const SENSITIVITY_EN = {
  kind: 'Sensitivity',
  made: 'Runs a point',
  colon: ': ',
  comma: ', ',
  plan: {
    groups: (groups: string, factors: string) => `not known: ${groups} groups of ${factors} factors in all`,
    screening: (rows: string, each: string, runs: string) =>
      `screening: ${rows} trajectories, ${each} runs a point: ${runs} runs`,
    indices: (rows: string, each: string, runs: string) =>
      `indices: ${rows} rows, ${each} runs a point: at most ${runs} runs`,
    tornado: (pairs: string, runs: string) => `tornado: ${pairs} pairs an end: at most ${runs} runs`,
    takes: (runs: string, time: string, threads: string) =>
      `in all at most ${runs} whole runs, about ${time} on ${threads} threads; what is remembered is not simulated again`,
  },
  phase: {
    screening: (runs: string) => `screening: ${runs} runs`,
    indices: (runs: string) => `indices: ${runs} runs`,
    tornado: (runs: string) => `tornado: ${runs} runs`,
    runs: (runs: string) => `${runs} runs`,
  },
  asked: (metric: string, period: string) => `What ${metric}, ${period}, depends on`,
  settings: (seed: string, runs: string, each: string, scale: string) =>
    `Seed ${seed}; ${runs} runs, ${each} a point; points of a row on the same luck, rows on different luck; ${scale} users a fan agent`,
  lost: (failed: string, all: string) =>
    `${failed} of ${all} runs failed: pairs that miss one are left out, and nothing is filled in.`,
  verdict: 'What it depends on',
  boxes: {
    first: 'Matters most',
    second: 'Next',
    known: 'Variance of what is not known',
    chance: 'Variance of luck',
    left: 'Left by the screening',
  },
  known: (share: string, low: string, high: string) =>
    `Of the variance of one run ${share} comes from what is not known (90% interval ${low} to ${high}); the rest is luck, which would stay if everything were known.`,
  knownOnly:
    'With one run a point luck cannot be told from what is not known: the indices below count luck as an effect (--replicates 2 tells them apart).',
  most: (name: string, total: string, low: string, high: string, first: string) =>
    `Matters most: ${name}. It has part in ${total} of the variance that not knowing makes (total index, 90% interval ${low} to ${high}), and makes ${first} by itself (first order).`,
  others: (names: string) =>
    `These matter too (the interval of their total index lies above zero): ${names}.`,
  untold: (names: string) => `Total indices that cannot be told from zero: ${names}.`,
  together: (share: string, low: string, high: string) =>
    `What only several groups together make: ${share} (90% interval ${low} to ${high}).`,
  nothing:
    'The variance that not knowing makes cannot be told from zero, and so there are no indices: luck is too large, or none of these matters. Try more --points or --replicates.',
  stands: (names: string) => `The screening leaves: ${names}.`,
  falls: (names: string) =>
    `Not told from luck by the screening: ${names}. That is not the same as no effect.`,
  noneStands: 'The screening can tell no group from luck: try more --screening or --replicates.',
  inside: (names: string) =>
    `Groups of several factors (${names}) are told as a whole: to look inside, name their factors in a study file.`,
  bar: (name: string, low: string, atLow: string, high: string, atHigh: string) =>
    `${name}: ${atLow} on average at ${low}, ${atHigh} at ${high}.`,
  screeningTable: 'Screening',
  screeningHeads: [
    'Group',
    'μ*',
    '90% interval',
    'Luck alone',
    'Mean with sign, μ',
    'Spread, σ',
    'From luck',
  ],
  standing: { yes: 'told apart', no: 'not told apart' },
  screeningNote: (rows: string, each: string) =>
    `${rows} trajectories (Morris 1991): each step moves one group and leaves the others, all points of a trajectory on the same luck. μ* is the mean size of the effect for the whole range, in the unit of the figure. With ${each} runs a point luck makes it too large: “luck alone” is what a group without effect would show. A group stays when the mean square of its effect, freed of luck, lies above zero with its interval. A large σ says that the effect hangs on the other unknowns, or on where in its range a factor is. Intervals are by resampling trajectories.`,
  indicesTable: 'Indices',
  indicesHeads: ['Group', 'First order', '90% interval', 'Total', '90% interval'],
  indicesNote: (rows: string, each: string) =>
    `${rows} rows (Saltelli et al. 2010) with ${each} runs a point. They are shares of the variance that not knowing makes: how the expected figure varies, without luck. First order by the estimator of Saltelli et al. (2010), total by that of Jansen (1999), both freed of the luck that is left in means of few runs (the variance of the mean of each pair of points is taken off), so that they may fall a little below zero. Intervals are by resampling rows: they say how well an index is known.`,
  varianceTable: 'Not known, and luck, over time',
  varianceHeads: [
    'Period',
    'Mean',
    'SD of what is not known',
    'SD of luck',
    'Share of not known',
    '90% interval',
    'Only together',
    'Pairs lost',
  ],
  varianceNote:
    'The first standard deviation is how far the expected figure moves with what is not known; that of luck, how far one run is from what is expected once all of it is settled. Luck is all that a run draws by itself: chance, attention after the information date, and the draw of the posterior where that is not among the unknowns. One-way analysis of variance with random effects: the variance within points, over the number of runs, is taken off that between them.',
  tornadoTable: 'One at a time: both ends',
  tornadoHeads: ['Factor', 'Low end', 'Change', '90% interval', 'High end', 'Change', '90% interval'],
  tornadoNote: (pairs: string, base: string) =>
    `Everything else as the scenario has it (${base}). ${pairs} pairs of runs on the same luck an end, subtracted pair by pair; the interval is that of the mean change. It does not see what factors do together: the indices do.`,
  groupTable: 'Groups and what is in them',
  groupHeads: ['Group', 'Path', 'Unit', 'From', 'To'],
  posteriorRow: 'all draws of the posterior',
  charts: {
    screening: {
      title: 'Screening: which groups have an effect',
      caption:
        'Dots are mean sizes of effects for the whole range (μ*), lines their 90% intervals by resampling trajectories. The ticks show what luck alone would make of a group without effect.',
      axis: (metric: string, unit: string) =>
        `mean change of ${metric} for the whole range${unit && ` (${unit})`}`,
      stands: 'told from luck',
      falls: 'not told from luck',
      floor: 'luck alone',
    },
    indices: {
      title: 'Indices: what makes the variance',
      caption:
        'First order: the share of the variance of not knowing that a group makes by itself; total: with all it takes part in. Lines are 90% intervals by resampling rows, which say how well an index is known.',
      axis: 'of the variance that not knowing makes (%)',
      first: 'first order',
      total: 'total',
    },
    time: {
      title: 'Total indices over time',
      caption:
        'Total index in each period, with bands for the 90% intervals by resampling rows. Periods in which the variance of not knowing cannot be told from zero are left out.',
      axis: 'total index (%)',
      period: 'period',
    },
    variance: {
      title: 'Not known, and luck, over time',
      caption:
        'What the variance of one run is made of: what would be gone if all unknowns were settled, and the luck that would stay.',
      axis: 'of the variance of one run (%)',
      ignorance: 'not known',
      chance: 'luck',
    },
    tornado: {
      title: 'Tornado: one at a time',
      caption:
        'Mean change with one factor at an end of its range and everything else as the scenario has it. Thin lines: 90% intervals of the mean changes, pair by pair.',
      axis: (metric: string, unit: string) => `change of ${metric}${unit && ` (${unit})`}`,
      low: 'low end',
      high: 'high end',
    },
  },
  limits: 'What this does not show',
  limit: [
    'Indices hang on the ranges: a wide one has more. Ranges are the plausible ones of the parameters, or those of the study file, with values spread evenly over them.',
    'An index says where variation comes from, not which way: for that see μ and the tornado.',
    'What is not among the unknowns is as the scenario has it, and whether the rules are right is not asked.',
    'Groups that the screening leaves out keep the scenario’s values in the indices and the tornado.',
  ],
  terminal: {
    screening: ['group', 'μ*', '90% interval', 'luck alone', 'from luck'],
    indices: ['group', 'first order', '90% interval', 'total', '90% interval'],
  },
} as const;
