/** The words of `sensitivity`. Arguments are numbers already written for people. */

export const SENSITIVITY_WORDS = {
  zh: {
    kind: '敏感性',
    colon: '：',
    comma: '、',
    plan: {
      groups: (groups: string, factors: string) => `未知 ${groups} 组，共 ${factors} 项`,
      screening: (rows: string, each: string, runs: string) =>
        `筛选：${rows} 条轨迹，每点 ${each} 次运行，共 ${runs} 次`,
      indices: (rows: string, each: string, runs: string) =>
        `指数：${rows} 行，每点 ${each} 次运行，至多 ${runs} 次`,
      tornado: (pairs: string, runs: string) => `龙卷风图：每端 ${pairs} 对，至多 ${runs} 次`,
      takes: (runs: string, time: string, threads: string) =>
        `合计至多 ${runs} 次完整运行，${threads} 线程约需 ${time}；记得的不再模拟`,
    },
    phase: {
      screening: (runs: string) => `筛选：${runs} 次运行`,
      indices: (runs: string) => `指数：${runs} 次运行`,
      tornado: (runs: string) => `龙卷风图：${runs} 次运行`,
      runs: (runs: string) => `${runs} 次运行`,
    },
    asked: (metric: string, period: string) => `${period} ${metric} 取决于什么`,
    settings: (seed: string, runs: string, each: string, scale: string) =>
      `种子 ${seed}；${runs} 次运行，每点 ${each} 次；同一行各点运气相同，各行不同；每个粉丝代表 ${scale} 名用户`,
    lost: (failed: string, all: string) =>
      `${all} 次运行中有 ${failed} 次失败：缺了它们的成对数据略去，不作填补。`,
    verdict: '取决于什么',
    boxes: {
      first: '最要紧',
      second: '其次',
      known: '未知所占的方差',
      chance: '运气所占的方差',
      left: '筛选后留下',
    },
    known: (share: string, low: string, high: string) =>
      `一次运行与平均的差异中，${share} 的方差来自未知（90% 区间 ${low} 至 ${high}），其余是运气：参数全部已知也消不去。`,
    knownOnly: '每点只有一次运行，分不开未知与运气：下面的指数把运气也算作效应（--replicates 2 可分开）。',
    most: (name: string, total: string, low: string, high: string, first: string) =>
      `最要紧的是${name}：未知造成的方差有 ${total} 与它有关（总指数，90% 区间 ${low} 至 ${high}），单独由它造成的为 ${first}（一阶指数）。`,
    others: (names: string) => `也要紧（总指数的区间不含零）：${names}。`,
    untold: (names: string) => `总指数与零分不开：${names}。`,
    together: (share: string, low: string, high: string) =>
      `只有几组一起变时才有的部分：${share}（90% 区间 ${low} 至 ${high}）。`,
    nothing:
      '未知造成的方差与零分不开，没有指数可说：运气太大，或这些都不要紧。请增加 --points 或 --replicates。',
    stands: (names: string) => `筛选留下：${names}。`,
    falls: (names: string) => `筛选中与运气分不开：${names}。分不开不等于没有作用。`,
    noneStands: '筛选中没有一组与运气分得开：请增加 --screening 或 --replicates。',
    inside: (names: string) => `几项合成一组的（${names}）只说整组：要看里面，请在研究文件中逐项列出。`,
    bar: (name: string, low: string, atLow: string, high: string, atHigh: string) =>
      `${name}：取 ${low} 时平均变化 ${atLow}，取 ${high} 时 ${atHigh}。`,
    screeningTable: '筛选',
    screeningHeads: ['组', 'μ*', '90% 区间', '仅凭运气', '有符号的平均 μ', '离散 σ', '与运气'],
    standing: { yes: '分得开', no: '分不开' },
    screeningNote: (rows: string, each: string) =>
      `${rows} 条轨迹（Morris 1991）：每步只动一组，其余不变，同一条轨迹运气相同。μ* 是效应大小的平均，按整个范围计，单位同所问的数字；每点只有 ${each} 次运行，运气使它偏大，“仅凭运气”一栏说无作用的组会显出多少。是否留下看去掉运气后的均方：区间不含零即留下。σ 大，说明作用随其他未知或取值而变。区间由重抽轨迹得出。`,
    indicesTable: '指数',
    indicesHeads: ['组', '一阶', '90% 区间', '总', '90% 区间'],
    indicesNote: (rows: string, each: string) =>
      `${rows} 行（Saltelli 等 2010），每点 ${each} 次运行。分母是未知造成的方差：期望值随未知的变化，不含运气。一阶用 Saltelli 2010 的估计，总指数用 Jansen 1999 的；都去掉了平均中残留的运气（逐对相减后扣除平均的方差），因此可能略低于零。区间是重抽各行所得的 90% 区间，说的是指数有多准。`,
    varianceTable: '未知与运气，逐期',
    varianceHeads: [
      '时期',
      '平均',
      '未知的标准差',
      '运气的标准差',
      '未知所占方差',
      '90% 区间',
      '只有一起才有',
      '缺的对',
    ],
    varianceNote:
      '未知的标准差：期望值随未知变动多少。运气的标准差：未知都定下后，一次运行与期望差多少；它包括每次运行自取的一切（运气、信息日之后的注意力，以及没有列为未知的后验抽样）。单因素随机效应方差分析，组内方差除以运行数后从组间方差扣除。',
    tornadoTable: '一次一项：两端',
    tornadoHeads: ['项', '低端', '变化', '90% 区间', '高端', '变化', '90% 区间'],
    tornadoNote: (pairs: string, base: string) =>
      `其余都如场景所设（${base}）；每端 ${pairs} 对同样运气的运行逐对相减，区间是平均变化的 90% 区间。看不到相互作用：那要看指数。`,
    groupTable: '组与其中的项',
    groupHeads: ['组', '路径', '单位', '从', '到'],
    posteriorRow: '后验的全部抽样',
    charts: {
      screening: {
        title: '筛选：哪些组有作用',
        caption:
          '点是一组在整个范围上的平均效应大小（μ*），线是它的 90% 区间（重抽轨迹）；竖线是仅凭运气会显出的大小。',
        axis: (metric: string, unit: string) => `${metric} 的平均变化，整个范围（${unit}）`,
        stands: '与运气分得开',
        falls: '分不开',
        floor: '仅凭运气',
      },
      indices: {
        title: '指数：未知造成的方差由谁而来',
        caption:
          '点是指数，线是 90% 区间（重抽各行），说的是指数有多准。总指数减一阶指数，是与其他组一起才有的部分。',
        axis: '占未知造成的方差（%）',
        first: '一阶：单独',
        total: '总：单独与一起',
      },
      time: {
        title: '总指数随时间',
        caption: '每个时期的总指数，带是 90% 区间（重抽各行）；未知的方差与零分不开的时期略去。',
        axis: '总指数（%）',
        period: '时期',
      },
      variance: {
        title: '未知与运气，随时间',
        caption: '一次运行的方差由什么组成。未知：参数与设定定下便没有的部分；运气：定下也仍在的部分。',
        axis: '占一次运行的方差（%）',
        ignorance: '未知',
        chance: '运气',
      },
      tornado: {
        title: '龙卷风图：一次一项',
        caption: '其余如场景所设，一项取其范围的一端时平均变化多少；细线是平均变化的 90% 区间（逐对相减）。',
        axis: (metric: string, unit: string) => `${metric} 的变化（${unit}）`,
        low: '低端',
        high: '高端',
      },
    },
    limits: '这说明不了什么',
    limit: [
      '指数取决于范围：范围宽的项占得多。这里的范围是各项的合理范围或研究文件所给的，均匀取值。',
      '指数说的是变动由谁而来，不说朝哪边变：方向看 μ 与龙卷风图。',
      '没有列为未知的都如场景所设；规则本身是否对，不在其中。',
      '筛选落选的在指数与龙卷风图中保持场景的取值。',
    ],
    terminal: {
      screening: ['组', 'μ*', '90% 区间', '仅凭运气', '与运气'],
      indices: ['组', '一阶', '90% 区间', '总', '90% 区间'],
    },
  },
  en: {
    kind: 'Sensitivity',
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
      `${name} matters most: it has part in ${total} of the variance that not knowing makes (total index, 90% interval ${low} to ${high}), and makes ${first} by itself (first order).`,
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
        axis: (metric: string, unit: string) => `mean change of ${metric} for the whole range (${unit})`,
        stands: 'told from luck',
        falls: 'not told from luck',
        floor: 'luck alone',
      },
      indices: {
        title: 'Indices: where the variance of not knowing comes from',
        caption:
          'Dots are indices, lines their 90% intervals by resampling rows, which say how well an index is known. Total less first order is what a group does only together with others.',
        axis: 'of the variance that not knowing makes (%)',
        first: 'first order: by itself',
        total: 'total: by itself and together',
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
        axis: (metric: string, unit: string) => `change of ${metric} (${unit})`,
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
  },
} as const;
