/** What every lever must keep to, tried on the ordinary policy: the same for those of the program and for plugins'. */
import { METRICS } from '../model/measures/all.ts';
import { paramsWith } from '../model/params.ts';
import { ordinaryPolicy, type Policy } from '../model/platform/policy.ts';
import type { Seen } from '../model/seen.ts';
import type { Lever, Setting, ValuesOf } from './lever.ts';

/** What is not as it must be. */
export interface Fault {
  readonly expected: string;
  readonly got: string;
}

/**
 * All numbers of a policy by name. Rights are a yes or no under the card's cover; a launch's goods, who is picked, the
 * level of quality and the cap of a coupon are what they are, so these are left out; so is what is announced (policyOf).
 */
export function numbersOf(policy: Policy): Map<string, number> {
  const { rights, brandSupport, launch, demand, host, goods, coupon, coming, allowance, groups, ...more } =
    policy;
  const { outside, ...rest } = more;
  const { goods: _, ...campaign } = launch;
  const under = (group: string, of: Readonly<Record<string, number>>) =>
    Object.entries(of).map(([key, value]): [string, number] => [`${group}.${key}`, value]);
  return new Map([
    ...Object.entries(rest as unknown as Record<string, number>),
    ...under('support', brandSupport),
    ...under('launch', campaign),
    ...under('demand', demand),
    ...under('host', { lnPrice: host.lnPrice, ban: host.ban }),
    ...under('goods', { pull: goods.pull, shift: goods.shift }),
    ...under('coupon', { share: coupon.share }),
    ...under('outside', outside),
  ]);
}

/** Of a range the place that settings without a first value are tried at: beside the middle, which may change nothing. */
const TRIED_AT = 0.3;
/** In place of a range without end. */
const FAR = 1e6;

/** @param place in its range, 0 to 1; its first value, or else beside the middle, when not said */
function triedValue(setting: Setting, place?: number): number | readonly string[] {
  if (setting.kind === 'choices') return place === 1 ? setting.of : setting.initial;
  const { initial, range } = setting;
  const [low, high] = range.map((end) => Math.max(-FAR, Math.min(FAR, end))) as [number, number];
  if (place === undefined && initial !== undefined) return initial;
  return low + (place ?? TRIED_AT) * (high - low);
}

/** Settings that a lever is tried with where nobody gives others. */
function triedSettings({ settings }: Pick<Lever, 'settings'>, place?: number): ValuesOf<Lever['settings']> {
  return Object.fromEntries(Object.entries(settings).map(([name, one]) => [name, triedValue(one, place)]));
}

/** What a lever may speak to and ask for besides what the program has. */
export interface Besides {
  /** Ids of rules. */
  readonly rules?: readonly string[];
  /** Names of metrics. */
  readonly metrics?: readonly string[];
}

/** A market in which everything is 1, for levers that look at it. It knows the names that a run's does. */
function triedMarket({ metrics = [] }: Besides): Seen {
  const params: Readonly<Record<string, number>> = paramsWith();
  const known = new Set<string>([...METRICS.map(({ name }) => name), ...metrics]);
  const no = (what: string, name: string) => new Error(`${what}: expected the name of one, got ${name}`);
  return {
    day: 0,
    scale: 1,
    parameter(name) {
      if (!Object.hasOwn(params, name)) throw no('parameter', name);
      return params[name]!;
    },
    metric(name) {
      if (!known.has(name)) throw no('metric', name);
      return 1;
    },
  };
}

/** The policy under a lever alone. */
function policyUnder(
  lever: Lever,
  strength: number,
  settings: ValuesOf<Lever['settings']>,
  besides: Besides = {},
): Policy {
  const policy = ordinaryPolicy();
  lever.apply(policy, strength, settings, lever.seesState ? triedMarket(besides) : undefined);
  return policy;
}

/** The first name in a part of the policy that the ordinary one has not; signals to rules are looked at by themselves. */
function addedName(policy: object, ordinary: object, path = ''): string | undefined {
  for (const [name, value] of Object.entries(policy)) {
    if (!Object.hasOwn(ordinary, name)) return `${path}${name}`;
    const isPart = typeof value === 'object' && value !== null && name !== 'outside';
    const inside = isPart ? addedName(value, ordinary[name as keyof object], `${path}${name}.`) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/**
 * A lever that changes nothing, as it is tried and at both ends of its settings, would do nothing in a run, without a word. One
 * that looks at the market may wait for something that is not there.
 */
export function idleFault(lever: Lever, besides: Besides = {}): Fault | undefined {
  if (lever.seesState) return undefined;
  const ordinary = JSON.stringify(ordinaryPolicy());
  const isIdle = [undefined, 0, 1].every(
    (place) => JSON.stringify(policyUnder(lever, 1, triedSettings(lever, place), besides)) === ordinary,
  );
  return isIdle ? { expected: 'an effect on the policy', got: 'none' } : undefined;
}

const CLOSE = 1e-9;

/**
 * A lever changes numbers of the policy and nothing else, in proportion to its strength, and the same whenever it is asked.
 * @returns the first thing that is otherwise
 */
export function effectFault(
  lever: Lever,
  settings = triedSettings(lever),
  besides: Besides = {},
): Fault | undefined {
  const under = (strength: number) => policyUnder(lever, strength, settings, besides);
  const whole = under(1);
  const added = addedName(whole, ordinaryPolicy());
  if (added) return { expected: 'an effect on the policy', got: `${added}, which the policy has not` };
  const at = (strength: number) => numbersOf(under(strength));
  const before = numbersOf(ordinaryPolicy());
  const [full, half, again] = [numbersOf(whole), at(0.5), at(1)];
  for (const [name, value] of full) {
    const isSignal = besides.rules?.some((rule) => name === `outside.${rule}`) === true;
    const first = before.get(name) ?? (isSignal ? 0 : undefined);
    if (first === undefined)
      return { expected: 'an effect on the policy', got: `${name}, which the policy has not` };
    if (!Number.isFinite(value)) return { expected: 'an effect in numbers', got: `${name} = ${value}` };
    if (value !== again.get(name))
      return {
        expected: 'the same effect whenever it is asked',
        got: `${name} = ${value}, then ${again.get(name)}`,
      };
    const middle = (first + value) / 2;
    const found = half.get(name) ?? first; // a signal that only the full strength gives
    if (!(Math.abs(found - middle) <= CLOSE * Math.max(1, Math.abs(middle))))
      return {
        expected: 'an effect in proportion to the strength',
        got: `${name} = ${first}, ${found}, ${value} at strengths 0, 0.5, 1`,
      };
  }
  return undefined;
}
