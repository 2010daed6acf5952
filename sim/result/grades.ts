/** How well the numbers are known that an effect hangs on: the grade of a parameter, of a lever, of what several levers do. */
import { leverOf } from '../levers/all.ts';
import { PARAMETERS, type Parameter } from '../model/params.ts';
import type { Bilingual, Language } from '../notation/language.ts';
import { shortNumber } from '../notation/quantity.ts';

/** From the surest to the weakest. */
const GRADES = ['measured', 'fitted', 'assumed'] as const;
export type Grade = (typeof GRADES)[number];

export const GRADE_WORDS: Readonly<Record<Grade, Bilingual>> = {
  measured: { zh: '实测', en: 'measured' },
  fitted: { zh: '拟合', en: 'fitted' },
  assumed: { zh: '假设', en: 'assumed' },
};

/**
 * Read from where a value comes from, so that no list has to be kept beside it: a dated publication measured it; a fit
 * found it, or it was set so that a figure of the article (C01–C28) comes out; else it is assumed. A publication that
 * gives the sign alone measures nothing, and what calls itself an assumption is one, whatever it leans on.
 */
export function gradeOf({ source, identifiedBy }: Pick<Parameter, 'source' | 'identifiedBy'>): Grade {
  if (source === 'fitted') return 'fitted';
  if (source.startsWith('assumption')) return 'assumed';
  if (/^C\d\d\b/.test(source)) return identifiedBy === '—' ? 'assumed' : 'fitted';
  return /\b(19|20)\d\d/.test(source) && !source.includes('(sign)') ? 'measured' : 'assumed';
}

/** What an effect hangs on. */
export interface EffectGrade {
  /** That of the weakest parameter. */
  readonly grade: Grade;
  /** The weakest first. */
  readonly parameters: readonly {
    readonly name: string;
    readonly grade: Grade;
    readonly plausible: readonly [low: number, high: number];
  }[];
}

/**
 * The grade of what some levers do together.
 * @param kinds such as `trust-card`; undefined when the program knows none of them
 */
export function effectGrade(kinds: readonly string[]): EffectGrade | undefined {
  const names = new Set<string>(kinds.flatMap((kind) => leverOf(kind)?.hangsOn ?? []));
  const known: readonly Parameter[] = PARAMETERS;
  const parameters = known
    .filter(({ name }) => names.has(name))
    .map((parameter) => ({
      name: parameter.name,
      grade: gradeOf(parameter),
      plausible: parameter.plausible,
    }))
    .sort((a, b) => GRADES.indexOf(b.grade) - GRADES.indexOf(a.grade));
  const [weakest] = parameters;
  return weakest && { grade: weakest.grade, parameters };
}

const WORDS = {
  zh: { hangs: '取决于 ', comma: '、', semicolon: '；', of: (grade: string) => `（${grade}）` },
  en: { hangs: 'hangs on ', comma: ', ', semicolon: '; ', of: (grade: string) => ` (${grade})` },
} as const;

/** One plain line: `assumed; hangs on purchase.guarantee 0.3–1.2 (assumed); trust.negativity 1.8–3 (measured)`. */
export function effectLine({ grade, parameters }: EffectGrade, lang: Language): string {
  const { hangs, comma, semicolon, of } = WORDS[lang];
  const range = ([low, high]: readonly [number, number]) => `${shortNumber(low)}–${shortNumber(high)}`;
  const parts = GRADES.toReversed().flatMap((one) => {
    const some = parameters.filter((parameter) => parameter.grade === one);
    if (some.length === 0) return [];
    return [
      some.map(({ name, plausible }) => `${name} ${range(plausible)}`).join(comma) +
        of(GRADE_WORDS[one][lang]),
    ];
  });
  return `${GRADE_WORDS[grade][lang]}${semicolon}${hangs}${parts.join(semicolon)}`;
}
