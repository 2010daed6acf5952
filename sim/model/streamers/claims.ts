/**
 * How talents learn how loud to be: every 28 days a talent may compare its payoff with a peer of its category and take
 * over the peer's claims (Schlag 1998; Fermi rule, Traulsen & Hauert 2009), with a little mutation. Whether honesty
 * pays is a result: it depends on `talents.horizon`, the weight of trust gained or lost in the payoff.
 */
import { logistic } from '../elementary.ts';
import type { Params } from '../params.ts';

/** Margin on sales, trouble per complaint and worth of a follower, yuan. Assumptions. */
const MARGIN = 0.25;
const COMPLAINT_YUAN = 20;
const FOLLOWER_YUAN = 40;

export const REVISION_DAYS = 28;

/** Yuan a shopping visit was worth to the streamer since its last revision. */
export function payoff(
  params: Params,
  span: { visits: number; yuan: number; complaints: number; followersGained: number },
): number {
  if (span.visits <= 0) return 0;
  const worth =
    MARGIN * span.yuan -
    COMPLAINT_YUAN * span.complaints +
    params['talents.horizon'] * FOLLOWER_YUAN * span.followersGained;
  return worth / span.visits;
}

/** Chance to imitate the peer, between 0 and `talents.revise`. */
export function imitationChance(params: Params, own: number, peer: number): number {
  const size = Math.abs(own) + Math.abs(peer);
  const advantage = size > 0 ? (peer - own) / size : 0;
  return params['talents.revise'] * logistic(params['talents.selection'] * advantage);
}
