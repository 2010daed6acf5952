/** How one command tries several inputs, for the kinds whose command takes several files. */
import { linesOf } from './judge.ts';
import type { Input, Outcome, Together } from './kind.ts';

interface Named {
  /** Where the input stands, as the first word of the lines about it. */
  readonly names: readonly string[];
  readonly files: Input['files'];
}

/**
 * Files checked by one `validate`.
 * @param place the files of one input under names of its own, the first of which `validate` is given
 */
export function validated(most: number, place: (input: Input, at: number) => Named): Together {
  const placed = (inputs: readonly Input[]) => inputs.map(place);
  return {
    most,
    input: (inputs) => {
      const all = placed(inputs);
      const files = Object.assign({}, ...all.map((one) => one.files));
      return {
        files,
        args: ['validate', ...all.map(({ names }) => names[0]!)],
        language: inputs[0]!.language,
      };
    },
    parts: (inputs, { outcome }) => {
      const all = placed(inputs);
      const lines = linesOf(outcome);
      const isOf = (line: string, { names }: Named) => names.some((name) => line.startsWith(`${name}:`));
      // what is said of a base that several extend belongs to any of them
      const other = lines.filter((line) => !all.some((one) => isOf(line, one)));
      const parts = all.map((one): Outcome => {
        const out = outcome.out.split('\n').filter((line) => isOf(line, one));
        const err = [...lines.filter((line) => isOf(line, one)), ...other];
        return { code: out.length === 1 ? 0 : 2, out: out.join('\n'), err: err.join('\n'), seconds: 0 };
      });
      const isWhole = (outcome.code === 0) === parts.every(({ code }) => code === 0);
      return outcome.code !== null && isWhole ? parts : undefined;
    },
  };
}

/** Files of one folder, each of which a command reads, and makes good by the way: right when the whole is. */
export function sideBySide(most: number): Together {
  return {
    most,
    input: (inputs) => ({
      ...inputs[0]!,
      files: Object.assign({}, ...inputs.map(({ files }) => files)),
    }),
    parts: (inputs, { outcome, fault }) =>
      fault === undefined && outcome.code === 0 ? inputs.map(() => outcome) : undefined,
  };
}
