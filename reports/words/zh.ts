/** 报告的中文文字。 */
import { healthZh } from './health-zh.ts';
import type { Words } from './words.ts';

const SOURCES = { attention: '注意力', parameters: '参数', chance: '偶然' } as const;

const LIKELIHOOD = {
  'very-likely': '很可能',
  likely: '较可能',
  even: '的机会与达不到相近',
  unlikely: '不太可能',
  'very-unlikely': '很不可能',
} as const;

export const zh: Words = {
  lang: 'zh',
  page: {
    otherLanguage: 'English',
    kind: '直播电商模拟报告',
    knownUntil: (date) => `信息截止：${date}。此后发表的数字不进入模拟。`,
    covers: (from, until) => `模拟区间：${from}至 ${until}`,
    verdict: '结论',
    median: (metric, period) => `${period} ${metric}，中位预测`,
    interval: '80% 区间',
    chance: (target) => `达到 ${target}的概率`,
    gap: '与目标的差距',
    gapShort: (amount) => `差 ${amount}`,
    gapOver: (amount) => `超出 ${amount}`,
    gapNone: '持平',
    noTarget: '该方案没有设定目标。',
    findings: '要点',
    charts: '图',
    quarters: '各季度',
    quarterHeads: ['季度', '中位预测', '80% 区间', '实际公布', '预测偏差'],
    published: '已公布',
    hindsight: '事后',
    asked: '场景另外询问的时期的 GMV',
    askedHeads: ['时期', '中位预测', '80% 区间'],
    quartersNote: '“事后”指信息截止日之后才发表的数字，只供对照。预测偏差是中位数相对实际的高低。',
    growth: '增长由什么构成',
    growthHeads: ['季度', 'GMV 同比', '买家', '人均订单', '客单价'],
    growthShare: (share) => `占 ${share}`,
    growthNote:
      'GMV = 买家 × 人均订单 × 客单价，三者的对数相加即 GMV 的对数，占比按对数计。取各数的中位数；季度买家为各月买家的平均。',
    path: '达标路径',
    pathHeads: ['季度', '中位预测', '达标所需', '所需与预测之比'],
    pathNote: '已公布的季度用公布数；余下的数额按中位预测的比例分给其他季度。',
    targets: '全部目标',
    targetHeads: ['目标', '要求', '中位数', '80% 区间', '概率 ± 标准误'],
    levers: '生效的政策',
    leverHeads: ['政策', '开始', '结束', '力度'],
    drawn: (from, to) => `${from} – ${to}，每次模拟抽取`,
    onlyFestivals: '仅大促期间',
    onlyOn: (windows) => `仅 ${windows}`,
    leverGrade: (title, effect) => `${title}：效果${effect}。`,
    noLevers: '没有政策生效。',
    made: '怎样算出来的',
    madeRows: {
      engine: '引擎版本',
      seed: '随机种子',
      replicates: '模拟次数',
      fans: '粉丝个体数',
      scale: '每个个体代表的用户',
      streamers: '主播数',
      scenarioHash: '方案指纹',
      dataHash: '数据指纹',
      seedRule: '种子规则',
    },
    limits: '局限',
    source: (source) => `来源：${source}`,
    save: '导出',
    viewSource: '查看数据与图形定义',
    warning: (ok, all) => `注意：${all} 次模拟中只有 ${ok} 次正常结束，以下数字只依据这些。`,
    unrecorded: (target) => `没有一次运行记录到目标“${target}”的指标，无法判断。`,
    unfinished: '注意：这次运行没有做完，数字会随剩余的模拟而变。',
    noScript: '看图需要启用 JavaScript；文字和表格不受影响。',
  },
  limits: {
    model: '这是一个模型在给定假设下的推算，不是对公司业绩的承诺，也不是投资建议。',
    assumptions:
      '许多参数没有公开数字可以确定，取的是假设值；其余是用信息截止日前公开的数字校准的，其中先验也起了作用。信任卡等政策的效果尤其如此。',
    parametersDrawn: '每次模拟的参数各自抽取，所以区间同时包含偶然性和参数的不确定。',
    parametersFixed: '各次模拟用同一组参数，所以区间不包含参数的不确定；真实的不确定更大。',
    modelError: ({ sd, base, forecasts, moved }) =>
      `GMV 的区间和概率还包含模型本身的误差：最后公布的 ${base}之后一季为 ${sd}，以后更大；${forecasts === 0 ? '当时还没有可以评判的旧预测，只依据先验' : `依据 ${forecasts} 次旧预测和先验`}。${moved ? `校准与已公布各季的差距按其持续的部分延续：${moved.quarter}调整 ${moved.by}。` : ''}其他指标不作此计算。`,
    otherPast:
      '某项政策或参数使这些模拟的过去与公布的不同，所以预测中不代入已公布的季度；应与过去照实的模拟比较。',
    noModelError: '区间不包含模型本身的错误；真实的不确定更大。',
    precision: (n) => `分布由 ${n} 次模拟估计，概率后面的标准误只反映模拟次数有限。`,
    agents: (scale, money) =>
      `一个粉丝个体代表 ${scale} 名真实用户；表中人数与金额都已换算成真实用户和${money}。`,
    hindsight:
      '信息截止日之后发表的数字只作“事后”对照，既不进入模拟也不进入校准；但写下规则和参数范围的人知道这些数字。',
  },
  target: {
    chance: (how, what, hits, n, p, se) =>
      `在本模型中，${what}${LIKELIHOOD[how]}：${n} 次模拟中有 ${hits} 次达到，概率 ${p}，标准误 ${se}。`,
    forecast: (how, what, p, se, hits, n) =>
      `在本模型中，${what}${LIKELIHOOD[how]}：概率 ${p}，标准误 ${se}，由 ${n} 次模拟、已公布的季度和模型本身的误差得出；单看模拟，${n} 次中有 ${hits} 次达到。`,
    near: (median, share) => `中位预测 ${median}，与目标相差不到 ${share}。`,
    short: (median, amount, share) => `中位预测 ${median}，比目标低 ${amount}（${share}）。`,
    over: (median, amount, share) => `中位预测 ${median}，比目标高 ${amount}（${share}）。`,
    place: (where, low, high) =>
      ({
        above: `目标高于 80% 区间（${low}至 ${high}）的上端。`,
        inside: `目标在 80% 区间（${low}至 ${high}）之内。`,
        below: `目标低于 80% 区间（${low}至 ${high}）的下端。`,
      })[where],
    carries: (quarter, share) => `${quarter}最重，占各季度中位预测之和的 ${share}。`,
    pathShort: (open, need, have, lack, more, worst) =>
      `要达标，尚未公布的 ${open} 个季度须合计 ${need}，中位预测之和为 ${have}，缺 ${lack}，即须高出 ${more}；缺口最大的是 ${worst}。`,
    pathEnough: (open, need, have) =>
      `要达标，尚未公布的 ${open} 个季度须合计 ${need}，中位预测之和为 ${have}，已够。`,
    pathDone: '已公布的季度之和已达到目标。',
    hangsOn: (lever, low, high, error) =>
      `“${lever}”的强度未知，每次模拟各自抽取。${low}；${high}。两者之差的标准误为 ${error}。`,
    end: (strength, median, chance) =>
      `强度 ${strength} 时中位数 ${median}${chance ? `，概率 ${chance}` : ''}`,
    widest: (quarter, width, share) =>
      `不确定最集中在 ${quarter}：80% 区间宽 ${width}，占各季度区间宽度之和的 ${share}。`,
  },
  market: {
    privateShare: (place, year, median, low, high) =>
      ({
        above: `${year}私域占 GMV 的 ${median}，80% 区间 ${low} 至 ${high} 整个在一半以上。`,
        inside: `${year}私域占 GMV 的 ${median}，80% 区间 ${low} 至 ${high}，是否过半不能断定。`,
        below: `${year}私域占 GMV 的 ${median}，80% 区间 ${low} 至 ${high} 整个在一半以下。`,
      })[place],
    change: (direction, difference, bound) =>
      ({
        up: `比上年高 ${difference}。`,
        down: `比上年低 ${difference}。`,
        flat: `与上年相差不到 ${bound}。`,
      })[direction],
    trust: (direction, last, now, first, difference) =>
      ({
        up: `平均信任在上升：${last}为 ${now}，比 ${first}高 ${difference}。`,
        down: `平均信任在下降：${last}为 ${now}，比 ${first}低 ${difference}。`,
        flat: `平均信任大致不变：${last}为 ${now}，与 ${first}相差不到 ${difference}。`,
      })[direction],
    account: (year, returned, lost) =>
      `按中位数计，${year}每动用 100 分信任，当年收回 ${returned} 分，失去 ${lost} 分（含上年末在途的部分）。`,
    repeat: (year, median, low, high) => `${year}月均复购率 ${median}（80% 区间 ${low} 至 ${high}）。`,
    brands: (direction, year, now, before, times) =>
      ({
        up: `${year}末品牌 ${now} 家，上年末 ${before} 家（${times}）。`,
        down: `${year}末品牌 ${now} 家，少于上年末的 ${before} 家（${times}）。`,
        flat: `${year}末品牌 ${now} 家，与上年末的 ${before} 家相近。`,
      })[direction],
    brandShare: (year, amount, share) => `${year}品牌 GMV ${amount}，约为全部 GMV 的 ${share}。`,
    providers: (date, large, [billion, goal], [hundred, second]) =>
      `到 ${date}，近 365 天客户 GMV 达 ${large}的服务商中位数 ${billion} 家${goal && `（目标 ${goal} 家）`}，1 亿至 ${large}的 ${hundred} 家${second && `（目标 ${second} 家）`}。`,
    goalMet: '目标全部达到。',
    goalMissed: (when, due) =>
      ({ due: '没有都达到，而期限已过。', ahead: `还没有都达到；期限是 ${due}，尚未到。` })[when],
    money: (year, revenue, cost, share) =>
      `${year}平台收入中位数 ${revenue}；各项政策成本中位数 ${cost}，相当于收入的 ${share}。`,
  },
  fit: {
    known: (inside, all, worst, error) =>
      `与拟合时已知的实际对照：${all} 个季度中有 ${inside} 个落在 80% 区间内；中位数偏差最大的是 ${worst}（${error}）。`,
    errors: (quarters) =>
      `各季度偏差：${quarters.map(({ quarter, error }) => `${quarter} ${error}`).join('，')}。`,
    hindsight: (period, actual, error, inside) =>
      `事后对照，未用于预测：${period}实际 ${actual}，${inside ? '在' : '不在'} 80% 区间内；中位预测偏差 ${error}。`,
  },
  spread: {
    sources: SOURCES,
    split: (figure, deviation, parts) =>
      `${figure} 在各次模拟之间的离散（对数标准差约 ${deviation}）来自：${parts.map(({ source, share, error }) => `${SOURCES[source]} ${share}（±${error}）`).join('，')}。`,
    first: (source) =>
      ({
        attention: '最大的来源是信息截止日之后的注意力，即用户数与时长的走向。',
        parameters: '最大的来源是参数：公开数字还不足以把它们定下来。',
        chance: '最大的来源是偶然，即同样条件下的运气。',
      })[source],
    open: '相对标准误而言，还不能断定哪一项最大。',
    fixed: '各次模拟用同一组参数，所以参数一项为 0。',
    basis: (replicates, twins) => `依据 ${replicates} 次模拟与每类 ${twins} 对孪生运行，± 为标准误。`,
  },
  health: healthZh,
};
