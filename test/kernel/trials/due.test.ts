/** Whose moment has come: compared with the clock of a fan's own state, to the unit, wherever the fan stands. */
import { expect, test } from 'vitest';
import { BUYER, LAPSED, NEVER_BUYER, NOT_YET_USER } from '../../../sim/kernel/layout.ts';
import { onEveryPort } from './trial.ts';

/** No byte of a clock is another's: a mixed-up one is another moment. */
const CLOCKS: readonly (readonly [state: number, clock: number])[] = [
  [NOT_YET_USER, 0x1a_2b_3c_4d],
  [NEVER_BUYER, 0x0f_91_a2_13],
  [BUYER, 0x25_08_f7_60],
  [LAPSED, 0x13_d4_65_b6],
];
/** Two and a half times as many as a port may look at together, and a few behind them. */
const FANS = 43;

onEveryPort('due', (trial) => {
  test.each([0, 1, 2, 3])('before the clock a fan acts, at it not yet (states turned by %d)', (turn) => {
    for (const early of [1, 0]) {
      const t = trial(FANS);
      const { fans, day } = t.range;
      for (const [state, clock] of CLOCKS) day.clocks[state] = clock;
      for (let fan = 0; fan < FANS; fan++) {
        const [state, clock] = CLOCKS[(fan + turn) % CLOCKS.length]!;
        fans.state[fan] = state;
        // every third fan is the other case, so that neighbours differ
        fans.next[fan] = clock - (fan % 3 === 0 ? 1 - early : early);
      }
      const planned = [...fans.next];
      day.day = 30;
      t.step('live');
      const acted = planned.map((next, fan) => Number(fans.next[fan] !== next));
      expect(acted).toEqual(planned.map((_, fan) => (fan % 3 === 0 ? 1 - early : early)));
    }
  });
});
