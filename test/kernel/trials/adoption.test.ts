/** Word of mouth by region and category: who hears it, who tries; and who bought in a year. */
import { expect, test } from 'vitest';
import {
  BUYER,
  CATEGORY,
  CELLS,
  EAGERNESS,
  LAST_BUY,
  LN_PRICE,
  NEVER_BUYER,
  REGION,
  TRIAL_NEXT,
} from '../../../sim/kernel/layout.ts';
import { onEveryPort, type Trial, wordsAt } from './trial.ts';

const DAY = 30;
const MANY = 400;
const each = Array.from({ length: MANY }, (_, fan) => fan);
/** Region 4, category 5. */
const CELL = 4 * 8 + 5;

onEveryPort('word of mouth in cells', (trial) => {
  const triers = (chance: number, elsewhere: number): Trial => {
    const t = trial(MANY).show(3);
    t.range.fans.state.fill(NEVER_BUYER);
    t.range.day.trialChance.fill(elsewhere);
    t.range.day.trialChance[CELL] = chance;
    for (const fan of each) {
      t.due(fan);
      t.byte(fan, REGION, 4);
      t.byte(fan, CATEGORY, 5);
    }
    return t.live(DAY);
  };
  const bits16 = (fan: number) => wordsAt(fan, TRIAL_NEXT, DAY)[1] >>> 16;

  test('of the trials that fall due a cell makes its share; who does not try waits again', () => {
    for (const chance of [0, 20_000, 2 ** 16]) {
      const t = triers(chance, 2 ** 16 - chance);
      const made = each.filter((fan) => bits16(fan) < chance).length;
      expect([t.range.tally.trials, t.range.tally.visitsOrganic]).toEqual([made, made]);
      expect(each.every((fan) => t.range.fans.next[fan]! > 0)).toBe(true);
      expect(each.every((fan) => t.range.fans.state[fan] === NEVER_BUYER)).toBe(true);
    }
    expect(bits16(7)).toBeGreaterThan(0);
    const [just, below] = [triers(bits16(7) + 1, 0), triers(bits16(7), 0)];
    expect(just.range.tally.trials - below.range.tally.trials).toBe(
      each.filter((fan) => bits16(fan) === bits16(7)).length,
    );
  });

  test('the wait for a trial is that of a fan’s eagerness', () => {
    const t = trial(2).show(3);
    t.range.fans.state.fill(NEVER_BUYER);
    t.byte(1, EAGERNESS, 9);
    t.range.tables.trialShift[9] = -3;
    t.range.tables.trialMantissa[9] = 3 * 2 ** 12;
    t.due(0).due(1).live(DAY);
    const halvings = (fan: number) => Math.clz32(wordsAt(fan, TRIAL_NEXT, DAY)[0] | 1) + 1;
    expect([...t.range.fans.next]).toEqual([2 ** 25 * halvings(0), ((3 * 2 ** 22) / 8) * halvings(1)]);
  });

  test('what parcels say is heard in the cell of the buyer: satisfied ones, and the harm of the others', () => {
    for (const severity of [undefined, 128]) {
      const t = trial(3).show(3).buying(true);
      t.offerAll(LN_PRICE, 0);
      t.byte(1, REGION, 4);
      t.byte(1, CATEGORY, 5);
      t.due(0).due(1).live(DAY).delivering(severity);
      t.live(DAY + 2);
      const { goodWord, badWord } = t.range.tally;
      const [good, bad] = severity === undefined ? [1, 0] : [0, 128];
      expect([goodWord[0], goodWord[CELL], badWord[0], badWord[CELL]]).toEqual([good, good, bad, bad]);
      const sum = (column: Float64Array) => column.reduce((a, b) => a + b);
      expect([goodWord.length, sum(goodWord), sum(badWord)]).toEqual([CELLS, 2 * good, 2 * bad]);
    }
  });

  test('yearly buyers: who bought in the 365 days that end with the month, whatever became of them', () => {
    const t = trial(5);
    t.range.day.day = 400;
    [0, 36, 37, 400, 401].forEach((lastBuy, fan) => {
      t.half(fan, LAST_BUY, lastBuy); // day plus one, 0 = never: day 35 is 365 days before day 400
    });
    t.step('month');
    expect(t.range.tally.yearBuyers).toBe(3);
    expect(t.range.fans.state[0]).toBe(BUYER);
  });
});
