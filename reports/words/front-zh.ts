/** The words of page one in Chinese. Arguments are numbers already written for people. */

import type { BridgeFactor } from '../../sim/result/outlook.ts';
import type { Tenths } from '../front/rounding.ts';

const TENTHS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

function tenthsZh({ tenths, low, high }: Tenths): string {
  const text = (n: number) => `${TENTHS[n]}成`;
  if (tenths === 0) return high > 1 ? `不到一成（至多${text(high)}）` : '不到一成';
  if (tenths === 10) return low < 9 ? `九成以上（至少${text(low)}）` : '九成以上';
  if (low === high) return `约${text(tenths)}`;
  return `约${text(tenths)}（${low === 0 ? '零' : TENTHS[low]}至${text(high)}）`;
}

/** Words for a chance by its tenths. */
const LIKELY = [
  '几乎达不到',
  '很不可能',
  '不大可能',
  '不大可能',
  '比一半略低',
  '一半对一半',
  '比一半略高',
  '较有可能',
  '较有可能',
  '很有可能',
  '几乎肯定',
] as const;

const FACTORS: Readonly<Record<BridgeFactor, string>> = {
  buyers: '买家',
  ordersPerBuyer: '每买家单数',
  orderValue: '单均额',
  correction: '公布数与以往偏差',
};

export const FRONT_ZH = {
  tenths: tenthsZh,
  likely: (tenths: number) => LIKELY[tenths]!,
  reach: {
    day: (metric: string, amount: string, when: string) => `${when} ${metric} 达到 ${amount}`,
    period: (metric: string, amount: string, when: string) => `${when} ${metric} 达到 ${amount}`,
  },
  /** `when` is empty where the name says it. */
  named: (name: string, when: string) => (when === '' ? name : `${name}（${when}）`),
  verdict: (what: string, how: string, chance: string) => `${what}：${how}，${chance}。`,
  guess: (median: string, low: string, high: string) =>
    `最佳估计${median}；十个未来里有八个在${low}至${high}之间。`,
  short: (amount: string) => `最佳估计离目标还差${amount}。`,
  over: (amount: string) => `最佳估计超过目标${amount}。`,
  near: '最佳估计与目标的差别，这些运行分不清。',
  noTarget: (what: string) => `${what}：场景没有设目标。`,
  noFigure: '没有可以判断的数字。',
  noFit: (market: string) => `“${market}”还没有拟合：下面的数字来自另一个市场的初始参数，说明不了这个市场。`,
  noFitTodo: '须先校准；在那之前不给出可能性。',
  care: (names: string) => `使用前请先看体检：${names}。`,
  stop: (names: string) => `体检未通过，暂勿当作结论：${names}。`,
  baseline: (title: string, parts: string) => `与“${title}”相比：${parts}。`,
  baselinePart: (what: string, amount: string, low: string, high: string) =>
    `${what} ${amount}（90% 区间 ${low} 至 ${high}）`,
  baselineChance: (target: string, from: string, to: string) => `“${target}”的可能性由${from}变为${to}`,
  baselineNone: (title: string) => `本场景在“${title}”之上修改而来；两者之差尚未计算。`,
  targets: '各项目标',
  targetHeads: ['目标', '至少', '最佳估计', '八成未来', '可能性'],
  will: '会怎样',
  now: '今天',
  why: '为什么',
  tree: (total: string, parts: string) => `GMV ${total} = ${parts}`,
  treePart: (factor: string, ratio: string) => `${factor} ${ratio}`,
  factors: FACTORS,
  bridge: (from: string, to: string) => `从 ${from} 到 ${to}`,
  published: '已公布',
  projected: '最佳估计',
  gap: '还差',
  above: '超出',
  target: '目标',
  up: '增加',
  down: '减少',
  missing: '缺口',
  total: '总额',
  simulated: '模拟',
  bridgeCaption: '细线：十个未来里八个所在。“公布数与以往偏差”是已公布的季度与模型以往偏差带来的部分。',
  fanCaption: '色带：十个未来里九个、五个所在；线是中位数。',
  facts: '来自哪里',
  factsHead: '中位数',
  inUnit: (name: string, one: string) => `${name}，${one}`,
  fact: {
    launchGmv: '当日 GMV',
    launchGmvToDate: '累计 GMV',
    launchFollowers: '粉丝',
    launchEntriesPaid: '付费进房',
    launchEntriesOrganic: '自然进房',
    launchEntriesPrivate: '私域进房',
    launchEntriesShared: '分享进房',
    launchAdSpend: '当日投放',
  } as Readonly<Record<string, string>>,
  change: '什么能改变它',
  leverHeads: ['做法', '可能性', 'GMV', '平台净额', '依据'],
  leverNote: (period: string) =>
    `${period}；每项单独作用，与一项也不用相比；小字是平均差的 90% 区间；可能性以百分点计。`,
  inForce: (names: string) => `在起作用的做法：${names}。`,
  noLever: '没有做法在起作用。',
  noLevers: '每项做法值多少，本报告尚未计算；做一次杠杆比较即可补上这张表。',
  hangs: (name: string, low: string, high: string) =>
    `“${name}”的力度未知：从最弱到最强，可能性由${low}到${high}。`,
  break: '什么会打破它',
  stressHeads: ['冲击', 'GMV', '可能性', '恢复'],
  stressNote:
    '每项单独发生；GMV 从冲击首日算到末日，小字是平均差的 90% 区间；可能性以百分点计；大小皆为假设。',
  noStress: '哪些冲击会打破它，本报告尚未计算；做一次压力测试即可补上这张表。',
  spread: (parts: string) => `结果的离散来自：${parts}。`,
  sources: { attention: '今后的用户与时长', parameters: '数据定不下来的参数', chance: '运气' },
  backAfter: (days: string) => `${days} 天`,
  atOnce: '随即',
  never: '未恢复',
  others: (count: string) => `其余 ${count} 项见研究报告。`,
  watch: '看什么',
  watchOf: (target: string) => `看什么：${target}`,
  amount: '数额',
  futures: '八成未来',
  ratio: '倍数',
  until: (metric: string, span: string) => `${span}的${metric}`,
  days: (from: string, date: string) => `${from}至${date}`,
  on: (metric: string, date: string) => `${date}的${metric}`,
  publishedAbout: (date: string) => `（约${date}公布）`,
  signpost: (what: string, low: string, below: string, high: string, above: string) =>
    `${what}：不到${low}，则${below}；超过${high}，则${above}。`,
  falls: (chance: string) => `可能性降到${chance}`,
  rises: (chance: string) => `可能性升到${chance}`,
  stays: (chance: string) => `可能性仍为${chance}`,
  noSignposts: '目标之前没有可看的数字。',
  noTurn: (chance: string) => `途中没有一个数字会改变它：可能性始终${chance}。`,
  path: (steps: string) => `要达到目标，各季须完成（括号内为最佳估计）：${steps}。`,
  step: (period: string, required: string, projected: string) => `${period} ${required}（${projected}）`,
  health: '体检：',
  carries: (items: string) => `结论所依的假设：${items}。`,
  assumedLevers: (names: string) => `${names}的效果（未经测量）`,
  attention: (date: string) => `${date}之后的用户与时长`,
  fixed: '一组没有拟合的参数',
  drawn: (count: string) => `由数据拟合的 ${count} 个参数`,
  ownPast: '本场景的过去不同于实际，故不与公布的季度相比。',
  made: (runs: string, users: string, engine: string, hash: string) =>
    `${runs} 次运行，每个智能体代表 ${users} 个用户 · 引擎 ${engine} · 场景 ${hash}`,
  comma: '、',
  semicolon: '；',
  stopMark: '。',
  multiply: ' × ',
} as const;
