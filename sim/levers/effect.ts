/** What every lever must keep to, tried on the ordinary policy: the same for those of the program and for plugins'. */
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

function triedValue(setting: Setting): number | readonly string[] {
  if (setting.kind === 'choices') return setting.initial;
  const { initial, range } = setting;
  const [low, high] = range.map((end) => Math.max(-FAR, Math.min(FAR, end))) as [number, number];
  return initial ?? low + TRIED_AT * (high - low);
}

/** Settings that a lever is tried with where nobody gives others. */
function triedSettings({ settings }: Pick<Lever, 'settings'>): ValuesOf<Lever['settings']> {
  return Object.fromEntries(Object.entries(settings).map(([name, one]) => [name, triedValue(one)]));
}

/** A market in which everything is 1, for levers that look at it. */
function triedMarket(): Seen {
  const params: Readonly<Record<string, number>> = paramsWith();
  return { day: 0, scale: 1, parameter: (name) => params[name] ?? Number.NaN, metric: () => 1 };
}

/** The policy under a lever alone. */
function policyUnder(lever: Lever, strength: number, settings: ValuesOf<Lever['settings']>): Policy {
  const policy = ordinaryPolicy();
  lever.apply(policy, strength, settings, triedMarket());
  return policy;
}

const CLOSE = 1e-9;

/**
 * A lever changes numbers of the policy and nothing else, in proportion to its strength, and the same whenever it is asked.
 * @param rules ids of rules that levers may speak to
 * @returns the first thing that is otherwise
 */
export function effectFault(
  lever: Lever,
  settings = triedSettings(lever),
  rules: readonly string[] = [],
): Fault | undefined {
  const at = (strength: number) => numbersOf(policyUnder(lever, strength, settings));
  const before = numbersOf(ordinaryPolicy());
  const [full, half, again] = [at(1), at(0.5), at(1)];
  for (const [name, value] of full) {
    const isSignal = rules.some((rule) => name === `outside.${rule}`);
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
    const found = half.get(name)!;
    if (Math.abs(found - middle) > CLOSE * Math.max(1, Math.abs(middle)))
      return {
        expected: 'an effect in proportion to the strength',
        got: `${name} = ${first}, ${found}, ${value} at strengths 0, 0.5, 1`,
      };
  }
  return undefined;
}
