/** What studies can be asked wrongly. */
import { phrases } from './phrase.ts';

export const STUDY_PHRASES = phrases({
  'a backtest as JSON': ' JSON 格式的回测',
  'a backtest as laotie/backtest@1': ' laotie/backtest@1 格式的回测',
  'quarters such as 2021Q1..2023Q3': '季度，如 2021Q1..2023Q3',
  'quarters whose next GMV is known': '下一季度 GMV 已知的季度',
  'known: {1}': '已知：{1}',
  'claims from C01 to C28, such as C01,C05': ' C01 至 C28 的说法，如 C01,C05',
  'the folder of scenarios that comes with the program': '随程序附带的场景文件夹',
  'a whole quarter of GMV in scenario {1}': '场景 {1} 中完整季度的 GMV',
  'a day on which a figure of the run was public': '运行期内已有数字公布的日期',
  'a fitted parameter': '参与拟合的参数',
  'every run to end': '每次运行都能结束',
  'a truth that a population reaches': '样本能达到的真值',
  'try more truths, members or rounds': '请增加真值、成员或轮数',
  '{1} or more runs whose market lives': '至少 {1} 次市场存活的运行',
  'try more runs': '请增加运行次数',
  'to run to its end': '运行到结束',
  'a stop': '中途停止',
  // the steps of a study
  '{1} runs': '{1} 次运行',
  'fit, round {1}: objective {2}': '拟合第 {1} 轮：目标函数 {2}',
  'draws, round {1}: mean objective {2}': '抽样第 {1} 轮：目标函数均值 {2}',
  'surface: {1} runs': '响应面：{1} 次运行',
  'truth {1} of {2}': '真值 {1} / {2}',
  '{1}: {2} members, median objective {3} on {4} facts': '{1}：{2} 个成员，目标函数中位数 {3}，{4} 个数字',
});
