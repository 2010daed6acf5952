/** A plan as a scenario file that `run` takes. */
import type { Bilingual } from '../../notation/language.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { parseLocated, plainOf } from '../../scenario/located.ts';
import { resolvedText, yamlText } from '../../scenario/resolved-text.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import { LONGEST_NAME } from '../../scenario/schema.ts';

function plain(text: string): Readonly<Record<string, unknown>> {
  const { root } = parseLocated(text, (line, column) => ({ file: 'scenario', line, column }));
  return plainOf(root!) as Readonly<Record<string, unknown>>;
}

/** The scenario without the levers of the plan, with those of a mix, whole: it extends no other file. */
export function scenarioText(
  { scenario }: Prepared,
  levers: readonly LeverPlan[],
  { id, title }: { readonly id: string; readonly title: Bilingual },
): string {
  const all = [...scenario.levers, ...levers];
  const name = `${scenario.name.slice(0, LONGEST_NAME - id.length - 1)}-${id}`;
  const named = (lang: 'zh' | 'en') => `${scenario.title[lang]} · ${title[lang]}`.slice(0, 200);
  const own = plain(resolvedText({ ...scenario, levers: all }, undefined)).levers;
  return yamlText({
    ...plain(scenario.resolved),
    name,
    title: { zh: named('zh'), en: named('en') },
    levers: own,
  });
}
