/** The words of the page of `identify`. Arguments are numbers already written for people. */

export const IDENTIFY_WORDS = {
  zh: {
    kind: '数据能识别什么',
    settings: (seed: string, day: string, engine: string) => `种子 ${seed}；信息日 ${day}；引擎 ${engine}`,
    says: '结论',
    charts: '图',
    profiles: '似然剖面',
    profileHeads: ['参数', '90% 似然区间', '最大上升', '判断'],
    profileNote: (rule: string, scale: string, runs: string) =>
      `${runs} 次运行（每次运气不同）散布在最优点周围，拟合成二次响应面；参数逐一固定，其余在响应面上重新拟合；各事实的标准差为容差与单次运行偏离响应面的合成。规则：似然（负对数的两倍，不含该参数自己的先验）比最小值高出不超过 ${rule} 的取值；区间截于合理范围。每个粉丝代表 ${scale} 名用户。`,
    ranks: '检验：已知真值的秩',
    rankHeads: ['量', 'p', 'Holm 调整后', '50% 区间', '80% 区间', '90% 区间', '判断'],
    rankNote: (truths: string, members: string, kept: string, scale: string) =>
      `${truths} 个真值抽自先验，各自在与校准相同的市场（每个粉丝代表 ${scale} 名用户，卖家、运行与轮数也相同）上运行，加上容差噪声，再用同样的校准程序求解；每次 ${members} 个成员，平均保留 ${kept} 个。p：秩是否均匀的 χ² 检验；Holm：按检验个数调整后的 p。区间各列：真值落入该区间的比例。`,
    rankNoteSmall: (truths: string, members: string, kept: string, scale: string) =>
      `${truths} 个真值抽自先验，各自在小市场（每个粉丝代表 ${scale} 名用户，卖家较少）上运行，加上容差噪声，再用同样的校准程序求解；每次 ${members} 个成员，平均保留 ${kept} 个。p：秩是否均匀的 χ² 检验；Holm：按检验个数调整后的 p。区间各列：真值落入该区间的比例。`,
    limits: '这说明不了什么',
    limit: '检验说明校准程序在模型自己的世界里是否诚实，不说明模型是否符合现实。小市场的运气比大市场大。',
  },
  en: {
    kind: 'What the facts can see',
    settings: (seed: string, day: string, engine: string) =>
      `Seed ${seed}; information date ${day}; engine ${engine}`,
    says: 'Findings',
    charts: 'Charts',
    profiles: 'Likelihood profiles',
    profileHeads: ['Parameter', '90% likelihood interval', 'Most rise', 'Verdict'],
    profileNote: (rule: string, scale: string, runs: string) =>
      `A quadratic surface through ${runs} runs scattered around the best fit, each with luck of its own; each parameter is held while the others are fitted again on it. A fact’s standard deviation joins its tolerance and how far a run lies from the surface. Rule: values at which the likelihood (twice its negative logarithm, without the parameter’s own prior) is at most ${rule} above its least; cut at the plausible range. ${scale} users a fan agent.`,
    ranks: 'Check: ranks of known truths',
    rankHeads: ['Quantity', 'p', 'after Holm', '50% interval', '80% interval', '90% interval', 'Verdict'],
    rankNote: (truths: string, members: string, kept: string, scale: string) =>
      `${truths} truths were drawn from the prior, each run in the market that is calibrated (${scale} users a fan agent, all sellers, as many runs and rounds), observed with the noise of the tolerances, and sought by the same calibration; ${members} members each, ${kept} kept on average. p: χ² test of level ranks; after Holm: p adjusted for so many tests. Intervals: share of truths inside.`,
    rankNoteSmall: (truths: string, members: string, kept: string, scale: string) =>
      `${truths} truths were drawn from the prior, each run in a small market (${scale} users a fan agent, fewer sellers), observed with the noise of the tolerances, and sought by the same calibration; ${members} members each, ${kept} kept on average. p: χ² test of level ranks; after Holm: p adjusted for so many tests. Intervals: share of truths inside.`,
    limits: 'What this does not show',
    limit:
      'The check shows whether the calibration is honest in the model’s own world, not whether the model is right about the real one. Luck is larger in a small market.',
  },
} as const;
