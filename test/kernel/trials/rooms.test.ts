/** The roll of streamers: who is there, whose room is closed, who is live; the same on every port, wherever one stands. */
import { expect, test } from 'vitest';
import { draw2 } from '../../../sim/kernel/draw.ts';
import { GONE, LIVE_TODAY, OPEN, SHUT } from '../../../sim/kernel/layout.ts';
import { createMemory } from '../../../sim/kernel/memory.ts';
import { doStep } from '../../../sim/kernel/ports/doStep.ts';
import { createRange, type FanRange } from '../../../sim/kernel/state.ts';
import { PORTS } from '../range.ts';

const TODAY = 40;
/** Two and a half times as many as a port may look at together, and a few behind them. */
const STREAMERS = 43;
const TALENTS = 30;
const NEVER = 1_000_000;
/** Half of all days. */
const HALF = 2 ** 30;

/** What may have happened to a streamer, and the room that it leaves; none where it has not come yet. */
const CASES = [
  { arrival: 0, left: NEVER, cleared: NEVER, suspendedUntil: 0, room: OPEN },
  { arrival: TODAY, left: NEVER, cleared: NEVER, suspendedUntil: TODAY, room: OPEN },
  { arrival: TODAY + 1, left: NEVER, cleared: NEVER, suspendedUntil: 0, room: undefined },
  { arrival: 3, left: NEVER, cleared: NEVER, suspendedUntil: TODAY + 1, room: SHUT },
  { arrival: 3, left: TODAY, cleared: NEVER, suspendedUntil: TODAY + 1, room: GONE },
  { arrival: 3, left: TODAY + 1, cleared: TODAY + 1, suspendedUntil: 0, room: OPEN },
  { arrival: 3, left: NEVER, cleared: TODAY, suspendedUntil: 0, room: GONE },
] as const;
const caseOf = (streamer: number, turn: number) => CASES[(streamer + turn) % CASES.length]!;
const ALL = Array.from({ length: STREAMERS }, (_, streamer) => streamer);

function wordsOf(streamer: number): readonly [number, number] {
  const out = new Int32Array(2);
  draw2({ k0: 11, k1: 22 }, streamer, LIVE_TODAY | (TODAY << 12), out);
  return [out[0]!, out[1]!];
}

/** A range after its roll was called. */
function called(port: (typeof PORTS)[number], turn: number, most = -1, hours = 1): FanRange {
  const memory = createMemory(port[1]);
  const range = createRange({
    memory,
    first: 0,
    count: 1,
    streamers: STREAMERS,
    k0: 11,
    k1: 22,
    port: port[0],
  });
  const { sellers, roll, day } = range;
  for (const streamer of ALL) {
    const { room: _, ...days } = caseOf(streamer, turn);
    for (const [name, value] of Object.entries(days)) sellers[name as keyof typeof days][streamer] = value;
    sellers.card[streamer] = streamer % 2 === 0 ? TODAY : -1;
    sellers.claims[streamer] = streamer / 7;
    sellers.lnPrice[streamer] = -streamer / 3;
  }
  sellers.liveBelow.fill(HALF);
  day.closed.fill(9);
  day.gone.fill(9);
  day.live.fill(9);
  day.day = TODAY;
  Object.assign(roll, { talents: TALENTS, mostSuspicious: most });
  roll.hours[0] = hours;
  doStep(range, 'roll');
  return range;
}

test.each(PORTS)(
  'rooms are open, shut or gone; who has not come keeps its marks (%s, shared: %s)',
  (...port) => {
    for (let turn = 0; turn < CASES.length; turn++) {
      const { day, sellers, roll } = called(port, turn);
      const room = (streamer: number) => caseOf(streamer, turn).room;
      expect([...day.closed]).toEqual(ALL.map((streamer) => room(streamer) ?? 9));
      const cleared = (streamer: number) => Number(caseOf(streamer, turn).cleared <= TODAY);
      expect([...day.gone]).toEqual(ALL.map((at) => (room(at) === undefined ? 9 : cleared(at))));
      const arrived = ALL.filter((streamer) => room(streamer) !== undefined);
      expect([...sellers.active.subarray(0, roll.activeCount)]).toEqual(arrived);
      const today = arrived.filter((streamer) => caseOf(streamer, turn).arrival === TODAY);
      expect([...roll.arrivals.subarray(0, roll.arrivalCount)]).toEqual(today);
      const present = arrived.filter((streamer) => room(streamer) !== GONE);
      expect(roll.suspended).toBe(present.filter((streamer) => room(streamer) === SHUT).length);
      expect(roll.cards).toBe(present.filter((streamer) => streamer % 2 === 0).length);
      const talents = present.filter((streamer) => streamer < TALENTS);
      expect(roll.presentTalents).toBe(talents.length);
      expect(roll.claimsSum[0]).toBe(talents.reduce((sum, streamer) => sum + streamer / 7, 0));
      expect(roll.lnPriceSum[0]).toBe(talents.reduce((sum, streamer) => sum - streamer / 3, 0));
    }
  },
);

test.each(PORTS)('an open room is live when its draw is below its chance (%s, shared: %s)', (...port) => {
  for (const hours of [1, 0.5, 3]) {
    const { day, sellers, roll } = called(port, 0, -1, hours);
    const chance = (streamer: number) => (streamer < TALENTS ? Math.min(HALF * hours, 2 ** 31 - 1) : HALF);
    const open = ALL.filter((streamer) => caseOf(streamer, 0).room === OPEN);
    const live = open.filter((streamer) => wordsOf(streamer)[0] >>> 1 < chance(streamer));
    expect(live.length).toBeGreaterThan(2);
    expect([...sellers.onAir.subarray(0, roll.onAirCount)]).toEqual(live);
    expect([...day.live]).toEqual(ALL.map((streamer) => Number(live.includes(streamer))));
    expect(roll.liveTalents).toBe(live.filter((streamer) => streamer < TALENTS).length);
    expect(roll.suspectCount).toBe(0); // nobody is looked at
  }
});

test.each(PORTS)(
  'those whose second word is at most the limit are looked at, if their room is open (%s, shared: %s)',
  (...port) => {
    const open = ALL.filter((streamer) => caseOf(streamer, 0).room === OPEN);
    const limit = wordsOf(open[1]!)[1] >>> 1; // at the limit: looked at
    for (const most of [limit, limit - 1, 2 ** 31 - 1]) {
      const { sellers, roll } = called(port, 0, most);
      const suspects = open.filter((streamer) => wordsOf(streamer)[1] >>> 1 <= most);
      expect([...sellers.suspects.subarray(0, roll.suspectCount)]).toEqual(suspects);
      expect([...sellers.suspicions.subarray(0, roll.suspectCount)]).toEqual(
        suspects.map((streamer) => wordsOf(streamer)[1]),
      );
    }
  },
);
