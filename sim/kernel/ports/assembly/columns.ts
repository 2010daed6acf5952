// Access to the memory, as in ../../columns.ts.
import { LINE, PAGE, TOP } from '../../layout.ts';

export function min(a: i32, b: i32): i32 {
  return a < b ? a : b;
}

export function max(a: i32, b: i32): i32 {
  return a > b ? a : b;
}

export function clz(a: i32): i32 {
  return <i32>i32.clz(a);
}

export function mul(a: i32, b: i32): i32 {
  return a * b;
}

export function when(holds: boolean, value: i32): i32 {
  return select<i32>(value, 0, holds);
}

export function div(a: i32, b: i32): i32 {
  return a / b;
}

export function scaled(value: i32, by: f64): i32 {
  const product = <f64>value * by;
  return product < 2147483647.0 ? <i32>product : 0x7fffffff;
}

export function whole(value: f64): i32 {
  return <i32>value;
}

export function i32at(column: i32, at: i32): i32 {
  return load<i32>(<usize>(column + (at << 2)));
}

export function u16at(column: i32, at: i32): i32 {
  return <i32>load<u16>(<usize>(column + (at << 1)));
}

export function u8at(column: i32, at: i32): i32 {
  return <i32>load<u8>(<usize>(column + at));
}

export function i8at(column: i32, at: i32): i32 {
  return <i32>load<i8>(<usize>(column + at));
}

export function f64at(column: i32, at: i32): f64 {
  return load<f64>(<usize>(column + (at << 3)));
}

export function set32(column: i32, at: i32, value: i32): void {
  store<i32>(<usize>(column + (at << 2)), value);
}

export function set16(column: i32, at: i32, value: i32): void {
  store<u16>(<usize>(column + (at << 1)), <u16>value);
}

export function set8(column: i32, at: i32, value: i32): void {
  store<u8>(<usize>(column + at), <u8>value);
}

export function set64(column: i32, at: i32, value: f64): void {
  store<f64>(<usize>(column + (at << 3)), value);
}

export function add32(column: i32, at: i32, by: i32): void {
  const place = <usize>(column + (at << 2));
  store<i32>(place, load<i32>(place) + by);
}

export function add64(column: i32, at: i32, by: i32): void {
  const place = <usize>(column + (at << 3));
  store<f64>(place, load<f64>(place) + <f64>by);
}

/** Two at a time: rows have an even length. */
export function addRow(to: i32, from: i32, length: i32): void {
  for (let at = 0; at < length << 3; at += 16) {
    const sums = <usize>(to + at);
    v128.store(sums, f64x2.add(v128.load(sums), v128.load(<usize>(from + at))));
  }
}

export function clearRow(row: i32, length: i32): void {
  for (let at = 0; at < length << 3; at += 16) v128.store(<usize>(row + at), f64x2.splat(0));
}

export function today(at: i32): i32 {
  return load<i32>(<usize>at);
}

export function count(at: i32, by: i32): void {
  store<f64>(<usize>at, load<f64>(<usize>at) + <f64>by);
}

export function takeBytes(size: i32): i32 {
  const at = load<i32>(TOP);
  const top = ((<u32>at + <u32>size + LINE - 1) / LINE) * LINE;
  const missing = <i32>((top + PAGE - 1) / PAGE) - memory.size();
  // a memory that cannot grow any more stops the run
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  store<i32>(TOP, <i32>top);
  return at;
}
