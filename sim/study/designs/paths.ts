/** What a path of a scenario names, as far as a study can change it: a parameter, a setting of a lever, a date, the scale. */

import { leverOf } from '../../levers/all.ts';
import type { Lever } from '../../levers/lever.ts';
import { metricOf } from '../../model/measures/all.ts';
import { PARAMETERS } from '../../model/params.ts';
import { FORMER_BUDGET_AMOUNT, unitIn } from '../../notation/currencies.ts';
import type { Bilingual } from '../../notation/language.ts';
import { nearestNames } from '../../notation/nearest.ts';
import type { QuantityKind } from '../../notation/quantity.ts';
import { didYouMean, shown } from '../../scenario/problems.ts';
import type { LeverPlan, Scenario } from '../../scenario/scenario.ts';
import { BUDGET_AMOUNT } from '../plans/cells.ts';
import type { Factor } from './factor.ts';

export interface About extends Pick<Factor, 'path' | 'title' | 'unit' | 'meaning'> {
  /** Where a study that gives no range takes it. */
  readonly usual?: readonly [low: number, high: number];
}

/** Why a path cannot be changed by a study. */
export interface Unknown {
  readonly expected: string;
  readonly got: string;
  readonly hint?: string | undefined;
}

const same = (text: string): Bilingual => ({ zh: text, en: text });

/** What of a scenario itself can be changed, beside its parameters and levers. */
const OWN: Readonly<Record<string, Omit<About, 'path'>>> = {
  from: {
    title: { zh: '首日', en: 'First day' },
    unit: 'date',
    meaning: { zh: '运行的第一天', en: 'First day of the run' },
  },
  until: {
    title: { zh: '末日', en: 'Last day' },
    unit: 'date',
    meaning: { zh: '运行的最后一天', en: 'Last day of the run' },
  },
  knownUntil: {
    title: { zh: '信息日', en: 'Information date' },
    unit: 'date',
    meaning: { zh: '此后公布的一概不用', en: 'Nothing published later is used' },
  },
  'population.scale': {
    title: { zh: '每个粉丝代表的用户数', en: 'Users per fan' },
    unit: 'users',
    meaning: { zh: '每个粉丝智能体代表的真实用户数', en: 'Real users that one fan agent stands for' },
  },
};

const SHARE: readonly [number, number] = [0, 1];

/** Settings that every lever has; a unit and words. */
const OF_ALL: Readonly<
  Record<string, { readonly unit: string; readonly title: Bilingual; readonly meaning: Bilingual }>
> = {
  strength: {
    unit: 'share',
    title: { zh: '强度', en: 'strength' },
    meaning: { zh: '爬坡结束时的强度，0 为不起作用', en: 'Strength at the end of the ramp, 0 for no effect' },
  },
  from: {
    unit: 'date',
    title: { zh: '首日', en: 'first day' },
    meaning: { zh: '生效的第一天', en: 'First day in force' },
  },
  until: {
    unit: 'date',
    title: { zh: '末日', en: 'last day' },
    meaning: { zh: '生效的最后一天', en: 'Last day in force' },
  },
  ramp: {
    unit: 'days',
    title: { zh: '爬坡天数', en: 'ramp' },
    meaning: { zh: '强度从零升起的天数', en: 'Days over which the strength grows from nothing' },
  },
  fade: {
    unit: 'days',
    title: { zh: '退坡天数', en: 'fade' },
    meaning: { zh: '最后强度降为零的天数', en: 'Days at the end over which the strength falls to nothing' },
  },
  budget: {
    unit: 'money',
    title: { zh: '预算', en: 'budget' },
    meaning: { zh: '平台至多为它花多少', en: 'Most that it may cost the platform' },
  },
};

const UNITS: Readonly<Record<QuantityKind, string>> = {
  amount: 'money',
  count: 'count',
  share: 'share',
  duration: 'days',
  number: 'number',
};

function settingsOf({ settings, money }: Lever): string[] {
  const own = Object.entries(settings).filter(([, { kind }]) => kind !== 'choices');
  const all = Object.keys(OF_ALL).filter((name) => name !== 'budget' || 'account' in money);
  return [...all, ...own.map(([name]) => name)];
}

const THRESHOLDS = ['below', 'untilAbove', 'above', 'untilBelow'];

/** A threshold of what puts a lever on or off: in the unit of its metric, or a share of a path. */
function aboutThreshold(plan: LeverPlan, key: string): Omit<About, 'path'> | undefined {
  const [when, name = ''] = key.split('.');
  if (when !== 'when' || !plan.when || !THRESHOLDS.includes(name)) return undefined;
  const { metric, path } = plan.when;
  const { unit, title } = metricOf(metric);
  return {
    title: { zh: `${plan.title.zh}：${name}`, en: `${plan.title.en}: ${name}` },
    unit: path ? 'share' : unit,
    meaning: { zh: `触发条件的阈值：${title.zh}`, en: `Threshold of its trigger: ${title.en}` },
  };
}

function aboutSetting(plan: LeverPlan, key: string): Omit<About, 'path'> | undefined {
  const kind = leverOf(plan.lever)!;
  const name = [BUDGET_AMOUNT, FORMER_BUDGET_AMOUNT].some((one) => key === `budget.${one}`) ? 'budget' : key;
  if (!settingsOf(kind).includes(name)) return aboutThreshold(plan, key);
  const common = OF_ALL[name];
  if (common) {
    const { unit, title, meaning } = common;
    const named = { zh: `${plan.title.zh}：${title.zh}`, en: `${plan.title.en}: ${title.en}` };
    return { title: named, unit, meaning, ...(name === 'strength' ? { usual: SHARE } : {}) };
  }
  const setting = kind.settings[name]!;
  return {
    title: { zh: `${plan.title.zh}：${name}`, en: `${plan.title.en}: ${name}` },
    unit: setting.kind === 'choices' ? 'word' : UNITS[setting.kind],
    meaning: same(setting.meaning),
  };
}

function aboutLever(path: string, levers: readonly LeverPlan[]): Omit<About, 'path'> | Unknown {
  const [, id = '', ...rest] = path.split('.');
  const plan = levers.find((one) => one.id === id);
  if (!plan) {
    const ids = levers.map((one) => one.id);
    return {
      expected: 'the id of a lever of the scenario',
      got: shown(id),
      hint: didYouMean(nearestNames(id, ids).map((near) => ['levers', near, ...rest].join('.'))),
    };
  }
  const key = rest.join('.');
  const known = settingsOf(leverOf(plan.lever)!);
  return (
    aboutSetting(plan, key) ?? {
      expected: 'a setting of the lever that is a number or a date',
      got: shown(key),
      hint: didYouMean(nearestNames(key, known).map((near) => `levers.${id}.${near}`)),
    }
  );
}

const NAMES: readonly string[] = PARAMETERS.map(({ name }) => name);

function aboutParameter(name: string): Omit<About, 'path'> | Unknown {
  const parameter = PARAMETERS.find((one) => one.name === name);
  if (parameter) {
    const { unit, meaning, plausible } = parameter;
    return { title: same(name), unit, meaning: same(meaning), usual: plausible };
  }
  const near = nearestNames(name, NAMES).map((one) => `parameters.${one}`);
  return { expected: 'the name of a parameter', got: shown(name), hint: didYouMean(near) };
}

/** Whatever the path is near to, its parts left out perhaps: `trust.negativity` for `parameters.trust.negativity`. */
function nearPaths(path: string, levers: readonly LeverPlan[]): string[] {
  const ofLevers = levers.flatMap(({ id, lever }) =>
    settingsOf(leverOf(lever)!).map((name) => `levers.${id}.${name}`),
  );
  const all = [...NAMES.map((name) => `parameters.${name}`), ...ofLevers, ...Object.keys(OWN)];
  const behind = all.filter((one) => one.endsWith(`.${path}`));
  return behind.length > 0 ? behind : nearestNames(path, all);
}

/** What a path names in a scenario, or why a study cannot change it. */
export function aboutPath(
  path: string,
  { levers, currency }: Pick<Scenario, 'levers' | 'currency'>,
): About | Unknown {
  const [first, ...rest] = path.split('.');
  const own = OWN[path];
  if (own) return { path, ...own };
  if (first === 'parameters' || (first === 'levers' && rest.length > 1)) {
    const found = first === 'levers' ? aboutLever(path, levers) : aboutParameter(rest.join('.'));
    return 'expected' in found ? found : { path, ...found, unit: unitIn(found.unit, currency) };
  }
  return {
    expected:
      'a path of a parameter, a lever or a date, such as parameters.trust.stake or levers.coupon.strength',
    got: shown(path),
    hint: didYouMean(nearPaths(path, levers)),
  };
}
