/** The profile of a fan, by its parts (layout.ts), and its state. */
import { fans, tally } from './addresses.ts';
import { add64, set8, set16, u8at, u16at } from './columns.ts';
import { noteState } from './events.ts';
import { CATEGORIES, CATEGORY, PROFILE_BYTES, REGION } from './layout.ts';

export function profile16(fan: i32, part: i32): i32 {
  return u16at(fans.profile + fan * PROFILE_BYTES + part, 0);
}

export function setProfile16(fan: i32, part: i32, value: i32): void {
  set16(fans.profile + fan * PROFILE_BYTES + part, 0, value);
}

export function profile8(fan: i32, part: i32): i32 {
  return u8at(fans.profile + fan * PROFILE_BYTES, part);
}

export function setProfile8(fan: i32, part: i32, value: i32): void {
  set8(fans.profile + fan * PROFILE_BYTES, part, value);
}

/** The region and category in which a fan talks and listens. */
export function cellOf(fan: i32): i32 {
  return profile8(fan, REGION) * CATEGORIES + profile8(fan, CATEGORY);
}

/** What a fan is waiting for. */
export function stateOf(fan: i32): i32 {
  return u8at(fans.state, fan);
}

/** Moves a fan to another state; the tally keeps who came and went, so that people add up without a count. */
export function become(fan: i32, state: i32): void {
  noteState(fan, stateOf(fan), state);
  add64(tally.moved, stateOf(fan), -1);
  add64(tally.moved, state, 1);
  set8(fans.state, fan, state);
}
