import type { Language } from '../notation/language.ts';

/** The language asked for by `--lang`, else by the environment (LC_ALL before LANG), else English. */
export function languageOf(lang: string | undefined, environment: NodeJS.ProcessEnv = process.env): Language {
  const wanted = lang ?? (environment.LC_ALL || environment.LANG || '');
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
