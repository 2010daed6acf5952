/** A market whose events are kept, and its events as rows that a test can add up. */
// biome-ignore format: names by the line
import {
  BECOMES_AT, BEFORE_AT, CAUSE_AT, EVENT_FAN, EVENT_FEN, EVENT_KIND, EVENT_MOMENT, EVENT_ORDER, EVENT_SELLER, EVENT_TRUST,
  EVENT_WORDS, FLAGS_AT, HARM_AT, ROUTE_AT, STAKES_AT, TIED_AT, WAS_AT,
} from '../../sim/kernel/event-layout.ts';
import * as recording from '../../sim/kernel/ports/recording-module.ts';
import { useRecording } from '../../sim/kernel/ports/webassembly.ts';
import { firstTies, keptFans, keptTies, takeEvents } from '../../sim/model/events.ts';
import { type MarketPlan, type Outcome, type RunOptions, simulate } from '../../sim/model/simulate.ts';
import type { World } from '../../sim/model/world.ts';

useRecording(recording);

export interface Kept {
  readonly outcome: Outcome;
  /** Of the first ties, then of each day. */
  readonly words: readonly Int32Array[];
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly ties: Int32Array;
  readonly world: World;
}

export function runKept(plan: MarketPlan, kept: number, options: RunOptions = {}): Kept {
  const words: Int32Array[] = [];
  let [begins, last]: [Int32Array, World | undefined] = [new Int32Array(), undefined];
  const onBegin = ({ ranges }: World) => {
    words.push(firstTies(ranges));
    begins = keptFans(ranges);
  };
  const afterDay = (world: World) => {
    words.push(takeEvents(world.ranges));
    last = world;
  };
  const outcome = simulate(plan, afterDay, { ...options, kept, onBegin });
  const { ranges } = last!;
  return { outcome, words, begins, ends: keptFans(ranges), ties: keptTies(ranges), world: last! };
}

export type Row = ReturnType<typeof rowOf>;

function rowOf(words: Int32Array) {
  const [what = 0, money = 0] = [words[EVENT_KIND], words[EVENT_FEN]];
  const moment = words[EVENT_MOMENT]!;
  return {
    kind: what & 15,
    route: ((what >> ROUTE_AT) & 3) - 1,
    tied: ((what >> TIED_AT) & 1) === 1,
    cause: (what >> CAUSE_AT) & 7,
    flags: (what >> FLAGS_AT) & 0xff,
    was: (what >> WAS_AT) & 3,
    becomes: (what >> BECOMES_AT) & 3,
    fan: words[EVENT_FAN]!,
    seller: words[EVENT_SELLER]! & 0xffff,
    before: (words[EVENT_SELLER]! >> BEFORE_AT) & 0xff,
    day: moment >> 12,
    act: moment & 0xfff,
    fen: money,
    ordered: words[EVENT_ORDER]!,
    after: words[EVENT_TRUST]! & 0xff,
    stakes: (words[EVENT_TRUST]! >> STAKES_AT) & 0xff,
    harm: words[EVENT_TRUST]! >> HARM_AT,
  };
}

export function rowsOf(all: readonly Int32Array[]): Row[] {
  return all.flatMap((words) =>
    Array.from({ length: words.length / EVENT_WORDS }, (_, at) =>
      rowOf(words.subarray(at * EVENT_WORDS, (at + 1) * EVENT_WORDS)),
    ),
  );
}
