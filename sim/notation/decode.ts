/** Bytes to text, where it is certain what they mean; what is not certain is said, never guessed. */
import { currencyOf, FIRST_CURRENCY } from './currencies.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';
  /** Whether it began with a byte-order mark, which is not part of the text. */
  readonly isMarked: boolean;
}

/** What was expected of some input, and what it was. */
export interface Unread {
  readonly expected: string;
  readonly got: string;
  readonly hint?: string;
}

const EXPECTED = 'UTF-8 text';
const ENCODING_HINT = 'save it as "CSV UTF-8"';

/** UTF-8, with or without a mark; UTF-16 with its mark; GB 18030 where the bytes can be nothing else. */
export function decode(bytes: Uint8Array): Decoded | Unread {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return wide(bytes, 'UTF-16LE');
  if (first === 0xfe && second === 0xff) return wide(bytes, 'UTF-16BE');
  if (bytes.includes(0)) return { expected: EXPECTED, got: 'a binary file (it holds a zero byte)' };
  const isMarked = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  const text = strictly('utf-8', bytes);
  if (text !== undefined) return { text, encoding: 'UTF-8', isMarked };
  const chinese = isChinese(bytes) ? strictly('gb18030', bytes) : undefined;
  if (chinese !== undefined && isProse(chinese)) {
    return { text: chinese, encoding: 'GB18030', isMarked: false };
  }
  return { expected: EXPECTED, got: 'bytes that are not UTF-8', hint: ENCODING_HINT };
}

/** The text without its mark; undefined where a byte does not fit. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return undefined;
  }
}

function wide(bytes: Uint8Array, encoding: 'UTF-16LE' | 'UTF-16BE'): Decoded | Unread {
  const text = strictly(encoding, bytes);
  if (text === undefined) return { expected: EXPECTED, got: `${encoding} text that is cut short or damaged` };
  if (text.includes('\0')) return { expected: EXPECTED, got: 'a binary file (it holds a zero character)' };
  return { text, encoding, isMarked: true };
}

/**
 * Whether every byte above ASCII belongs to a pair of GB 2312, the common part of GBK and GB 18030. Latin-1, Windows
 * 1252 and Shift-JIS leave these pairs at once, Big5 after a few characters.
 */
function isChinese(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1 || trail === 0xff) return false;
  }
  return true;
}

/** Characters that make up half of what companies and papers write about figures. */
const COMMON = new Set(
  `${currencyOf(FIRST_CURRENCY).zh}的一是在了有和人年月日季度第二三四上下半全亿万千百分钟户报告公司财业绩手快电商交易额平台民币中国网新闻研究数据来源证券招股书发布会议估计算平均每活跃用买家复购率同比增长直播间商品牌服务收入广其他主营销广`,
);
/** Of a text in Korean EUC, read as Chinese, some 4% are common. */
const COMMON_SHARE = 1 / 3;

/** Korean and Japanese EUC are pairs of the same bytes; read as Chinese they give characters that nobody uses. */
function isProse(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu) ?? [];
  const common = characters.filter((character) => COMMON.has(character)).length;
  return common > 0 && common >= characters.length * COMMON_SHARE;
}
