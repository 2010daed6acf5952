import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  traffic: quantity('share', [0, 1], 'Support with traffic, 0 = none, 1 = full.').prefault(1),
  budget: quantity('share', [0, 1], 'Support with budget, 0 = none, 1 = full.').prefault(1),
  service: quantity('share', [0, 1], 'Support with service, 0 = none, 1 = full.').prefault(1),
  tools: quantity('share', [0, 1], 'Support with tools, 0 = none, 1 = full.').prefault(1),
  policy: quantity('share', [0, 1], 'Support by policy, 0 = none, 1 = full.').prefault(1),
};

export const skaSupport: Lever<typeof args> = {
  id: 'ska-support',
  title: { zh: 'SKA 品牌扶持', en: 'SKA brand support' },
  meaning: {
    zh: '品牌中心给品牌的五项扶持：流量、预算、服务、工具、政策。',
    en: 'Five supports of the brand centre for brands: traffic, budget, service, tools, policy.',
  },
  source:
    'C12: five supports of the SKA centre, 21st Century Business Herald, July 2021; their size is an assumption',
  args,
  apply(policy, strength, args) {
    const support = policy.brandSupport;
    support.traffic = args.traffic * strength;
    support.budget = args.budget * strength;
    support.service = args.service * strength;
    support.tools = args.tools * strength;
    support.policy = args.policy * strength;
  },
};
