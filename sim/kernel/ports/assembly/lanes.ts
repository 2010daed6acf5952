// Several at a time, as ../../lanes.ts does one by one.
import { day, fans, range } from '../../addresses.ts';
import { i32at, set32, u8at } from '../../columns.ts';
import { LEVEL } from '../../layout.ts';

/** Four fans at a time. A group begins at a multiple of four; the fans behind the last one are looked at singly. */
export function findDue(from: i32, to: i32, listed: i32): i32 {
  const clocks = v128.load(<usize>day.clocks);
  let due = listed;
  let fan = from;
  for (; fan + 4 <= to; fan += 4) {
    // the state of a fan, 0 to 3, becomes the places of the four bytes of its clock
    const states = i32x4.splat(load<i32>(<usize>(fans.state + fan)));
    const firsts = v128.shuffle<i8>(states, states, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
    const places = v128.or(i32x4.shl(firsts, 2), i32x4.splat(0x03020100));
    const next = v128.load(<usize>(fans.next + (fan << 2)));
    let hits = i32x4.bitmask(i32x4.lt_s(next, i8x16.swizzle(clocks, places)));
    for (; hits; hits &= hits - 1) set32(range.due, due++, fan + ctz(hits));
  }
  for (; fan < to; fan++) {
    if (i32at(fans.next, fan) < i32at(day.clocks, u8at(fans.state, fan))) set32(range.due, due++, fan);
  }
  return due;
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
  const sums = i32x4.add(pairs, v128.shuffle<i32>(pairs, pairs, 2, 3, 0, 1));
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1);
}
