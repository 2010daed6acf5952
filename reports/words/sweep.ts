/** The words of `sweep`. Arguments are numbers already written for people. */

export const SWEEP_WORDS = {
  zh: {
    kind: '扫描',
    comma: '、',
    colon: '：',
    plan: {
      points: (points: string, replicates: string, runs: string) =>
        `${points} 个点 × ${replicates} 次重复 = ${runs} 次运行`,
      part: (part: string, runs: string) => `其中的 ${part}：${runs} 次运行`,
      takes: (runs: string, time: string, threads: string) =>
        `共同的日子只模拟一次：至多合 ${runs} 次完整运行，${threads} 线程约需 ${time}；记得的不再模拟`,
      seconds: (n: string) => `${n} 秒`,
      minutes: (n: string) => `${n} 分钟`,
      hours: (n: string) => `${n} 小时`,
      unbalanced: (fewer: string, more: string) =>
        `点数不是 2 的幂，各因素的范围铺得不匀：${fewer} 或 ${more} 个点才匀`,
    },
    checking: (points: string) => `正在检查 ${points} 个点的场景`,
    none: '没有一次运行成功',
    settings: (seed: string, points: string, replicates: string, scale: string) =>
      `种子 ${seed}；${points} 个点，每点 ${replicates} 次重复，同一编号的重复在各点运气相同；每个粉丝代表 ${scale} 名用户`,
    design: {
      grid: '网格：各因素的每一档与其他因素的每一档相配',
      zip: '并行：各因素的第一档在一起，然后第二档，依此类推',
      'latin-hypercube': '拉丁超立方：每个范围分成与点数同样多的段，每段恰有一个点',
      sobol: 'Sobol 点，按种子扰动；点再多，前面的不变',
      file: '点取自表格',
    },
    sources: (study: string, scenario: string) => `研究文件 ${study}；场景 ${scenario}`,
    findings: '结果怎样随因素而变',
    moves: (
      outcome: string,
      factor: string,
      low: string,
      high: string,
      change: string,
      from: string,
      to: string,
    ) =>
      `${outcome}随“${factor}”变化最大：从 ${low} 到 ${high}，平均变化 ${change}（90% 区间 ${from} 至 ${to}）。`,
    movesPlain: (outcome: string, factor: string, low: string, high: string, change: string) =>
      `${outcome}随“${factor}”变化最大：从 ${low} 到 ${high}，平均变化 ${change}；点或重复太少，没有区间。`,
    untold: (outcome: string, factors: string) => `分不清 ${outcome}是否随这些因素变化：${factors}。`,
    same: (outcome: string, factors: string) => `${outcome}与这些因素无关：${factors}。`,
    highest: (outcome: string, point: string, value: string, settings: string) =>
      `${outcome}最高的是点 ${point}（${value}）：${settings}。`,
    lowest: (_outcome: string, point: string, value: string, settings: string) =>
      `最低的是点 ${point}（${value}）：${settings}。`,
    setting: (factor: string, value: string) => `${factor} ${value}`,
    table: '从最低一段到最高一段',
    heads: ['因素', '最低一段', '最高一段'],
    interval: '90% 区间',
    tableNote: {
      replicates:
        '每格是该因素最低一档与最高一档之间结果平均值之差，其他因素取遍各档；区间是这个差在各次重复之间的 90% 区间，逐次重复相减，共同的运气因此抵消。',
      points:
        '每格是该因素最低一段与最高一段的点之间结果平均值之差，其他因素随点而变；区间是这个差的 90% 区间（Welch），计入恰好抽到哪些点与其中的运气。',
    },
    factorTable: '因素',
    factorHeads: ['因素', '路径', '单位', '从', '到', '含义'],
    pointTable: (count: string, all: string) => `点（${all} 个中的 ${count} 个）`,
    pointNote: '按第一个结果从高到低；全部的点在 points.csv 与 figures.csv，全部的运行在 runs.parquet。',
    point: '点',
    chartTitle: (outcome: string) => `${outcome}：随各因素`,
    chartNote: {
      dots: '灰点：一个点各次重复的平均',
      replicates: '线与误差棒：一档上所有点的平均，及其在各次重复之间的 90% 区间',
      points: '线与误差棒：相邻取值的点的平均，及其 90% 区间（抽到的点与其中的运气）',
    },
    caption:
      '每幅小图是一个因素，其他因素同时也在变。灰点是点，线是相邻取值各点的平均，误差棒是该平均的 90% 区间：网格与并行按各次重复计，抽样与表格按各点计。误差棒说的是平均有多准，不是单次运行会落在哪里。',
    failed: (failed: string, all: string) => `${all} 次运行中有 ${failed} 次失败，表中写明原因，不计入平均。`,
    failures: '失败的运行',
    failureHeads: ['点', '重复', '原因'],
    shard: (part: string, runs: string) => `其中的 ${part}：${runs} 次运行；merge 合并各部分`,
    made: '如何得出',
    madeRows: {
      engine: '引擎',
      scenarioHash: '场景哈希',
      dataHash: '数据哈希',
      plan: '扫描哈希（点、结果、重复）',
    },
    limits: '这说明不了什么',
    limit: [
      '结果随因素怎样变，是模型的规则与这些范围说的；范围之外没有试过。',
      '一幅小图平均了其他因素：两个因素相互作用时，平均会掩盖它。',
      '哪些因素要紧、占多少，请用 sensitivity；达成目标须满足什么，请用 discover。',
    ],
    terminalHeads: ['结果', '因素', '从最低到最高', '90% 区间'],
  },
  en: {
    kind: 'Sweep',
    comma: ', ',
    colon: ': ',
    plan: {
      points: (points: string, replicates: string, runs: string) =>
        `${points} points × ${replicates} replicates = ${runs} runs`,
      part: (part: string, runs: string) => `part ${part}: ${runs} runs`,
      takes: (runs: string, time: string, threads: string) =>
        `with common days simulated once: at most ${runs} whole runs, about ${time} on ${threads} threads; what is remembered is not simulated again`,
      seconds: (n: string) => `${n} s`,
      minutes: (n: string) => `${n} min`,
      hours: (n: string) => `${n} h`,
      unbalanced: (fewer: string, more: string) =>
        `the number of points is no power of two, so that they do not fill the ranges evenly: ${fewer} or ${more} do`,
    },
    checking: (points: string) => `checking the scenarios of ${points} points`,
    none: 'no run ended well',
    settings: (seed: string, points: string, replicates: string, scale: string) =>
      `Seed ${seed}; ${points} points with ${replicates} replicates each; a replicate has the same luck at every point; ${scale} users per fan`,
    design: {
      grid: 'Grid: every level of each factor with every level of all others',
      zip: 'Zip: the first levels of all factors together, then the second ones, and so on',
      'latin-hypercube':
        'Latin hypercube: of as many parts of every range as there are points each holds one',
      sobol: 'Sobol points, scrambled by the seed; more of them leave the first as they are',
      file: 'Points of a table',
    },
    sources: (study: string, scenario: string) => `Study ${study}; scenario ${scenario}`,
    findings: 'How outcomes go with factors',
    moves: (
      outcome: string,
      factor: string,
      low: string,
      high: string,
      change: string,
      from: string,
      to: string,
    ) =>
      `${outcome} moves most with “${factor}”: from ${low} to ${high} it changes by ${change} on average (90% interval ${from} to ${to}).`,
    movesPlain: (outcome: string, factor: string, low: string, high: string, change: string) =>
      `${outcome} moves most with “${factor}”: from ${low} to ${high} it changes by ${change} on average; with so few points or replicates there is no interval.`,
    untold: (outcome: string, factors: string) =>
      `Whether ${outcome} changes with these cannot be told: ${factors}.`,
    same: (outcome: string, factors: string) => `${outcome} is the same whatever these are: ${factors}.`,
    highest: (outcome: string, point: string, value: string, settings: string) =>
      `${outcome} is highest at point ${point} (${value}): ${settings}.`,
    lowest: (_outcome: string, point: string, value: string, settings: string) =>
      `It is lowest at point ${point} (${value}): ${settings}.`,
    setting: (factor: string, value: string) => `${factor} ${value}`,
    table: 'From the lowest values to the highest',
    heads: ['Factor', 'Lowest', 'Highest'],
    interval: '90% interval',
    tableNote: {
      replicates:
        'Each cell is the difference in the mean outcome between the lowest and the highest level of the factor, over all levels of the others. The interval is the 90% interval of this difference over the replicates, subtracted replicate by replicate, so that common luck falls out.',
      points:
        'Each cell is the difference in the mean outcome between the points with the lowest and those with the highest values of the factor, while the others vary. The interval is the 90% interval of this difference (Welch): it holds which points happen to be drawn, and the luck in them.',
    },
    factorTable: 'Factors',
    factorHeads: ['Factor', 'Path', 'Unit', 'From', 'To', 'Meaning'],
    pointTable: (count: string, all: string) => `Points (${count} of ${all})`,
    pointNote:
      'By the first outcome, the highest first. All points stand in points.csv and figures.csv, all runs in runs.parquet.',
    point: 'Point',
    chartTitle: (outcome: string) => `${outcome} against each factor`,
    chartNote: {
      dots: 'Grey dots: points, each the mean of its replicates',
      replicates: 'Line and bars: mean of all points at a level, and its 90% interval over replicates',
      points: 'Line and bars: mean of points with neighbouring values, and its 90% interval',
    },
    caption:
      'Each small picture is one factor, while all others vary as well. Grey dots are points, the line joins the means of points with neighbouring values, and a bar is the 90% interval of such a mean: over the replicates for a grid or zip, over the points for a sample or table. Bars say how well the mean is known, not where a single run falls.',
    failed: (failed: string, all: string) =>
      `${failed} of ${all} runs failed; the table says why, and no mean counts them.`,
    failures: 'Runs that failed',
    failureHeads: ['Point', 'Replicate', 'Why'],
    shard: (part: string, runs: string) => `part ${part}: ${runs} runs; merge joins the parts`,
    made: 'How it was made',
    madeRows: {
      engine: 'Engine',
      scenarioHash: 'Hash of the scenario',
      dataHash: 'Hash of the data',
      plan: 'Hash of the sweep (points, outcomes, replicates)',
    },
    limits: 'What this does not show',
    limit: [
      'How an outcome goes with a factor is what the rules of the model say over these ranges; outside them nothing was tried.',
      'A small picture averages over all other factors: where two act on each other, the mean hides it.',
      'Which factors matter, and how much, is for sensitivity; what must be true for a target, for discover.',
    ],
    terminalHeads: ['outcome', 'factor', 'lowest to highest', '90% interval'],
  },
} as const;
