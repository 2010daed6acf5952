import { ANY_KIND, type Group, TALENTS } from '../platform/group.ts';
import { STORE, type Streamers } from './streamers.ts';

/** Whether a lever that is aimed at a group touches a seller. Rings pass for talents. */
export function isInGroup(
  { category, kind }: Group,
  s: Pick<Streamers, 'category' | 'kind'>,
  j: number,
): boolean {
  if (category !== 0 && s.category[j] !== category - 1) return false;
  return kind === ANY_KIND || (s.kind[j] === STORE) !== (kind === TALENTS);
}
