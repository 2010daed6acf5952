// @ts-nocheck its sources are checked
/** Made by `npm run kernel` from sim/kernel; not edited by hand. */
import type { FanRange } from '../state.ts';
import type { Steps } from './port.ts';

let day_live = 0;
let day_gone = 0;
let day_category = 0;
let day_region = 0;
let day_deliverySpread = 0;
let day_followerUtility = 0;
let day_strangerUtility = 0;
let day_guarantee = 0;
let day_lnPrice = 0;
let day_disconfirmation = 0;
let day_spread = 0;
let day_strangerTrust = 0;
let day_followVisit = 0;
let day_followDelivery = 0;
let day_unhealed = 0;
let day_refundEase = 0;
let day_shown = 0;
let day_upTo = 0;
let tally_visits = 0;
let tally_orders = 0;
let tally_ordersPrivate = 0;
let tally_follows = 0;
let tally_unfollows = 0;
let tally_delivered = 0;
let tally_satisfied = 0;
let tally_complaints = 0;
let tally_shares = 0;
let tally_harm = 0;
let tally_placedFen = 0;
let tally_keptFen = 0;
let tally_refundedFen = 0;
let tally_cancelledFen = 0;
let census_followers = 0;
let fans_ties = 0;
let fans_profile = 0;
let fans_next = 0;
let fans_state = 0;
let range_k0 = 0;
let range_k1 = 0;
let range_first = 0;
let range_count = 0;

/** Makes this module work on a range. */
function bind(of: FanRange): void {
  openMemory(of.memory);
  day_live = of.places.of.day.live!;
  day_gone = of.places.of.day.gone!;
  day_category = of.places.of.day.category!;
  day_region = of.places.of.day.region!;
  day_deliverySpread = of.places.of.day.deliverySpread!;
  day_followerUtility = of.places.of.day.followerUtility!;
  day_strangerUtility = of.places.of.day.strangerUtility!;
  day_guarantee = of.places.of.day.guarantee!;
  day_lnPrice = of.places.of.day.lnPrice!;
  day_disconfirmation = of.places.of.day.disconfirmation!;
  day_spread = of.places.of.day.spread!;
  day_strangerTrust = of.places.of.day.strangerTrust!;
  day_followVisit = of.places.of.day.followVisit!;
  day_followDelivery = of.places.of.day.followDelivery!;
  day_unhealed = of.places.of.day.unhealed!;
  day_refundEase = of.places.of.day.refundEase!;
  day_shown = of.places.of.day.shown!;
  day_upTo = of.places.of.day.upTo!;
  tally_visits = of.places.of.tally.visits!;
  tally_orders = of.places.of.tally.orders!;
  tally_ordersPrivate = of.places.of.tally.ordersPrivate!;
  tally_follows = of.places.of.tally.follows!;
  tally_unfollows = of.places.of.tally.unfollows!;
  tally_delivered = of.places.of.tally.delivered!;
  tally_satisfied = of.places.of.tally.satisfied!;
  tally_complaints = of.places.of.tally.complaints!;
  tally_shares = of.places.of.tally.shares!;
  tally_harm = of.places.of.tally.harm!;
  tally_placedFen = of.places.of.tally.placedFen!;
  tally_keptFen = of.places.of.tally.keptFen!;
  tally_refundedFen = of.places.of.tally.refundedFen!;
  tally_cancelledFen = of.places.of.tally.cancelledFen!;
  census_followers = of.places.of.census.followers!;
  fans_ties = of.places.of.fans.ties!;
  fans_profile = of.places.of.fans.profile!;
  fans_next = of.places.of.fans.next!;
  fans_state = of.places.of.fans.state!;
  range_k0 = of.k0;
  range_k1 = of.k1;
  range_first = of.first;
  range_count = of.count;
}


const SLOTS = 8;
const NOBODY = 0xffff;

const TIE_WORDS = 32;
const GOOD = 8;
const BAD = 16;
const LEVEL = 24;

const PROFILE_BYTES = 16;
const RATE = 0;
const GENERAL = 2;
const SPEND = 4;
const LAST_BUY = 6;
const CATEGORY = 8;
const REGION = 9;
const WALLET = 10;
const FLAGS = 11;

const BOUGHT_THIS_MONTH = 1;
const BOUGHT_LAST_MONTH = 2;

const NOT_YET_USER = 0;
const NEVER_BUYER = 1;
const BUYER = 2;
const LAPSED = 3;

const NEVER = 0x7fffffff;
const EVENTS_A_DAY = 32;
const GROUP = 128;

const CATEGORIES = 8;
const REGIONS = 6;
const ORGANIC = 0;
const SHARED = 1;
const PAID = 2;
const PRIVATE = -1;
const KINDS = 3;
const SHARE_BITS = 20;
const GUIDE_BITS = 8;
const FEED_ROOM = 2;
const GUIDE_LENGTH = CATEGORIES * KINDS * 256 + 4;

const RATE_BINS = 1024;
const WALLET_BINS = 256;
const TRUST_LEVELS = 256;
const TIE_STEPS = 64;
const SEVERITY_STEPS = 64;
const MEMORY_DAYS = 128;
const BUDGET_STEPS = 4096;
const CHANCE_STEPS = 4096;
const BASKET_STEPS = 8192;
const QUANTILES = 4096;
const LOG_STEPS = 1024;

const BLOCK = 256;
const ORDER_BYTES = 12;
const NEXT_BLOCK = 3072;
const BLOCK_BYTES = 3076;
const NO_BLOCK = 0;
const DUE_RING = 16;

const HEAD = 0;
const TAIL = 16;
const TAIL_COUNT = 32;
const FREE = 48;
const FREE_BLOCKS = 49;
const BLOCKS = 50;
const IN_FLIGHT = 51;
const HEADER_WORDS = 52;

const VISIT_ROUTE = 0x0c000000;
const VISIT_OUTCOME = 0x10000000;
const VISIT_NEXT = 0x14000000;
const TRIAL_NEXT = 0x1c000000;
const EXPERIENCE = 0x20000000;

const PAGE = 65536;
const LINE = 64;
const TOP = 4;
const FIRST_COLUMN = 64;

let memory: WebAssembly.Memory | undefined;
let words: Int32Array = new Int32Array(0);
let halves: Uint16Array = new Uint16Array(0);
let bytes: Uint8Array = new Uint8Array(0);
let doubles: Float64Array = new Float64Array(0);

function openMemory(of: WebAssembly.Memory): void {
  memory = of;
  const { buffer } = of;
  if (words.buffer === buffer && words.length > 0) return;
  words = new Int32Array(buffer);
  halves = new Uint16Array(buffer);
  bytes = new Uint8Array(buffer);
  doubles = new Float64Array(buffer);
}

const { min, max, clz32: clz } = Math;

const mul = Math.imul;

function div(a: i32, b: i32): i32 {
  return (a / b) | 0;
}

function i32at(column: i32, at: i32): i32 {
  return words[(column >> 2) + at]!;
}

function u16at(column: i32, at: i32): i32 {
  return halves[(column >> 1) + at]!;
}

function u8at(column: i32, at: i32): i32 {
  return bytes[column + at]!;
}

function i8at(column: i32, at: i32): i32 {
  return (bytes[column + at]! << 24) >> 24;
}

function set32(column: i32, at: i32, value: i32): void {
  words[(column >> 2) + at] = value;
}

function set16(column: i32, at: i32, value: i32): void {
  halves[(column >> 1) + at] = value;
}

function set8(column: i32, at: i32, value: i32): void {
  bytes[column + at] = value;
}

function add32(column: i32, at: i32, by: i32): void {
  words[(column >> 2) + at]! += by;
}

function add64(column: i32, at: i32, by: i32): void {
  doubles[(column >> 3) + at]! += by;
}

function today(at: i32): i32 {
  return words[at >> 2]!;
}

function count(at: i32, by: i32): void {
  doubles[at >> 3]! += by;
}

function takeBytes(size: i32): i32 {
  const at = words[TOP >> 2]!;
  const top = Math.ceil((at + size) / LINE) * LINE;
  const missing = Math.ceil(top / PAGE) - words.byteLength / PAGE;
  if (missing > 0) {
    memory!.grow(missing);
    openMemory(memory!);
  }
  words[TOP >> 2] = top;
  return at;
}

type Pair = number;

const PARITY = 0x1bd11bda; // Threefry's key schedule constant for 32-bit words

interface DrawKey {
  readonly k0: number;
  readonly k1: number;
}

function draw2(key: DrawKey, agent: i32, address: i32, out: Int32Array): void {
  const k0 = key.k0 | 0;
  const k1 = key.k1 | 0;
  const k2 = PARITY ^ k0 ^ k1;
  let x = (agent + k0) | 0;
  let y = (address + k1) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 1) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 2) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (y + k1 + 3) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  out[0] = x;
  out[1] = y;
}

const pair = new Int32Array(2);
const given = { k0: 0, k1: 0 };

function threefry(k0: i32, k1: i32, counter0: i32, counter1: i32): Pair {
  given.k0 = k0;
  given.k1 = k1;
  draw2(given, counter0, counter1, pair);
  return 0;
}

function drawFor(fan: i32, address: i32): Pair {
  return threefry(range_k0, range_k1, range_first + fan, address);
}

function first(_words: Pair): i32 {
  return pair[0]!;
}

function second(_words: Pair): i32 {
  return pair[1]!;
}

function findDue(from: i32, to: i32): i32 {
  let due = 0;
  for (let fan = from; fan < to; fan++) {
    if (i32at(fans_next, fan) < i32at(256, u8at(fans_state, fan))) set32(25664, due++, fan);
  }
  return due;
}

function findSlot(row: i32, streamer: i32): i32 {
  for (let at = 0; at < SLOTS; at++) {
    const id = u16at(row, at);
    if (id === streamer) return row + at * 2;
    if (id === NOBODY) return 0;
  }
  return 0;
}

function sumSquares(row: i32): i32 {
  let sum = 0;
  for (let at = 0; at < SLOTS; at++) {
    const trust = u16at(row, LEVEL + at) & 0xff;
    if (trust === 0) break; // empty from here on
    sum += (trust * trust) >>> 4;
  }
  return sum;
}

function profile16(fan: i32, part: i32): i32 {
  return u16at(fans_profile + fan * PROFILE_BYTES + part, 0);
}

function setProfile16(fan: i32, part: i32, value: i32): void {
  set16(fans_profile + fan * PROFILE_BYTES + part, 0, value);
}

function profile8(fan: i32, part: i32): i32 {
  return u8at(fans_profile + fan * PROFILE_BYTES, part);
}

function setProfile8(fan: i32, part: i32, value: i32): void {
  set8(fans_profile + fan * PROFILE_BYTES, part, value);
}

function stateOf(fan: i32): i32 {
  return u8at(fans_state, fan);
}

function become(fan: i32, state: i32): void {
  add64(25280, stateOf(fan), -1);
  add64(25280, state, 1);
  set8(fans_state, fan, state);
}

const NEXT_SLOT = 2;
const ALL_SLOTS = 16;
const SALES_MOST = 255 << 8;

function rowOf(fan: i32): i32 {
  return fans_ties + fan * TIE_WORDS * 2;
}

function streamerOf(slot: i32): i32 {
  return u16at(slot, 0);
}

function trustOf(slot: i32): i32 {
  return u8at(slot, LEVEL * 2);
}

function findTie(fan: i32, streamer: i32): i32 {
  return findSlot(rowOf(fan), streamer);
}

function tieSum(fan: i32): i32 {
  return sumSquares(rowOf(fan));
}

function setLevel(slot: i32, inFlight: i32): void {
  const top = u16at(slot, GOOD) + today(128);
  const bottom = top + u16at(slot, BAD) + today(132) + today(136) * inFlight;
  const half = (div(top << 9, bottom) + 1) >> 1;
  const trust = half > 255 ? 255 : max(half, 1);
  count(25072, trust - trustOf(slot));
  set16(slot, LEVEL, trust | (inFlight << 8));
}

function openStake(slot: i32): void {
  const level = u16at(slot, LEVEL);
  if (level >= SALES_MOST) return;
  count(25080, 1);
  setLevel(slot, (level >>> 8) + 1);
}

function settleTie(slot: i32, harm: i32): void {
  let inFlight = u16at(slot, LEVEL) >>> 8;
  if (inFlight > 0) {
    inFlight--;
    if (harm === 0) count(25088, 1);
    else count(25096, 1);
  }
  const memory = today(140);
  const good = (u16at(slot, GOOD) * memory) >>> 15;
  const bad = (u16at(slot, BAD) * memory) >>> 15;
  set16(slot, GOOD, harm === 0 ? good + today(144) : good);
  set16(slot, BAD, min(0xffff, bad + ((today(148) * harm) >>> 8)));
  setLevel(slot, inFlight);
}

function follow(fan: i32, streamer: i32, good: i32, bits16: i32): void {
  const row = rowOf(fan);
  const end = row + ALL_SLOTS;
  let slot = row;
  let weakest = row;
  while (slot < end && streamerOf(slot) !== NOBODY) {
    if (trustOf(slot) < trustOf(weakest)) weakest = slot;
    slot += NEXT_SLOT;
  }
  if (slot === end) {
    if (trustOf(weakest) > today(156) && bits16 < today(160)) return;
    slot = weakest;
    forfeit(slot);
  }
  set16(slot, 0, streamer);
  set16(slot, GOOD, good);
  set16(slot, BAD, 0);
  setLevel(slot, 0);
  add32(tally_follows, streamer, 1);
}

function unfollow(fan: i32, slot: i32): void {
  forfeit(slot);
  count(25072, -trustOf(slot));
  let last = rowOf(fan) + ALL_SLOTS - NEXT_SLOT;
  while (streamerOf(last) === NOBODY) last -= NEXT_SLOT;
  for (let part = 0; part <= LEVEL; part += SLOTS) {
    set16(slot, part, u16at(last, part));
    set16(last, part, part === 0 ? NOBODY : 0);
  }
}

function forfeit(slot: i32): void {
  count(25096, u16at(slot, LEVEL) >>> 8);
  add32(tally_unfollows, streamerOf(slot), 1);
}

function makeRoom(places: i32): void {
  const needed = div(places + BLOCK - 1, BLOCK) + DUE_RING;
  if (i32at(25344, FREE_BLOCKS) >= needed) return;
  const blocks = max(needed, i32at(25344, BLOCKS) >>> 3);
  const first = takeBytes(blocks * BLOCK_BYTES);
  for (let at = 0; at < blocks; at++) {
    const block = first + at * BLOCK_BYTES;
    set32(block + NEXT_BLOCK, 0, at + 1 < blocks ? block + BLOCK_BYTES : i32at(25344, FREE));
  }
  set32(25344, FREE, first);
  add32(25344, FREE_BLOCKS, blocks);
  add32(25344, BLOCKS, blocks);
}

function openBlock(day: i32): void {
  const block = i32at(25344, FREE);
  set32(25344, FREE, nextBlock(block));
  add32(25344, FREE_BLOCKS, -1);
  set32(block + NEXT_BLOCK, 0, NO_BLOCK);
  const tail = i32at(25344, TAIL + day);
  if (tail === NO_BLOCK) set32(25344, HEAD + day, block);
  else set32(tail + NEXT_BLOCK, 0, block);
  set32(25344, TAIL + day, block);
  set32(25344, TAIL_COUNT + day, 0);
}

function placeOrder(due: i32, fan: i32, streamer: i32, fen: i32, moment: i32): void {
  const day = due & (DUE_RING - 1);
  if (i32at(25344, TAIL + day) === NO_BLOCK || i32at(25344, TAIL_COUNT + day) === BLOCK)
    openBlock(day);
  const order = i32at(25344, TAIL + day) + i32at(25344, TAIL_COUNT + day) * ORDER_BYTES;
  add32(25344, TAIL_COUNT + day, 1);
  set32(order, 0, fan);
  set32(order, 1, fen);
  set32(order, 2, streamer | (((moment >>> 12) & (DUE_RING - 1)) << 16) | ((moment & 0xfff) << 20));
  add32(25344, IN_FLIGHT, 1);
  add64(25600, 0, fen);
}

function firstBlock(day: i32): i32 {
  return i32at(25344, HEAD + (day & (DUE_RING - 1)));
}

function nextBlock(block: i32): i32 {
  return i32at(block + NEXT_BLOCK, 0);
}

function ordersIn(block: i32, due: i32): i32 {
  const day = due & (DUE_RING - 1);
  return block === i32at(25344, TAIL + day) ? i32at(25344, TAIL_COUNT + day) : BLOCK;
}

function bookOut(fen: i32): void {
  add64(25600, 0, -fen);
  add32(25344, IN_FLIGHT, -1);
}

function freeBlock(block: i32): i32 {
  const next = nextBlock(block);
  set32(block + NEXT_BLOCK, 0, i32at(25344, FREE));
  set32(25344, FREE, block);
  add32(25344, FREE_BLOCKS, 1);
  return next;
}

function endChain(due: i32): void {
  const day = due & (DUE_RING - 1);
  set32(25344, HEAD + day, NO_BLOCK);
  set32(25344, TAIL + day, NO_BLOCK);
}

function negLog2(word: i32): i32 {
  const draw = word | 1; // never zero: the longest wait is 32 halvings
  const zeros = clz(draw);
  const mantissa = (zeros >= 21 ? draw << (zeros - 21) : draw >>> (21 - zeros)) & 0x3ff;
  return ((zeros + 1) << 10) - u16at(31808, mantissa);
}

function visitGap(rate: i32, tieStep: i32, word: i32): i32 {
  const mantissa = (u16at(26496, rate) * u16at(29568, tieStep)) >>> 8;
  const short = min(mantissa >>> 2, 0xffff);
  return shifted(mul(short, negLog2(word)), i8at(28544, rate) + 2);
}

function trialGap(rate: i32, word: i32): i32 {
  return mul(u16at(29760, rate), negLog2(word));
}

function dormantGap(bits16: i32): i32 {
  return mul(today(26440), negLog2((bits16 << 16) | 0x8000));
}

function shifted(product: i32, shift: i32): i32 {
  if (shift <= 0) return shift < -31 ? 0 : product >>> -shift;
  return shift > 30 || product > NEVER >>> shift ? NEVER : product << shift;
}

function later(from: i32, gap: i32): i32 {
  return gap >= NEVER - from ? NEVER : from + gap;
}

function runDeliveries(): void {
  const now = today(64);
  for (let block = firstBlock(now); block !== NO_BLOCK; block = freeBlock(block)) {
    const end = block + ordersIn(block, now) * ORDER_BYTES;
    for (let order = block; order < end; order += ORDER_BYTES) settle(order, now);
  }
  endChain(now);
}

function settle(order: i32, now: i32): void {
  const fan = i32at(order, 0);
  const fen = i32at(order, 1);
  const packed = i32at(order, 2);
  const age = (now - ((packed >>> 16) & (DUE_RING - 1))) & (DUE_RING - 1);
  const streamer = packed & 0xffff;
  bookOut(fen);
  if (u8at(day_gone, streamer) !== 0) cancel(fan, streamer, fen);
  else receive(fan, streamer, fen, ((now - age) << 12) | (packed >>> 20));
}

function cancel(fan: i32, streamer: i32, fen: i32): void {
  add64(tally_cancelledFen, streamer, fen);
  const slot = findTie(fan, streamer);
  if (slot !== 0) settleTie(slot, 256);
}

function receive(fan: i32, streamer: i32, fen: i32, moment: i32): void {
  const words = drawFor(fan, EXPERIENCE | moment);
  const luck = first(words);
  const other = second(words);
  add32(tally_delivered, streamer, 1);
  const spread = i32at(day_spread, streamer) * i32at(33856, luck >>> 20);
  const felt = i32at(day_disconfirmation, streamer) + (spread >> 10);
  const slot = findTie(fan, streamer);
  const tolerance = today(172);
  if (felt + tolerance >= 0) {
    add64(tally_keptFen, streamer, fen);
    satisfied(fan, streamer, slot, other);
  } else {
    const step = ((-tolerance - felt) * today(26436)) >> 10;
    const sharp = u16at(154688, min(step, SEVERITY_STEPS));
    disappointed(fan, streamer, slot, fen, sharp, luck & 0xffff, other, moment);
  }
}

function satisfied(fan: i32, streamer: i32, slot: i32, word: i32): void {
  add32(tally_satisfied, streamer, 1);
  const general = profile16(fan, GENERAL);
  setProfile16(fan, GENERAL, general + (((0xffff - general) * today(164)) >>> 16));
  if (slot !== 0) settleTie(slot, 0);
  else if (word >>> 16 < u16at(day_followDelivery, streamer))
    follow(fan, streamer, 256, (word << 4) & 0xffff);
  if ((word & 0xfff) < today(192)) add32(tally_shares, streamer, 1);
}

function disappointed(
  fan: i32,
  streamer: i32,
  slot: i32,
  fen: i32,
  sharp: i32,
  bits16: i32,
  word: i32,
  moment: i32,
): void {
  const harm = max(1, (sharp * u16at(day_unhealed, streamer)) >>> 8);
  add64(tally_harm, streamer, harm);
  const base = today(176) + ((today(180) * sharp) >>> 8);
  const refund = (base * (256 + u16at(day_refundEase, streamer))) >>> 8;
  if (bits16 < refund) add64(tally_refundedFen, streamer, fen);
  else add64(tally_keptFen, streamer, fen);
  if (word >>> 20 < (today(184) * sharp) >>> 8) add32(tally_complaints, streamer, 1);
  const general = profile16(fan, GENERAL);
  setProfile16(fan, GENERAL, general - ((general * ((today(168) * harm) >>> 8)) >>> 16));
  if (slot !== 0) {
    settleTie(slot, harm);
    if (trustOf(slot) < today(152)) unfollow(fan, slot);
  }
  const chance = (((today(188) * harm) >>> 8) * ((0xffff - general) >>> 7)) >>> 8;
  if ((word & 0xfffff) < chance && stateOf(fan) !== LAPSED) {
    become(fan, LAPSED);
    planTrial(fan, moment, i32at(256, LAPSED));
  }
}

function runVisits(): void {
  for (let group = 0; group < range_count; group += GROUP) {
    const due = findDue(group, min(group + GROUP, range_count));
    if (due === 0) continue;
    touch(due);
    makeRoom(due * EVENTS_A_DAY);
    for (let at = 0; at < due; at++) act(i32at(25664, at));
  }
}

function touch(due: i32): void {
  let touched = 0;
  for (let at = 0; at < due; at++) {
    const fan = i32at(25664, at);
    touched |= streamerOf(rowOf(fan)) | profile8(fan, FLAGS);
  }
  set32(26176, 0, touched); // so that the touch is not optimised away
}

function act(fan: i32): void {
  for (let event = 0; event < EVENTS_A_DAY; event++) {
    const state = stateOf(fan);
    if (i32at(fans_next, fan) >= i32at(256, state)) return;
    const moment = (today(64) << 12) | event;
    if (state === BUYER) {
      visit(fan, moment, false);
      planVisit(fan, moment);
    } else if (state === NOT_YET_USER) {
      become(fan, NEVER_BUYER);
      planTrial(fan, moment, i32at(256, NEVER_BUYER));
    } else {
      tryOut(fan, moment);
    }
  }
}

function tryOut(fan: i32, moment: i32): void {
  count(25056, 1);
  if (visit(fan, moment, true)) {
    become(fan, BUYER);
    set32(fans_next, fan, i32at(256, BUYER));
    planVisit(fan, moment);
  } else {
    planTrial(fan, moment, i32at(fans_next, fan));
  }
}

function planTrial(fan: i32, moment: i32, from: i32): void {
  const word = first(drawFor(fan, TRIAL_NEXT | moment));
  set32(fans_next, fan, later(from, trialGap(profile16(fan, RATE), word)));
}

function planVisit(fan: i32, moment: i32): void {
  const words = drawFor(fan, VISIT_NEXT | moment);
  const wait = first(words);
  const chance = second(words);
  const idle = today(64) + 1 - profile16(fan, LAST_BUY);
  if (idle > today(116) && (chance & 0xff) < today(120)) {
    become(fan, LAPSED);
    planTrial(fan, moment, i32at(256, LAPSED));
    return;
  }
  const sum = (tieSum(fan) * today(88)) >>> 8;
  const step = (sum * today(26432)) >>> 16;
  let gap = visitGap(profile16(fan, RATE), min(step, TIE_STEPS), wait);
  if (((chance >>> 8) & 0xfff) < today(112)) gap = later(gap, dormantGap(chance >>> 16));
  set32(fans_next, fan, later(i32at(fans_next, fan), gap));
}

function visit(fan: i32, moment: i32, trial: boolean): boolean {
  const route = drawFor(fan, VISIT_ROUTE | moment);
  const routeWord = first(route);
  const feedWord = second(route);
  let slot = trial ? 0 : privateSlot(fan, routeWord);
  let source = PRIVATE;
  let streamer = NOBODY;
  if (slot !== 0) {
    streamer = streamerOf(slot);
    count(25024, 1);
  } else {
    source = feedSource(routeWord & 0x1ffff);
    streamer = feed(fan, source, feedWord);
    if (streamer === NOBODY) return false;
    countSource(source);
    slot = findTie(fan, streamer);
  }
  add32(tally_visits, streamer, 1);
  if (streamer === today(68)) add32(25216, source + 1, 1);
  const trust = slot !== 0 ? trustOf(slot) : strangerTrust(fan, streamer);
  const outcome = drawFor(fan, VISIT_OUTCOME | moment);
  const word = first(outcome);
  const other = second(outcome);
  const utility = visitUtility(fan, streamer, trust, slot !== 0, trial || source === PRIVATE);
  if (word >>> 1 < i32at(72768, chanceIndex(utility))) {
    buy(fan, streamer, slot, trust, source === PRIVATE, moment, other);
    return true;
  }
  if (slot === 0 && other >>> 16 < (u16at(day_followVisit, streamer) * trust) >>> 7) {
    follow(fan, streamer, 0, other & 0xffff);
  }
  return false;
}

function strangerTrust(fan: i32, streamer: i32): i32 {
  return (profile16(fan, GENERAL) * u16at(day_strangerTrust, streamer)) >>> 16;
}

function privateSlot(fan: i32, word: i32): i32 {
  const row = rowOf(fan);
  const domain = today(88);
  let weight = 0;
  for (let slot = row; slot < row + ALL_SLOTS; slot += NEXT_SLOT) {
    const id = streamerOf(slot);
    if (id === NOBODY) break;
    const trust = trustOf(slot);
    weight += u8at(day_live, id) * ((trust * trust) >>> 4);
  }
  weight = (weight * domain) >>> 8;
  let point = ((word >>> 17) * (weight + today(84))) >>> 15;
  if (point >= weight) return 0;
  for (let slot = row; slot < row + ALL_SLOTS; slot += NEXT_SLOT) {
    const id = streamerOf(slot);
    if (id === NOBODY) break;
    const trust = trustOf(slot);
    point -= (u8at(day_live, id) * ((trust * trust) >>> 4) * domain) >>> 8;
    if (point < 0) return slot;
  }
  return 0;
}

function feedSource(bits17: i32): i32 {
  if (bits17 < today(72)) return PAID;
  return bits17 < today(76) ? SHARED : ORGANIC;
}

function countSource(source: i32): void {
  if (source === PAID) count(25048, 1);
  else if (source === SHARED) count(25040, 1);
  else count(25032, 1);
}

function feed(fan: i32, source: i32, word: i32): i32 {
  const own = ((word >>> 11) & 0xff) < today(80);
  const category = own ? profile8(fan, CATEGORY) : (word >>> 20) & (CATEGORIES - 1);
  const row = u8at(320, category * KINDS + source);
  const point = ((word >>> 23) << 11) | (word & 0x7ff);
  let at = i32at(384, (row << GUIDE_BITS) + (word >>> (32 - GUIDE_BITS)));
  while (i32at(day_upTo, at) <= point) at++;
  return u16at(day_shown, at);
}

function chanceIndex(utility: i32): i32 {
  const at = (utility >> 2) + CHANCE_STEPS / 2;
  return at < 0 ? 0 : min(at, CHANCE_STEPS - 1);
}

function basketIndex(lnBasket: i32): i32 {
  const at = lnBasket + BASKET_STEPS / 2;
  return at < 0 ? 0 : min(at, BASKET_STEPS - 1);
}

function daysSince(lastBuy: i32): i32 {
  return min(today(64) + 1 - lastBuy, MEMORY_DAYS - 1);
}

function visitUtility(fan: i32, streamer: i32, trust: i32, tied: boolean, undiscounted: boolean): i32 {
  let utility = i32at(tied ? day_followerUtility : day_strangerUtility, streamer);
  utility += i32at(50240, min(trust, TRUST_LEVELS - 1));
  utility += i32at(53312, profile8(fan, WALLET));
  utility += today(92) + ((i32at(day_guarantee, streamer) * (256 - trust)) >> 8);
  if (u8at(day_category, streamer) === profile8(fan, CATEGORY)) utility += today(100);
  if (u8at(day_region, streamer) === profile8(fan, REGION)) utility += today(104);
  if (!undiscounted) utility += today(108);
  const lastBuy = profile16(fan, LAST_BUY);
  if (lastBuy > 0) {
    const days = daysSince(lastBuy);
    utility += i32at(52288, days);
    const spend = (profile16(fan, SPEND) * i32at(52800, days)) >>> 15;
    utility += i32at(56384, min(spend >>> 4, BUDGET_STEPS - 1));
  }
  return utility;
}

function buy(
  fan: i32,
  streamer: i32,
  slot: i32,
  trust: i32,
  fromPrivate: boolean,
  moment: i32,
  word: i32,
): void {
  const now = today(64);
  const wallet = profile8(fan, WALLET);
  const personal =
    i32at(55360, wallet) + i32at(51264, min(trust, TRUST_LEVELS - 1));
  const lnBasket = i32at(day_lnPrice, streamer) + today(96) + personal;
  const fen = i32at(89152, basketIndex(lnBasket));
  const lastBuy = profile16(fan, LAST_BUY);
  const kept =
    lastBuy === 0 ? 0 : (profile16(fan, SPEND) * i32at(52800, daysSince(lastBuy))) >>> 15;
  const baskets = i32at(121920, basketIndex(lnBasket - i32at(54336, wallet)));
  setProfile16(fan, SPEND, min(kept + baskets, 0xffff));
  if (lastBuy !== now + 1) count(25064, 1);
  setProfile16(fan, LAST_BUY, now + 1);
  setProfile8(fan, FLAGS, profile8(fan, FLAGS) | BOUGHT_THIS_MONTH);
  if (slot !== 0) openStake(slot);
  add32(tally_orders, streamer, 1);
  add64(tally_placedFen, streamer, fen);
  if (fromPrivate) {
    add32(tally_ordersPrivate, streamer, 1);
    add64(25152, 0, fen);
  }
  const wait = ((word & 0xff) * u8at(day_deliverySpread, streamer)) >>> 8;
  placeOrder(now + today(124) + wait, fan, streamer, fen, moment);
}

function takeCensus(): void {
  for (let fan = 0; fan < range_count; fan++) {
    add64(26368, u8at(fans_state, fan), 1);
    const row = rowOf(fan);
    let stakes = 0;
    let trust = 0;
    for (let at = 0; at < SLOTS; at++) {
      const id = u16at(row, at);
      const level = u16at(row, LEVEL + at); // of empty slots too: nothing may hide there
      if (id !== NOBODY) add32(census_followers, id, 1);
      stakes += level >>> 8;
      trust += level & 0xff;
    }
    count(26304, stakes);
    count(26312, trust);
  }
}

function closeMonth(): void {
  let buyers = 0;
  let before = 0;
  let both = 0;
  for (let fan = 0; fan < range_count; fan++) {
    const flags = profile8(fan, FLAGS);
    const now = flags & BOUGHT_THIS_MONTH ? 1 : 0;
    const last = flags & BOUGHT_LAST_MONTH ? 1 : 0;
    buyers += now;
    before += last;
    both += now & last;
    setProfile8(fan, FLAGS, now ? BOUGHT_LAST_MONTH : 0);
  }
  count(25104, buyers);
  count(25112, before);
  count(25120, both);
}

const FAN_WORDS = 32;
const DAY_WORDS = 64;
const KEY = 0x1a071e; // tells fingerprints from the draws of any market

function mixed(kind: i32, place: i32, word: i32): Pair {
  return threefry(KEY, kind, place, word);
}

function mix(kind: i32, place: i32, word: i32): void {
  const pair = mixed(kind, place, word);
  const low = first(pair);
  const high = second(pair);
  add32(26240, 0, low);
  add32(26240, 1, high);
}

function addFans(): void {
  set32(26240, 0, 0);
  set32(26240, 1, 0);
  for (let fan = 0; fan < range_count; fan++) {
    const place = range_first + fan;
    const row = fans_ties + fan * TIE_WORDS * 2;
    for (let at = 0; at < TIE_WORDS / 2; at++) mix(at, place, i32at(row, at));
    const profile = fans_profile + fan * PROFILE_BYTES;
    for (let at = 0; at < 3; at++) mix(FAN_WORDS + at, place, i32at(profile, at));
    mix(FAN_WORDS + 3, place, i32at(fans_next, fan));
    mix(FAN_WORDS + 4, place, u8at(fans_state, fan));
  }
}


function live(): void {
  runDeliveries();
  runVisits();
}

export function typescriptPort(range: FanRange): Steps {
  const bound = (step: () => void) => () => {
    bind(range);
    step();
  };
  return { live: bound(live), month: bound(closeMonth), census: bound(takeCensus), print: bound(addFans) };
}
