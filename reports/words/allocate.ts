/** The words of `allocate`. Arguments are numbers already written for people. */

export const ALLOCATE_WORDS = {
  zh: {
    kind: '预算分配',
    verdict: '钱怎样分',
    asked: (budget: string, figure: string) => `${budget}怎样分，${figure}最大`,
    boxes: {
      value: (figure: string) => `${figure}，比都不用`,
      even: '比平均分',
      today: '比现行',
      searched: '搜索时',
    },
    best: (figure: string, value: string, low: string, high: string, searched: string) =>
      `最佳分配使${figure} ${value}（新运气，90% 区间 ${low} 至 ${high}；搜索的运气上为 ${searched}）。`,
    over: { even: '平均分配', today: '现行做法' },
    better: (other: string, value: string, low: string, high: string, searched: string) =>
      `在新运气上胜过${other}：多 ${value}（90% 区间 ${low} 至 ${high}；搜索时 ${searched}）。`,
    worse: (other: string, value: string, low: string, high: string, searched: string) =>
      `在新运气上不如${other}：${value}（90% 区间 ${low} 至 ${high}；搜索时 ${searched}）。`,
    unclear: (other: string, value: string, low: string, high: string, searched: string) =>
      `在新运气上没有胜过${other}（分不清）：${value}（90% 区间 ${low} 至 ${high}；搜索时 ${searched}）。`,
    same: (other: string) => `与${other}没有差别。`,
    gets: (parts: string) => `最佳分配：${parts}。`,
    nothing: (names: string) => `不给钱：${names}。`,
    left: (amount: string) => `剩下 ${amount}：没有杠杆用得上。`,
    slope: (value: string, figure: string, one: string) =>
      `在最佳分配附近，再多一${one}约带来 ${value} ${one}${figure}。`,
    saturated: (parts: string) => `已见饱和：${parts}。`,
    from: (name: string, amount: string) => `${name}自 ${amount} 起`,
    table: '各种分法',
    heads: ['分法', '交出的钱', '花掉', '结果的变化', '90% 区间', '搜索时', '平台净额'],
    tableNote: (tried: string, runs: string, rounds: string, between: string, fresh: string) =>
      `在同样的运气上（${runs} 次运行）分 ${rounds} 轮试了 ${tried} 个分法，其中最好的再用另外 ${between} 次运行重试后选定；表中是又一批 ${fresh} 次运行的新运气，与一项也不用逐对相比。搜索时的数偏好：选中的总有几分运气。`,
    gainsTable: '最佳分配比别的多多少',
    gainHeads: ['与谁比', '新运气', '90% 区间', '八成未来', '搜索时'],
    givenTable: '每项每期多少钱',
    givenHeads: ['杠杆', '最佳', '平均', '用得完的', '饱和于'],
    givenNote:
      '用得完的：单独给它全部预算时花掉的钱（加一成余量）。饱和于：此后再多给的钱，带来的不到最初的十分之一。',
    beyond: '未见饱和',
    noEffect: '看不出作用',
    idle: (names: string) => `单独给钱看不出作用：${names}。`,
    responsesTable: '响应曲线：单独给多少钱，结果变多少',
    responseHeads: ['杠杆', '给的钱', '花掉', '结果的变化', '90% 区间', '拟合曲线'],
    responsesNote: '每项杠杆单独、其余都不用；搜索的运气。拟合曲线单调且凹，最小二乘。',
    charts: {
      split: {
        title: '钱分到哪里',
        caption: '每项杠杆在每一期得到的预算：最佳分配与平均分配。',
        best: '最佳分配',
        even: '平均分配',
      },
      response: {
        title: '响应曲线',
        caption: '单独给它多少钱，结果变多少：点是试过的（细线为 90% 区间），线是拟合的单调凹曲线。',
        whole: '整段',
        money: (unit: string) => `预算（${unit}）`,
      },
      values: {
        title: '结果的变化',
        caption:
          '各种分法比一项也不用多多少，新运气。点是平均差，粗线是平均差的 90% 区间，细线是八成未来中的差。',
      },
    },
    limits: '这说明不了什么',
    limit: [
      '预算是上限，从期初花起，花完为止；要花得匀，请在杠杆文件里用 ramp、cap 或 on。',
      '“最佳”是在有限几轮里试到的最好的，不是数学上的最优。',
      '结果是模型里的结果；区间只反映运气与抽取的参数，不反映规则本身是否对。',
    ],
    files: (files: string) => `分法是场景文件，可直接用 run：${files}`,
  },
  en: {
    kind: 'Split of a budget',
    verdict: 'Where the money goes',
    asked: (budget: string, figure: string) => `${budget} for the most ${figure}`,
    boxes: {
      value: (figure: string) => `${figure}, against none`,
      even: 'Against the even split',
      today: 'Against today',
      searched: 'In the search',
    },
    best: (figure: string, value: string, low: string, high: string, searched: string) =>
      `The best split changes ${figure} by ${value} on fresh luck (90% interval ${low} to ${high}; ${searched} on the luck of the search).`,
    over: { even: 'the even split', today: 'what is done today' },
    better: (other: string, value: string, low: string, high: string, searched: string) =>
      `On fresh luck it beats ${other}: ${value} more (90% interval ${low} to ${high}; ${searched} in the search).`,
    worse: (other: string, value: string, low: string, high: string, searched: string) =>
      `On fresh luck it is worse than ${other}: ${value} (90% interval ${low} to ${high}; ${searched} in the search).`,
    unclear: (other: string, value: string, low: string, high: string, searched: string) =>
      `On fresh luck it does not beat ${other}, as far as can be told: ${value} (90% interval ${low} to ${high}; ${searched} in the search).`,
    same: (other: string) => `It does the same as ${other}.`,
    gets: (parts: string) => `The best split: ${parts}.`,
    nothing: (names: string) => `No money for ${names}.`,
    left: (amount: string) => `${amount} are left, which no lever could use.`,
    slope: (value: string, figure: string, one: string) =>
      `Around the best split another ${one} brings about ${value} ${one} of ${figure}.`,
    saturated: (parts: string) => `Saturated: ${parts}.`,
    from: (name: string, amount: string) => `${name} from ${amount} on`,
    table: 'Splits',
    heads: ['Split', 'Handed out', 'Spent', 'Change', '90% interval', 'In the search', 'Platform net'],
    tableNote: (tried: string, runs: string, rounds: string, between: string, fresh: string) =>
      `${tried} splits were tried in ${rounds} rounds on the same luck (${runs} runs), and the best was chosen on ${between} other runs. Shown is the fresh luck of ${fresh} runs more, pair by pair against none of the levers. The figure in the search flatters: what was chosen was lucky as well.`,
    gainsTable: 'What the best split has more',
    gainHeads: ['Against', 'Fresh luck', '90% interval', '8 of 10 futures', 'In the search'],
    givenTable: 'Money of each lever and period',
    givenHeads: ['Lever', 'Best', 'Even', 'Can use', 'Saturated from'],
    givenNote:
      'Can use: what it spends when the whole budget is its own, and a tenth more. Saturated from: there on more money brings less than a tenth of what the first brings.',
    beyond: 'not seen',
    noEffect: 'no effect seen',
    idle: (names: string) => `By itself money shows no effect for ${names}.`,
    responsesTable: 'Response curves: money for one lever alone, and what it changes',
    responseHeads: ['Lever', 'Budget', 'Spent', 'Change', '90% interval', 'Fitted curve'],
    responsesNote:
      'Each lever by itself, with none of the others; luck of the search. The fitted curve is monotone and concave, by least squares.',
    charts: {
      split: {
        title: 'Where the money goes',
        caption: 'Budget of each lever in each period: the best split and the even one.',
        best: 'best split',
        even: 'even split',
      },
      response: {
        title: 'Response curve',
        caption:
          'What changes when so much money goes to this lever alone: dots are what was tried (thin lines: 90% intervals), the line is the fitted monotone concave curve.',
        whole: 'as a whole',
        money: (unit: string) => `budget (${unit})`,
      },
      values: {
        title: 'What each split changes',
        caption:
          'Difference from none of the levers, on fresh luck. Dots are mean differences, thick lines the 90% intervals of the means, thin lines the difference in eight of ten futures.',
      },
    },
    limits: 'What this does not show',
    limit: [
      'A budget is a limit: it is spent from the first day of its period on until it is gone. Use ramp, cap or on in the lever file to pace it.',
      '“Best” is the best that was found in a bounded number of rounds, not a mathematical optimum.',
      'The outcome is that of the model: intervals hold luck and drawn parameters, not whether a rule is right.',
    ],
    files: (files: string) => `Splits are scenario files that run takes: ${files}`,
  },
} as const;
