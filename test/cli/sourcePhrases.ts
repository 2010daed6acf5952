/** Every phrase that the program's sources can put into a complaint, read from the sources themselves. */
import { parseSync } from 'oxc-parser';
import { sourcesOf } from '../source.ts';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Where a call takes phrases: the numbers of its arguments. */
const CALLS = new Map<string, readonly number[]>(
  Object.entries({
    refuse: [1, 2, 3],
    refused: [0, 1, 2],
    differs: [1, 2, 3],
    error: [2, 3, 4],
    warning: [2, 3, 4],
    at: [2, 3],
    strict: [0],
    phraseIn: [1],
    row: [0],
  }),
);
const METHODS: readonly string[] = ['regex', 'refine', 'min', 'max'];
const NAMES = /^(expected|got|hint|wanted|phrase|message)$/i;
const CONSTANTS = /^(EXPECTED_|NO_SUCH_|GONE|ONLY_WARNING)/;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit);
  else if (isNode(node)) {
    visit(node);
    for (const [key, value] of Object.entries(node)) if (key !== 'parent') walk(value, visit);
  }
}

/** Literal texts of an expression; `{}` stands for what is filled in. */
function textsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  const both = (...keys: string[]) => keys.flatMap((key) => textsOf(node[key]));
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [(node.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked).join('{}')];
    case 'ConditionalExpression':
      return both('consequent', 'alternate');
    case 'LogicalExpression':
      return both('left', 'right');
    case 'ParenthesizedExpression':
      return both('expression');
    case 'ObjectExpression':
      return (node.properties as Node[]).flatMap((one) =>
        (one.key as Node | undefined)?.name === 'error' ? textsOf(one.value) : [],
      );
    default:
      return [];
  }
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node.name);
  return node.type === 'MemberExpression' ? nameOf(node.property) : '';
}

function phrasesOf(file: string, text: string): string[] {
  const found: string[] = [];
  walk(parseSync(file, text).program, (node) => {
    if (node.type === 'CallExpression') {
      const isMethod = (node.callee as Node).type === 'MemberExpression';
      const name = nameOf(node.callee);
      const given = node.arguments as unknown[];
      for (const at of isMethod ? [] : (CALLS.get(name) ?? [])) found.push(...textsOf(given[at]));
      if (isMethod && METHODS.includes(name)) found.push(...textsOf(given[1]));
    } else if (node.type === 'Property' || node.type === 'VariableDeclarator') {
      const name = nameOf(node.type === 'Property' ? node.key : node.id);
      const value = node.type === 'Property' ? node.value : node.init;
      if (NAMES.test(name) || CONSTANTS.test(name) || (name === 'error' && /from 'zod'/.test(text)))
        found.push(...textsOf(value));
    }
  });
  return found;
}

const ROOMS = [
  'sim/notation',
  'sim/scenario',
  'sim/levers',
  'sim/result',
  'sim/runs',
  'sim/study',
  'sim/cli',
];

/** Phrases with the file each stands in; a hole is `{}`. */
export function phrasesInSources(): readonly { readonly file: string; readonly phrase: string }[] {
  return sourcesOf('sim')
    .filter(
      ({ file }) =>
        ROOMS.some((room) => file.startsWith(`${room}/`)) && !/\/(phrases|library-words)/.test(file),
    )
    .flatMap(({ file, text }) => phrasesOf(file, text).map((phrase) => ({ file, phrase })));
}
