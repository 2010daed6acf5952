/** Shares of public traffic as running sums: a visit draws a point, and is shown whose share covers it (routes.ts). */
import { day, feeds, range } from './addresses.ts';
import { f64at, i32at, set8, set16, set32, whole } from './columns.ts';
// biome-ignore format: names by the line
import {
  CATEGORIES, FEED_ROOM, GUIDE_BITS, KINDS, NOBODY, ORGANIC, SHARE_BITS, SHARED,
} from './layout.ts';

const WHOLE: i32 = 1 << SHARE_BITS;
const STARTS: i32 = 1 << GUIDE_BITS;

/**
 * Writes all rows, in their order, because a row may write over the starts of the next. A category without ads or shared links
 * shows its organic feed instead.
 */
export function writeFeeds(): void {
  for (let category = 0; category < CATEGORIES; category++) {
    for (let kind = 0; kind < KINDS; kind++) {
      const row = category * KINDS + kind;
      const total = f64at(feeds.total, kind * CATEGORIES + category);
      if (total > 0) writeRow(category, kind, total);
      else showNobody(category, kind);
      set8(day.feedRow, row, total > 0 ? row : category * KINDS + ORGANIC);
    }
  }
}

/** Place of a row's first entry in the tables. */
function placeOf(category: i32, kind: i32): i32 {
  return kind * FEED_ROOM * range.streamers + i32at(feeds.first, kind * CATEGORIES + category);
}

function showNobody(category: i32, kind: i32): void {
  const place = placeOf(category, kind);
  set16(day.shown, place, NOBODY);
  set32(day.upTo, place, WHOLE);
  const from = (category * KINDS + kind) << GUIDE_BITS;
  for (let start = from; start < from + STARTS; start++) set32(day.guide, start, place);
}

function weightsOf(kind: i32): i32 {
  return kind === ORGANIC ? feeds.organic : kind === SHARED ? feeds.shared : feeds.paid;
}

/** Writes a category's streamers with their running shares, and from where to look for a point. */
function writeRow(category: i32, kind: i32, total: f64): void {
  const entry = i32at(feeds.first, kind * CATEGORIES + category);
  const ids = (kind === SHARED ? feeds.sharedIds : feeds.ids) + entry * 4;
  const weights = weightsOf(kind) + entry * 8;
  const count = i32at(feeds.count, kind * CATEGORIES + category);
  const base = placeOf(category, kind);
  const from = (category * KINDS + kind) << GUIDE_BITS;
  const end = from + STARTS;
  const scale = WHOLE / total;
  let sum: f64 = 0;
  let next = from;
  for (let at = 0; at < count; at++) {
    const place = base + at;
    sum += f64at(weights, at) * scale;
    const share = whole(sum);
    set16(day.shown, place, i32at(ids, at));
    set32(day.upTo, place, share);
    // Shares are small and none is like the last: four starts are written without asking, and the next streamer writes
    // over what was too many. A loop over each would be guessed wrong once a streamer.
    set32(day.guide, next, place);
    set32(day.guide, next + 1, place);
    set32(day.guide, next + 2, place);
    set32(day.guide, next + 3, place);
    const until = from + ((share + WHOLE / STARTS - 1) >> (SHARE_BITS - GUIDE_BITS));
    for (let more = next + 4; more < until; more++) set32(day.guide, more, place);
    next = until;
  }
  let last = count - 1;
  while (f64at(weights, last) <= 0) last--;
  for (let at = last; at < count; at++) set32(day.upTo, base + at, WHOLE); // what rounding left over
  for (; next < end; next++) set32(day.guide, next, base + last);
}
