/** What is counted fan by fan: the census and followers, which running sums are checked against; the month's buyers. */
import { census, day, range, slots, tally } from './addresses.ts';
import { add32, add64, count, min, today, u16at } from './columns.ts';
import { countIn, countTies } from './lanes.ts';
// biome-ignore format: names by the line
import {
  BOUGHT_LAST_MONTH, BOUGHT_THIS_MONTH, FLAGS, GROUP, LAST_BUY, NOBODY, SLOTS, STATES, YEAR_DAYS,
} from './layout.ts';
import { profile8, profile16, setProfile8 } from './profile.ts';
import { rowOf } from './ties.ts';

/** Counts people by state, ties, stakes in flight and Σ trust. The census has been cleared. */
export function takeCensus(): void {
  for (let group = 0; group < range.count; group += GROUP) {
    const end = min(group + GROUP, range.count);
    for (let state = 0; state < STATES; state++) add64(census.people, state, countIn(state, group, end));
    countTies(rowOf(group), rowOf(end));
  }
}

/** Counts followers by streamer, slot by slot. The slots' counts have been cleared. */
export function countFollowers(): void {
  for (let fan = 0; fan < range.count; fan++) {
    const row = rowOf(fan);
    for (let at = 0; at < SLOTS; at++) {
      const id = u16at(row, at);
      if (id !== NOBODY) add32(slots.followers, id, 1);
    }
  }
}

/** Closes a calendar month: who bought this month, last month, both, in a year; then this month becomes last month. */
export function closeMonth(): void {
  let buyers = 0;
  let before = 0;
  let both = 0;
  let year = 0;
  const since = today(day.day) + 1 - YEAR_DAYS;
  for (let fan = 0; fan < range.count; fan++) {
    const flags = profile8(fan, FLAGS);
    const now = flags & BOUGHT_THIS_MONTH ? 1 : 0;
    const last = flags & BOUGHT_LAST_MONTH ? 1 : 0;
    buyers += now;
    before += last;
    both += now & last;
    const lastBuy = profile16(fan, LAST_BUY);
    year += lastBuy > 0 && lastBuy > since ? 1 : 0;
    setProfile8(fan, FLAGS, now ? BOUGHT_LAST_MONTH : 0);
  }
  count(tally.monthBuyers, buyers);
  count(tally.lastMonthBuyers, before);
  count(tally.bothMonthsBuyers, both);
  count(tally.yearBuyers, year);
}
