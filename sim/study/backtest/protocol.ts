/** How the backtest is done, in words: the same rule for every origin, and what a reader should hold against it. */

import { PARAMETERS } from '../../model/params.ts';
import type { BacktestResult } from '../../result/backtest.ts';
import { DRAWS } from '../../result/forecast/errors.ts';
import { PRIOR_SD, PRIOR_WEIGHT } from '../../result/forecast/model-error.ts';
import { fittedParameters } from '../prior.ts';
import { FLOOR, FLOOR_OF_FEW } from './baselines/baseline.ts';
import { SAMPLE } from './distribution.ts';
import type { ForecastPlan } from './forecasts.ts';

type Protocol = BacktestResult['protocol'];

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`;

/** The sentence on baselines, apart: a backtest that is scored again has those of today. */
export const OPPONENTS = {
  zh: `各对照方法只用起点时已公布的数字（GMV 各季；有的还用全国网上零售，有的还用日活与时长），在对数上给正态分布，取 ${SAMPLE} 个等概率点；一步标准差来自样本内残差，不低于 ${percent(FLOOR)}，自由度不足 3 时不低于 ${percent(FLOOR_OF_FEW)}。常数与方法名单在首次评分之前定下，说明中注明“首次评分之后加入”的两种除外：其常数取自看过得分的评审，对本模拟更苛刻。`,
  en: `Baselines see only what was public at the origin (quarters of GMV; some also national online retail, one users and minutes) and give a normal distribution of logarithms, as ${SAMPLE} equally likely values; the standard deviation of a step comes from in-sample residuals, at least ${percent(FLOOR)}, and at least ${percent(FLOOR_OF_FEW)} with fewer than 3 degrees of freedom. Their constants and their list were set before they were first scored, but for two that say so: their constants come from a review that had seen scores, which is to the market’s disadvantage.`,
} as const;

export function protocolOf(plan: Pick<ForecastPlan, 'members' | 'horizons' | 'origins'>): Protocol {
  const fitted = fittedParameters().length;
  const fixed = PARAMETERS.length - fitted;
  const first = plan.origins[0]!.quarter;
  const last = plan.origins.at(-1)!.quarter;
  const { members, horizons } = plan;
  return {
    zh: [
      `起点为 ${first} 至 ${last} 各季；信息日是该季 GMV 首次公布之日，预测其后 1 至 ${horizons} 季。`,
      '每个起点只读信息日之前（含当日）公布的行；信息日之后才开始的政策不算在内；以后的用户数与时长由程序抽取，从不读公布值。',
      `第一个起点照 calibrate 拟合，并用随机化最大似然抽 ${members} 个成员；此后成员不换：先验点、旧事实的扰动、运气都不变，新事实的扰动另有地址，从上次的点出发。`,
      '以后每个起点，成员从上次的点出发运行到最后一个事实，按所有起点全部运行回归的斜率移动至多两次，各自留在离自己的数字最近的点，再运行到最后一个预测季。离数字太远的成员不参加该起点的预测。没有按起点调整的地方。',
      `重新拟合 ${fitted} 个参数（来源为 fitted）；其余 ${fixed} 个参数和全部规则不变。`,
      `预测分布：每个成员模拟的 GMV 乘以模型误差（每成员 ${DRAWS} 条路径）。误差的对数是随机游走的水平、自己的季节与偶然性之和，以成员在已公布各季的差距为条件；一步的标准差 σ 只由更早起点的一季预测估计，先验为 ${percent(PRIOR_SD)}，相当于 ${PRIOR_WEIGHT} 次预测。`,
      OPPONENTS.zh,
      '以后才知道的事仍有两处：规则、合理范围与活动日历由知道结果的人写成；个别季度的公布值后来有修订，评分用现在的值。',
    ],
    en: [
      `Origins are the quarters ${first} to ${last}; the information date is the day a quarter’s GMV was first published, and the next 1 to ${horizons} quarters are forecast.`,
      'At an origin only rows published by its information date are read; levers that begin later are not in force; later users and minutes are drawn, never read.',
      `At the first origin the market is fitted as by calibrate, and ${members} members are drawn by randomised maximum likelihood. The members stay: same prior points, same disturbances of old facts, same luck; new facts have disturbances at addresses of their own; each starts from its last point.`,
      'At each later origin members run to the last fact from where they were, move at most twice by slopes regressed over all runs of all origins, stay at the point nearest to their figures, and run on to the last quarter that is forecast. Members too far from their figures are left out of that origin’s forecast. Nothing is tuned by origin.',
      `${fitted} parameters (source "fitted") are fitted again; the other ${fixed} and all rules stay.`,
      `Forecast distribution: each member’s simulated GMV times the model’s error (${DRAWS} paths a member). Its logarithm is a level that walks at random, a season of its own and chance, given what members miss in known quarters; the standard deviation σ of a step is estimated from forecasts of one quarter ahead at earlier origins only, with a prior of ${percent(PRIOR_SD)} that counts for ${PRIOR_WEIGHT} of them.`,
      OPPONENTS.en,
      'Hindsight remains in two places: rules, plausible ranges and the calendar of campaigns were written by people who knew the outcome; and a few published quarters were revised later, while scores use today’s values.',
    ],
  };
}
