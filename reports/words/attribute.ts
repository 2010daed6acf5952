/** The words of `attribute`. Arguments are numbers already written for people. */

export const ATTRIBUTE_WORDS = {
  zh: {
    kind: '归因',
    colon: '：',
    comma: '、',
    verdict: '从哪里来',
    outcome: (metric: string, period: string) => `${period} ${metric}`,
    growth: (metric: string, before: string, period: string) => `${metric}：${before}至${period}的增量`,
    withNone: '各项都没有时',
    shared: '各项合计',
    by: { lever: '杠杆', mechanism: '机制' },
    told: (what: string, all: string, none: string, shared: string) =>
      `${what}为 ${all}；各项都没有时为 ${none}，相差 ${shared}。`,
    most: (name: string, amount: string, part: string, low: string, high: string) =>
      `最大的一份是${name}：${amount}，占 ${part}（90% 区间 ${low} 至 ${high}）。`,
    against: (names: string) => `份额为负（有它反而少）：${names}。`,
    unclear: (names: string) => `是多是少分不清：${names}。`,
    nothing: (names: string) => `没有任何作用：${names}。`,
    tree: (before: string, period: string, growth: string, buyers: string, orders: string, value: string) =>
      `${before}至${period} GMV 增加 ${growth}：买家 ${buyers}，人均次数 ${orders}，每次金额 ${value}。`,
    table: { lever: '各项杠杆的份额', mechanism: '各项机制的份额' },
    heads: (item: string) => [item, '份额', '占比', '90% 区间', '八成未来'],
    orderHead: '抽样误差',
    all: '合计',
    tableNote: (runs: string, variants: string) =>
      `每次运行有 ${variants} 种组合，同一次运行的运气与参数都相同，共 ${runs} 次。一项的份额是它在各种加入次序中所增加的平均（Shapley）：与次序无关，相同的项份额相同，无作用的项为零，各项之和恰为合计（以最小单位计，舍入差额归舍去最多的项）。90% 区间说的是平均份额有多准。`,
    orderNote: (pairs: string) =>
      `项太多，不能用遍所有次序：每次运行抽取 ${pairs} 对次序（每对互为倒序）；抽样误差是由此而来的标准误，已含在区间里。`,
    sinceNote: (day: string) =>
      `机制自 ${day} 起关闭：信任不再由收货学习；没有私域访问；没有新品牌与扶持；服务商没有新客户；用户与时长停在前一日；没有付费流量；没有大促（也不再预告）；没有一次性事件。`,
    leverNote: '一项杠杆“没有”，是指它一天也不曾生效。',
    kept: (names: string) => `各种组合中始终生效、不作归因的杠杆：${names}`,
    treeTable: (before: string, period: string) => `增长树：${before}至${period}`,
    treeHeads: ['因子', '贡献', '占比', '90% 区间', '八成未来'],
    factors: { buyers: '买家', ordersPerBuyer: '人均次数', orderValue: '每次金额' },
    treeNote:
      'GMV = 月均买家 × 每买家购买次数 × 每次金额；各因子的贡献用对数平均迪氏指数（LMDI-I）分解，恰好加成增量。',
    gmvAt: (period: string) => `${period} GMV`,
    charts: {
      fall: {
        title: '由各项加成',
        caption: '从各项都没有时到全部都有时：每一段是一项的平均份额，各段首尾相接。',
        none: '都没有',
        all: '全部都有',
        up: '增加',
        down: '减少',
        total: '总量',
      },
      shares: {
        title: '份额有多确定',
        caption: '点是平均份额，粗线是平均份额的 90% 区间，细线是八成未来中的份额。',
      },
      tree: {
        title: '增长树',
        caption: '从前一时期到后一时期的 GMV：买家、人均次数与每次金额各贡献多少。',
      },
    },
    share: '份额',
    limits: '这说明不了什么',
    limit: [
      '份额是模型里的份额：规则怎样写，各项就怎样起作用；区间只反映运气与抽取的参数，不反映规则本身是否对。',
      '份额公平地分配共同作用，但不是“去掉这一项会少多少”：那要看单独关闭它的对比（compare、levers）。',
      '没有列出的力量（季节、对手、市场自身的惯性）都在“各项都没有时”之中。',
    ],
    interim: (done: string, all: string, rows: string) => `${all} 次中的前 ${done} 次，份额：${rows}`,
    interimRow: (name: string, amount: string, interval: string) => `${name} ${amount}（${interval}）`,
    semicolon: '；',
    settings: (seed: string, runs: string, scale: string) =>
      `种子 ${seed}；${runs} 次运行，各种组合的运气与抽取的参数相同；每个粉丝代表 ${scale} 名用户`,
    lost: (failed: string, all: string) => `${all} 次运行中有 ${failed} 次失败而缺失。`,
  },
  en: {
    kind: 'Attribution',
    colon: ': ',
    comma: ', ',
    verdict: 'Where it comes from',
    outcome: (metric: string, period: string) => `${metric}, ${period}`,
    growth: (metric: string, before: string, period: string) =>
      `growth of ${metric} from ${before} to ${period}`,
    withNone: 'With none of them',
    shared: 'All of them together',
    by: { lever: 'Lever', mechanism: 'Mechanism' },
    told: (what: string, all: string, none: string, shared: string) =>
      `${what} is ${all}; with none of these it is ${none}, so that ${shared} is shared among them.`,
    most: (name: string, amount: string, part: string, low: string, high: string) =>
      `The largest share is that of ${name}: ${amount}, ${part} of it (90% interval ${low} to ${high}).`,
    against: (names: string) => `There is less with them than without: ${names}.`,
    unclear: (names: string) => `Whether they add or take away cannot be told: ${names}.`,
    nothing: (names: string) => `No effect at all: ${names}.`,
    tree: (before: string, period: string, growth: string, buyers: string, orders: string, value: string) =>
      `From ${before} to ${period} GMV changes by ${growth}: buyers ${buyers}, orders per buyer ${orders}, order value ${value}.`,
    table: { lever: 'Share of each lever', mechanism: 'Share of each mechanism' },
    heads: (item: string) => [item, 'Share', 'Part', '90% interval', '8 of 10 futures'],
    orderHead: 'Error of the draw',
    all: 'All of them',
    tableNote: (runs: string, variants: string) =>
      `${variants} variants of each of ${runs} runs, with the same luck and parameters in all variants of a run. A share is the mean of what an item adds, over the orders in which the items could come (Shapley): it depends on no order, equal items have equal shares, one without effect has none, and the shares add up exactly (in the smallest unit; what rounding leaves goes to those that lost most by it). The 90% interval says how well the mean share is known.`,
    orderNote: (pairs: string) =>
      `There are too many items for all orders: each run draws ${pairs} pairs of orders, each with its reverse; the error of the draw is the standard error that comes from this, and the intervals hold it.`,
    sinceNote: (day: string) =>
      `Mechanisms are off from ${day} on: trust is not learned from deliveries; no private visits; no new brands and no support; no new clients of providers; users and minutes stay as on the day before; no paid traffic; no festivals, nor any announced; no one-off events.`,
    leverNote: 'Without a lever means that it is in force on no day.',
    kept: (names: string) => `In force in every variant, and not shared among: ${names}`,
    treeTable: (before: string, period: string) => `Growth tree: ${before} to ${period}`,
    treeHeads: ['Factor', 'Contribution', 'Part', '90% interval', '8 of 10 futures'],
    factors: { buyers: 'Buyers', ordersPerBuyer: 'Orders per buyer', orderValue: 'Order value' },
    treeNote:
      'GMV is monthly buyers times orders per buyer times order value. Contributions are by the log-mean Divisia index (LMDI-I), which adds up to the growth with nothing left over.',
    gmvAt: (period: string) => `GMV ${period}`,
    charts: {
      fall: {
        title: 'How it adds up',
        caption:
          'From none of them to all of them: each bar is the mean share of one, and begins where the one before ends.',
        none: 'none of them',
        all: 'all of them',
        up: 'adds',
        down: 'takes away',
        total: 'total',
      },
      shares: {
        title: 'How sure the shares are',
        caption:
          'Dots are mean shares, thick lines the 90% intervals of the means, thin lines the share in eight of ten futures.',
      },
      tree: {
        title: 'Growth tree',
        caption:
          'GMV from the sooner period to the later: what buyers, orders per buyer and order value contribute.',
      },
    },
    share: 'share',
    limits: 'What this does not show',
    limit: [
      'The shares are those of the model: each item does what its rules say. The intervals hold luck and drawn parameters, not whether the rules are right.',
      'A share divides fairly what items do together; it is not what would be lost without the item: for that compare the scenario with it switched off (compare, levers).',
      'Forces that are not listed (seasons, rivals, the market’s own momentum) are in what is there with none of them.',
    ],
    interim: (done: string, all: string, rows: string) => `after ${done} of ${all} runs, shares: ${rows}`,
    interimRow: (name: string, amount: string, interval: string) => `${name} ${amount} (${interval})`,
    semicolon: '; ',
    settings: (seed: string, runs: string, scale: string) =>
      `Seed ${seed}; ${runs} runs, with the same luck and the same drawn parameters in all variants; ${scale} users a fan agent`,
    lost: (failed: string, all: string) => `${failed} of ${all} runs are missing because they failed.`,
  },
} as const;
