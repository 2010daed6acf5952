import type { Argv, CommandModule } from 'yargs';
import { LEVERS } from '../levers/all.ts';
import type { Lever } from '../levers/lever.ts';
import { fromLists } from '../model/additions.ts';
import { METRICS } from '../model/measures/all.ts';
import type { Metric } from '../model/measures/metric.ts';
import { PARAMETERS, type Parameter } from '../model/params.ts';
import { unitIn } from '../notation/currencies.ts';
import type { Bilingual, Language } from '../notation/language.ts';
import { nearestNames } from '../notation/nearest.ts';
import { shortNumber } from '../notation/quantity.ts';
import { refuse } from '../notation/refusal.ts';
import { effectGrade, effectLine, GRADE_WORDS, gradeOf } from '../result/grades.ts';
import { shown } from '../scenario/problems.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION } from './options.ts';
import { print, printJson } from './terminal.ts';

/** One line of an explanation: its key (of LABELS, or a setting's name) and what it says. */
type Line = readonly [key: string, text: string];

const LABELS: Readonly<Record<string, Bilingual>> = {
  parameter: { zh: '参数', en: 'parameter' },
  metric: { zh: '指标', en: 'metric' },
  lever: { zh: '杠杆', en: 'lever' },
  title: { zh: '名称', en: 'title' },
  meaning: { zh: '含义', en: 'meaning' },
  unit: { zh: '单位', en: 'unit' },
  value: { zh: '取值', en: 'value' },
  hard: { zh: '允许范围', en: 'allowed range' },
  plausible: { zh: '合理范围', en: 'plausible range' },
  identified: { zh: '由何确定', en: 'identified by' },
  source: { zh: '来源', en: 'source' },
  grade: { zh: '把握', en: 'grade' },
  effect: { zh: '效果的把握', en: 'grade of its effect' },
  period: { zh: '按期汇总', en: 'over a period' },
  ratio: { zh: '比值', en: 'ratio' },
  budget: { zh: '预算', en: 'budget' },
  aim: { zh: '对象', en: 'aimed at' },
  settings: { zh: '设置', en: 'settings' },
};

const OVER = {
  sum: { zh: '各日相加', en: 'sum of days' },
  last: { zh: '期末值', en: 'value on the last day' },
  mean: { zh: '各日平均', en: 'mean of days' },
  monthly: { zh: '每月一次；季与年取各月平均', en: 'once a month; quarters and years average their months' },
} as const;

const NO_BUDGET: Bilingual = { zh: '不能有预算：', en: 'can have none: ' };

function range([low, high]: readonly [number, number]): string {
  return `${shortNumber(low)} – ${shortNumber(high)}`;
}

function aboutParameter(parameter: Parameter, lang: Language): Line[] {
  return [
    ['parameter', parameter.name],
    ['meaning', parameter.meaning],
    ['value', shortNumber(parameter.value)],
    ['unit', unitIn(parameter.unit)],
    ['hard', range(parameter.hard)],
    ['plausible', range(parameter.plausible)],
    ['identified', parameter.identifiedBy],
    ['source', parameter.source],
    ['grade', GRADE_WORDS[gradeOf(parameter)][lang]],
  ];
}

function aboutMetric(metric: Metric, lang: Language): Line[] {
  const { ratio } = metric;
  const parts: Line[] = ratio ? [['ratio', `(${ratio.of.join(' + ')}) / (${ratio.to.join(' + ')})`]] : [];
  return [
    ['metric', metric.name],
    ['title', metric.title[lang]],
    ['meaning', metric.definition[lang]],
    ['unit', metric.unit],
    ['period', OVER[metric.over][lang]],
    ...parts,
  ];
}

/** How a budget is kept to the fen, or why there can be none. */
function budgetLine({ money }: Lever, lang: Language): string {
  if ('account' in money) return money.within[lang];
  return `${NO_BUDGET[lang]}${money.noBudget[lang]}`;
}

const AIM_WORDS = {
  zh: { all: '所有人', group: '可用 group 限定', settings: '可用设置限定', comma: '、', gap: '；' },
  en: { all: 'everybody alike', group: 'by its group', settings: 'by settings', comma: ', ', gap: '; ' },
} as const;

/** Whom it can be aimed at, and how that is said. */
function aimLine({ aim }: Lever, lang: Language): string {
  const { all, group, settings, comma, gap } = AIM_WORDS[lang];
  const ways = [
    ...(aim.group ? [`${group} (${aim.group.by.join(comma)})`] : []),
    ...(aim.settings ? [`${settings} (${aim.settings.join(comma)})`] : []),
  ];
  return ways.length === 0 ? all : ways.join(gap);
}

function aboutLever(lever: Lever, lang: Language): Line[] {
  const settings = Object.entries(lever.settings).map(([name, { meaning, initial }]): Line => {
    const fallback = initial === undefined ? '' : ` [${[initial].flat().join(', ')}]`;
    return [name, meaning + fallback];
  });
  return [
    ['lever', lever.id],
    ['title', lever.title[lang]],
    ['meaning', lever.meaning[lang]],
    ['source', lever.source],
    ['effect', effectLine(effectGrade([lever.id])!, lang)],
    ['budget', budgetLine(lever, lang)],
    ['aim', aimLine(lever, lang)],
    ...(settings.length > 0 ? [['settings', ''] as const] : []),
    ...settings,
  ];
}

/** What a name means; more than one block when a metric, a parameter and a lever share it, none when nothing has it. */
function explanationsOf(name: string, lang: Language): Line[][] {
  const parameter = PARAMETERS.find((candidate) => candidate.name === name);
  const metric = METRICS.find((candidate) => candidate.name === name);
  const lever = LEVERS.find((candidate) => candidate.id === name);
  return [
    ...(parameter ? [aboutParameter(parameter, lang)] : []),
    ...(metric ? [aboutMetric(metric, lang)] : []),
    ...(lever ? [aboutLever(lever, lang)] : []),
  ];
}

const everyName = fromLists(() => [
  ...PARAMETERS.map(({ name }) => name),
  ...METRICS.map(({ name }) => name),
  ...LEVERS.map(({ id }) => id),
]);

const MOST_NEAR = 3;

/** Parameters whose last part is nearly the text: `negativty` for `trust.negativity`. */
function nearLastPart(text: string): string[] {
  const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1);
  const parts = nearestNames(text, [...new Set(everyName().map(lastPart))]);
  return everyName().filter((name) => parts.includes(lastPart(name)));
}

/** Metrics and levers by what people call them: a title in either language that is the text, or holds it or is held by it. */
function titledLike(text: string): string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < 2) return [];
  const named = [
    ...METRICS.map(({ name, title }) => ({ name, title })),
    ...LEVERS.map(({ id, title }) => ({ name: id, title })),
  ];
  const far = ({ zh, en }: Bilingual) =>
    Math.min(
      ...[zh, en].map((title) => {
        const lower = title.toLowerCase();
        if (lower === wanted) return 0;
        return lower.includes(wanted) || wanted.includes(lower) ? 1 : 2;
      }),
    );
  return named
    .filter(({ title }) => far(title) < 2)
    .sort((a, b) => far(a.title) - far(b.title))
    .map(({ name }) => name);
}

interface ExplainArguments {
  readonly name?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** `explain <parameter|metric|lever>`: meaning, unit, range, source, what identifies it; exit code 2 on a miss. */
export const explain: CommandModule<object, ExplainArguments> = {
  command: 'explain <name>',
  describe: '解释一个参数、指标或杠杆 · Explain a parameter, a metric or a lever',
  builder: (yargs) =>
    yargs
      .positional('name', { type: 'string', describe: '名称 · its name' })
      .option('json', JSON_OPTION)
      .example('$0 explain trust.negativity', '') as Argv<ExplainArguments>,
  handler: ({ name = '', lang, json = false }) => {
    const language = languageOf(lang);
    const blocks = explanationsOf(name, language);
    if (blocks.length === 0) {
      const near = [
        ...new Set([
          ...titledLike(name),
          ...nearestNames(name, everyName(), MOST_NEAR),
          ...nearLastPart(name),
        ]),
      ];
      const hint = near.length > 0 ? `did you mean ${near.slice(0, MOST_NEAR).join(', ')}?` : undefined;
      throw refuse('explain', 'a parameter, metric or lever', shown(name), hint);
    }
    if (json) {
      const explanations = blocks.map((lines) => Object.fromEntries(lines));
      printJson({ name, explanations });
      return;
    }
    const lineOf = ([key, text]: Line) => {
      const label = LABELS[key]?.[language];
      return (label ? `${label}: ${text}` : `  ${key}: ${text}`).trimEnd();
    };
    print(...blocks.flatMap((lines, at) => [...(at > 0 ? [''] : []), ...lines.map(lineOf)]));
  },
};
