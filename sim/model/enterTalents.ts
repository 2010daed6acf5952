/** Step 2 of the day, last part: talents enter. */
import { talentHazard } from './streamers/entry.ts';
import { FOREVER } from './streamers/streamers.ts';
import { FEN_PER_YUAN } from './units.ts';
import type { World } from './world.ts';

export function enterTalents(world: World): void {
  const { streamers: s, params, platform, scale } = world;
  const profitYuan = (platform.books.profitFen / FEN_PER_YUAN) * scale;
  platform.entryClock += talentHazard(params, profitYuan, s.presentTalents / s.talents);
  if (platform.leastResistance <= platform.entryClock) enterDue(world);
}

/** Those whose resistance the clock has passed come today; the least resistance of the others is kept. */
function enterDue({ streamers: s, platform, day }: World): void {
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < s.talents; j++) {
    if (s.arrival[j] !== FOREVER) continue;
    if (s.resistance[j]! <= platform.entryClock) s.arrival[j] = day;
    else if (s.resistance[j]! < least) least = s.resistance[j]!;
  }
  platform.leastResistance = least;
}
