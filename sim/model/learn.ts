/** Step 10 of the day: records fade and grow; sellers close their books; brands climb and learn. */
// biome-ignore format: names by the line
import {
  CELLS, FOLLOWS, PLACED_FEN, SHARES, TALLY_ROW, UNFOLLOWS, VISITS,
} from '../kernel/layout.ts';
import { carryChance } from './brands/entry.ts';
import { reviewBrand } from './brands/reviewBrand.ts';
import { ELITE_DISTRIBUTION } from './brands/steps.ts';
import type { Today } from './goLive.ts';
import { observePrices } from './platform/reference.ts';
import { uniform } from './random.ts';
import { closeBooks } from './streamers/books.ts';
import { REVISION_DAYS } from './streamers/claims.ts';
import { rememberLaunch } from './streamers/launch.ts';
import { keepOutcomes } from './streamers/outcomes.ts';
import { fadeRecords, TRAILING } from './streamers/record.ts';
import { reviewSeller } from './streamers/review.ts';
// biome-ignore format: names by the line
import {
  CHANGED, isPresent, NONE, RECORD, SPAN_FOLLOWS, SPAN_VISITS, STORE, TALENT,
} from './streamers/streamers.ts';
import { touchSellers } from './touch.ts';
import type { World } from './world.ts';

export function learn(world: World, today: Today): void {
  fadeRecords(world.streamers, world.params);
  remember(world);
  observePrices(world, today);
  keepRecords(world);
  rememberLaunch(world);
  reviseDue(world, today);
}

/** Streamers whose rows and records stay near from one loop over them to the next. */
const NEAR = 64;

/** What the day adds to the records of those whom it touched. */
function keepRecords(world: World): void {
  const { exposure, turnover } = world;
  exposure.sharerCount = 0;
  for (let from = 0; from < turnover.touchedCount; from += NEAR) {
    const to = Math.min(from + NEAR, turnover.touchedCount);
    keepVisits(world, from, to);
    keepOutcomes(world, from, to);
  }
}

/** @param from @param to places on the list of those touched, as in `keepOutcomes` */
function keepVisits({ streamers: s, sessions, exposure, turnover }: World, from: number, to: number): void {
  const { rows } = sessions.tally;
  const { records } = s;
  const { touched } = turnover;
  const trailing = 1 / s.units[TRAILING]!;
  for (let at = from; at < to; at++) {
    const j = touched[at]!;
    const row = j * TALLY_ROW;
    const gained = rows[row + FOLLOWS]! - rows[row + UNFOLLOWS]!;
    s.followers[j]! += gained;
    if (gained !== 0) exposure.stale[j] = 1;
    s.trailingFen[j]! += rows[row + PLACED_FEN]! * trailing;
    records[j * RECORD + SPAN_VISITS]! += rows[row + VISITS]!;
    records[j * RECORD + SPAN_FOLLOWS]! += rows[row + FOLLOWS]!;
    if (rows[row + SHARES] === 0) continue;
    exposure.sharers[exposure.sharerCount++] = j;
    exposure.links[j] = rows[row + SHARES]!;
  }
}

/** Scratch: those who look back today. */
let reviewed = new Int32Array(0);

/** Every 28 days a streamer looks back; each in turn, in the order of streamers. */
function reviseDue(world: World, today: Today): void {
  const { streamers: s, platform, day } = world;
  if (reviewed.length < s.count) reviewed = new Int32Array(s.count);
  platform.leftTalents = 0;
  platform.books.profitFen *= 1 - 1 / REVISION_DAYS;
  platform.books.keptFen *= 1 - 1 / REVISION_DAYS;
  const turn = (REVISION_DAYS - (day % REVISION_DAYS)) % REVISION_DAYS;
  let count = 0;
  for (let j = turn; j < s.count; j += REVISION_DAYS) if (isPresent(s, j, day)) reviewed[count++] = j;
  touchSellers(s, reviewed, count);
  for (let at = 0; at < count; at++) revise(world, today, reviewed[at]!);
}

function revise(world: World, today: Today, j: number): void {
  const { streamers: s } = world;
  reviewSeller(world, today, j);
  if (s.kind[j] === TALENT) reviseGoods(world, j);
  else if (s.kind[j] === STORE) reviewBrand(world, today.policy, j);
  closeBooks(world, j);
}

/** A talent takes up goods that a brand offers to talents, and gives them up when the brand offers them no more. */
function reviseGoods(world: World, j: number): void {
  const { streamers: s, brands, params, day } = world;
  const offers = (b: number) => (brands.choices[b]! & ELITE_DISTRIBUTION) !== 0;
  if (s.brand[j] !== NONE) {
    if (!offers(s.brand[j]!)) carry(world, j, NONE, 0);
    return;
  }
  if (brands.elite === 0) return;
  if (uniform(world.key, 'carry-brand', j, 0, 0) >= carryChance(params, brands.elite)) return;
  const pick = Math.floor(uniform(world.key, 'carry-brand', j, day, 1) * brands.count);
  for (let step = 0; step < brands.count; step++) {
    const b = (pick + step) % brands.count;
    if (!offers(b)) continue;
    carry(world, j, b, params['brands.carriedShare']);
    return;
  }
}

function carry({ streamers: s }: World, j: number, brand: number, share: number): void {
  s.brand[j] = brand;
  s.brandShare[j] = share;
  s.revised[j] = CHANGED;
}

/** What the platform remembers of the day: word of mouth of each cell, orders, shared links. */
function remember({ platform, params, sessions, turnover }: World): void {
  const { tally } = sessions;
  const memory = params['adoption.memory'];
  for (let cell = 0; cell < CELLS; cell++) {
    const word = tally.goodWord[cell]! - (params['adoption.badWord'] * tally.badWord[cell]!) / 256;
    platform.wordOfMouth[cell] = memory * platform.wordOfMouth[cell]! + (1 - memory) * word;
  }
  platform.ordersADay = memory * platform.ordersADay + (1 - memory) * turnover.orders;
  platform.soldYesterdayFen = turnover.placedFen;
  platform.sharesYesterday = turnover.shares;
  platform.publicYesterday = tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
  const { usualDay } = platform;
  const today = {
    visits: turnover.visits,
    keptFen: turnover.keptFen,
    follows: turnover.follows,
    placedFen: turnover.placedFen,
    publicVisits: platform.publicYesterday,
    publicFen: turnover.placedFen - tally.privateFen[0]!,
  };
  for (const name of Object.keys(today) as (keyof typeof today)[])
    usualDay[name] += (today[name] - usualDay[name]) / REVISION_DAYS;
}
