/** Whether every number that a reader sees on page one is one of outlook.csv, as far as its digits go. */
import type { Language } from '../../../sim/notation/language.ts';

const UNITS: Readonly<Record<string, number>> = {
  tn: 1e12,
  bn: 1e9,
  m: 1e6,
  '%': 0.01,
  万亿: 1e12,
  亿: 1e8,
  万: 1e4,
};

/** Numbers that are no results: dates, quarters, names, levels of intervals, how futures are told. */
const APART: readonly RegExp[] = [
  /<p class="made">.*?<\/p>/g,
  /<figure>.*?<\/figure>/gs,
  /(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?/g,
  /(\d{4} 年)?\d{1,2} 月 \d{1,2} 日|\d{4} 年[一二三四]季度|\d{4} 年/g,
  /Q[1-4] \d{4}|\b20\d\d\b/g,
  /90%|8 in 10 futures|less than 1 in 10|more than 9 in 10|\bin 10\b/g,
];

/** A number as it is written, and how far the written digits leave it open. */
interface Written {
  readonly text: string;
  readonly value: number;
  readonly half: number;
}

function writtenIn(html: string, lang: Language): Written[] {
  const text = APART.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&[^;]+;/g, ' ');
  const unit = lang === 'zh' ? ' ?(?:万亿|亿|万)|%' : '(?:tn|bn|m)\\b|%';
  const numbers = [...text.matchAll(new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?)(${unit})?`, 'g'))];
  return numbers.map(([whole, digits, of]) => {
    const plain = digits!.replaceAll(',', '');
    const factor = UNITS[(of ?? '').trim()] ?? 1;
    const decimals = plain.split('.')[1]?.length ?? -/0*$/.exec(plain)![0].length;
    return { text: whole, value: Number(plain) * factor, half: 0.5 * 10 ** -decimals * factor };
  });
}

/** Values of the table, and chances also in tenths and in points, as the page writes them. */
function valuesIn(csv: string): number[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const value = Math.abs(Number(line.split(',').at(-1)));
      return [value, 10 * value, 100 * value];
    });
}

export function unknownNumbers(html: string, csv: string, lang: Language) {
  const known = valuesIn(csv);
  const found = writtenIn(html, lang);
  const isKnown = ({ value, half }: Written) =>
    known.some((one) => Math.abs(one - value) <= half * (1 + 1e-9));
  return { found: found.length, unknown: found.filter((one) => !isKnown(one)).map(({ text }) => text) };
}
