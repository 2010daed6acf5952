/** C14–C16: service providers. */

import type { Bilingual } from '../../notation/language.ts';
import { CAPABILITY_NAMES, type CapabilityName } from './capabilities.ts';
import type { Check, Claim } from './claim.ts';
import type { Evidence } from './evidence.ts';
import { difference, ratio, sum } from './figures.ts';

const MAIN = 'kuaishou-2021';
const END = '2021-12-31';

const links: Claim = {
  id: 'C14',
  claim: {
    zh: '服务商连接主播、粉丝与品牌，承担入驻、孵化、供货、运营、培训与直播服务',
    en: 'Providers link creators, fans and brands: onboarding, incubation, supply, operation, live services',
  },
  kind: 'by construction',
  why: {
    zh: '服务商的作用与找服务商的概率都是规则，后者照客户占比选定',
    en: 'what providers do is a rule, and so is the chance to look for one, chosen for the share of clients',
  },
  runs: [MAIN],
  experiments: ['watched', 'capabilities'],
  checks: ({ value, told }) => {
    const share = (year: string) => ratio(value(MAIN, 'providerGmv', year), value(MAIN, 'gmv', year));
    return [
      {
        what: { zh: '服务商客户占 GMV，2021 减 2020', en: 'clients’ share of GMV, 2021 less 2020' },
        unit: 'share',
        figures: difference(share('2021'), share('2020')),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '年末被服务的达人', en: 'talents served at the end of 2021' },
        unit: 'count',
        figures: told('watched', 'talents'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '年末被服务的品牌店', en: 'brand stores served at the end of 2021' },
        unit: 'count',
        figures: told('watched', 'stores'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '2021 年服务费', en: 'fees 2021' },
        unit: 'yuan',
        figures: value(MAIN, 'providerFees', '2021'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: {
          zh: '直播运营给客户转化率带来的变化',
          en: 'change of clients’ conversion by live operations',
        },
        unit: 'share',
        figures: told('capabilities', 'operations'),
        expected: { kind: 'above', value: 0 },
      },
    ];
  },
};

const CLASSES = [
  { name: 'Strategic', zh: '战略核心', en: 'strategic core' },
  { name: 'Base', zh: '核心（基地）', en: 'core (base)' },
  { name: 'Local', zh: '优质本地', en: 'quality local' },
  { name: 'Brand', zh: '优质品牌', en: 'quality brand' },
] as const;

const classes: Claim = {
  id: 'C15',
  claim: {
    zh: '四类服务商：战略核心、核心（基地）、优质本地、优质品牌，各有准入与退出标准',
    en: 'Four classes of provider, each with standards of admission and exit',
  },
  kind: 'by construction',
  why: {
    zh: '四类及其准入、退出标准就是规则',
    en: 'the four classes and their standards are the rule itself',
  },
  runs: [MAIN],
  experiments: ['watched'],
  checks: ({ value, told }) => {
    const all = (what: string) => sum(...CLASSES.map(({ name }) => told('watched', `${what}${name}`)));
    const step = (higher: string, lower: string, zh: string, en: string): Check => ({
      what: { zh: `准入最低能力：${zh}`, en: `least capability admitted: ${en}` },
      unit: 'index',
      figures: difference(told('watched', `least${higher}`), told('watched', `least${lower}`)),
      expected: { kind: 'above', value: 0 },
    });
    return [
      ...CLASSES.map(
        ({ name, zh, en }): Check => ({
          what: { zh: `年末在册：${zh}`, en: `on the roll at the end of 2021: ${en}` },
          unit: 'count',
          figures: value(MAIN, `providers${name}`, END),
          expected: { kind: 'above', value: 0 },
        }),
      ),
      step('Strategic', 'Base', '战略核心高于核心（基地）', 'strategic core above core base'),
      step('Base', 'Local', '核心（基地）高于优质本地', 'core base above quality local'),
      step('Brand', 'Local', '优质品牌高于优质本地', 'quality brand above quality local'),
      {
        what: { zh: '准入的服务商', en: 'firms admitted' },
        unit: 'count',
        figures: all('admitted'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '未达标而未准入', en: 'firms refused' },
        unit: 'count',
        figures: all('refused'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '清退的服务商', en: 'firms removed' },
        unit: 'count',
        figures: all('removed'),
        expected: { kind: 'above', value: 0 },
      },
    ];
  },
};

/** Each capability, and what it is to raise of the same clients, with it against without. */
const CAPABILITY_CHECKS: Record<CapabilityName, { readonly name: Bilingual; readonly raises: Bilingual }> = {
  incubation: {
    name: { zh: '孵化', en: 'incubation' },
    raises: { zh: '客户占全部访问的份额', en: 'a client’s share of all visits' },
  },
  marketing: {
    name: { zh: '流量营销', en: 'traffic marketing' },
    raises: { zh: '每次访问的新关注', en: 'follows a visit' },
  },
  operations: {
    name: { zh: '直播运营', en: 'live operations' },
    raises: { zh: '转化率', en: 'conversion' },
  },
  supply: { name: { zh: '供应链', en: 'supply chain' }, raises: { zh: '满意率', en: 'satisfied share' } },
  fulfilment: { name: { zh: '履约', en: 'fulfilment' }, raises: { zh: '满意率', en: 'satisfied share' } },
};

function capabilityCheck(
  { told }: Evidence,
  capability: CapabilityName,
  figure: string,
  of: Bilingual,
): Check {
  const { name } = CAPABILITY_CHECKS[capability];
  return {
    what: {
      zh: `${name.zh}：${of.zh}，同一批客户因此项能力的变化`,
      en: `${name.en}: ${of.en}, change by this capability for the same clients`,
    },
    unit: 'share',
    figures: told('capabilities', figure),
    expected: { kind: 'above', value: 0 },
  };
}

/** Live operations stand in the rule of who orders; the others come back to a client through its followers' trust. */
const COME_BACK = ['incubation', 'marketing', 'supply', 'fulfilment'] as const;
const LOYAL: Bilingual = { zh: '粉丝下单', en: 'orders of followers' };

const capabilities: Claim = {
  id: 'C16',
  claim: {
    zh: '五项能力：主播孵化、流量营销、直播运营、供应链、服务履约',
    en: 'Five capabilities: incubation, traffic marketing, live operations, supply chain, fulfilment',
  },
  kind: 'by construction',
  why: {
    zh: '五项能力各以正号写进规则；市场里还剩多少才是结果',
    en: 'each capability stands in a rule with its sign; what is left of it in the market is the result',
  },
  runs: [],
  experiments: ['capabilities'],
  checks: (evidence) => [
    ...CAPABILITY_NAMES.map((name) => capabilityCheck(evidence, name, name, CAPABILITY_CHECKS[name].raises)),
    ...COME_BACK.map((name) => ({
      ...capabilityCheck(evidence, name, `${name}Loyal`, LOYAL),
      kind: 'found' as const,
    })),
  ],
};

export const providerClaims: readonly Claim[] = [links, classes, capabilities];
