/**
 * The steps of a tutorial, as they stand in its page. A page is Markdown; steps stand in marks that are not shown:
 * - `<!-- file: plan.yaml -->` before a block: the reader saves the block under that name;
 * - a block `sh`: commands; a block `sql`: a query for DuckDB in the same folder;
 * - `<!-- prints -->` … `<!-- /prints -->`: what the block before printed; `<!-- prints: exit 2 -->`: how it was refused;
 * - `<!-- holds: … -->`: an expression that the output of the block before must match, for what the text says of it; with
 *   `<!-- holds in FILE: … -->` the text of a file must.
 */
export type Step =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'commands'; readonly lines: readonly string[] }
  | { readonly kind: 'query'; readonly sql: string }
  | { readonly kind: 'prints'; readonly exit: number }
  | { readonly kind: 'holds'; readonly file: string | undefined; readonly expression: RegExp };

const STEP = new RegExp(
  [
    '<!-- file: (?<name>\\S+) -->\\n```\\w*\\n(?<text>[\\s\\S]*?)```',
    '```sh\\n(?<sh>[\\s\\S]*?)```',
    '```sql\\n(?<sql>[\\s\\S]*?)```',
    '<!-- prints(?:: exit (?<exit>\\d+))? -->\\n(?<prints>[\\s\\S]*?)<!-- /prints -->',
    '<!-- holds(?: in (?<file>\\S+))?: (?<expression>.+?) -->',
  ].join('|'),
  'g',
);

function stepOf(groups: Readonly<Record<string, string | undefined>>): Step {
  const { name, text = '', sh, sql, prints, exit = '0', file, expression = '' } = groups;
  if (name !== undefined) return { kind: 'file', name, text };
  if (sh !== undefined) return { kind: 'commands', lines: sh.trim().split('\n') };
  if (sql !== undefined) return { kind: 'query', sql };
  if (prints !== undefined) return { kind: 'prints', exit: Number(exit) };
  return { kind: 'holds', file, expression: new RegExp(expression, 'm') };
}

export function stepsOf(page: string): Step[] {
  return [...page.matchAll(STEP)].map(({ groups = {} }) => stepOf(groups));
}

/** The page with what its steps print now, block by block in their order. */
export function withPrints(page: string, printed: readonly string[]): string {
  let at = 0;
  return page.replace(STEP, (block: string, ...rest: readonly unknown[]) => {
    const { exit, prints } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (prints === undefined) return block;
    const mark = exit === undefined ? '<!-- prints -->' : `<!-- prints: exit ${exit} -->`;
    return [mark, '```', printed[at++], '```', '<!-- /prints -->'].join('\n');
  });
}

const OF_VERSIONS =
  /^(Market “|health: |warning: made by another engine|市场“|体检：|警告：不是由当前引擎得出|\d+ 次运行中 \d+ 次已有答案)/;

/**
 * Without lines that depend on which version of the program made fit and backtest, or on whether another page whose memo this one
 * shares has run the same before: the strategist's page in Chinese follows the English one.
 */
export function withoutVersions(text: string): string {
  const lines = text.split('\n');
  return lines.filter((line) => !OF_VERSIONS.test(line)).join('\n');
}
