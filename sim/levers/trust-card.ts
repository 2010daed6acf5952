import { z } from 'zod';
import { RIGHTS } from '../model/platform/policy.ts';
import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  coverage: quantity('share', [0, 1], 'Share of the guaranteed cover that is offered.').prefault(1),
  rights: z
    .array(z.enum(RIGHTS, { error: 'a right of the trust card' }), { error: 'a list of rights' })
    .min(1, { error: 'at least one right' })
    .meta({ description: 'Which of the six rights the card holds; all six when not said.' })
    .default([...RIGHTS]),
};

export const trustCard: Lever<typeof args> = {
  id: 'trust-card',
  title: { zh: '信任卡', en: 'Trust card' },
  meaning: {
    zh: '平台向买家担保的一组权益：下单前降低顾虑，出问题时补救。',
    en: 'Guarantees that the platform gives buyers: less perceived risk before the sale, recovery after a failure.',
  },
  source:
    'C24: trust card, 21st Century Business Herald, July 2021; how much of it is covered is an assumption',
  args,
  apply(policy, strength, args) {
    policy.trustCardCover = args.coverage * strength;
    // A right is held or not: strength scales the cover alone, or its effect would grow with the square of strength.
    for (const right of args.rights) policy.rights[right] = 1;
  },
};
