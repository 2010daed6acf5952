/**
 * The page of everything that `import … from 'laotie'` gives: declaration and docstring of each name, read from the sources.
 * TypeDoc would be the tool; it needs the compiler's interface for programs, which TypeScript 7.0 has not.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { ROOT } from './circumstances.ts';
import { written } from './table.ts';

const ENTRY = 'sim/library/laotie.ts';

export type Kind = 'function' | 'value' | 'type';

/** A name of the library. */
export interface Documented {
  readonly name: string;
  readonly kind: Kind;
  /** From the root of the repository. */
  readonly file: string;
  /** Without what a function does; members of a type keep their docstrings. */
  readonly declaration: string;
  /** The docstring's text, without its tags. */
  readonly text: string;
  /** Lines of `@param`, `@returns`, `@throws`, with their tags. */
  readonly tags: readonly string[];
  /** Members of a type that have no docstring. */
  readonly bare: readonly string[];
}

type Parsed = ReturnType<typeof parseSync>;
type Statement = Parsed['program']['body'][number];
interface Source {
  readonly file: string;
  readonly text: string;
  readonly parsed: Parsed;
}

const sources = new Map<string, Source>();

function sourceAt(file: string): Source {
  const known = sources.get(file);
  if (known) return known;
  const text = readFileSync(resolve(ROOT, file), 'utf8');
  const parsed = parseSync(file, text);
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]!.message}`);
  const source = { file, text, parsed };
  sources.set(file, source);
  return source;
}

/** The docstring that ends just before a place; empty where there is none. */
function docBefore({ text, parsed: { comments } }: Source, start: number): string {
  const doc = comments.findLast(({ end, type }) => type === 'Block' && end <= start);
  const between = doc && text.slice(doc.end, start).replaceAll(/^\s*\/\/.*$/gm, '');
  if (!doc?.value.startsWith('*') || between?.trim() !== '') return '';
  return doc.value
    .slice(1)
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
}

/** A docstring's text, and its tags with their continuation lines. */
function partsOf(doc: string): { readonly text: string; readonly tags: string[] } {
  const [text = '', ...tags] = doc.replaceAll('\n', ' ').split(/\s*(?=@(?:param|returns|throws)\b)/);
  return { text: text.trim(), tags: tags.map((tag) => tag.trim()) };
}

/** Exported names of a file with where each is declared: here, or in a file that this one hands on. */
function exportsOf(file: string): ReadonlyMap<string, { readonly from: string; readonly name: string }> {
  const found = new Map<string, { from: string; name: string }>();
  for (const { entries } of sourceAt(file).parsed.module.staticExports) {
    for (const { exportName, importName, localName, moduleRequest } of entries) {
      const name = exportName.name!;
      const from = moduleRequest ? relative(ROOT, resolve(ROOT, file, '..', moduleRequest.value)) : file;
      found.set(name, { from, name: (moduleRequest ? importName.name : localName.name) ?? name });
    }
  }
  return found;
}

/** Where a name is declared, through files that hand it on. @throws where it is nowhere */
function declaredAt(name: string, file: string): { readonly name: string; readonly file: string } {
  const found = exportsOf(file).get(name);
  if (!found) throw new Error(`${file}: expected an export ${name}`);
  return found.from === file ? { name, file } : declaredAt(found.name, found.from);
}

type Members = readonly { readonly start: number; readonly end: number; readonly key?: object }[];

/** Names of members without a docstring, of those that have one of their own to say. */
function bareOf(source: Source, members: Members): string[] {
  return members
    .filter(({ key }) => key !== undefined)
    .filter(({ start }) => docBefore(source, start) === '')
    .map(
      ({ start, end }) =>
        /^(?:readonly |override |get )*(\w+)/.exec(source.text.slice(start, end))?.[1] ?? '',
    )
    .filter((name) => name !== 'constructor');
}

interface Found {
  readonly kind: Kind;
  readonly declaration: string;
  readonly members: Members;
}

/** Members of a class as a declaration has them: signatures, without what they do. */
function classText(
  { text }: Source,
  node: { start: number; body: { start: number; body: readonly unknown[] } },
): string {
  type Member = { start: number; end: number; value?: { body?: { start: number } | null } | null };
  const lines = (node.body.body as readonly Member[]).map((member) => {
    const end = member.value?.body?.start ?? member.end;
    return `  ${text.slice(member.start, end).trim().replace(/;?$/, ';')}`;
  });
  return `${text.slice(node.start, node.body.start).trim()} {\n${lines.join('\n')}\n}`;
}

/** What a statement declares under a name; nothing where it declares another. */
function foundIn(source: Source, statement: Statement, name: string): Found | undefined {
  if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return undefined;
  const node = statement.declaration;
  const { text } = source;
  if (node.type === 'VariableDeclaration') {
    const own = node.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    return (
      own && { kind: 'value', declaration: `const ${text.slice(own.id.start, own.id.end)}`, members: [] }
    );
  }
  if (!('id' in node) || node.id?.type !== 'Identifier' || node.id.name !== name) return undefined;
  if (node.type === 'FunctionDeclaration') {
    const head = text.slice(node.start, node.body?.start ?? node.end).trim();
    return { kind: 'function', declaration: head.replace(/^async /, ''), members: [] };
  }
  if (node.type === 'ClassDeclaration')
    return { kind: 'value', declaration: classText(source, node), members: node.body.body as Members };
  const members = node.type === 'TSInterfaceDeclaration' ? (node.body.body as Members) : [];
  return { kind: 'type', declaration: text.slice(node.start, node.end), members };
}

function documented(exported: string, entry: string): Documented {
  const { name, file } = declaredAt(exported, entry);
  const source = sourceAt(file);
  for (const statement of source.parsed.program.body) {
    const found = foundIn(source, statement, name);
    if (!found) continue;
    const { kind, declaration, members } = found;
    return {
      ...{ name: exported, kind, file, declaration, bare: bareOf(source, members) },
      ...partsOf(docBefore(source, statement.start)),
    };
  }
  throw new Error(`${file}: expected a declaration of ${name}`);
}

/** Every name that a file exports, in the order of the alphabet. @param entry the library's when not said */
export function documentedNames(entry = ENTRY): Documented[] {
  return [...exportsOf(entry).keys()].sort().map((name) => documented(name, entry));
}

const TITLES: Readonly<Record<Kind, string>> = {
  function: 'Functions',
  value: 'Values and errors',
  type: 'Types',
};

/** A tag as a line of a list: a parameter by its name, others by the tag's. */
function tagLine(tag: string): string {
  const [, kind, rest = ''] = /^@(\w+) ?(.*)$/.exec(tag) ?? [];
  const [, name, said] = /^(\w+) ?(.*)$/.exec(rest) ?? [];
  return kind === 'param' ? `- \`${name}\`: ${said}` : `- ${kind}: ${rest}`;
}

function entry({ name, declaration, text, tags, file }: Documented): string {
  return [
    `### \`${name}\``,
    text,
    ...(tags.length > 0 ? [tags.map(tagLine).join('\n')] : []),
    `\`\`\`ts\n${declaration}\n\`\`\``,
    `[${file}](../${file})`,
  ].join('\n\n');
}

export function libraryPage(): string {
  const all = documentedNames();
  const sections = (Object.keys(TITLES) as Kind[]).map((kind) => {
    const own = all.filter((one) => one.kind === kind);
    return `## ${TITLES[kind]}\n\n${own.map(entry).join('\n\n')}`;
  });
  return [
    '# The library, name by name',
    written('npm run docs'),
    "What `import … from 'laotie'` gives, as the sources declare it. How to begin stands in [library.md](library.md). Amounts are in the currency of the market, counts are real users, shares are fractions; a refusal is thrown as a `Refusal`.",
    ...sections,
    '',
  ].join('\n\n');
}
