/** The words of `stress`. Arguments are numbers already written for people. */

export const STRESS_WORDS = {
  zh: {
    kind: '压力测试',
    colon: '：',
    comma: '、',
    verdict: '什么会打破它',
    worst: '损失最大的冲击',
    atRisk: (span: string) => `${span} GMV 的变化`,
    mean90: '平均差的 90% 区间',
    recovers: '多久恢复',
    chance: (target: string) => `达成“${target}”的概率：没有 → 发生`,
    days: (days: string) => `${days} 天`,
    atOnce: '随即恢复',
    beyond: '运行期内未恢复',
    beyondShort: '…',
    told: (name: string, span: string, amount: string, share: string, low: string, high: string) =>
      `${name}：${span} GMV ${amount}${share === '' ? '' : `（${share}）`}，90% 区间 ${low} 至 ${high}。`,
    unclear: (names: string) => `损失分不清有没有：${names}。`,
    same: (names: string) => `什么也没有改变：${names}。`,
    slow: (names: string) => `运行期内未恢复：${names}。`,
    chanceMost: (target: string, name: string, change: string, from: string, to: string) =>
      `达成“${target}”的概率，${name}改变最大：${change}（${from} → ${to}）。`,
    table: '各项冲击',
    heads: ['冲击', 'GMV 的变化', '占比', '90% 区间', '最差一周', '多久恢复', '90% 区间'],
    tableNote: (share: string) =>
      `每项冲击单独发生，与没有它的同一场景逐对相比；GMV 从冲击首日算到运行末日。多久恢复：冲击末日之后，到第一个七日销售达到原本 ${share} 的那一周为止（各次运行合计）；区间由对各次运行重复抽样而来，… 表示运行期之后。最差一周：冲击期间七日销售比原本少多少。`,
    moneyTable: (period: string) => `${period}：平台与目标`,
    moneyHeads: ['冲击', 'GMV', '90% 区间', '平台净额', '90% 区间'],
    targetTable: (target: string) => `达成“${target}”的概率`,
    targetHeads: ['冲击', '没有', '发生', '变化'],
    evidence: '起止与效果有多可靠',
    evidenceLine: (name: string, dates: string, effect: string) =>
      `${name}，${dates}${effect === '' ? '' : `：${effect}`}`,
    charts: {
      risk: {
        title: 'GMV 会少多少',
        caption:
          '每项冲击单独发生，从其首日到运行末日 GMV 之差。点是平均差，粗线是平均差的 90% 区间，细线是八成未来中的差。',
      },
      weeks: {
        title: '多久恢复',
        caption: '每七日的 GMV 是没有冲击时的百分之几（各次运行合计）。',
        unit: '没有冲击时的 %',
      },
    },
    limits: '这说明不了什么',
    limit: [
      '冲击的大小与长短是假设；模型里的损失取决于规则，区间只反映运气与抽取的参数。',
      '对手的份额以访问减少一成代替；骗单、缺货等尚无对应杠杆，未列入。',
      '概率与 compare 相同；这里的 GMV 是模拟值。',
    ],
    terminalHeads: ['冲击', 'GMV 的变化', '占比', '90% 区间', '恢复', '90% 区间'],
    targetChange: (target: string) => `${target}，百分点`,
  },
  en: {
    kind: 'Stress test',
    colon: ': ',
    comma: ', ',
    verdict: 'What could break it',
    worst: 'The shock that takes most',
    atRisk: (span: string) => `Change of GMV, ${span}`,
    mean90: '90% interval of the mean difference',
    recovers: 'Until it is back',
    chance: (target: string) => `Chance of “${target}”: without → with`,
    days: (days: string) => `${days} days`,
    atOnce: 'at once',
    beyond: 'not within the run',
    beyondShort: '…',
    told: (name: string, span: string, amount: string, share: string, low: string, high: string) =>
      `${name}: GMV ${amount}${share === '' ? '' : ` (${share})`} over ${span}; the 90% interval is ${low} to ${high}.`,
    unclear: (names: string) => `Whether anything is lost cannot be told of: ${names}.`,
    same: (names: string) => `Changes nothing at all: ${names}.`,
    slow: (names: string) => `Not back within the run: ${names}.`,
    chanceMost: (target: string, name: string, change: string, from: string, to: string) =>
      `The chance of “${target}” is changed most by ${name}: ${change} (${from} → ${to}).`,
    table: 'Every shock',
    heads: ['Shock', 'Change of GMV', 'Share', '90% interval', 'Worst week', 'Back after', '90% interval'],
    tableNote: (share: string) =>
      `Each shock alone, against the same scenario without it, pair by pair; GMV is counted from the first day of the shock to the last of the run. Back after: days from the last day of the shock to the first week that sells ${share} of what it would have sold (all runs together); the interval is by resampling the runs, and … lies beyond the run. Worst week: by how much a week sells less while the shock lasts.`,
    moneyTable: (period: string) => `${period}: GMV and the platform`,
    moneyHeads: ['Shock', 'GMV', '90% interval', 'Platform net', '90% interval'],
    targetTable: (target: string) => `Chance of “${target}”`,
    targetHeads: ['Shock', 'Without', 'With it', 'Change'],
    evidence: 'Dates, and how well the effects are known',
    evidenceLine: (name: string, dates: string, effect: string) =>
      `${name}, ${dates}${effect === '' ? '' : `: ${effect}`}`,
    charts: {
      risk: {
        title: 'What GMV would lose',
        caption:
          'Each shock alone: difference in GMV from its first day to the last of the run. Dots are mean differences, thick lines the 90% intervals of the means, thin lines the difference in eight of ten futures.',
      },
      weeks: {
        title: 'How it comes back',
        caption: 'GMV of every seven days in percent of what it would have been (all runs together).',
        unit: '% of without the shock',
      },
    },
    limits: 'What this does not show',
    limit: [
      'How large and how long a shock is are assumptions; what it takes is what the rules of the model say, and the intervals hold luck and drawn parameters only.',
      'A tenth fewer visits stand for the share that a rival takes; fraud and empty stocks have no lever yet and are left out.',
      'Chances are those of compare; GMV is as simulated.',
    ],
    terminalHeads: ['shock', 'change of GMV', 'share', '90% interval', 'back after', '90% interval'],
    targetChange: (target: string) => `${target}, points`,
  },
} as const;
