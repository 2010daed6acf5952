/** Numbers on a page that are none of its result. */
import type { ReportKind } from '../../reports/report.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import { shortNumber } from '../../sim/notation/quantity.ts';

/** Every number of a result, wherever it stands. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

/** Every way in which the page may write a number. */
function writtenForms(value: number, lang: Language): string[] {
  const { count, share, signedShare, chance, money } = numbersIn(lang);
  const round = (digits: number) => String(Number(value.toPrecision(digits)));
  return [
    ...[count(value), money(value, 'yuan'), share(value), signedShare(value - 1), chance(value, 0.02), chance(value, 0.001)],
    ...[round(2), round(3), value.toFixed(3), count(Number(round(2))), shortNumber(value)],
    ...[0, 1].map((decimals) => String(Number((100 * value).toFixed(decimals)))),
  ];
} // biome-ignore format: lists

/** Numbers that are no results: levels of intervals, names of formulas, days, words. */
const APART: readonly RegExp[] = [
  /90%|8 of 10|80%/g,
  /\b\d{1,2} (January|June|July|December) \d{4}|\d{4} 年( \d{1,2} 月 \d{1,2} 日)?/g,
  /Q[1-4] \d{4}|\bin 2021|A: 2021|A：2021|\b202[01]\b/gi,
  /700 billion|7000 亿/g,
];

/** Numbers of the text around the charts: how many there are, and those that the result does not hold. */
export function numbersFromNowhere<Result>(report: ReportKind<Result>, result: Result, lang: Language) {
  const { before, after } = report.textIn(result, lang);
  const text = [...before, ...after]
    .join('\n')
    .replaceAll(/<dt>[\s\S]*?<\/dd>/g, ' ')
    .replaceAll(/<p class="small">[\s\S]*?<\/p>/g, ' ') // how to read it, and ranges of parameters
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&[^;]+;/g, ' ')
    .replaceAll('\u00a0', ' ');
  const plain = APART.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), text);
  const known = new Set(
    numbersOf(result).flatMap((value) =>
      writtenForms(value, lang).flatMap((form) => form.match(/\d[\d,.]*\d|\d/g) ?? []),
    ),
  );
  const found = [...plain.matchAll(/\d[\d,.]*\d|\d/g)].map(([number]) => number);
  return { found: found.length, unknown: found.filter((number) => !known.has(number)) };
}
