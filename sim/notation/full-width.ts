/** Signs of a Chinese keyboard where only those of ASCII mean anything: the colon of `seed：1` is none to YAML. */

/** Signs that stand for structure, numbers and units; brackets and stops of plain texts are left out. */
const FULL_WIDTH =
  /[\u3000\uff02\uff03\uff05\uff07\uff0b-\uff1b\uff1d\uff21-\uff3b\uff3d\uff41-\uff5d“”‘’、]/;
const ASCII: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'", '、': ',' };

/** `write ":" for the full-width "："`, for the first such sign in a text; undefined when there is none. */
export function fullWidthHint(text: string): string | undefined {
  const sign = FULL_WIDTH.exec(text)?.[0];
  if (sign === undefined) return undefined;
  if (sign === '\u3000') return 'write a plain space for the full-width one';
  return `write ${ASCII[sign] ?? sign.normalize('NFKC')} for the full-width ${sign}`;
}
