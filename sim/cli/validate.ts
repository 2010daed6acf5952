import type { Argv, CommandModule } from 'yargs';
import { makeSeed } from '../runs/seed.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION } from './options.ts';
import { checkScenario, complaintsOf, hasDiscrepancy } from './scenarios.ts';
import { complain, print, printJson } from './terminal.ts';

interface ValidateArguments {
  readonly scenario?: readonly string[];
  readonly set?: readonly string[];
  readonly lever?: readonly string[];
  readonly json?: boolean;
  readonly lang?: string;
}

/**
 * `validate <scenario…>`: every problem of every file, on stderr, with what `run` would refuse of the files that it
 * names; a line `ok` a good file on stdout; exit code 2 if any file has an error. What depends on the machine, such as
 * memory, is for `plan`. With `--json` one object on stdout and nothing on stderr.
 */
export const validate: CommandModule<object, ValidateArguments> = {
  command: 'validate <scenario..>',
  describe: '检查场景文件，一次列出所有问题 · Check scenario files, all problems at once',
  builder: (yargs) =>
    yargs
      .positional('scenario', { type: 'string', array: true, describe: '场景文件 · scenario files' })
      .option('set', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'path=value, e.g. population.scale=20000',
      })
      .option('lever', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: '杠杆文件 · a YAML file of levers',
      })
      .option('json', JSON_OPTION)
      .example('$0 validate scenario.yaml', '') as Argv<ValidateArguments>,
  handler: ({ scenario = [], set = [], lever = [], json = false, lang }) => {
    const results = scenario.map((file) => checkScenario(file, { set, lever }, makeSeed()));
    const ok = results.every(({ prepared }) => prepared !== undefined);
    const files = results.map(({ file, prepared, problems, refusal }) => ({
      file,
      ok: prepared !== undefined,
      problems,
      ...(refusal ? { refusal: refusal.message } : {}),
    }));
    if (json) printJson({ ok, files });
    for (const result of json ? [] : results) {
      complain(complaintsOf(result), languageOf(lang));
      if (result.prepared) print(`${result.file}: ok`);
    }
    if (!ok) process.exitCode = hasDiscrepancy(results) ? 4 : 2;
  },
};
