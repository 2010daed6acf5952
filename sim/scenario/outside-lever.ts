/** What holds for levers from outside: of their settings, and on every day of a run. */
import type { Lever } from '../levers/lever.ts';
import type { Policy } from '../model/platform/policy.ts';
import { LEVER_KEYS } from './lever-schema.ts';
import { shown } from './problems.ts';

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

interface SettingFault {
  /** Beneath the settings of the lever. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * What is wrong with settings of a lever from outside: a name that every lever has would take the place of that, and a first
 * value that nobody may set would be used all the same.
 */
export function settingFaults(settings: Lever['settings']): SettingFault[] {
  return Object.entries(settings).flatMap(([name, setting]): SettingFault[] => {
    if (LEVER_KEYS.includes(name))
      return [{ path: name, expected: 'a name of its own', got: `${shown(name)}, which every lever has` }];
    if (setting.kind === 'choices') {
      const other = setting.initial.find((one) => !setting.of.includes(one));
      const expected = `of ${setting.of.join(', ')}`;
      return other === undefined ? [] : [{ path: `${name}.initial`, expected, got: shown(other) }];
    }
    const { initial, range } = setting;
    if (initial === undefined || (initial >= range[0] && initial <= range[1])) return [];
    return [{ path: `${name}.initial`, expected: `${range[0]} to ${range[1]}`, got: `${initial}` }];
  });
}
