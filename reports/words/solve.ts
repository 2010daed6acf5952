/** The words of `solve`. Arguments are numbers already written for people. */

export const SOLVE_WORDS = {
  zh: {
    kind: '最省方案',
    verdict: '要花多少，怎么做',
    asked: (target: string, chance: string) => `${target}：以 ${chance} 的概率达成`,
    boxes: {
      cost: '成本',
      chance: '概率（新运气）',
      searched: '概率（搜索的运气）',
      net: '平台净额的变化',
      none: '都不用时',
    },
    byItself: (asked: string, chance: string, low: string, high: string) =>
      `一项也不用，达成的概率已不低于 ${asked}：${chance}（90% 区间 ${low} 至 ${high}，新运气）。`,
    chosen: (plan: string, cost: string, searched: string, chance: string, low: string, high: string) =>
      `最省的是${plan}：成本 ${cost}。在挑选它的运气上概率为 ${searched}，在新运气上为 ${chance}（90% 区间 ${low} 至 ${high}）。`,
    short: (plan: string, asked: string) => `在新运气上${plan}不到 ${asked}。`,
    next: (plan: string, cost: string, chance: string) =>
      `前沿上在新运气中达到的最省一个是${plan}：成本 ${cost}，概率 ${chance}。`,
    noneHolds: (plan: string, chance: string) => `在新运气上没有一个方案达到；最高的是${plan}：${chance}。`,
    unreachable: (asked: string, most: string, low: string, high: string, plan: string) =>
      `用这些杠杆达不到 ${asked}：至多 ${most}（90% 区间 ${low} 至 ${high}，${plan}，新运气）。`,
    noneHelps: '搜索中没有一个方案使概率高于一项也不用。',
    without: (chance: string) => `一项也不用时概率为 ${chance}。`,
    today: (chance: string, cost: string) => `现行的做法概率为 ${chance}，成本 ${cost}。`,
    gives: (plan: string, parts: string) => `${plan}：${parts}。`,
    unused: (plan: string, names: string) => `${plan}不用：${names}。`,
    table: '成本与概率的前沿',
    heads: ['方案', '成本', '概率', '90% 区间', '搜索时', '平台净额'],
    tableNote: (tried: string, runs: string, rounds: string, between: string, fresh: string) =>
      `在同样的运气上（${runs} 次运行）分 ${rounds} 轮试了 ${tried} 个方案，其中最好的再用另外 ${between} 次运行重试，挑出没有别的方案又省又稳的；最后在又一批 ${fresh} 次运行的新运气上评判，成本、概率与净额都是后者的，与都不用时逐对相比。搜索时的概率偏高：选中的总有几分运气。`,
    published: '概率已计入公布的季度。',
    ownPast: '场景或方案的过去不是公布的过去，所以概率中没有公布的季度。',
    givenTable: '每个方案给每项杠杆多少',
    lever: '杠杆',
    most: '至多',
    charts: {
      frontier: {
        title: '成本与概率',
        caption:
          '灰点是搜索中试过的方案（搜索的运气）；有区间的点是前沿上的方案在新运气上的概率（90%）。虚线是要达到的概率。',
        tried: '试过的方案',
        judged: '前沿，新运气',
        other: '都不用、现行',
        cost: (unit: string) => `成本（${unit}）`,
      },
    },
    limits: '这说明不了什么',
    limit: [
      '成本是杠杆在运行期内账上花掉的钱（leverCost）；此后才到期的赔付不在其中，降低佣金之类让出的收入也不在其中，看平台净额。',
      '“至多”是在有限几轮里试到的最高概率，不是数学上的上限。',
      '概率是模型里的概率；区间只反映运气与抽取的参数，不反映规则本身是否对。',
    ],
    terminalHeads: ['方案', '成本', '概率', '90% 区间', '搜索时', '平台净额'],
    files: (files: string) => `每个方案是一个场景文件，可直接用 run：${files}`,
  },
  en: {
    kind: 'Cheapest plan',
    verdict: 'What it costs, and how',
    asked: (target: string, chance: string) => `${target}: to be reached with a chance of ${chance}`,
    boxes: {
      cost: 'Cost',
      chance: 'Chance, fresh luck',
      searched: 'Chance, luck of the search',
      net: 'Change of platform net',
      none: 'With none of them',
    },
    byItself: (asked: string, chance: string, low: string, high: string) =>
      `With none of the levers the chance is ${asked} or more by itself: ${chance} (90% interval ${low} to ${high}, fresh luck).`,
    chosen: (plan: string, cost: string, searched: string, chance: string, low: string, high: string) =>
      `The cheapest is ${plan}, which costs ${cost}. Its chance is ${searched} on the luck by which it was chosen and ${chance} on fresh luck (90% interval ${low} to ${high}).`,
    short: (plan: string, asked: string) => `On fresh luck ${plan} falls short of ${asked}.`,
    next: (plan: string, cost: string, chance: string) =>
      `The cheapest of the frontier that reaches it on fresh luck is ${plan}: cost ${cost}, chance ${chance}.`,
    noneHolds: (plan: string, chance: string) =>
      `On fresh luck no plan reaches it; the surest is ${plan}: ${chance}.`,
    unreachable: (asked: string, most: string, low: string, high: string, plan: string) =>
      `${asked} is not reachable with these levers: at most ${most} (90% interval ${low} to ${high}, ${plan}, fresh luck).`,
    noneHelps: 'No plan of the search raised the chance above that of none of them.',
    without: (chance: string) => `With none of them the chance is ${chance}.`,
    today: (chance: string, cost: string) => `As it is today the chance is ${chance}, at a cost of ${cost}.`,
    gives: (plan: string, parts: string) => `${plan}: ${parts}.`,
    unused: (plan: string, names: string) => `${plan} does without ${names}.`,
    table: 'The frontier of cost and chance',
    heads: ['Plan', 'Cost', 'Chance', '90% interval', 'In the search', 'Platform net'],
    tableNote: (tried: string, runs: string, rounds: string, between: string, fresh: string) =>
      `${tried} plans were tried in ${rounds} rounds on the same luck (${runs} runs), the best of them once more on ${between} other runs; shown are those that no other plan beats in both cost and chance. They were then judged on the fresh luck of ${fresh} runs more: cost, chance and platform net are of these, pair by pair against none of the levers. The chance in the search flatters: what was chosen was lucky as well.`,
    published: 'Chances hold the quarters that are published.',
    ownPast:
      'The scenario, or a plan, has another past than the published one, so that no published quarter stands in the chances.',
    givenTable: 'What each plan gives each lever',
    lever: 'Lever',
    most: 'At most',
    charts: {
      frontier: {
        title: 'Cost and chance',
        caption:
          'Grey dots: plans that the search tried, on its luck. Dots with an interval: the plans of the frontier on fresh luck (90%). The dashed line is the chance asked.',
        tried: 'plans tried',
        judged: 'frontier, fresh luck',
        other: 'none of them, today',
        cost: (unit: string) => `cost (${unit})`,
      },
    },
    limits: 'What this does not show',
    limit: [
      'Cost is what levers spend in the books by the last day of the run (leverCost); what falls due later is not in it. Nor is what the platform forgoes, as by a lower commission: see platform net.',
      '“At most” is the highest chance that was found in a bounded number of rounds, not a mathematical bound.',
      'Chances are those of the model: intervals hold luck and drawn parameters, not whether a rule is right.',
    ],
    terminalHeads: ['plan', 'cost', 'chance', '90% interval', 'in the search', 'platform net'],
    files: (files: string) => `Each plan is a scenario file that run takes: ${files}`,
  },
} as const;
