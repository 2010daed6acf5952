/** Every command of the program, found by its file, and called inside the process of the test as the parser calls it. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import yargs, { type CommandModule } from 'yargs';

const FOLDER = resolve(import.meta.dirname, '../../sim/cli');

function isCommand(value: unknown): value is CommandModule {
  return typeof value === 'object' && value !== null && 'command' in value && 'handler' in value;
}

export function nameOf({ command }: CommandModule): string {
  return String(command).split(' ')[0]!;
}

/** By name; the entry itself is left out: it runs when it is imported. */
export async function allCommands(): Promise<ReadonlyMap<string, CommandModule>> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && name !== 'program.ts');
  const modules = await Promise.all(files.map((name) => import(join(FOLDER, name))));
  const commands = modules.flatMap((module) => Object.values(module).filter(isCommand));
  return new Map(commands.map((command) => [nameOf(command), command]));
}

/** Names of a command's options, without hyphens. */
export function optionsOf({ builder }: CommandModule): string[] {
  const built = typeof builder === 'function' ? builder(yargs()) : yargs();
  return Object.keys((built as unknown as { getOptions(): { key: object } }).getOptions().key);
}

/** @throws what the command throws */
export async function call(command: CommandModule, ...words: readonly string[]): Promise<void> {
  await yargs([nameOf(command), ...words])
    .command(command)
    .exitProcess(false)
    .fail(false)
    .parseAsync();
}
