/** The words of `discover`. Arguments are numbers already written for people. */

export const DISCOVER_WORDS = {
  zh: {
    kind: '什么必须成立',
    made: '运行数',
    colon: '：',
    comma: '、',
    and: '，且',
    plan: {
      factors: (runs: string, factors: string) =>
        `${runs} 次运行，各在 ${factors} 项的一个点上（拉丁超立方），运气各不相同`,
      ensemble: (runs: string) => `${runs} 次运行，只在各自抽取的参数、强度与注意力上不同`,
      takes: (runs: string, time: string, threads: string) =>
        `合 ${runs} 次完整运行，${threads} 线程约需 ${time}；记得的不再模拟`,
    },
    tooFew: '成功的运行太少，找不出盒子',
    asked: {
      reach: (target: string) => `${target}：要达成，什么必须成立`,
      miss: (target: string) => `${target}：什么情形会错过`,
    },
    settings: (seed: string, runs: string, factors: string, scale: string) =>
      `种子 ${seed}；${runs} 次运行，在 ${factors} 项上不同；每个粉丝代表 ${scale} 名用户`,
    lost: (failed: string, all: string) => `${all} 次运行中有 ${failed} 次失败而缺失。`,
    verdict: '盒子',
    boxes: {
      density: '盒子里的占比',
      base: '全部运行中的占比',
      coverage: '盒子涵盖的',
      elsewhere: '另一半运行里的占比',
    },
    cases: { reach: '达成', miss: '错过' },
    base: (runs: string, what: string, share: string) => `${runs} 次运行中，${what}的占 ${share}。`,
    first: (bounds: string, what: string, density: string, base: string, coverage: string) =>
      `${bounds}：其中 ${density} ${what}（全部为 ${base}），涵盖全部${what}情形的 ${coverage}。`,
    next: (bounds: string, what: string, density: string, coverage: string) =>
      `此外，${bounds}：其中 ${density} ${what}，再涵盖 ${coverage}。`,
    elsewhere: (density: string, coverage: string) =>
      `在没有用来找盒子的一半运行里，同样找出的盒子平均有 ${density}，涵盖 ${coverage}：以此为准，前面的数字偏好。`,
    shaky: (names: string) => `换一半运行便常常不再出现的界限：${names}。`,
    single: (what: string) => `所有运行都一样（全部${what}，或没有一次${what}），没有什么可区分。`,
    none: (what: string) => `没有一个界限站得住：在这些项上，${what}与否分不出来。`,
    bound: {
      low: (name: string, value: string) => `${name} ≥ ${value}`,
      high: (name: string, value: string) => `${name} ≤ ${value}`,
    },
    between: (name: string, low: string, high: string) => `${name}在 ${low} 至 ${high} 之间`,
    box: (n: string) => `盒子 ${n}`,
    leaf: (n: string) => `树叶 ${n}`,
    table: '盒子（PRIM）',
    heads: ['盒子', '密度', '覆盖率', '占全部运行', '运行', '另一半：密度', '另一半：覆盖率'],
    boundHeads: ['盒子', '界限', '准 p 值', '半数样本中再现'],
    tableNote: (alpha: string, least: string, halves: string) =>
      `PRIM（Friedman 与 Fisher 1999；Bryant 与 Lempert 2010）：每步剥去至多 ${alpha} 的运行，使密度按每个失去的运行提高最多，盒子至少留 ${least} 的运行；取密度与覆盖率的调和平均最高的一步，再把不降低密度的界限放宽，并去掉准 p 值高于 5% 的界限。密度：盒子里属于所问情形的占比；覆盖率：全部所问情形落在盒子里的占比。准 p 值：若这条界限毫无意义，盒子里有这么多情形的概率；界限是在同样的运行上找的，所以它偏小。再现：${halves} 个随机的一半运行中，这一项再次有界限的占比；另一半的密度与覆盖率是这些盒子在没有参与寻找的运行里的平均。`,
    leafTable: '同一问题的树（CART）',
    leafNote: (least: string) =>
      `分类树（Gini，每叶至少 ${least} 的运行）中密度高于全部运行的叶，情形多的在前：另一种方法若给出相近的界限，更可相信。`,
    factorTable: '运行在哪些项上不同',
    factorNote:
      '研究文件：由研究设定（拉丁超立方）；后验抽取、抽取的强度：由每次运行自取，同 run；注意力：目标时期的平均，随每次运行自取的未来而变。',
    factorHeads: ['项', '来自', '单位', '最小', '最大'],
    sources: { study: '研究文件', posterior: '后验抽取', lever: '抽取的强度', attention: '注意力' },
    published: '判断已计入公布的季度；GMV 按每次运行与模型误差的抽样计，一次运行可以部分算作达成。',
    ownPast:
      '判断不计入公布的季度：所设的参数给出另一个过去。GMV 按每次运行与模型误差的抽样计，一次运行可以部分算作达成。',
    charts: {
      trajectory: {
        title: '剥离的轨迹',
        caption: '每点是一步之后的盒子：越往左覆盖越少，越往上越密。圈出的是所取的一步；颜色是有界限的项数。',
        x: '覆盖率（%）',
        y: '密度（%）',
        factors: '有界限的项数',
        chosen: '所取',
      },
      bounds: {
        title: '盒子的界限',
        caption: '灰条是运行所及的整个范围，蓝条是第一个盒子允许的部分。',
        x: '在运行所及范围中的位置（%）',
        all: '整个范围',
        box: '盒子',
      },
    },
    limits: '这说明不了什么',
    limit: [
      '盒子说的是这些范围里的运行：范围怎样取，盒子就怎样；盒子里的占比不是未来的概率。',
      '界限不是原因：一项与别项一同变动（如后验中相关的参数），盒子可能落在其中任何一项上。',
      '项多而运行少时，偶然也能找出盒子：看另一半运行里的密度，不看盒子里的。',
    ],
    terminalHeads: ['盒子', '界限', '密度', '覆盖率', '另一半：密度', '覆盖率'],
  },
  en: {
    kind: 'What must be true',
    made: 'Runs',
    colon: ': ',
    comma: ', ',
    and: ' and ',
    plan: {
      factors: (runs: string, factors: string) =>
        `${runs} runs, each at a point of ${factors} factors (a Latin hypercube) and on luck of its own`,
      ensemble: (runs: string) =>
        `${runs} runs, which differ in the parameters, strengths and attention that each draws`,
      takes: (runs: string, time: string, threads: string) =>
        `${runs} whole runs, about ${time} on ${threads} threads; what is remembered is not simulated again`,
    },
    tooFew: 'too few runs ended well to find a box',
    asked: {
      reach: (target: string) => `${target}: what must be true for it to be reached`,
      miss: (target: string) => `${target}: when it is missed`,
    },
    settings: (seed: string, runs: string, factors: string, scale: string) =>
      `Seed ${seed}; ${runs} runs, which differ in ${factors} factors; ${scale} users a fan agent`,
    lost: (failed: string, all: string) => `${failed} of ${all} runs are missing because they failed.`,
    verdict: 'The box',
    boxes: {
      density: 'Share inside the box',
      base: 'Share of all runs',
      coverage: 'The box holds',
      elsewhere: 'Share in the other half',
    },
    cases: { reach: 'reach it', miss: 'miss it' },
    base: (runs: string, what: string, share: string) => `Of ${runs} runs ${share} ${what}.`,
    first: (bounds: string, what: string, density: string, base: string, coverage: string) =>
      `Where ${bounds}: ${density} of the runs ${what} (of all runs ${base}), which is ${coverage} of all that ${what}.`,
    next: (bounds: string, what: string, density: string, coverage: string) =>
      `Besides, where ${bounds}: ${density} ${what}, another ${coverage} of all that do.`,
    elsewhere: (density: string, coverage: string) =>
      `In halves of the runs in which a box was not sought, boxes found in the same way hold ${density} on average, with ${coverage} of all cases: go by these, for the figures above flatter.`,
    shaky: (names: string) => `Bounds that often do not come again on half of the runs: ${names}.`,
    single: (what: string) =>
      `All runs are alike (all of them ${what}, or none), so that there is nothing to tell apart.`,
    none: (what: string) =>
      `No bound holds: on these factors runs that ${what} cannot be told from the others.`,
    bound: {
      low: (name: string, value: string) => `${name} ≥ ${value}`,
      high: (name: string, value: string) => `${name} ≤ ${value}`,
    },
    between: (name: string, low: string, high: string) => `${name} is between ${low} and ${high}`,
    box: (n: string) => `Box ${n}`,
    leaf: (n: string) => `Leaf ${n}`,
    table: 'Boxes (PRIM)',
    heads: [
      'Box',
      'Density',
      'Coverage',
      'Of all runs',
      'Runs',
      'Other half: density',
      'Other half: coverage',
    ],
    boundHeads: ['Box', 'Bound', 'Quasi-p', 'Comes again'],
    tableNote: (alpha: string, least: string, halves: string) =>
      `PRIM (Friedman & Fisher 1999; Bryant & Lempert 2010): each step peels off at most ${alpha} of the runs, where that raises the density most for each run given up, and a box keeps at least ${least} of all runs. Taken is the step with the highest harmonic mean of density and coverage; bounds are then widened where that costs no density, and those with a quasi-p above 5% are left out. Density: the share of runs inside that are of interest. Coverage: the share of all runs of interest that lies inside. Quasi-p: how likely so many would be inside if the bound meant nothing; it is too small, for the bound was sought on the same runs. Comes again: in how many of ${halves} random halves of the runs the factor is bounded again; density and coverage of the other half are means of those boxes over the runs in which they were not sought.`,
    leafTable: 'The same by a tree (CART)',
    leafNote: (least: string) =>
      `Leaves of a classification tree (Gini; each at least ${least} of the runs) that are denser than all runs, those with most cases first: where another method gives much the same bounds, they are more to be believed.`,
    factorTable: 'What the runs differ in',
    factorNote:
      'Study: set by the study (a Latin hypercube). Posterior draw, drawn strength: drawn by each run, as run does. Attention: the mean over the target’s period, by the future that each run draws.',
    factorHeads: ['Factor', 'From', 'Unit', 'Least', 'Greatest'],
    sources: { study: 'study', posterior: 'posterior draw', lever: 'drawn strength', attention: 'attention' },
    published:
      'Published quarters stand in the figure; GMV is judged with the errors of the model, drawn many times for each run, so that a run may be a case in part.',
    ownPast:
      'Published quarters do not stand in the figure, for the parameters that are set make another past. GMV is judged with the errors of the model, drawn many times for each run, so that a run may be a case in part.',
    charts: {
      trajectory: {
        title: 'The peeling trajectory',
        caption:
          'Each dot is the box after a step: further left it holds fewer of the cases, further up it is denser. The ring marks the step that is taken, colours the number of bounded factors.',
        x: 'coverage (%)',
        y: 'density (%)',
        factors: 'factors bounded',
        chosen: 'taken',
      },
      bounds: {
        title: 'Bounds of the box',
        caption: 'Grey: the whole range of the runs. Blue: what the first box allows.',
        x: 'place in the range (%)',
        all: 'whole range',
        box: 'box',
      },
    },
    limits: 'What this does not show',
    limit: [
      'A box speaks of the runs within these ranges: other ranges make other boxes, and the share inside is no chance of the future.',
      'A bound is no cause: where factors go together, as correlated parameters of the posterior do, the box may rest on any of them.',
      'With many factors and few runs chance alone makes boxes: go by the density in the other half, not by that inside.',
    ],
    terminalHeads: ['box', 'bounds', 'density', 'coverage', 'other half: density', 'coverage'],
  },
} as const;
