/** The command line. Exit codes: 0 ok, 1 internal error, 2 bad input, 3 some runs failed, 4 verification mismatch, 130 interrupted. */
import yargs, { type Argv, type CommandModule } from 'yargs';
import { hideBin } from 'yargs/helpers';
import type { Language } from '../notation/language.ts';
import { Discrepancy, Refusal, refuse } from '../notation/refusal.ts';
import { programVersion } from '../runs/node/engine.ts';
import { shown } from '../scenario/problems.ts';
import { languageAsked } from './language.ts';
import { mistakeOf, parserStrings } from './mistakes.ts';
import { single } from './options.ts';
import { usePlugins } from './plugins.ts';
import { complain, guardStreams, note } from './terminal.ts';
import { INTERNAL_ERROR } from './words.ts';

/** Each is loaded when it is asked for: a command then waits for nothing but its own parts. */
const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  run: async () => (await import('./run.ts')).run,
  compare: async () => (await import('./compare.ts')).compare,
  levers: async () => (await import('./levers.ts')).levers,
  attribute: async () => (await import('./attribute.ts')).attribute,
  stress: async () => (await import('./stress.ts')).stress,
  solve: async () => (await import('./solve.ts')).solve,
  allocate: async () => (await import('./allocate.ts')).allocate,
  sensitivity: async () => (await import('./sensitivity.ts')).sensitivity,
  discover: async () => (await import('./discover.ts')).discover,
  sweep: async () => (await import('./sweep.ts')).sweep,
  ledger: async () => (await import('./ledger.ts')).ledger,
  studio: async () => (await import('./studio.ts')).studio,
  report: async () => (await import('./report.ts')).report,
  target: async () => (await import('./target.ts')).target,
  validate: async () => (await import('./validate.ts')).validate,
  explain: async () => (await import('./explain.ts')).explain,
  schema: async () => (await import('./schema.ts')).schema,
  new: async () => (await import('./new.ts')).newMarket,
  market: async () => (await import('./market.ts')).market,
  calibrate: async () => (await import('./calibrate.ts')).calibrate,
  backtest: async () => (await import('./backtest.ts')).backtest,
  rescore: async () => (await import('./rescore.ts')).rescore,
  identify: async () => (await import('./identify.ts')).identify,
  freeze: async () => (await import('./freeze.ts')).freeze,
  score: async () => (await import('./score.ts')).score,
  bench: async () => (await import('./bench.ts')).bench,
  plan: async () => (await import('./plan.ts')).plan,
  export: async () => (await import('./export.ts')).exportRun,
  verify: async () => (await import('./verify.ts')).verify,
  merge: async () => (await import('./merge.ts')).merge,
  claims: async () => (await import('./claims.ts')).claims,
  trials: async () => (await import('./trials.ts')).trials,
  launches: async () => (await import('./launches.ts')).launches,
  jobs: async () => (await import('./jobs.ts')).jobs,
  worker: async () => (await import('./worker.ts')).worker,
  queue: async () => (await import('./queue.ts')).queue,
  doctor: async () => (await import('./doctor.ts')).doctor,
};
const NAMES = Object.keys(COMMANDS);

/** The command that is asked for; all of them where that is not plain at once, as in `--help`. */
async function commandsFor(given: readonly string[]): Promise<CommandModule[]> {
  const word = given.find((one) => !one.startsWith('-')) ?? '';
  const names = Object.hasOwn(COMMANDS, word) ? [word] : NAMES;
  return (await Promise.all(names.map((name) => COMMANDS[name]!()))) as CommandModule[];
}

/** Stands for `--` among the arguments: what follows are names. yargs leaves out what stands behind `--`. */
const NAMES_FOLLOW = 'names-follow';

/** The arguments with those behind a `--` as names. @throws Refusal for one that looks like an option */
function withNames(all: readonly string[]): string[] {
  const end = all.indexOf('--');
  if (end < 0) return [...all];
  const names = all.slice(end + 1);
  const option = names.find((name) => name.startsWith('-'));
  if (option === undefined) return [...all.slice(0, end), `--${NAMES_FOLLOW}=true`, ...names];
  throw refuse('laotie', 'names after --', shown(option), `did you mean ./${option}?`);
}

/** One line for people; the whole story with LAOTIE_DEBUG=1. */
function printError(cause: unknown, lang: Language): void {
  if (cause instanceof Refusal) {
    process.exitCode = cause instanceof Discrepancy ? 4 : 2;
    complain(cause.complaints, lang);
  } else {
    process.exitCode = 1;
    const message = cause instanceof Error ? cause.message : String(cause);
    note(INTERNAL_ERROR[lang](message.split('\n')[0]!));
  }
  if (process.env.LAOTIE_DEBUG === '1' && cause instanceof Error) note(...String(cause.stack).split('\n'));
}

/** Options of the command that was chosen; yargs keeps them, its types do not say so. */
function optionsOf(chosen: Argv): string[] {
  const { key } = (chosen as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions();
  return Object.keys(key).filter((name) => name !== NAMES_FOLLOW);
}

function parserOf(commands: CommandModule[], given: readonly string[], lang: Language): Argv {
  const parser: Argv = yargs()
    .scriptName('laotie')
    .locale('en')
    .updateStrings(parserStrings(lang))
    .usage(
      '$0 <command>\n\n直播电商仿真：粉丝的信任值多少？ · Live commerce simulated: what is a fan’s trust worth?',
    )
    .command(commands)
    .example('$0 run scenario.yaml', '')
    .option(NAMES_FOLLOW, { type: 'boolean', hidden: true })
    .option('plugin', {
      type: 'string',
      array: true,
      nargs: 1,
      describe:
        '外部的杠杆、指标、规则、图表：文件或包 · levers, metrics, rules, charts from outside: a file, or a package',
    })
    .option('lang', { ...single('语言 · language'), choices: ['zh', 'en'] })
    .demandCommand(1, 'No command')
    .strict()
    .version(programVersion())
    .help()
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .exitProcess(false)
    .fail((message, error) => {
      // What the parser itself finds wrong comes as an error too.
      if (error && error.name !== 'YError') throw error;
      throw mistakeOf(message, { given, commands: NAMES, options: optionsOf(parser) });
    });
  return parser;
}

/**
 * Carries out one command line: its words go to the streams of this process, its exit code into `process.exitCode`.
 * @param given the arguments after the program's name
 */
export async function runProgram(given: readonly string[]): Promise<void> {
  const lang = languageAsked(given);
  guardStreams(lang);
  let unplug = () => {};
  const plug = ({ plugin = [] }: { readonly plugin?: readonly string[] }) => {
    unplug = usePlugins(plugin);
  };
  try {
    const parser = parserOf(await commandsFor(given), given, lang).middleware(plug as never);
    await parser.parseAsync(withNames(given));
  } catch (cause) {
    printError(cause, lang);
  } finally {
    unplug();
  }
}

/** With the launcher gone, killed perhaps, nobody waits for this process, and its locks must not outlive it. */
function endWithLauncher(): void {
  if (process.env.LAOTIE_LAUNCHER !== String(process.ppid)) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel?.unref();
}

if (import.meta.main) {
  endWithLauncher();
  await runProgram(hideBin(process.argv));
}
