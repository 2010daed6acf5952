/** Trust of a fan in a streamer it does not follow. (Trust of ties is the kernel's: kernel/ties.ts.) */
import type { Params } from '../params.ts';

/** Trust of a stranger: general trust × (base + weight × the streamer's reputation), at most 1.15 × general trust. */
export function strangerFactor(
  params: Pick<Params, 'trust.strangerBase' | 'trust.strangerReputation'>,
  reputation: number,
): number {
  return Math.min(1.15, params['trust.strangerBase'] + params['trust.strangerReputation'] * reputation);
}
