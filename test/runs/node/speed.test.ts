import { expect, test } from 'vitest';
import { measureSpeed } from '../../../sim/runs/node/speed.ts';
import { smallMarket } from '../../model/market.ts';

test('one and two threads and both kernels do the same work, and the parts of the time add up to the whole', () => {
  const plan = smallMarket(20);
  let looks = 0; // a clock that goes on by one at each look: its figures are the same on every machine
  const clock = () => looks++;
  const speeds = (['typescript', 'webassembly'] as const).flatMap((kernel) =>
    [1, 2].map((threads) => measureSpeed(plan, { threads, kernel, runs: 1 }, clock)),
  );
  for (const speed of speeds) {
    expect(speed.fingerprint).toBe(speeds[0]!.fingerprint);
    expect([speed.visits, speed.gmv]).toEqual([speeds[0]!.visits, speeds[0]!.gmv]);
    const shares = Object.values(speed.shares);
    expect(shares.length).toBe(5);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    expect(Math.min(...shares)).toBeGreaterThan(0);
    expect(speed.kernelDrawsPerVisit).toBeLessThan(speed.drawsPerVisit);
    expect(speed.drawsPerVisit * speed.nsPerDraw).toBeCloseTo(speed.nsPerVisit, 6);
  }
});
