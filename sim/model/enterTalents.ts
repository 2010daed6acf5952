/** Step 2 of the day, last part: talents enter. */
import { talentHazard } from './streamers/entry.ts';
import { FEN_PER_UNIT } from './units.ts';
import type { World } from './world.ts';

export function enterTalents(world: World): void {
  const { streamers: s, params, platform, scale } = world;
  const profit = (platform.books.profitFen / FEN_PER_UNIT) * scale;
  platform.entryClock += talentHazard(params, profit, s.presentTalents / s.talents);
  if (platform.leastResistance <= platform.entryClock) enterDue(world);
}

/** Those whose resistance the clock has passed come today; the least resistance of the others is kept. */
function enterDue({ streamers: s, platform, day }: World): void {
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < s.talents; j++) {
    const own = s.resistance[j]!;
    if (own <= platform.entryClock) {
      s.arrival[j] = day;
      s.resistance[j] = Number.POSITIVE_INFINITY; // it enters once
    } else if (own < least) least = own;
  }
  platform.leastResistance = least;
}
