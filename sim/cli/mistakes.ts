/** What the argument parser finds wrong, in the one grammar of messages and on one line. */
import type { Language } from '../notation/language.ts';
import { nearestNames } from '../notation/nearest.ts';
import { type Refusal, refuse } from '../notation/refusal.ts';
import { shown } from '../scenario/problems.ts';

export interface CommandLine {
  /** The arguments as they were given. */
  readonly given: readonly string[];
  readonly commands: readonly string[];
  /** Options of the command, without hyphens. */
  readonly options: readonly string[];
}

/** Before each of the parser's findings, and between its parts: signs that no terminal can type into a message. */
const [START, BETWEEN] = ['\u001e', '\u001f'];

function finding(kind: string, values: number): string {
  return [`${START}${kind}`, ...Array.from({ length: values }, () => '%s')].join(BETWEEN);
}

/** The parser's messages by the English text that it knows each by: what it found, as data. */
const COUNTED: Readonly<Record<string, string>> = {
  'Not enough non-option arguments: got %s, need at least %s': finding('few', 2),
  'Too many non-option arguments: got %s, maximum of %s': finding('many', 2),
  'Missing argument value: %s': finding('valueless', 1),
  'Missing required argument: %s': finding('missing', 1),
  'Unknown argument: %s': finding('unknown', 1),
  'Unknown command: %s': finding('unknown', 1),
};
const FINDINGS: Readonly<Record<string, string>> = {
  'Argument: %s, Given: %s, Choices: %s': finding('choice', 3),
  'Argument check failed: %s': finding('check', 1),
  'Implications failed:': finding('implied', 0),
  'Not enough arguments following: %s': finding('valueless', 1),
  'Invalid JSON config file: %s': finding('config', 1),
  'Arguments %s and %s are mutually exclusive': finding('rivals', 2),
  'Did you mean %s?': finding('near', 1),
};

/** Words of the help pages. */
const HELP: Readonly<Record<string, string>> = {
  'Commands:': '命令：',
  'Options:': '选项：',
  'Examples:': '示例：',
  'Positionals:': '参数：',
  boolean: '是否',
  count: '计数',
  string: '文字',
  number: '数字',
  array: '列表',
  required: '必需',
  default: '默认',
  'default:': '默认：',
  'choices:': '可选：',
  'aliases:': '别名：',
  'generated-value': '生成的值',
  'Show help': '显示帮助',
  'Show version number': '显示版本号',
  command: '命令',
};

/** Strings for the parser (`updateStrings`): what it finds wrong as data, its help in the language asked for. */
export function parserStrings(lang: Language): Record<string, string> {
  const counted = Object.entries(COUNTED).map(([text, own]) => [text, { one: own, other: own }]);
  // its types know nothing of strings in the singular and the plural
  return { ...FINDINGS, ...(Object.fromEntries(counted) as object), ...(lang === 'zh' ? HELP : {}) };
}

/** The value of a name that is no option of this program's, as it was given. */
function unknown(names: string, { given, commands, options }: CommandLine): Refusal {
  // the parser joins all it does not know by commas, which a name may hold too
  const named = (part: string) => part.replace(/^-+/, '').replace(/=.*$/s, '');
  const part = given.find((one) => names === named(one) || names.startsWith(`${named(one)}, `)) ?? names;
  const name = named(part);
  const [expected, got, known, prefix] = part.startsWith('-')
    ? ['an option of the command', part.replace(/=.*$/s, ''), options, '--']
    : commands.includes(given[0] ?? '')
      ? ['no further argument', shown(name), [], '']
      : ['a command', shown(name), commands, ''];
  const near = nearestNames(name, known)[0];
  return refuse(
    'laotie',
    expected,
    got,
    near === undefined ? 'see --help' : `did you mean ${prefix}${near}?`,
  );
}

/** @param message what the parser says, in the words of FINDINGS */
export function mistakeOf(message: string, line: CommandLine): Refusal {
  const own = /^(--[a-z-]+): expected (.*), got (.*)$/.exec(message); // said by the option itself
  if (own) return refuse(own[1]!, own[2]!, own[3]!);
  if (message === 'No command') return refuse('laotie', `a command (${line.commands.join(', ')})`, 'nothing');
  const [first = '', a = '', b = '', c = ''] = message.slice(message.indexOf(START) + 1).split(BETWEEN);
  const [kind] = first.split('\n'); // what is implied stands on further lines
  const command = line.given[0] ?? 'laotie';
  switch (kind) {
    case 'unknown':
      return unknown(a, line);
    case 'choice': {
      const place = line.given.some((part) => part.startsWith(`--${a}`)) ? `--${a}` : a;
      return refuse(place, `one of ${c.replaceAll('"', '')}`, b);
    }
    case 'few':
      return refuse('laotie', `${b} or more names after the command`, a, 'see --help');
    case 'many':
      return refuse('laotie', `at most ${b} names after the command`, a, 'see --help');
    case 'missing':
      return refuse(
        `--${a.split(',')[0]}`,
        `an option that every ${command} is given`,
        'one that is not given',
      );
    case 'valueless':
      return refuse(`--${a}`, 'a value', 'nothing');
    case 'implied': // only these two need each other
      return refuse('laotie', 'options --on and --store together', 'one of them');
    case 'rivals':
      return refuse('laotie', `either --${a} or --${b}`, 'both');
    default:
      return refuse('laotie', 'arguments as --help shows', 'others', 'see --help');
  }
}
