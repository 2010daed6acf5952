/** A followed streamer is suspended: its followers come less often, some leave it, the others are there when it is back. */
import { expect, test } from 'vitest';
import { CLOSED_ROOM, UNFOLLOWS, VISIT_NEXT } from '../../../sim/kernel/layout.ts';
import { onEveryPort, type Trial, wordsAt } from './trial.ts';

const DAY = 12;

onEveryPort('a closed room', (trial) => {
  const [wait] = wordsAt(1, VISIT_NEXT, DAY);
  const halvings = Math.clz32(wait | 1) + 1;
  /** Three ties of trust ½, of which some are closed; Σ trust² of one is 1,024, and a step is 1,024. */
  const following = (closed: readonly number[], drift = 0): Trial => {
    const t = trial()
      .due(1)
      .ties(1, { streamer: 2 }, { streamer: 4 }, { streamer: 6, good: 900, inFlight: 2 });
    Object.assign(t.range.tables, { tieStepScale: 2 ** 16 / 1024 });
    t.range.tables.gapShift.fill(-12);
    for (const [step, gap] of [256, 128, 64, 32].entries()) t.range.tables.tieGap[step] = gap;
    for (const j of closed) t.range.day.closed[j] = 1;
    t.range.day.drift = drift;
    return t.live(DAY);
  };
  const gap = (t: Trial) => t.range.fans.next[1]! / halvings;

  test('calls nobody: its tie adds no visits while it is closed, and does again when it opens', () => {
    expect([[], [4], [4, 6], [2, 4, 6]].map((closed) => gap(following(closed)))).toEqual([
      512, 1024, 2048, 4096,
    ]);
    expect(following([4]).tiesOf(1)).toHaveLength(3);
    expect(gap(following([9]))).toBe(512); // somebody else's
  });

  test('each visit may end the tie, by a draw of its own slot; stakes in flight are lost with it', () => {
    const bits = [0, 1, 2].map((at) => wordsAt(1, CLOSED_ROOM, DAY, at << 5)[0] >>> 16);
    for (const [at, id] of [2, 4, 6].entries()) {
      expect(following([id], bits[at]!).tiesOf(1)).toHaveLength(3);
      const left = following([id], bits[at]! + 1);
      expect(left.tiesOf(1).map(({ streamer }) => streamer)).toEqual(
        [2, 6, 4].filter((other) => other !== id).toSorted((a, b) => (id === 2 ? b - a : a - b)),
      );
      expect(left.tallied(id, UNFOLLOWS)).toBe(1);
      expect(left.range.tally.trustLost).toBe(id === 6 ? 2 : 0);
    }
  });

  test('all ties to closed rooms may end on one visit, and none to open ones', () => {
    expect(following([2, 4, 6], 2 ** 16).tiesOf(1)).toEqual([]);
    expect(
      following([2, 6], 2 ** 16)
        .tiesOf(1)
        .map(({ streamer }) => streamer),
    ).toEqual([4]);
    expect(following([], 2 ** 16).tiesOf(1)).toHaveLength(3);
  });
});
