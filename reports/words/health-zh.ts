/** 模型体检卡的中文文字。 */
import { isOther, type MadeBy } from '../../sim/result/madeBy.ts';
import type { HealthWords } from './health.ts';

const MARKS = { pass: '通过', review: '复核', fail: '不通过' } as const;
const METRICS: Readonly<Record<string, string>> = { gmv: ' GMV', repeatRate: '复购率' };

function madeBy(engine: MadeBy | undefined): string {
  if (!isOther(engine)) return '';
  return engine?.made ? `由引擎 ${engine.made} 得出，本次运行的引擎是 ${engine.now}。` : '引擎未记录。';
}

export const healthZh: HealthWords = {
  title: '模型体检',
  note: '各项由本次运行的数字自动判定；界限是写明的假设。“复核”：用数之前先看这一项；“不通过”：先不要用这些数字。',
  marks: MARKS,
  line: (counts) =>
    counts
      .map(({ mark, count, names }) =>
        mark === 'pass' ? `${count} 项通过` : `${count} 项${MARKS[mark]}（${names.join('、')}）`,
      )
      .join('，'),
  checks: {
    identities: {
      name: '恒等式',
      figure: ({ replicates, failed, days, whole }, { count }) =>
        `金额、信任、人数、流量的账，每次模拟的 ${count(days)} 天逐日核对，粉丝与关注关系每 7 天全部清点一遍，每 28 天再逐个主播清点粉丝；${count(replicates)} 次中失败 ${count(failed)} 次${whole ? '' : '，且运行没有做完'}。`,
      action: ({ failed }) =>
        failed > 0
          ? '按 runs.parquet 的 error 一列查明原因，修正后重跑。'
          : '再次运行同一命令，把余下的做完。',
    },
    convergence: {
      name: '次数够不够',
      figure: ({ replicates, median, chance, bounds }, { share, points }) =>
        [
          `${replicates} 次模拟：`,
          median === null ? '次数太少，中位数的标准误无从估计' : `中位数的标准误为它的 ${share(median)}`,
          chance === null ? '' : `，概率的标准误 ${points(chance)}`,
          chance === null
            ? `（${share(bounds.median)} 以内通过）。`
            : `（${share(bounds.median)} 与 ${points(bounds.chance)}以内通过）。`,
        ].join(''),
      action: ({ enough }, { count }) =>
        enough === null
          ? '增加 --replicates。'
          : `约 ${count(enough)} 次可使两者都达到“通过”：--replicates ${enough}。`,
    },
    plausibility: {
      name: '参数是否合理',
      figure: ({ outside, piled, set, drawn }, { share }) =>
        [
          set === 0
            ? '方案没有另设参数；'
            : `方案设定 ${set} 个参数，${outside.length > 0 ? `越出合理范围的：${outside.join('、')}` : '没有越出合理范围的'}；`,
          `抽取 ${drawn} 个，`,
          piled.length > 0
            ? `堆在范围边上的：${piled.map((one) => `${one.name}（${share(one.share)} 的抽样）`).join('、')}。`
            : '没有堆在范围边上的。',
        ].join(''),
      action: ({ outside }) =>
        outside.length > 0
          ? '确认这些设定是有意的假设；否则改回范围之内。'
          : '看看这些参数的合理范围是否太窄，或模型在用它们弥补别处的不足。',
    },
    fit: {
      name: '与已公布数字的吻合',
      figure: ({ figures, worst, bounds }, { period, share, signedShare }) =>
        worst === null
          ? '模拟区间内没有截止日前公布的季度数字可比。'
          : `与 ${figures} 个已知季度数字相比，中位数偏差最大的是 ${period(worst.period)}${METRICS[worst.metric] ?? ` ${worst.metric}`}：${signedShare(worst.error)}（${share(bounds.pass)} 以内通过，${share(bounds.review)} 以内复核）。`,
      action: ({ worst }) =>
        worst === null
          ? '让区间包含至少一个已公布的季度。'
          : '重新校准（laotie calibrate），或说明该季度为何特殊。',
    },
    coverage: {
      name: '回测覆盖率',
      figure: ({ levels, engine }, { share }) =>
        levels.length === 0
          ? '这一方案没有回测。'
          : `历史预测的区间包含后来公布数字的情况：${levels.map(({ level, inside, of }) => `${share(level)} 区间 ${of} 个中 ${inside} 个`).join('，')}。${madeBy(engine)}`,
      action: ({ levels, engine }) =>
        levels.length === 0
          ? '运行 laotie backtest；在此之前不要把区间当作已经检验过的。'
          : isOther(engine)
            ? '用当前引擎重新运行 laotie backtest；在此之前，这是另一模型的覆盖率。'
            : '把区间看得更宽一些，或增加回测的截止日。',
    },
    extrapolation: {
      name: '外推多远',
      figure: ({ ahead, known, levers }, { count }) =>
        [
          `信息截止日之后还有 ${count(ahead)} 个月，已公布数字覆盖 ${count(known)} 个月`,
          levers.length === 0
            ? '。'
            : `；效果没有已公布季度可以分辨的政策：${levers.map(({ zh }) => zh).join('、')}。`,
        ].join(''),
      action: ({ levers }) =>
        levers.length === 0
          ? '缩短预测期，或等更多季度公布。'
          : '这些政策的效果只是假设：改变其力度再跑一次，看结论是否仍成立。',
    },
    posterior: {
      name: '参数的来历',
      figure: ({ knownUntil, scenario, draws, engine, noFit }, { date, count }) =>
        knownUntil === null
          ? noFit
            ? '这个市场还没有拟合：参数是另一个市场的初始值。'
            : '没有用校准得到的参数抽样：各次模拟的参数相同。'
          : `参数按 ${date(knownUntil)}的信息校准${knownUntil === scenario ? '，与方案一致' : `，而方案的截止日是 ${date(scenario)}`}；有效抽样 ${count(draws)} 组。${madeBy(engine)}`,
      action: ({ knownUntil, scenario, engine, noFit }) =>
        knownUntil === null
          ? noFit
            ? '用 laotie calibrate 拟合，把结果放进市场的 posterior 文件夹；在那之前任何数字都说明不了它。'
            : '用 laotie calibrate 得到抽样，写入 parameters.posterior；否则区间偏窄。'
          : knownUntil === scenario
            ? isOther(engine)
              ? '用当前引擎重新校准：这些抽样是按另一套规则拟合的。'
              : '用更多抽样重新校准（--draws）。'
            : '按方案的信息截止日重新校准。',
    },
  },
};
