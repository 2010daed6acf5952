/** Plain numbers in the cells of a table: `680.5`, `1,234.5`, `6.8E+11`, and `680,5` where semicolons part the columns. */

const PLAIN = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const DECIMAL_COMMA = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/;
/** 1.234 or 1,234 among semicolons: a thousand and more, or one and a quarter. */
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const LONGEST = 40;

/** A finite number; `either` where two people would read two; undefined for anything else. */
export function readDecimal(written: string, hasDecimalComma: boolean): number | 'either' | undefined {
  const text = written.normalize('NFKC').trim().replace('\u2212', '-');
  if (text.length > LONGEST) return undefined;
  if (hasDecimalComma && EITHER.test(text)) return 'either';
  const isComma = hasDecimalComma && DECIMAL_COMMA.test(text);
  const plain = isComma ? text.replaceAll('.', '').replace(',', '.') : text;
  if (!isComma && !PLAIN.test(plain)) return undefined;
  const value = Number(isComma ? plain : plain.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}
