/** What `sensitivity` and `discover` can be asked wrongly. */
import { phrases } from './phrase.ts';

export const UNKNOWN_PHRASES = phrases({
  'a scenario or a study': '场景文件或其研究文件',
  'something that is not known': '至少一项未知',
  'a metric and a period, such as gmv@2021': '指标与时期，如 gmv@2021',
  'a screening, indices or a tornado': '筛选、指数或龙卷风图',
  '0, or a whole number from {1} to {2}': '0，或 {1} 到 {2} 的整数',
  '--points, for each point is run once': '--points：每个点只运行一次',
  // groups of a study
  'a key of a group': '组的键',
  'a list of groups, such as [{ id: trust, factors: [parameters.trust.stake] }]':
    '组的列表，如 [{ id: trust, factors: [parameters.trust.stake] }]',
  'a list of paths of factors': '各项路径的列表',
  'an id of its own': '不重复的 id',
  'the path of a factor of the study': '本研究中某一项的路径',
  'each factor in one group': '每一项只在一组中',
});
