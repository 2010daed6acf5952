/** What is counted fan by fan: the census, which the sums of the tally are checked against, and the month's buyers. */
import { census, fans, range, tally } from './addresses.ts';
import { add32, add64, count, u8at, u16at } from './columns.ts';
import { BOUGHT_LAST_MONTH, BOUGHT_THIS_MONTH, FLAGS, LEVEL, NOBODY, SLOTS } from './layout.ts';
import { profile8, setProfile8 } from './profile.ts';
import { rowOf } from './ties.ts';

/** Counts people by state, stakes in flight, Σ trust, and followers slot by slot. The census has been cleared. */
export function takeCensus(): void {
  for (let fan = 0; fan < range.count; fan++) {
    add64(census.people, u8at(fans.state, fan), 1);
    const row = rowOf(fan);
    let stakes = 0;
    let trust = 0;
    for (let at = 0; at < SLOTS; at++) {
      const id = u16at(row, at);
      const level = u16at(row, LEVEL + at); // of empty slots too: nothing may hide there
      if (id !== NOBODY) add32(census.followers, id, 1);
      stakes += level >>> 8;
      trust += level & 0xff;
    }
    count(census.stakes, stakes);
    count(census.trust, trust);
  }
}

/** Closes a calendar month: who bought this month, last month, both; then this month becomes last month. */
export function closeMonth(): void {
  let buyers = 0;
  let before = 0;
  let both = 0;
  for (let fan = 0; fan < range.count; fan++) {
    const flags = profile8(fan, FLAGS);
    const now = flags & BOUGHT_THIS_MONTH ? 1 : 0;
    const last = flags & BOUGHT_LAST_MONTH ? 1 : 0;
    buyers += now;
    before += last;
    both += now & last;
    setProfile8(fan, FLAGS, now ? BOUGHT_LAST_MONTH : 0);
  }
  count(tally.monthBuyers, buyers);
  count(tally.lastMonthBuyers, before);
  count(tally.bothMonthsBuyers, both);
}
