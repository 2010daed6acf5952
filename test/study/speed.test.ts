import { expect, test } from 'vitest';
import { measureSpeed } from '../../sim/study/speed.ts';
import { smallMarket } from '../model/market.ts';

test('one and two threads do the same work, and the parts of the time add up to the whole', () => {
  const plan = smallMarket(20);
  const [one, two] = [1, 2].map((threads) => measureSpeed(plan, 1, () => performance.now(), threads));
  expect(two!.fingerprint).toBe(one!.fingerprint);
  expect([two!.visits, two!.gmv]).toEqual([one!.visits, one!.gmv]);
  for (const speed of [one!, two!]) {
    const { shareLive, shareCount, shareRest, shareEnds } = speed;
    expect(shareLive + shareCount + shareRest + shareEnds).toBeCloseTo(1, 9);
    expect(Math.min(shareLive, shareCount, shareRest, shareEnds)).toBeGreaterThan(0);
    expect(speed.kernelDrawsPerVisit).toBeLessThan(speed.drawsPerVisit);
    expect(speed.drawsPerVisit * speed.nsPerDraw).toBeCloseTo(speed.nsPerVisit, 6);
  }
});
