/** The repository's source as a parser reads it: imports, exports, functions, and what only Node has. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

const ROOT = resolve(import.meta.dirname, '..');

export interface Import {
  /** A file of the repository, or the name of a package or of a module of Node. */
  readonly from: string;
  readonly isFile: boolean;
  /** Names taken; `*` for all of them. */
  readonly names: readonly string[];
}

export interface Source {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly exports: readonly { readonly name: string; readonly isType: boolean }[];
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
  /** Globals that only Node has, and `import.meta`, as used in it. */
  readonly onlyNode: readonly string[];
  /** Every identifier in it, as often as it stands there. */
  readonly identifiers: ReadonlyMap<string, number>;
}

/** Files of TypeScript, and of JavaScript where Node starts them, below a folder of the repository. */
export function sourcesOf(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
    .sort()
    .map((file) => sourceOf(file, readFileSync(join(ROOT, file), 'utf8')));
}

const NODE_GLOBALS = ['process', 'Buffer', 'NodeJS', 'require', '__dirname', '__filename', 'setImmediate'];

export function sourceOf(file: string, text: string): Source {
  const { program, module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const lineOf = lineCounter(text);
  const imports: Import[] = [];
  const add = (from: string, names: readonly string[]) => {
    const isFile = from.startsWith('.');
    imports.push({ from: isFile ? relative(ROOT, resolve(ROOT, dirname(file), from)) : from, isFile, names });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    add(
      moduleRequest.value,
      entries.map(({ importName: { kind, name } }) =>
        kind === 'Name' ? name! : kind === 'Default' ? 'default' : '*',
      ),
    );
  }
  const exports: { name: string; isType: boolean }[] = [];
  for (const { entries } of module.staticExports) {
    for (const { exportName, importName, moduleRequest, isType } of entries) {
      if (moduleRequest) add(moduleRequest.value, [importName.kind === 'Name' ? importName.name! : '*']);
      else exports.push({ name: exportName.kind === 'Name' ? exportName.name! : 'default', isType });
    }
  }
  const functions: { name: string; lines: number }[] = [];
  const onlyNode: string[] = module.importMetas.length > 0 ? ['import.meta'] : [];
  const identifiers = new Map<string, number>();
  const count = ({ start, end, id }: { start: number; end: number; id?: { name: string } | null }) => {
    functions.push({ name: id?.name ?? `line ${lineOf(start)}`, lines: lineOf(end) - lineOf(start) + 1 });
  };
  new Visitor({
    FunctionDeclaration: count,
    FunctionExpression: count,
    ArrowFunctionExpression: count,
    Identifier: ({ name, start }) => {
      identifiers.set(name, (identifiers.get(name) ?? 0) + 1);
      const isMember = text[start - 1] === '.' && text[start - 2] !== '.';
      const isKey = /^\s*\??:(?!:)/.test(text.slice(start + name.length)) || text[start - 1] === "'";
      if (NODE_GLOBALS.includes(name) && !isMember && !isKey) onlyNode.push(name);
    },
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, ['*']);
    },
    TSImportType: ({ source }) => add(source.value, ['*']),
  }).visit(program);
  return {
    file,
    text,
    lines: text.trimEnd().split('\n').length,
    imports,
    exports,
    functions,
    onlyNode: [...new Set(onlyNode)],
    identifiers,
  };
}

function lineCounter(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** Groups of files that import each other in a circle, each in alphabetical order (Tarjan 1972). */
export function circlesOf(sources: readonly Source[]): string[][] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const { from, isFile } of byFile.get(file)!.imports) {
      if (!isFile || !byFile.has(from)) continue;
      if (!index.has(from)) visit(from);
      if (stack.includes(from)) low.set(file, Math.min(low.get(file)!, low.get(from)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) circles.push(group.sort());
  };
  for (const { file } of sources) if (!index.has(file)) visit(file);
  return circles;
}
