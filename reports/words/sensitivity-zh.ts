/** The words of `sensitivity` in Chinese. Arguments are numbers already written for people. */

export const SENSITIVITY_ZH = {
  kind: '敏感性',
  made: '每点运行数',
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
      axis: (metric: string, unit: string) => `${metric} 的平均变化，整个范围${unit && `（${unit}）`}`,
      stands: '与运气分得开',
      falls: '分不开',
      floor: '仅凭运气',
    },
    indices: {
      title: '指数：未知造成的方差由谁而来',
      caption:
        '一阶：一组单独造成的占比；总：连同与其他组一起的占比；都占未知造成的方差。线是 90% 区间（重抽各行），说的是指数有多准。',
      axis: '占未知造成的方差（%）',
      first: '一阶',
      total: '总',
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
      axis: (metric: string, unit: string) => `${metric} 的变化${unit && `（${unit}）`}`,
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
} as const;
