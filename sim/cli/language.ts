import type { Language } from '../notation/language.ts';

/** The language asked for by `--lang`, else by the environment (LC_ALL before LANG), else English. */
export function languageOf(lang: string | undefined, environment: NodeJS.ProcessEnv = process.env): Language {
  const wanted = lang ?? (environment.LC_ALL || environment.LANG || '');
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The same before the arguments are parsed, so that what is wrong with them is said in it too. */
export function languageAsked(given: readonly string[]): Language {
  const at = given.findLastIndex((part) => part === '--lang' || part.startsWith('--lang='));
  const part = given[at];
  return languageOf(part === '--lang' ? given[at + 1] : part?.slice('--lang='.length));
}
