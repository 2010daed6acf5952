/** The words that `solve` and `allocate` share. Arguments are numbers already written for people. */

export const PLANS_WORDS = {
  zh: {
    ahead: (plans: string, runs: string, judged: string, fresh: string) =>
      `搜索：至多 ${plans} 个方案 × ${runs} 次运行；评判：至多 ${judged} 个方案 × ${fresh} 次新运气的运行`,
    takes: (runs: string, minutes: string, threads: string) =>
      `共同的日子只模拟一次，合至多约 ${runs} 次整段运行，${threads} 线程${minutes}（由试跑外推，已有答案的不再算）`,
    minutes: (minutes: string) => `约 ${minutes} 分钟`,
    underMinute: '不到一分钟',
    round: (round: string, phase: string, plans: string) => `第 ${round} 轮（${phase}）：${plans} 个方案`,
    phases: { wide: '都不用', reach: '各项用得完多少', search: '搜索', between: '定夺', fresh: '新运气' },
    planTitle: (id: string) =>
      ({ best: '最佳分配', even: '平均分配' })[id] ?? `方案 ${id.replace('plan-', '')}`,
    none: '都不用',
    today: '现行',
    comma: '、',
    colon: '：',
    semicolon: '；',
    strength: (share: string) => `强度 ${share}`,
    cell: (lever: string, period: string) => `${lever} ${period}`,
    settings: (seed: string, runs: string, fresh: string, scale: string) =>
      `种子 ${seed}；搜索用 ${runs} 次运行，评判用另外 ${fresh} 次；每个粉丝代表 ${scale} 名用户`,
    plan: (file: string, by: string) => `可用的杠杆：${file}，${by}`,
    by: { whole: '按整段选择', quarter: '按季选择', month: '按月选择' },
    kept: (names: string) => `各方案中始终生效的杠杆：${names}`,
    lost: (failed: string) => `${failed} 次运行失败而缺失。`,
    searched: '搜索的运气',
    fresh: '新运气',
  },
  en: {
    ahead: (plans: string, runs: string, judged: string, fresh: string) =>
      `search: at most ${plans} plans × ${runs} runs; judging: at most ${judged} plans × ${fresh} runs on fresh luck`,
    takes: (runs: string, minutes: string, threads: string) =>
      `with common days simulated once: at most some ${runs} whole runs, ${minutes} on ${threads} threads (drawn on from trial runs; what is remembered takes no time)`,
    minutes: (minutes: string) => `about ${minutes} min`,
    underMinute: 'less than a minute',
    round: (round: string, phase: string, plans: string) => `round ${round} (${phase}): ${plans} plans`,
    phases: {
      wide: 'none of them',
      reach: 'what levers can use',
      search: 'search',
      between: 'deciding',
      fresh: 'fresh luck',
    },
    planTitle: (id: string) =>
      ({ best: 'Best split', even: 'Even split' })[id] ?? `Plan ${id.replace('plan-', '')}`,
    none: 'None of them',
    today: 'Today',
    comma: ', ',
    colon: ': ',
    semicolon: '; ',
    strength: (share: string) => `strength ${share}`,
    cell: (lever: string, period: string) => `${lever} ${period}`,
    settings: (seed: string, runs: string, fresh: string, scale: string) =>
      `Seed ${seed}; ${runs} runs for the search and ${fresh} others to judge by; ${scale} users a fan agent`,
    plan: (file: string, by: string) => `Levers that may be used: ${file}, ${by}`,
    by: { whole: 'chosen as a whole', quarter: 'chosen by quarter', month: 'chosen by month' },
    kept: (names: string) => `In force in every plan: ${names}`,
    lost: (failed: string) => `${failed} runs are missing because they failed.`,
    searched: 'luck of the search',
    fresh: 'fresh luck',
  },
} as const;
