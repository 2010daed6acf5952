/** Writes the report of `identify`: report.html, and each chart as a specification that any Vega-Lite editor opens. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { IDENTIFY_CHARTS } from './identify/charts.ts';
import type { IdentifyResult, ProfileRow, RankRow } from './identify/result.ts';
import { identifySentences, SEEN, VERDICTS } from './identify/sentences.ts';
import { forChart, LANGS, type Lang, numbersIn } from './numbers.ts';
import { documentOf, figure, list, small } from './page/document.ts';
import { escaped, section, table } from './page/html.ts';
import { writeWhole } from './report.ts';
import { wordsIn } from './words/in.ts';

const WORDS = {
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
      `A quadratic surface through ${runs} runs scattered around the best fit, each with luck of its own; each parameter is held while the others are fitted anew on it. A fact’s standard deviation joins its tolerance and how far a run lies from the surface. Rule: values at which the likelihood (twice its negative logarithm, without the parameter’s own prior) is at most ${rule} above its least; cut at the plausible range. ${scale} users a fan agent.`,
    ranks: 'Check: ranks of known truths',
    rankHeads: ['Quantity', 'p', 'after Holm', '50% interval', '80% interval', '90% interval', 'Verdict'],
    rankNote: (truths: string, members: string, kept: string, scale: string) =>
      `${truths} truths were drawn from the prior, each run in a small market (${scale} users a fan agent, fewer sellers), told with the noise of the tolerances, and sought by the same calibration; ${members} members each, ${kept} kept on average. p: χ² test of level ranks; after Holm: p adjusted for so many tests. Intervals: share of truths inside.`,
    limits: 'What this does not show',
    limit:
      'The check tells whether the calibration is honest in the model’s own world, not whether the model is right about the real one. Luck is larger in a small market.',
  },
} as const;

function profileTable({ profile }: IdentifyResult, lang: Lang): string {
  if (!profile) return '';
  const words = WORDS[lang];
  const row = ({ name, from, to, rise, seen }: ProfileRow) => [
    name,
    `${forChart(from)} – ${forChart(to)}`,
    rise.toFixed(1),
    SEEN[seen][lang],
  ];
  const note = words.profileNote(
    String(profile.rule),
    numbersIn(lang).count(profile.scale),
    numbersIn(lang).count(profile.runs),
  );
  return section(words.profiles, table(words.profileHeads, profile.profiles.map(row)), small(note));
}

function rankTable({ ranks }: IdentifyResult, lang: Lang): string {
  if (!ranks) return '';
  const words = WORDS[lang];
  const { share, count } = numbersIn(lang);
  const row = ({ name, p, adjusted, coverage, verdict }: RankRow) => [
    name,
    p.toFixed(3),
    adjusted.toFixed(3),
    ...coverage.map(({ covered }) => share(covered)),
    VERDICTS[verdict][lang],
  ];
  const { truths, members, kept, scale } = ranks;
  const note = words.rankNote(String(truths), String(members), kept.toFixed(1), count(scale));
  return section(words.ranks, table(words.rankHeads, ranks.quantities.map(row)), small(note));
}

/** The whole page. Does not change `result`. */
export function identifyPage(result: IdentifyResult): string {
  const charts = drawn(result);
  const body = (lang: Lang) => {
    const words = WORDS[lang];
    const { page } = wordsIn(lang);
    const { seed, knownUntil, engine } = result;
    return [
      `<p class="kind">${escaped(words.kind)}</p>`,
      `<h1>${escaped(result.title[lang])}</h1>`,
      `<p class="about">${escaped(words.settings(seed, numbersIn(lang).date(knownUntil), engine))}</p>`,
      section(words.says, list(identifySentences(result, lang))),
      section(
        words.charts,
        `<noscript><p>${escaped(page.noScript)}</p></noscript>`,
        ...charts.map(({ id, chart, specs }) => figure(id, chart.caption[lang], lang, specs[lang])),
      ),
      profileTable(result, lang),
      rankTable(result, lang),
      section(words.limits, list([words.limit])),
    ];
  };
  const title = (lang: Lang) => `${result.title[lang]} · ${WORDS[lang].kind}`;
  return documentOf({
    title: { zh: title('zh'), en: title('en') },
    body: { zh: body('zh'), en: body('en') },
    charts,
  });
}

function drawn(result: IdentifyResult) {
  return IDENTIFY_CHARTS.flatMap((chart) => {
    const [zh, en] = [chart.spec(result, 'zh'), chart.spec(result, 'en')];
    return zh && en ? [{ id: chart.id, chart, specs: { zh, en } }] : [];
  });
}

/** Writes `report.html` and `charts/<id>.<lang>.vl.json` into the folder; the same result gives the same bytes. */
export async function writeIdentifyReport(dir: string, result: IdentifyResult): Promise<void> {
  const folder = join(dir, 'charts');
  await mkdir(folder, { recursive: true });
  await writeWhole(join(dir, 'report.html'), identifyPage(result));
  for (const { id, specs } of drawn(result)) {
    for (const lang of LANGS) {
      await writeWhole(join(folder, `${id}.${lang}.vl.json`), `${JSON.stringify(specs[lang], null, 1)}\n`);
    }
  }
}
