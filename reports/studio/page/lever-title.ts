/** A lever's title as the scenario has it, else its id. */
import type { Language } from '../../../sim/notation/language.ts';
import type { WrittenValue } from '../written.ts';

export function leverTitle(
  { id, title }: { readonly id: string; readonly title?: WrittenValue | undefined },
  lang: Language,
): string {
  const written = title as Partial<Record<Language, string>> | undefined;
  return written?.[lang] ?? id;
}
