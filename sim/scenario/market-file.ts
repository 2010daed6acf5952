/** A market file, `market.yaml`, from text: the market, or every problem with its place. */
import { zodExpected } from '../notation/library-words.ts';
import { problemsOf } from './issues.ts';
import { parseLocated, plainOf } from './located.ts';
import { type MarketFile, marketSchema } from './market-schema.ts';
import { error, firstProblems, type Problem } from './problems.ts';

export interface ReadMarket {
  /** Present exactly when no problem is an error. */
  readonly market?: MarketFile;
  readonly problems: readonly Problem[];
}

/** @param file its name as messages show it */
export function readMarketFile(text: string, file: string): ReadMarket {
  const { root, problems } = parseLocated(text, (line, column) => ({ file, line, column }));
  if (!root) return { problems: firstProblems(problems) };
  if (root.kind !== 'mapping') {
    return { problems: firstProblems([...problems, error(root.place, '', 'a mapping', 'something else')]) };
  }
  const parsed = marketSchema.safeParse(plainOf(root), { error: zodExpected });
  const issues = (parsed.error?.issues ?? []).flatMap((issue) => problemsOf(issue, root));
  const all = firstProblems([...problems, ...issues]);
  if (!parsed.success || all.some(({ severity }) => severity === 'error')) return { problems: all };
  return { market: parsed.data, problems: all };
}
