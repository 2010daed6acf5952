/**
 * The tests that must notice a broken rule: those that say what is correct. Left out are the golden markets (they say
 * what is unchanged) and whatever starts processes, kills them, fills disks or installs.
 */
import { filesUnder, reachOf } from './graph.ts';

const CORRECT = /^test\/(kernel|model|levers|notation|scenario|result|study)\/.*\.test\.ts$/;
const LEFT_OUT = /^test\/(scenario\/broken|study\/speed)/;

/** What is mutated, by the folder that the report counts it under. */
export const MUTATED = ['sim/model', 'sim/kernel', 'sim/levers', 'sim/study', 'sim/result'] as const;

/**
 * Not mutated: data with a source of its own (the table of parameters), what is made by a program, the program that
 * makes it, and the stopwatch, whose figures no test can know.
 */
const NOT_MUTATED = /^sim\/(model\/params\.ts|kernel\/ports\/(build|module)\.ts|study\/speed\.ts)/;

/** Files that the build makes from the kernel's sources. */
export const MADE = ['sim/kernel/ports/module.ts'];
export const BUILD = 'sim/kernel/ports/build.ts';

export function mutatedFiles(root: string, folder: string): string[] {
  return filesUnder(root, folder).filter((file) => !NOT_MUTATED.test(file));
}

export function isKernel(file: string): boolean {
  return file.startsWith('sim/kernel/');
}

export function correctTests(root: string): string[] {
  return filesUnder(root, 'test').filter((file) => CORRECT.test(file) && !LEFT_OUT.test(file));
}

/** For each file the tests that import it, the nearest first; for the kernel, also those of what is made of it. */
export function seenBy(root: string): (file: string) => string[] {
  const reach = reachOf(root, ['sim', 'test', 'reports', 'docs']);
  const tests = correctTests(root);
  return (file) => {
    const targets = isKernel(file) ? [file, ...MADE] : [file];
    const steps = (test: string) =>
      Math.min(...targets.map((target) => reach(test).get(target) ?? Number.POSITIVE_INFINITY));
    return tests.filter((test) => steps(test) < Number.POSITIVE_INFINITY).sort((a, b) => steps(a) - steps(b));
  };
}
