/** What holds for levers from outside on every day of a run. */
import type { Lever } from '../levers/lever.ts';
import type { Policy } from '../model/platform/policy.ts';

/**
 * A lever from outside may change what a policy has, and add nothing: a number that no rule reads would do nothing, without a
 * word. Signals to rules from outside are another matter.
 */
function sealed(policy: Policy): Policy {
  for (const part of Object.values(policy)) {
    if (typeof part === 'object' && part !== null && part !== policy.outside && !ArrayBuffer.isView(part))
      Object.seal(part);
  }
  return Object.seal(policy);
}

/** A lever that does so. */
export function careful(lever: Lever): Lever {
  return { ...lever, apply: (policy, ...rest) => lever.apply(sealed(policy), ...rest) };
}
