/** The words of `levers`. Arguments are numbers already written for people. */

export const LEVERS_WORDS = {
  zh: {
    kind: '杠杆比较',
    comma: '、',
    verdict: '哪一项值得',
    most: (period: string) => `${period}平台净得最多的杠杆`,
    mostNone: '没有一项使平台净额增加',
    net: (period: string) => `${period}平台净额：与一个也不用相比`,
    net90: '平均差的 90% 区间',
    together: (metric: string, period: string) => `全部一起：${period} ${metric}`,
    chance: (target: string) => `达成“${target}”的概率：一个也不用 → 全部一起`,
    pays: (names: string, period: string) => `${period}收回成本、平台净额增加：${names}。`,
    costs: (names: string, period: string) => `${period}平台净额减少：${names}。`,
    unclear: (names: string, period: string) => `${period}平台净额增减分不清：${names}。`,
    same: (names: string) => `什么也没有改变：${names}。`,
    moves: (name: string, amount: string, share: string) =>
      `对 GMV 影响最大的是${name}：${amount}${share === '' ? '' : `（${share}）`}。`,
    all: (gmv: string, net: string) => `全部一起使 GMV ${gmv}，平台净额 ${net}。`,
    beyond: (amount: string, low: string, high: string) =>
      `这比各项单独作用之和相差 ${amount}（90% 区间 ${low} 至 ${high}）。`,
    noBeyond: (amount: string) => `是否不同于各项单独作用之和，分不清（平均差 ${amount}）。`,
    chanceAll: (target: string, none: string, all: string) =>
      `达成“${target}”的概率：一个也不用为 ${none}，全部一起为 ${all}。`,
    chanceMost: (best: string, change: string) => `单项中改变最大的是${best}：${change}。`,
    chanceNone: '没有一项单独改变它。',
    range: (name: string, parameter: string, low: string, high: string) =>
      `${name}的效果最取决于 ${parameter}：其值从低到高，GMV 的效果从 ${low} 到 ${high}。`,
    table: (period: string) => `各项杠杆：${period}，按平台净额排列`,
    heads: ['杠杆', '平台净额', '90% 区间', 'GMV', '90% 区间', '成本', '90% 区间'],
    tableNote:
      '每一项单独作用，与一个也不用相比，逐对相减后的平均。90% 区间说的是平均差有多准：对数越多越窄。平台净额 = 佣金与广告收入 − 政策成本。',
    worthTable: (period: string, one: string) => `每${one}成本换来多少 GMV：${period}`,
    worthHeads: (one: string) => [
      '杠杆',
      'GMV 之差',
      '成本之差',
      `每${one}成本的 GMV`,
      '90% 区间',
      '效果有多可靠',
    ],
    targetTable: (target: string) => `达成“${target}”的概率`,
    targetHeads: ['杠杆', '不用', '单独使用', '变化'],
    evidence: '效果有多可靠',
    evidenceLine: (name: string, effect: string) => `${name}：${effect}`,
    noEvidence: '不取决于有记录的参数',
    untold: (name: string, parameters: string) =>
      `${name}：${parameters} 未在运行中变动（或运行太少），范围未知；--ranges N 可模拟两端。`,
    ranges: (metric: string, period: string) => `效果的范围：${metric}，${period}`,
    rangeHeads: ['杠杆 · 参数', '等级', '从', '效果', '90% 区间', '到', '效果', '90% 区间'],
    rangesNote: {
      draws:
        '由各次运行自己抽取的参数回归而来（普通最小二乘，其余参数取平均）：只说抽取过的参数，范围是抽取到的范围；假定效果随参数线性变化。',
      ends: (runs: string) =>
        `每个参数取合理范围的两端各模拟 ${runs} 次，其余参数照各次运行的抽取，运气相同。`,
    },
    kept: (names: string) => `各情形中始终生效、未作比较的杠杆：${names}`,
    dates: '起止',
    limits: '这说明不了什么',
    limit: [
      '差别是模型里的差别：杠杆在规则里怎样起作用，它就怎样起作用；区间只反映运气与抽取的参数，不反映规则本身是否对。',
      '每一项都与“一个也不用”相比：在别的杠杆之上再加一项，效果可能不同；见“全部一起”与各项之和的差。',
      '这里的 GMV 是模拟值；run 的预测另含公布的季度与模型误差。',
    ],
    charts: {
      net: {
        title: '平台净得多少',
        caption:
          '每项杠杆单独使用，与一个也不用相比：平台净额之差。点是平均差，粗线是平均差的 90% 区间，细线是八成未来中的差。',
      },
      gmv: {
        title: 'GMV 改变多少',
        caption:
          '每项杠杆单独使用，与一个也不用相比：GMV 之差。点是平均差，粗线是平均差的 90% 区间，细线是八成未来中的差。',
      },
      ranges: {
        title: '效果取决于什么',
        caption:
          '一个参数从其范围的低端到高端时，GMV 的平均效果从空心点到实心点；每项杠杆至多四个参数，影响最大的在上。',
        low: '参数在低端',
        high: '参数在高端',
      },
    },
    alone: '单独使用',
    terminalHeads: (one: string) => [
      '杠杆',
      '平台净额',
      '90% 区间',
      'GMV',
      '90% 区间',
      '成本',
      `GMV/${one}`,
      '依据',
    ],
    targetChange: (target: string) => `${target}，百分点`,
    interim: (pairs: string, all: string, rows: string) => `${all} 对中的前 ${pairs} 对，平台净额：${rows}`,
    interimRow: (name: string, net: string, interval: string) => `${name} ${net}（${interval}）`,
    semicolon: '；',
    lever: '杠杆',
    rangeRuns: '组参数端点',
  },
  en: {
    kind: 'Levers',
    comma: ', ',
    verdict: 'Which of them is worth it',
    most: (period: string) => `What the platform nets most of in ${period}`,
    mostNone: 'none nets the platform more',
    net: (period: string) => `Platform net, ${period}: against none of them`,
    net90: '90% interval of the mean difference',
    together: (metric: string, period: string) => `All together: ${metric}, ${period}`,
    chance: (target: string) => `Chance of “${target}”: none → all together`,
    pays: (names: string, period: string) => `Leaves the platform more in ${period}: ${names}.`,
    costs: (names: string, period: string) => `Leaves the platform less in ${period}: ${names}.`,
    unclear: (names: string, period: string) =>
      `Whether the platform nets more or less in ${period} cannot be told of: ${names}.`,
    same: (names: string) => `Changes nothing at all: ${names}.`,
    moves: (name: string, amount: string, share: string) =>
      `GMV is moved most by ${name}: ${amount}${share === '' ? '' : ` (${share})`}.`,
    all: (gmv: string, net: string) =>
      `All together change GMV by ${gmv} and what the platform nets by ${net}.`,
    beyond: (amount: string, low: string, high: string) =>
      `That is ${amount} from the sum of what each does alone (90% interval ${low} to ${high}).`,
    noBeyond: (amount: string) =>
      `Whether that differs from the sum of what each does alone cannot be told (mean difference ${amount}).`,
    chanceAll: (target: string, none: string, all: string) =>
      `“${target}” is reached with a chance of ${none} with none of them and of ${all} with all.`,
    chanceMost: (best: string, change: string) => `Alone, ${best} changes it most: ${change}.`,
    chanceNone: 'No lever changes that by itself.',
    range: (name: string, parameter: string, low: string, high: string) =>
      `The effect of ${name} hangs most on ${parameter}: from its low to its high end the effect on GMV goes from ${low} to ${high}.`,
    table: (period: string) => `Every lever: ${period}, by what the platform nets`,
    heads: ['Lever', 'Platform net', '90% interval', 'GMV', '90% interval', 'Cost', '90% interval'],
    tableNote:
      'Each lever alone against none of them: the mean of the differences pair by pair. The 90% interval says how well that mean is known: more pairs narrow it. Platform net is commissions and ad revenue less what the levers cost.',
    worthTable: (period: string, one: string) => `What a ${one} of cost brings: ${period}`,
    worthHeads: (one: string) => [
      'Lever',
      'Difference in GMV',
      'Difference in cost',
      `GMV per ${one}`,
      '90% interval',
      'Evidence',
    ],
    targetTable: (target: string) => `Chance of “${target}”`,
    targetHeads: ['Lever', 'Without', 'With it alone', 'Change'],
    evidence: 'How well the effects are known',
    evidenceLine: (name: string, effect: string) => `${name}: ${effect}`,
    noEvidence: 'hangs on no parameter that is recorded',
    untold: (name: string, parameters: string) =>
      `${name}: no range is told of ${parameters}, for no run drew another value, or the runs are too few; --ranges N simulates both ends.`,
    ranges: (metric: string, period: string) => `Ranges of the effects: ${metric}, ${period}`,
    rangeHeads: [
      'Lever · parameter',
      'Grade',
      'From',
      'Effect',
      '90% interval',
      'To',
      'Effect',
      '90% interval',
    ],
    rangesNote: {
      draws:
        'By a regression over the parameters that the runs drew (ordinary least squares, the others at their means): it speaks of drawn parameters alone, as far as they were drawn, and takes effects to be linear in them.',
      ends: (runs: string) =>
        `Each parameter at both ends of its plausible range in ${runs} runs each, the others as the run drew them, on the same luck.`,
    },
    kept: (names: string) => `In force in every variant, and not judged: ${names}`,
    dates: 'Dates',
    limits: 'What this does not show',
    limit: [
      'The differences are those of the model: a lever does what its rules say. The intervals hold luck and drawn parameters, not whether the rules are right.',
      'Each lever is compared with none of them: on top of others it may do something else; see how all together differ from the sum.',
      'GMV is as simulated; the forecast of run holds published quarters and model error besides.',
    ],
    charts: {
      net: {
        title: 'What the platform nets',
        caption:
          'Each lever alone against none of them: difference in platform net. Dots are mean differences, thick lines the 90% intervals of the means, thin lines the difference in eight of ten futures.',
      },
      gmv: {
        title: 'What happens to GMV',
        caption:
          'Each lever alone against none of them: difference in GMV. Dots are mean differences, thick lines the 90% intervals of the means, thin lines the difference in eight of ten futures.',
      },
      ranges: {
        title: 'What the effects hang on',
        caption:
          'As one parameter goes from the low to the high end of its range, the mean effect on GMV goes from the hollow to the full dot; four parameters a lever at most, those that matter most first.',
        low: 'parameter at its low end',
        high: 'parameter at its high end',
      },
    },
    alone: 'alone',
    terminalHeads: (one: string) => [
      'lever',
      'platform net',
      '90% interval',
      'GMV',
      '90% interval',
      'cost',
      `GMV/${one}`,
      'evidence',
    ],
    targetChange: (target: string) => `${target}, points`,
    interim: (pairs: string, all: string, rows: string) =>
      `after ${pairs} of ${all} pairs, platform net: ${rows}`,
    interimRow: (name: string, net: string, interval: string) => `${name} ${net} (${interval})`,
    semicolon: '; ',
    lever: 'Lever',
    rangeRuns: 'ends of parameters',
  },
} as const;
