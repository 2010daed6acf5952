/** What the argument parser finds wrong, in the one grammar of errors and on one line. */
import { nearestNames } from '../notation/nearest.ts';
import { shown } from '../scenario/problems.ts';

export interface CommandLine {
  /** The arguments as they were given. */
  readonly given: readonly string[];
  readonly commands: readonly string[];
  /** Options of the command, without hyphens. */
  readonly options: readonly string[];
}

function unknownLine(name: string, { given, commands, options }: CommandLine): string {
  const asOption = given.find(
    (part) => part.startsWith('-') && part.replace(/^-+/, '').split('=')[0] === name,
  );
  const [expected, got, names, prefix] = asOption
    ? ['an option of the command', asOption.split('=')[0], options, '--']
    : commands.includes(given[0] ?? '')
      ? ['no further argument', shown(name), [], '']
      : ['a command', shown(name), commands, ''];
  const near = nearestNames(name, names)[0];
  return `laotie: expected ${expected}, got ${got}; ${near === undefined ? 'see --help' : `did you mean ${prefix}${near}?`}`;
}

/** @param message what yargs says, in English */
export function mistakeLine(message: string, line: CommandLine): string {
  if (message === 'No command')
    return `laotie: expected a command (${line.commands.join(', ')}), got nothing`;
  const unknown = /^Unknown (?:argument|command)s?: "?([^",]+)/m.exec(message)?.[1];
  if (unknown !== undefined) return unknownLine(unknown, line);
  const invalid = /Argument: (\S+), Given: (.*), Choices: (.*)$/m.exec(message);
  if (invalid) {
    const [, name = '', got, choices = ''] = invalid;
    const place = line.given.some((part) => part.startsWith(`--${name}`)) ? `--${name}` : name;
    return `${place}: expected ${choices.replaceAll('"', '').replaceAll(', ', ' or ')}, got ${got}`;
  }
  const few = /^Not enough non-option arguments: got (\d+), need at least (\d+)/.exec(message);
  if (few) return `laotie: expected ${few[2]} or more names after the command, got ${few[1]}; see --help`;
  const lone = /^Not enough arguments following: (\S+)/.exec(message);
  if (lone) return `--${lone[1]}: expected a value, got nothing`;
  const rivals = /^Arguments (\S+) and (\S+) are mutually exclusive/.exec(message);
  if (rivals) return `laotie: expected either --${rivals[1]} or --${rivals[2]}, got both`;
  // what an option's own check finds wrong comes through the parser too
  if (/^--[\w-]+: expected /.test(message)) return message;
  return `laotie: expected arguments as --help shows, got: ${message.replaceAll(/\s+/g, ' ').trim()}`;
}
