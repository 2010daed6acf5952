// Several at a time, as ../../lanes.ts does one by one.
import { census, day, fans, range, roll, sellers } from '../../addresses.ts';
import { count, i32at, set32, today, u8at } from '../../columns.ts';
import { GONE, LEVEL, SHUT, SLOTS, TIE_WORDS } from '../../layout.ts';
import { markRoom } from '../../room.ts';

/** Sixteen fans at a time, 64 to a word of hits; those behind the last sixteen singly. */
export function findDue(from: i32, to: i32, listed: i32): i32 {
  // the four clocks byte by byte, lowest bytes first: a fan's state, 0 to 3, is the place of its clock
  const c = v128.load(<usize>day.clocks);
  const bytes0 = v128.shuffle<i8>(c, c, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12);
  const bytes1 = v128.shuffle<i8>(c, c, 1, 5, 9, 13, 1, 5, 9, 13, 1, 5, 9, 13, 1, 5, 9, 13);
  const bytes2 = v128.shuffle<i8>(c, c, 2, 6, 10, 14, 2, 6, 10, 14, 2, 6, 10, 14, 2, 6, 10, 14);
  const bytes3 = v128.shuffle<i8>(c, c, 3, 7, 11, 15, 3, 7, 11, 15, 3, 7, 11, 15, 3, 7, 11, 15);
  let due = listed;
  let fan = from;
  while (fan + 16 <= to) {
    const start = fan;
    let hits: u64 = 0;
    for (let bit: u64 = 0; bit < 64 && fan + 16 <= to; bit += 16) {
      const states = v128.load(<usize>(fans.state + fan));
      const b0 = i8x16.swizzle(bytes0, states);
      const b1 = i8x16.swizzle(bytes1, states);
      const b2 = i8x16.swizzle(bytes2, states);
      const b3 = i8x16.swizzle(bytes3, states);
      const next = <usize>(fans.next + (fan << 2));
      const first = before(next, lowBytes(b0, b1), lowBytes(b2, b3));
      const last = before(next + 32, highBytes(b0, b1), highBytes(b2, b3));
      hits |= (<u64>i8x16.bitmask(i8x16.narrow_i16x8_s(first, last))) << bit;
      fan += 16;
    }
    for (; hits; hits &= hits - 1) set32(range.due, due++, start + <i32>ctz(hits));
  }
  for (; fan < to; fan++) {
    if (i32at(fans.next, fan) < i32at(day.clocks, u8at(fans.state, fan))) set32(range.due, due++, fan);
  }
  return due;
}

/** Which of eight moments come before their clocks, whose halves are given. */
function before(next: usize, low: v128, high: v128): v128 {
  const left = v128.shuffle<i16>(low, high, 0, 8, 1, 9, 2, 10, 3, 11);
  const right = v128.shuffle<i16>(low, high, 4, 12, 5, 13, 6, 14, 7, 15);
  return i16x8.narrow_i32x4_s(i32x4.lt_s(v128.load(next), left), i32x4.lt_s(v128.load(next, 16), right));
}

function lowBytes(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

function highBytes(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Sixteen streamers at a time; those behind the last sixteen singly. */
export function listPresent(): i32 {
  const now = i32x4.splat(today(day.day));
  const yesterday = i32x4.splat(today(day.day) - 1);
  let arrived = 0;
  let arriving = 0;
  let listed = 0;
  let streamer = 0;
  for (; streamer + 16 <= range.streamers; streamer += 16) {
    const absent = sixteenAfter(sellers.arrival, streamer, now);
    const isGone = v128.not(sixteenAfter(sellers.cleared, streamer, now));
    const isOver = v128.or(isGone, v128.not(sixteenAfter(sellers.left, streamer, now)));
    const shut = v128.and(sixteenAfter(sellers.suspendedUntil, streamer, now), i8x16.splat(<i8>SHUT));
    v128.store(<usize>(day.live + streamer), i8x16.splat(0));
    mark(day.gone + streamer, v128.and(isGone, i8x16.splat(1)), absent);
    mark(day.closed + streamer, v128.bitselect(i8x16.splat(<i8>GONE), shut, isOver), absent);
    const notBefore = sixteenAfter(sellers.arrival, streamer, yesterday);
    arriving = listSixteen(roll.arrivals, arriving, streamer, v128.andnot(notBefore, absent));
    arrived = listSixteen(sellers.active, arrived, streamer, v128.not(absent));
    listed = listSixteen(roll.present, listed, streamer, v128.not(v128.or(absent, isOver)));
  }
  set32(roll.activeCount, 0, arrived);
  set32(roll.arrivalCount, 0, arriving);
  for (; streamer < range.streamers; streamer++) listed = markRoom(streamer, listed);
  return listed;
}

/** Which of sixteen days of a column are after today, a byte each. */
function sixteenAfter(column: i32, at: i32, now: v128): v128 {
  const days = <usize>(column + (at << 2));
  const a = i32x4.gt_s(v128.load(days), now);
  const b = i32x4.gt_s(v128.load(days, 16), now);
  const c = i32x4.gt_s(v128.load(days, 32), now);
  const d = i32x4.gt_s(v128.load(days, 48), now);
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
}

/** Sixteen bytes but for those that keep what they are. */
function mark(at: i32, values: v128, kept: v128): void {
  v128.store(<usize>at, v128.bitselect(v128.load(<usize>at), values, kept));
}

function listSixteen(list: i32, listed: i32, from: i32, chosen: v128): i32 {
  let end = listed;
  for (let hits = i8x16.bitmask(chosen); hits !== 0; hits &= hits - 1) set32(list, end++, from + ctz(hits));
  return end;
}

/** Sixteen at a time; those behind the last sixteen singly. */
export function countIn(state: i32, from: i32, to: i32): i32 {
  const wanted = i8x16.splat(<i8>state);
  let sum = 0;
  let fan = from;
  for (; fan + 16 <= to; fan += 16) {
    const hits = i8x16.eq(v128.load(<usize>(fans.state + fan)), wanted);
    sum += popcnt(i8x16.bitmask(hits));
  }
  for (; fan < to; fan++) if (u8at(fans.state, fan) === state) sum++;
  return sum;
}

/** All eight slots at once. */
export function findSlot(row: i32, streamer: i32): i32 {
  const hits = i16x8.bitmask(i16x8.eq(v128.load(<usize>row), i16x8.splat(<i16>streamer)));
  return hits === 0 ? 0 : row + (ctz(hits) << 1);
}

/** All eight at once: empty slots have no trust. */
export function sumSquares(row: i32): i32 {
  const trust = v128.and(v128.load(<usize>(row + LEVEL * 2)), i16x8.splat(0xff));
  const squares = i16x8.shr_u(i16x8.mul(trust, trust), 4);
  const pairs = i32x4.extadd_pairwise_i16x8_u(squares);
  return sumOf(pairs);
}

/** Sum of four. */
export function sumOf(four: v128): i32 {
  const two = i32x4.add(four, v128.shuffle<i32>(four, four, 2, 3, 0, 1));
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1);
}

/** All eight at once; sixteen bits hold the sums of a group, 128 times 255. */
export function countTies(first: i32, end: i32): void {
  let empty = i16x8.splat(0); // −1 for each
  let stakes = i16x8.splat(0);
  let trust = i16x8.splat(0);
  for (let row = <usize>first; row < <usize>end; row += TIE_WORDS * 2) {
    const level = v128.load(row, LEVEL * 2);
    empty = i16x8.add(empty, i16x8.eq(v128.load(row), i16x8.splat(-1)));
    stakes = i16x8.add(stakes, i16x8.shr_u(level, 8));
    trust = i16x8.add(trust, v128.and(level, i16x8.splat(0xff)));
  }
  const slots = ((end - first) / (TIE_WORDS * 2)) * SLOTS;
  count(census.ties, slots + sumOf(i32x4.extadd_pairwise_i16x8_s(empty)));
  count(census.stakes, sumOf(i32x4.extadd_pairwise_i16x8_u(stakes)));
  count(census.trust, sumOf(i32x4.extadd_pairwise_i16x8_u(trust)));
}
