/** The words of the backtest's page, terminal and sentences. Arguments are numbers already written for people. */
import type { Language } from '../../sim/notation/language.ts';

type Standing = 'narrow' | 'wide' | 'right';

export interface BacktestWords {
  readonly comma: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly kind: string;
  readonly title: (name: string) => string;
  readonly settings: (seed: string, scale: string, engine: string) => string;
  readonly method: string;
  readonly horizon: (h: number) => string;
  readonly all: string;
  readonly crpsTable: (unit: string) => string;
  readonly coverTable: (unit: string) => string;
  readonly coverHeads: readonly string[];
  readonly coverNote: string;
  readonly pairTable: (unit: string) => string;
  readonly pairHeads: readonly string[];
  readonly pairNote: string;
  readonly testTable: string;
  readonly testHeads: readonly string[];
  readonly testNote: string;
  /** Of a file whose p come from an older program. */
  readonly oldTestNote: string;
  readonly analystTable: (unit: string) => string;
  readonly analystHeads: readonly string[];
  readonly analystNote: string;
  readonly rescored: (engine: string) => string;
  readonly originTable: string;
  readonly originHeads: readonly string[];
  readonly originNote: string;
  readonly protocol: string;
  readonly refitted: string;
  readonly methods: string;
  readonly sentences: {
    readonly nothing: string;
    readonly made: (
      origins: number,
      first: string,
      last: string,
      ahead: number,
      made: number,
      scored: number,
    ) => string;
    readonly market: (crps: string, mape: string, bias: string) => string;
    readonly coverage: (shares: readonly string[], how: Standing) => string;
    readonly coverageAt: (horizon: number, share: string, n: number, how: 'narrow' | 'wide') => string;
    readonly settled: (since: string, ours: string, theirs: string) => string;
    readonly settledOne: (name: string, theirs: string, won: number, n: number) => string;
    readonly better: (where: string) => string;
    readonly betterAt: (quarter: string, names: string) => string;
    readonly noneBetter: string;
    readonly never: (name: string) => string;
    readonly against: (
      name: string,
      ours: string,
      theirs: string,
      won: number,
      n: number,
      better: string,
      worse: string,
    ) => string;
    readonly best: (horizons: string) => string;
    readonly notBest: (count: number, where: string) => string;
    readonly worseAt: (name: string, horizon: number, ratio: string, n: number) => string;
    readonly strongest: (name: string, ratio: string, n: number) => string;
    readonly untested: string;
    readonly nonePassed: (tested: number, isCorrected: boolean) => string;
    readonly somePassed: (
      passed: number,
      tested: number,
      better: string,
      worse: string,
      isCorrected: boolean,
    ) => string;
    readonly passed: (name: string, horizons: string) => string;
    readonly without: (name: string, origins: string) => string;
    readonly analysts: (n: number, theirs: string, ours: string, naive: string) => string;
    readonly analystsBefore: (n: number, theirs: string) => string;
    readonly lost: (where: string) => string;
    readonly lostAt: (quarter: string, lost: number, all: number) => string;
  };
}

const zh: BacktestWords = {
  comma: '、',
  colon: '：',
  semicolon: '；',
  kind: '滚动起点回测',
  title: (name) => `回测：${name}`,
  settings: (seed, scale, engine) => `种子 ${seed}；每个粉丝代表 ${scale} 个用户；引擎 ${engine}`,
  method: '方法',
  horizon: (h) => `${h} 季后`,
  all: '全部',
  crpsTable: (unit) => `平均 CRPS（${unit}，越低越好）`,
  coverTable: (unit) => `区间覆盖与中位数误差（全部预测期；WIS 以${unit}计）`,
  coverHeads: ['方法', '预测数', '50%', '80%', '90%', '偏差', 'MAPE', 'WIS'],
  coverNote:
    '50%、80%、90%：公布值落入该区间的比例。偏差与 MAPE：中位数相对误差的平均，以及其绝对值的平均。WIS：加权区间评分，越低越好。',
  pairTable: (unit) => `与各对照方法在相同的起点与预测期上比较（全部预测期；平均 CRPS，${unit}）`,
  pairHeads: ['对照方法', '共同预测', '对方', '本模拟', '比值', '本模拟胜'],
  pairNote: '每行两个平均数出自同样的预测；比值小于 1 表示本模拟较好。全部预测期合在一起不作检验。',
  testTable: '各预测期的平均 CRPS 之比，旁注为共同起点数与 Diebold–Mariano 双侧 p 值',
  testHeads: ['对照方法'],
  testNote:
    '比值小于 1 表示本模拟较好。p 值用固定平滑的 t 检验（最慢的 ⌊n/h⌋ − 1 个余弦波），并对表中全部检验作 Holm 校正；起点少于 2h 处没有 p 值。',
  oldTestNote:
    '比值小于 1 表示本模拟较好。p 值由旧程序写下：未作多重检验校正，起点这样少时也偏小；laotie rescore 可重新计算。',
  analystTable: (unit) => `分析师对全年 GMV 的预测（${unit}）`,
  analystHeads: ['预测者', '日期', '年份', '预测', '公布', '误差', '本模拟误差', '增速不变误差'],
  analystNote:
    '本模拟与“同比增速随机游走”取预测日或之前的最后一个起点：已知季度加其余季度的中位数。破折号：那一天还没有起点，或起点够不到全年。分析师知道的更多（公司指引、季度中的情况），起点也往往更早。',
  rescored: (engine) => `对照方法与检验由引擎 ${engine} 重新评分`,
  originTable: '各起点',
  originHeads: ['起点', '信息日', 'GMV 季数', '事实', '成员', '目标函数中位数'],
  originNote:
    '成员：离已知数字足够近、参加预测的成员。目标函数：各事实的误差（以容差为单位）与各参数先验标准分的平方和；事实越多，值越大。',
  protocol: '做法',
  refitted: '重新拟合的参数',
  methods: '各方法',
  sentences: {
    nothing: '没有可评分的预测。',
    made: (origins, first, last, ahead, made, scored) =>
      `从 ${first}到 ${last}的 ${origins} 个起点各预测 ${ahead} 季，共 ${made} 个预测，其中 ${scored} 个已有公布值可评分。`,
    market: (crps, mape, bias) =>
      `本模拟的平均 CRPS 为 ${crps}；中位数的平均绝对误差 ${mape}，偏差 ${bias}。`,
    coverage: ([half, most, wide], how) =>
      `50%、80%、90% 区间实际覆盖 ${half}、${most}、${wide}：${{ narrow: '80% 区间偏窄', wide: '80% 区间偏宽', right: '80% 区间与名义值的差别在抽样误差内' }[how]}。`,
    coverageAt: (horizon, share, n, how) =>
      `${horizon} 季后的 80% 区间偏${how === 'narrow' ? '窄' : '宽'}：${n} 个公布值中落入 ${share}。`,
    settled: (since, ours, theirs) =>
      `自 ${since}的起点起（至少已知两年零一季），本模拟平均 CRPS ${ours}；${theirs}。`,
    settledOne: (name, theirs, won, n) => `${name} ${theirs}（本模拟 ${n} 个中胜 ${won} 个）`,
    better: (where) => `按起点看，平均 CRPS 低于本模拟的对照方法：${where}。`,
    betterAt: (quarter, names) => `${quarter} ${names}`,
    noneBetter: '没有一个起点上有对照方法的平均 CRPS 低于本模拟。',
    never: (name) => `“${name}”在任何起点都无法计算或评分。`,
    against: (name, ours, theirs, won, n, better, worse) =>
      `与“${name}”相比（${n} 个共同预测，胜 ${won} 个）：平均 CRPS ${ours}，对方 ${theirs}；${[better && `${better} 季后较好`, worse && `${worse} 季后较差`].filter(Boolean).join('，') || '各期持平'}。`,
    best: (horizons) => `在 ${horizons} 季后各期，本模拟的平均 CRPS 都低于所有对照方法。`,
    notBest: (count, where) =>
      `本模拟并非处处最好：有 ${count} 处（对照方法 × 预测期）平均 CRPS 不如对照方法：${where}。`,
    worseAt: (name, horizon, ratio, n) =>
      `${horizon} 季后“${name}”（本模拟是它的 ${ratio} 倍，${n} 个共同起点）`,
    strongest: (name, ratio, n) =>
      `最强的对照方法是“${name}”：在相同的 ${n} 个预测上，本模拟的平均 CRPS 是它的 ${ratio} 倍。`,
    untested: '起点太少，无法做 Diebold–Mariano 检验。',
    nonePassed: (tested, isCorrected) =>
      `${tested} 个 Diebold–Mariano 检验${isCorrected ? '经 Holm 校正后' : ''}没有一个达到 5% 水平：起点太少，差别可能出于偶然。`,
    somePassed: (passed, tested, better, worse, isCorrected) =>
      `${tested} 个 Diebold–Mariano 检验${isCorrected ? '经 Holm 校正后' : ''}有 ${passed} 个达到 5% 水平：${[better && `本模拟好于${better}`, worse && `本模拟差于${worse}`].filter(Boolean).join('；')}。`,
    passed: (name, horizons) => `${name}（${horizons} 季后）`,
    without: (name, origins) => `“${name}”因已公布的数字不足，在这些起点无法计算：${origins}。`,
    analysts: (n, theirs, ours, naive) =>
      `分析师对全年的 ${n} 个预测平均绝对误差 ${theirs}；同日或之前的起点上，本模拟为 ${ours}，增速不变为 ${naive}。`,
    analystsBefore: (n, theirs) => `另有 ${n} 个分析师预测没有可比的起点，平均绝对误差 ${theirs}。`,
    lost: (where) => `离已知数字太远、未参加预测的成员：${where}。`,
    lostAt: (quarter, lost, all) => `${quarter} ${lost}/${all}`,
  },
};

const en: BacktestWords = {
  comma: ', ',
  colon: ': ',
  semicolon: '; ',
  kind: 'Rolling-origin backtest',
  title: (name) => `Backtest: ${name}`,
  settings: (seed, scale, engine) => `Seed ${seed}; ${scale} real users per fan agent; engine ${engine}`,
  method: 'method',
  horizon: (h) => `h = ${h}`,
  all: 'all',
  crpsTable: (unit) => `Mean CRPS (${unit}, lower is better)`,
  coverTable: (unit) => `Coverage of intervals and errors of the median (all horizons; WIS in ${unit})`,
  coverHeads: ['method', 'forecasts', '50%', '80%', '90%', 'bias', 'MAPE', 'WIS'],
  coverNote:
    '50%, 80%, 90%: share of published figures inside that interval. Bias and MAPE: mean relative error of the median, and mean of its absolute value. WIS: weighted interval score, lower is better.',
  pairTable: (unit) =>
    `Against each baseline on the same origins and horizons (all horizons; mean CRPS in ${unit})`,
  pairHeads: ['baseline', 'pairs', 'its CRPS', 'the market’s', 'ratio', 'won by the market'],
  pairNote:
    'Both means of a row are over the same forecasts; below 1 the market is better. All horizons together are not tested.',
  testTable:
    'Ratio of mean CRPS by horizon, with the number of common origins and the two-sided p of Diebold–Mariano',
  testHeads: ['baseline'],
  testNote:
    'Below 1 the market is better. p is that of a t test with fixed smoothing (the ⌊n/h⌋ − 1 slowest cosines), after Holm’s correction for all tests of the table; there is none with fewer than 2h origins.',
  oldTestNote:
    'Below 1 the market is better. These p were written by an older program: not corrected for many tests, and too small on so few origins; laotie rescore computes them again.',
  analystTable: (unit) => `Analysts’ forecasts of GMV of a year (${unit})`,
  analystHeads: ['forecaster', 'day', 'year', 'forecast', 'published', 'error', 'market’s', 'growth goes on'],
  analystNote:
    'The market, and the rule that the last year-on-year growth goes on, stand at their last origin on or before that day: known quarters and the medians of the others. A dash: there was no origin yet, or it does not reach to the end of the year. Analysts know more, such as the company’s guidance and the quarter so far, and often speak later.',
  rescored: (engine) => `opponents and tests scored again with engine ${engine}`,
  originTable: 'Origins',
  originHeads: ['origin', 'information date', 'quarters of GMV', 'facts', 'members', 'median objective'],
  originNote:
    'Members: those near enough to the known figures to forecast. Objective: squared misses of the facts in tolerances and squared standard scores of the parameters, summed; it grows with the number of facts.',
  protocol: 'How it was done',
  refitted: 'Parameters fitted again',
  methods: 'Methods',
  sentences: {
    nothing: 'No forecast can be scored.',
    made: (origins, first, last, ahead, made, scored) =>
      `${origins} origins from ${first} to ${last}, ${ahead} quarters ahead each (h = 1–${ahead}): ${made} forecasts, of which ${scored} can be scored with published figures.`,
    market: (crps, mape, bias) =>
      `The market’s mean CRPS is ${crps}; the median’s mean absolute error is ${mape}, its bias ${bias}.`,
    coverage: ([half, most, wide], how) =>
      `Its 50%, 80% and 90% intervals held ${half}, ${most} and ${wide} of the figures: ${{ narrow: 'the 80% interval is too narrow', wide: 'the 80% interval is too wide', right: 'for the 80% interval that is within sampling error' }[how]}.`,
    coverageAt: (horizon, share, n, how) =>
      `At h = ${horizon} the 80% interval is too ${how}: it held ${share} of ${n} figures.`,
    settled: (since, ours, theirs) =>
      `From origin ${since} on, with two years and a quarter known, the market’s mean CRPS is ${ours}; ${theirs}.`,
    settledOne: (name, theirs, won, n) => `${name} ${theirs} (the market wins ${won} of ${n})`,
    better: (where) => `Origins at which a baseline’s mean CRPS is below the market’s: ${where}.`,
    betterAt: (quarter, names) => `${quarter} ${names}`,
    noneBetter: 'At no origin is a baseline’s mean CRPS below the market’s.',
    never: (name) => `${name} could not be computed, or not scored, at any origin.`,
    against: (name, ours, theirs, won, n, better, worse) =>
      `Against ${name} (${n} forecasts in common, ${won} of them won): mean CRPS ${ours} against ${theirs}; ${[better && `better at h = ${better}`, worse && `worse at h = ${worse}`].filter(Boolean).join(', ') || 'even at all horizons'}.`,
    best: (horizons) => `At h = ${horizons} the market’s mean CRPS is below that of every baseline.`,
    notBest: (count, where) =>
      `The market is not the best everywhere: in ${count} ${count === 1 ? 'pair' : 'pairs'} of baseline and horizon its mean CRPS is worse or even: ${where}.`,
    worseAt: (name, horizon, ratio, n) =>
      `${name} at h = ${horizon} (the market’s is ${ratio} times its, ${n} origins)`,
    strongest: (name, ratio, n) =>
      `The strongest opponent is ${name}: on the same ${n} forecasts the market’s mean CRPS is ${ratio} times its.`,
    untested: 'There are too few origins for a Diebold–Mariano test.',
    nonePassed: (tested, isCorrected) =>
      `None of ${tested} Diebold–Mariano tests reaches the 5% level${isCorrected ? ' after Holm’s correction' : ''}: with so few origins the differences may be chance.`,
    somePassed: (passed, tested, better, worse, isCorrected) =>
      `${passed} of ${tested} Diebold–Mariano tests reach the 5% level${isCorrected ? ' after Holm’s correction' : ''}: ${[better && `the market beats ${better}`, worse && `it loses to ${worse}`].filter(Boolean).join('; ')}.`,
    passed: (name, horizons) => `${name} (h = ${horizons})`,
    without: (name, origins) => `Too little was public for ${name} at ${origins}.`,
    analysts: (n, theirs, ours, naive) =>
      `${n} analysts’ forecasts of a year have a mean absolute error of ${theirs}; from the last origin on or before the same day the market has ${ours}, growth that goes on ${naive}.`,
    analystsBefore: (n, theirs) =>
      `${n} more analysts’ forecasts have no origin to compare; their mean absolute error is ${theirs}.`,
    lost: (where) => `Members too far from the known figures to forecast: ${where}.`,
    lostAt: (quarter, lost, all) => `${quarter} ${lost}/${all}`,
  },
};

export const BACKTEST_WORDS: Readonly<Record<Language, BacktestWords>> = { zh, en };
