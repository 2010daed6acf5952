/** C12: what the brand centre does for brands. */
import type { MetricName } from '../../model/measures/all.ts';
import type { Check, Claim } from './claim.ts';
import type { Evidence } from './evidence.ts';
import { change } from './figures.ts';
import { SUPPORTS, type Support } from './runs.ts';

const HALF = ['2021Q1', '2021Q2'] as const;

/** What each support is to change, against no support, over the first half of 2021. */
const SUPPORT_CHECKS: Record<
  Exclude<Support, 'service'>,
  { zh: string; en: string; of: MetricName; at: readonly string[] }
> = {
  traffic: { zh: '流量：品牌 GMV', en: 'traffic: brand GMV', of: 'brandGmv', at: HALF },
  budget: { zh: '预算：品牌 GMV', en: 'budget: brand GMV', of: 'brandGmv', at: HALF },
  tools: { zh: '工具：品牌 GMV', en: 'tools: brand GMV', of: 'brandGmv', at: HALF },
  policy: { zh: '政策：品牌数', en: 'policy: brands', of: 'brands', at: ['2021-06-30'] },
};

const centre: Claim = {
  id: 'C12',
  claim: {
    zh: 'SKA 品牌中心的五项扶持：流量、预算、服务、工具、政策',
    en: 'Five supports of the SKA centre: traffic, budget, service, tools, policy',
  },
  kind: 'by construction',
  why: {
    zh: '五项扶持各以正号写进规则，力度是假设',
    en: 'each support stands in a rule with its sign; how strong it is, is an assumption',
  },
  levers: ['ska-support'],
  runs: ['support-none', ...SUPPORTS.map((support) => `support-${support}` as const)],
  experiments: ['watched', 'full-service'],
  checks: (evidence) => [
    ...SUPPORTS.map((support) => supportCheck(evidence, support)),
    ...SUPPORTS.map(
      (support): Check => ({
        what: { zh: `${support} 的成本`, en: `cost of ${support}` },
        unit: 'yuan',
        figures: evidence.value(`support-${support}`, 'costBrands', ...HALF),
        expected: { kind: 'above', value: 0 },
      }),
    ),
  ],
};

function supportCheck({ value, told }: Evidence, support: Support): Check {
  if (support === 'service') {
    return {
      what: {
        zh: '服务：品牌从反馈中获得的品质（满力度对现状）',
        en: 'service: quality gained from feedback, at full strength against as it is',
      },
      unit: 'share',
      figures: change(told('full-service', 'learned'), told('watched', 'learned')),
      expected: { kind: 'above', value: 0 },
    };
  }
  const { zh, en, of, at } = SUPPORT_CHECKS[support];
  return {
    what: { zh: `${zh}的变化（对无扶持）`, en: `${en}, change against no support` },
    unit: 'share',
    figures: change(value(`support-${support}`, of, ...at), value('support-none', of, ...at)),
    expected: { kind: 'above', value: 0 },
  };
}

export const supportClaims: readonly Claim[] = [centre];
