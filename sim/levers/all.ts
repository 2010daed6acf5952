/** Every lever. A new one is its own file and one line here (plus its import). */
import { addTo } from '../model/additions.ts';
import { adLoad } from './ad-load.ts';
import { adSubsidy } from './ad-subsidy.ts';
import { brandLaunch } from './brand-launch.ts';
import { brandPush } from './brand-push.ts';
import { categoryShock } from './category-shock.ts';
import { commission } from './commission.ts';
import { coupon } from './coupon.ts';
import { exaggerationWave } from './exaggeration-wave.ts';
import { festival } from './festival.ts';
import { freeReturns } from './free-returns.ts';
import { goodsQuality } from './goods-quality.ts';
import { hostBan } from './host-ban.ts';
import type { Lever } from './lever.ts';
import { outage } from './outage.ts';
import { pinocchio } from './pinocchio.ts';
import { priceLevel } from './price-level.ts';
import { privateDomainOff } from './private-domain-off.ts';
import { ringClearing } from './ring-clearing.ts';
import { rival } from './rival.ts';
import { skaSupport } from './ska-support.ts';
import { stockOut } from './stock-out.ts';
import { trustCard } from './trust-card.ts';
import { trustFrozen } from './trust-frozen.ts';
import { visitPush } from './visit-push.ts';
import { windMaker } from './wind-maker.ts';
import { wordOfMouthOff } from './word-of-mouth-off.ts';

/** Every kind of lever, those of plugins after the program's. */
// biome-ignore format: one lever a line
export const LEVERS: readonly Lever[] = [
  trustCard,
  pinocchio,
  ringClearing,
  visitPush,
  festival,
  coupon,
  freeReturns,
  adSubsidy,
  adLoad,
  commission,
  skaSupport,
  brandPush,
  brandLaunch,
  windMaker,
  priceLevel,
  goodsQuality,
  exaggerationWave,
  hostBan,
  categoryShock,
  outage,
  stockOut,
  rival,
  privateDomainOff,
  trustFrozen,
  wordOfMouthOff,
];

/** Adds levers of a plugin. @returns what takes them away again */
export function addLevers(levers: readonly Lever[]): () => void {
  return addTo(LEVERS, levers);
}

/** The lever of a kind, e.g. `trust-card`; undefined when there is none. */
export function leverOf(kind: string): Lever | undefined {
  return LEVERS.find((lever) => lever.id === kind);
}
