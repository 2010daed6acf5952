/** Fewer fitted parameters, for tests of how a study goes on, not of how much it can: regressions then take no time. */
import type { PARAMETERS } from '../../sim/model/params.ts';

interface Module {
  readonly PARAMETERS: typeof PARAMETERS;
}

/** Of all kinds some: fans, visits, purchase, brands, calendar. */
const FITTED = [
  'fans.ableShare',
  'fans.initialBuyers',
  'visits.rate',
  'purchase.trust',
  'purchase.basket',
  'brands.entry',
  'calendar.festival',
  'calendar.newYear',
];

/** In the place of sim/model/params.ts: all other fitted parameters keep their values. */
export function fewFitted<M extends Module>(real: M): M {
  return onlyFitted(real, FITTED);
}

/** The same with those that are named. */
export function onlyFitted<M extends Module>(real: M, names: readonly string[]): M {
  const few = real.PARAMETERS.map((one) =>
    one.source === 'fitted' && !names.includes(one.name) ? { ...one, source: 'assumption' } : one,
  );
  return { ...real, PARAMETERS: few as unknown as M['PARAMETERS'] };
}
