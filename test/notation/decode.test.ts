/** Bytes to text: each encoding that is certain, and none that is not. */
import { expect, test } from 'vitest';
import { decode } from '../../sim/notation/decode.ts';

const TEXT = 'period,source\n2021,年报公告\n';
const utf8 = new TextEncoder().encode(TEXT);

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), !isBigEndian);
  return bytes;
}

test('UTF-8, with and without a mark', () => {
  expect(decode(utf8)).toEqual({ text: TEXT, encoding: 'UTF-8', isMarked: false });
  const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]);
  expect(decode(marked)).toEqual({ text: TEXT, encoding: 'UTF-8', isMarked: true });
});

test('UTF-16 of both orders with its mark; cut short or without it, it is refused', () => {
  const little = utf16(`\ufeff${TEXT}`, false);
  expect(decode(little)).toEqual({ text: TEXT, encoding: 'UTF-16LE', isMarked: true });
  expect(decode(utf16(`\ufeff${TEXT}`, true))).toEqual({ text: TEXT, encoding: 'UTF-16BE', isMarked: true });
  expect(decode(little.subarray(0, -1))).toMatchObject({ got: expect.stringContaining('cut short') });
  expect(decode(utf16(TEXT, false))).toMatchObject({ got: expect.stringContaining('zero byte') });
});

test('GBK where the bytes can be nothing else', () => {
  // 2021年报公告
  const bytes = Uint8Array.from([0x32, 0x30, 0x32, 0x31, 0xc4, 0xea, 0xb1, 0xa8, 0xb9, 0xab, 0xb8, 0xe6]);
  expect(decode(bytes)).toEqual({ text: '2021年报公告', encoding: 'GB18030', isMarked: false });
});

test.each([
  ['Latin-1: Société', [0x53, 0x6f, 0x63, 0x69, 0xe9, 0x74, 0xe9]],
  ['Windows-1252: a dash', [0x61, 0x20, 0x96, 0x20, 0x62]],
  ['Big5: 電商', [0xb9, 0x71, 0xb0, 0xd3]],
  ['Shift-JIS: 日本', [0x93, 0xfa, 0x96, 0x7b]],
  ['EUC-KR: 이커머스', [0xc0, 0xcc, 0xc4, 0xbf, 0xb8, 0xd3, 0xbd, 0xba]],
  ['UTF-8 cut short', [0xe5, 0xb9]],
])('%s is refused, not read as something else', (_, bytes) => {
  expect(decode(Uint8Array.from(bytes))).toMatchObject({ expected: 'UTF-8 text', hint: expect.any(String) });
});
