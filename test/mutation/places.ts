/**
 * The places of a source file at which a rule can be broken, and how: read with a real parser, so that texts, types,
 * comments and messages are never touched.
 */
import { parseSync } from 'oxc-parser';

/** One change of one place. Offsets are of the file's text. */
export interface Mutant {
  readonly file: string;
  /** Line, counted from 1, and its text: what a list of equivalents is kept by. */
  readonly line: number;
  readonly text: string;
  /** Place in that text. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [name: string]: unknown;
}

/** What each operator becomes, where both sides may be numbers. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '|=': ['&='],
  '&=': ['|='],
  '^=': ['|='],
  '++': ['--'],
  '--': ['++'],
};

const SWAPPED: Readonly<Record<string, string>> = { min: 'max', max: 'min', floor: 'ceil', ceil: 'floor' };

/** Calls whose arguments are words for people. */
const WORDS = new Set(['refuse', 'Error', 'TypeError', 'RangeError', 'describe']);

/** All mutants of a file, place by place: mutants of one place follow one another. */
export function mutantsOf(file: string, source: string): Mutant[][] {
  const lines = source.split('\n');
  const places: Mutant[][] = [];
  const add = (node: Node, start: number, end: number, ...afters: readonly string[]) => {
    const line = source.slice(0, start).split('\n').length;
    const text = lines[line - 1]!.trim();
    const at = start - source.lastIndexOf('\n', start - 1) - 1 - lines[line - 1]!.indexOf(text);
    const before = source.slice(start, end);
    const found = afters.map((after) => ({ file, line, text, at, start, end, before, after }));
    if (found.length > 0 && node.end > node.start) places.push(found);
  };
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: expected TypeScript, got "${errors[0]!.message}"`);
  visit(program as unknown as Node, source, add);
  return places;
}

type Add = (node: Node, start: number, end: number, ...afters: readonly string[]) => void;

function visit(node: Node, source: string, add: Add): void {
  if (isText(node)) return;
  mutate(node, source, add);
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child) && !isKey(node, name)) visit(child, source, add);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** Names of properties are no numbers. */
function isKey(node: Node, name: string): boolean {
  return name === 'key' && node.computed !== true;
}

/** Types, imports, and what is said to people. */
function isText(node: Node): boolean {
  if (/^TS(?!AsExpression|NonNull|TypeAssertion|SatisfiesExpression)/.test(node.type)) return true;
  if (/^(Import|ExportAll|Directive|Decorator)/.test(node.type)) return true;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const callee = node.callee as Node;
  return callee.type === 'Identifier' && WORDS.has(callee.name as string);
}

function mutate(node: Node, source: string, add: Add): void {
  const part = (name: string) => node[name] as Node;
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      if (!(node.operator as string).startsWith('+') || !(isString(part('left')) || isString(part('right'))))
        operator(node, part('left').end, part('right').start, source, add);
      break;
    case 'UpdateExpression': {
      const at = node.prefix ? node.start : node.end - 2;
      add(node, at, at + 2, ...OPERATORS[node.operator as string]!);
      break;
    }
    case 'UnaryExpression':
      if (['-', '!', '~'].includes(node.operator as string)) add(node, node.start, node.start + 1, '');
      break;
    case 'Literal':
      if (typeof node.value === 'number') add(node, node.start, node.end, ...otherNumbers(node.value));
      else if (typeof node.value === 'boolean') add(node, node.start, node.end, String(!node.value));
      break;
    case 'CallExpression':
      extremes(part('callee'), add);
      break;
    case 'ExpressionStatement':
    case 'ThrowStatement':
      if (typeof node.directive !== 'string') add(node, node.start, node.end, ';');
      break;
    case 'IfStatement':
    case 'ConditionalExpression':
      if (!isWording(part('test'))) add(part('test'), part('test').start, part('test').end, 'true', 'false');
      break;
  }
}

/** What is said of an error: its message, or it as text. */
function isWording(test: Node): boolean {
  return test.operator === 'instanceof' && (test.right as Node).name === 'Error';
}

function operator(node: Node, from: number, to: number, source: string, add: Add): void {
  const name = node.operator as string;
  const after = OPERATORS[name];
  // parentheses may stand between an operator and its sides
  const at = from + source.slice(from, to).indexOf(name);
  if (after && at >= from) add(node, at, at + name.length, ...after);
}

function isString(node: Node): boolean {
  if (node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string'))
    return true;
  if (node.type !== 'BinaryExpression') return false;
  return isString(node.left as Node) || isString(node.right as Node);
}

/** Math.min and Math.max, and the kernel's min and max, change places; so do floor and ceil. */
function extremes(callee: Node, add: Add): void {
  const name = callee.type === 'MemberExpression' ? (callee.property as Node) : callee;
  const after = name.type === 'Identifier' && SWAPPED[name.name as string];
  if (!after) return;
  const isMath = callee.type === 'Identifier' || (callee.object as Node).name === 'Math';
  if (isMath) add(name, name.start, name.end, after);
}

/** A constant that is a little off, far off, and gone. */
function otherNumbers(value: number): string[] {
  if (value === 0) return ['1'];
  const near = Number.isInteger(value) && value < 1e6 ? value + 1 : value * 1.1;
  return [String(near), String(value * 10), '0'];
}

/** The file's text with the change. */
export function mutated(source: string, { start, end, after }: Mutant): string {
  return source.slice(0, start) + after + source.slice(end);
}
