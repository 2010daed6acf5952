/** The words of `compare`. Arguments are numbers already written for people; `a` and `b` are the letters of two sides. */

export const COMPARE_WORDS = {
  zh: {
    kind: '场景对比',
    colon: '：',
    joint: ' 与 ',
    settings: (seed: string, pairs: string, scale: string) =>
      `种子 ${seed}；${pairs} 对运行，每对的运气与抽取的参数相同；每个粉丝代表 ${scale} 名用户`,
    engine: (day: string, engine: string) => `信息日 ${day}；引擎 ${engine}`,
    against: (b: string, a: string) => `${b} 与 ${a} 相比`,
    when: {
      during: (period: string) => period,
      on: (period: string) => period,
      over: (period: string) => `${period}期间`,
    },
    difference: (metric: string, period: string, b: string, a: string) => `${period} ${metric}：${b} − ${a}`,
    mean90: '平均差的 90% 区间',
    middle80: '八成未来中的差',
    heads: {
      mean90: '平均差 90%',
      middle80: '八成未来',
      above: (b: string, a: string) => `${b}>${a}`,
      pairing: '省',
    },
    unclear: '，分不清高低',
    chanceOf: (target: string, b: string, a: string) => `达成“${target}”的概率：${a} → ${b}`,
    perCost: (one: string) => `每${one}成本带来的 GMV`,
    figures: (b: string, a: string, period: string) => `${b} 与 ${a}：${period}`,
    quarters: (b: string, a: string) => `${b} 与 ${a}：各季度 GMV`,
    targets: (b: string, a: string) => `${b} 与 ${a}：目标`,
    worth: (b: string, a: string) => `${b} 与 ${a}：成本换来什么`,
    figure: '指标',
    quarter: '季度',
    period: '时期',
    target: '目标',
    change: '变化',
    gmvMore: 'GMV 之差',
    costMore: '成本之差',
    interval90: '90% 区间',
    figuresNote:
      'A、B 等列是各次运行的平均，差是逐对相减后的平均。“平均差 90%”说的是平均差本身有多准：对数越多越窄；算法为配对 t 区间与 Hall 的偏度修正，两端各取较宽的一个。“八成未来”说的是一次未来里差多少：对数再多也不会变窄。“B>A”：B 较高的对数。“省”：不配对时要达到同样精度，运行次数须为几倍。',
    targetsNote: {
      published:
        'GMV 目标的概率与 run 相同：已公布的季度用公布值，其余计入模型误差；± 是标准误，由对数而来。',
      own: '有一个场景的过去不是公布的过去，所以各场景都不用公布的季度，GMV 目标的概率只计入模型误差；± 是标准误。',
    },
    worthNote: '两个平均差之比；区间用 Fieller 的方法。成本分不清有没有变化时，没有区间。',
    sides: '场景',
    sideHeads: ['', '场景', '来源', '与 A 不同的杠杆'],
    none: '—',
    other: '没有杠杆不同（参数或日期不同）',
    evidence: (b: string, effect: string) => `${b} 的效果有多可靠：${effect}`,
    made: '如何得出',
    madeRows: {
      engine: '引擎',
      seed: '种子',
      replicates: '对数',
      scale: '每个粉丝代表的用户数',
      dataHash: '数据哈希',
    },
    limits: '这说明不了什么',
    limit: [
      '差别是模型里的差别：杠杆在规则里怎样起作用，它就怎样起作用；区间只反映运气与抽取的参数，不反映规则本身是否对。',
      '逐对比较消去了共同的运气，所以差比每一边单独的预测准得多；单独的预测见各场景自己的报告。',
    ],
    lost: (failed: string, all: string) => `${all} 对中有 ${failed} 对因运行失败而缺失。`,
    same: (b: string, a: string) => `${b} 与 ${a} 每一对运行的每一天都完全相同，所有差都是 0。`,
    until: (b: string, a: string, day: string) => `${day}之前，${b} 与 ${a} 每个字节都相同；此后才有差别。`,
    told: (
      metric: string,
      period: string,
      b: string,
      a: string,
      amount: string,
      share: string,
      up: boolean,
    ) =>
      `${period}，${b} 的${metric}比 ${a} ${up ? '高' : '低'} ${amount}${share === '' ? '' : `（${share}）`}`,
    meanBetween: (low: string, high: string) => `；平均差的 90% 区间为 ${low} 至 ${high}。`,
    untold: (metric: string, period: string, b: string, a: string, mean: string) =>
      `${period}，分不清 ${b} 的${metric}比 ${a} 高还是低：平均差 ${mean}`,
    onePair: '；只有一对，没有区间。',
    futures: (low: string, high: string) => `八成未来中的差在 ${low} 与 ${high} 之间。`,
    wins: (b: string, a: string, above: string, pairs: string, chance: string) =>
      `${pairs} 对中有 ${above} 对 ${b} 高于 ${a}（概率 ${chance}）。`,
    chance: (target: string, a: string, b: string, change: string) =>
      `达成“${target}”的概率：A 为 ${a}，${b}，变化 ${change}。`,
    chanceB: (letter: string, chance: string) => `${letter} 为 ${chance}`,
    cost: (amount: string, up: boolean) => `政策成本${up ? '多' : '少'} ${amount}`,
    noCost: '政策成本没有差别',
    net: (amount: string, up: boolean) => `，平台净额${up ? '多' : '少'} ${amount}。`,
    noNet: (mean: string) => `，平台净额多还是少分不清（平均差 ${mean}）。`,
    each: (value: string, low: string, high: string, one: string) =>
      `每一${one}成本带来 ${value} ${one} GMV（90% 区间 ${low} 至 ${high}）。`,
    saved: (times: string) => `若不配对，要同样准须运行约 ${times} 倍的次数。`,
    points: (value: string, error: string) => `${value} ± ${error} 个百分点`,
  },
  en: {
    kind: 'Comparison',
    colon: ': ',
    joint: ' vs ',
    settings: (seed: string, pairs: string, scale: string) =>
      `Seed ${seed}; ${pairs} pairs of runs, each with the same luck and the same drawn parameters; ${scale} users a fan agent`,
    engine: (day: string, engine: string) => `Information date ${day}; engine ${engine}`,
    against: (b: string, a: string) => `${b} against ${a}`,
    when: {
      during: (period: string) => `In ${period}`,
      on: (period: string) => `On ${period}`,
      over: (period: string) => `Over ${period}`,
    },
    difference: (metric: string, period: string, b: string, a: string) => `${metric}, ${period}: ${b} − ${a}`,
    mean90: '90% interval of the mean difference',
    middle80: 'Difference in eight of ten futures',
    heads: {
      mean90: '90% of the mean',
      middle80: '8 of 10 futures',
      above: (b: string, a: string) => `${b} > ${a}`,
      pairing: 'saved',
    },
    unclear: ', cannot be told from none',
    chanceOf: (target: string, b: string, a: string) => `Chance of “${target}”: ${a} → ${b}`,
    perCost: (one: string) => `GMV per ${one} of cost`,
    figures: (b: string, a: string, period: string) => `${b} against ${a}: ${period}`,
    quarters: (b: string, a: string) => `${b} against ${a}: GMV by quarter`,
    targets: (b: string, a: string) => `${b} against ${a}: targets`,
    worth: (b: string, a: string) => `${b} against ${a}: what the cost buys`,
    figure: 'Figure',
    quarter: 'Quarter',
    period: 'Period',
    target: 'Target',
    change: 'Change',
    gmvMore: 'Difference in GMV',
    costMore: 'Difference in cost',
    interval90: '90% interval',
    figuresNote:
      'Columns of letters are means over the runs; the difference is the mean of the differences pair by pair. 90% of the mean: its interval, which says how well that mean is known: more pairs narrow it. It is a paired t interval, and one corrected for skew (Hall); at each end the wider of both. 8 of 10 futures: how far apart both end in one future, which more pairs do not narrow. B > A: pairs in which B has more. Saved: how many times as many unpaired runs the same precision would take.',
    targetsNote: {
      published:
        'Chances of GMV targets are as in run: published quarters as they are, the others with the model’s error; ± is the standard error from the number of pairs.',
      own: 'One of the scenarios has another past than the published one, so that published quarters stand in none of them and chances of GMV targets hold the model’s error only; ± is the standard error.',
    },
    worthNote:
      'The ratio of both mean differences, with its interval by Fieller’s method; none where the cost cannot be told from no difference.',
    sides: 'Scenarios',
    sideHeads: ['', 'Scenario', 'Source', 'Levers other than in A'],
    none: '—',
    other: 'none (parameters or dates differ)',
    evidence: (b: string, effect: string) => `How well the effect of ${b} is known: ${effect}`,
    made: 'How it was made',
    madeRows: {
      engine: 'Engine',
      seed: 'Seed',
      replicates: 'Pairs',
      scale: 'Users a fan agent',
      dataHash: 'Hash of the data',
    },
    limits: 'What this does not show',
    limit: [
      'The differences are those of the model: a lever does what its rules say. The intervals hold luck and drawn parameters, not whether the rules are right.',
      'Comparing pair by pair takes out the luck that both share, so that a difference is known far better than either forecast by itself; for those see each scenario’s own report.',
    ],
    lost: (failed: string, all: string) => `${failed} of ${all} pairs are missing because a run failed.`,
    same: (b: string, a: string) =>
      `${b} and ${a} are the same on every day of every pair: every difference is 0.`,
    until: (b: string, a: string, day: string) =>
      `Before ${day}, ${b} and ${a} are the same in every byte; they differ from then on.`,
    told: (
      metric: string,
      period: string,
      b: string,
      a: string,
      amount: string,
      share: string,
      up: boolean,
    ) =>
      `${period}, ${metric} of ${b} is ${amount}${share === '' ? '' : ` (${share})`} ${up ? 'higher' : 'lower'} than that of ${a}`,
    meanBetween: (low: string, high: string) => `; the 90% interval of this mean is ${low} to ${high}.`,
    untold: (metric: string, period: string, b: string, a: string, mean: string) =>
      `${period}, ${metric} of ${b} cannot be told from that of ${a}: the mean difference is ${mean}`,
    onePair: '; one pair has no interval.',
    futures: (low: string, high: string) =>
      `In eight of ten futures the difference lies between ${low} and ${high}.`,
    wins: (b: string, a: string, above: string, pairs: string, chance: string) =>
      `${b} is above ${a} in ${above} of ${pairs} pairs (a chance of ${chance}).`,
    chance: (target: string, a: string, b: string, change: string) =>
      `“${target}” is reached with a chance of ${a} in A and ${b}: a change of ${change}.`,
    chanceB: (letter: string, chance: string) => `${chance} in ${letter}`,
    cost: (amount: string, up: boolean) => `The levers cost ${amount} ${up ? 'more' : 'less'}`,
    noCost: 'The levers cost the same',
    net: (amount: string, up: boolean) => `, and the platform nets ${amount} ${up ? 'more' : 'less'}.`,
    noNet: (mean: string) =>
      `, and whether the platform nets more or less cannot be told (mean difference ${mean}).`,
    each: (value: string, low: string, high: string, one: string) =>
      `Each ${one} of cost brings ${value} ${one} of GMV (90% interval ${low} to ${high}).`,
    saved: (times: string) => `Unpaired, the same precision would take about ${times} times as many runs.`,
    points: (value: string, error: string) => `${value} ± ${error} percentage points`,
  },
} as const;
