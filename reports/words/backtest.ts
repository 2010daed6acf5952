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
  readonly testTable: string;
  readonly testHeads: readonly string[];
  readonly testNote: string;
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
    readonly notBest: (count: number) => string;
    readonly untested: string;
    readonly nonePassed: (tested: number) => string;
    readonly somePassed: (passed: number, tested: number, better: string, worse: string) => string;
    readonly passed: (name: string, horizons: string) => string;
    readonly without: (name: string, origins: string) => string;
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
  testTable: '与各对照方法比较：平均 CRPS 之比，旁注为 Diebold–Mariano 双侧 p 值',
  testHeads: ['对照方法'],
  testNote: '比值小于 1 表示本模拟较好；起点太少处没有 p 值。',
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
    notBest: (count) => `本模拟并非处处最好：有 ${count} 处（对照方法 × 预测期）平均 CRPS 不如对照方法。`,
    untested: '起点太少，无法做 Diebold–Mariano 检验。',
    nonePassed: (tested) =>
      `${tested} 个 Diebold–Mariano 检验没有一个达到 5% 水平：起点太少，差别可能出于偶然。`,
    somePassed: (passed, tested, better, worse) =>
      `${tested} 个 Diebold–Mariano 检验中有 ${passed} 个达到 5% 水平：${[better && `本模拟好于${better}`, worse && `本模拟差于${worse}`].filter(Boolean).join('；')}。`,
    passed: (name, horizons) => `${name}（${horizons} 季后）`,
    without: (name, origins) => `“${name}”因已知季数不足，在这些起点无法计算：${origins}。`,
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
  testTable: 'Against each baseline: ratio of mean CRPS, with the two-sided p of Diebold–Mariano',
  testHeads: ['baseline'],
  testNote: 'Below 1 the market is better; no p where there are too few origins.',
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
    notBest: (count) =>
      `The market is not the best everywhere: in ${count} ${count === 1 ? 'pair' : 'pairs'} of baseline and horizon its mean CRPS is worse or even.`,
    untested: 'There are too few origins for a Diebold–Mariano test.',
    nonePassed: (tested) =>
      `None of ${tested} Diebold–Mariano tests reaches the 5% level: with so few origins the differences may be chance.`,
    somePassed: (passed, tested, better, worse) =>
      `${passed} of ${tested} Diebold–Mariano tests reach the 5% level: ${[better && `the market beats ${better}`, worse && `it loses to ${worse}`].filter(Boolean).join('; ')}.`,
    passed: (name, horizons) => `${name} (h = ${horizons})`,
    without: (name, origins) => `${name} has too few quarters to be computed at ${origins}.`,
    lost: (where) => `Members too far from the known figures to forecast: ${where}.`,
    lostAt: (quarter, lost, all) => `${quarter} ${lost}/${all}`,
  },
};

export const BACKTEST_WORDS: Readonly<Record<Language, BacktestWords>> = { zh, en };
