/** The command line. Exit codes: 0 ok, 1 internal error, 2 bad input, 3 some runs failed, 4 verification mismatch, 130 interrupted. */
import yargs, { type Argv, type CommandModule } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { Refusal } from '../notation/refusal.ts';
import { programVersion } from '../runs/node/engine.ts';
import { shown } from '../scenario/problems.ts';
import { backtest } from './backtest.ts';
import { bench } from './bench.ts';
import { calibrate } from './calibrate.ts';
import { claims } from './claims.ts';
import { explain } from './explain.ts';
import { freeze } from './freeze.ts';
import { identify } from './identify.ts';
import { merge } from './merge.ts';
import { mistakeLine } from './mistakes.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { schema } from './schema.ts';
import { score } from './score.ts';
import { target } from './target.ts';
import { validate } from './validate.ts';
import { verify } from './verify.ts';

const COMMANDS = [
  run,
  report,
  target,
  validate,
  explain,
  schema,
  calibrate,
  backtest,
  identify,
  freeze,
  score,
  bench,
  plan,
  verify,
  merge,
  claims,
] as readonly CommandModule[];
const NAMES = COMMANDS.map(({ command }) => String(command).split(' ')[0]!);
const given = hideBin(process.argv);
/** Stands for `--` among the arguments: what follows are names. yargs leaves out what stands behind `--`. */
const NAMES_FOLLOW = 'names-follow';

/** A wrong command line; `line` says what is wrong with it. */
class Mistake extends Error {}

/** The arguments with those behind a `--` as names. @throws Mistake for one that looks like an option */
function withNames(all: readonly string[]): string[] {
  const end = all.indexOf('--');
  if (end < 0) return [...all];
  const names = all.slice(end + 1);
  const option = names.find((name) => name.startsWith('-'));
  if (option === undefined) return [...all.slice(0, end), `--${NAMES_FOLLOW}=true`, ...names];
  throw new Mistake(`laotie: expected names after --, got ${shown(option)}; did you mean ./${option}?`);
}

/** One line for people; the whole story with LAOTIE_DEBUG=1. */
function printError(cause: unknown): void {
  const known = cause instanceof Refusal || cause instanceof Mistake;
  process.exitCode = known ? 2 : 1;
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = known
    ? message
    : `laotie: internal error: ${message.split('\n')[0]}; LAOTIE_DEBUG=1 shows where`;
  process.stderr.write(`${line}\n`);
  if (process.env.LAOTIE_DEBUG === '1' && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
}

/** Options of the command that was chosen; yargs keeps them, its types do not say so. */
function optionsOf(chosen: Argv): string[] {
  const { key } = (chosen as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions();
  return Object.keys(key).filter((name) => name !== NAMES_FOLLOW);
}

// A reader that has seen enough (`laotie … | head`) is no mistake.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});

const parser: Argv = yargs()
  .scriptName('laotie')
  .locale('en')
  .usage(
    '$0 <command>\n\n直播电商仿真：粉丝的信任值多少？ · Live commerce simulated: what is a fan’s trust worth?',
  )
  .command([...COMMANDS])
  .example('$0 run scenarios/kuaishou-2021.yaml', '')
  .option(NAMES_FOLLOW, { type: 'boolean', hidden: true })
  .option('lang', { choices: ['zh', 'en'], describe: '语言 · language' })
  .demandCommand(1, 'No command')
  .strict()
  .version(programVersion())
  .help()
  .wrap(Math.min(110, process.stdout.columns ?? 110))
  .exitProcess(false)
  .fail((message, error) => {
    // What the parser itself finds wrong comes as an error too.
    if (error && error.name !== 'YError') throw error;
    throw new Mistake(mistakeLine(message, { given, commands: NAMES, options: optionsOf(parser) }));
  });

try {
  await parser.parseAsync(withNames(given));
} catch (cause) {
  printError(cause);
}
