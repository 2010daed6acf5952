// Reading and writing columns: a column is its address, which the market gives; a place in it is an index.
import * as shard from './market/shard';

export function i32at(column: usize, at: i32): i32 {
  return load<i32>(column + ((<usize>at) << 2));
}

export function u16at(column: usize, at: i32): i32 {
  return <i32>load<u16>(column + ((<usize>at) << 1));
}

export function u8at(column: usize, at: i32): i32 {
  return <i32>load<u8>(column + <usize>at);
}

export function set32(column: usize, at: i32, value: i32): void {
  store<i32>(column + ((<usize>at) << 2), value);
}

export function set16(column: usize, at: i32, value: i32): void {
  store<u16>(column + ((<usize>at) << 1), <u16>value);
}

export function set8(column: usize, at: i32, value: i32): void {
  store<u8>(column + <usize>at, <u8>value);
}

export function add32(column: usize, at: i32, by: i32): void {
  const place = column + ((<usize>at) << 2);
  store<i32>(place, load<i32>(place) + by);
}

export function addFen(column: usize, at: i32, fen: i32): void {
  const place = column + ((<usize>at) << 3);
  store<f64>(place, load<f64>(place) + <f64>fen);
}

/** A single number of the day's tables. */
export function today(at: usize): i32 {
  return load<i32>(shard.dayNumbers + at);
}

/** Adds to a single number of the tally. */
export function count(at: usize, by: i32): void {
  const place = shard.tallyNumbers + at;
  store<i32>(place, load<i32>(place) + by);
}
