/** Rules from outside: the network among fans, and the example of the documents in a small market. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadScenario, usePlugins } from '../../sim/library/laotie.ts';
import { friendsOf } from '../../sim/model/fans/friends.ts';
import { addRules } from '../../sim/model/fans/outsideRules.ts';
import type { Policy } from '../../sim/model/platform/policy.ts';
import { type Outcome, type RunOptions, simulate, simulateUntil } from '../../sim/model/simulate.ts';
import { contentOfMarket, planOf } from '../../sim/runs/market.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import { TINY } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const FRIENDS = resolve(import.meta.dirname, '../../docs/plugins/friends.ts');
const dir = temporaryFolder();
let back = () => {};
beforeAll(() => {
  back = usePlugins([FRIENDS]);
});
afterAll(() => back());

function marketWith(lever: string) {
  const file = join(dir, 'market.yaml');
  // some 4,500 fans, of whom 200 buy: fewer have no friends who do
  writeFileSync(
    file,
    TINY.replace('scale: 1000000', 'scale: 100000').replace('targets:', `${lever}targets:`),
  );
  return drawMarket(loadScenario(file).prepared, 0).market;
}
const TELL = '  - { id: friends-tell, from: 2020-12-20, share: 50% }\n';
const run = (lever: string, options: RunOptions = {}) =>
  simulate(planOf(marketWith(lever)), undefined, options);
const essence = ({ fingerprint, series }: Outcome) => [fingerprint, series];

test('friendships are mutual, nobody is a friend of its own, and they are as many as asked for', () => {
  const words = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(
      words,
      words,
      fc.integer({ min: 1, max: 300 }),
      fc.nat(3),
      fc.nat(3),
      (k0, k1, count, near, far) => {
        const of = (fan: number) => friendsOf({ k0, k1 }, { near, far }, fan, count);
        for (let fan = 0; fan < count; fan += 7) {
          const friends = of(fan);
          expect(new Set(friends).size).toBe(friends.length);
          expect(friends.length).toBeLessThanOrEqual(2 * near + far);
          for (const friend of friends) {
            expect(friend).not.toBe(fan);
            expect(friend >= 0 && friend < count).toBe(true);
            expect(of(friend)).toContain(fan);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a ring with pairings brings everybody near: 4,096 fans within 12 steps, where the ring alone takes 2,048', () => {
  const count = 4096;
  const stepsFrom = (far: number) => {
    const steps = new Int32Array(count).fill(-1);
    steps[0] = 0;
    const queue = [0];
    for (const fan of queue)
      for (const friend of friendsOf({ k0: 1, k1: 2 }, { near: 1, far }, fan, count))
        if (steps[friend] === -1) {
          steps[friend] = steps[fan]! + 1;
          queue.push(friend);
        }
    return Math.max(...steps);
  };
  expect(stepsFrom(0)).toBe(2048);
  expect(stepsFrom(2)).toBeLessThanOrEqual(12);
});

test('the rule brings ties, from the first day of its lever on, and without the lever or its strength it changes no byte', () => {
  const [without, tell] = [run(''), run(TELL)];
  const follows = ({ series }: Outcome) => series.map((row) => row.subarray(0, 5));
  expect(follows(tell)).toEqual(follows(without));
  expect(tell.fingerprint).not.toBe(without.fingerprint);
  const off = run(TELL.replace('share: 50%', 'share: 50%, strength: 0'));
  expect(essence(off)).toEqual(essence(without));
});

test('the same in any number of ranges, on any port, and from a checkpoint', () => {
  const whole = essence(run(TELL, { port: 'webassembly' }));
  expect(essence(run(TELL, { ranges: 1, port: 'typescript' }))).toEqual(whole);
  const plan = planOf(marketWith(TELL));
  const from = simulateUntil(plan, 20);
  expect(essence(simulate(plan, undefined, { from }))).toEqual(whole);
});

test('what the memo asks for knows how loud the rule is, and of no rule where none is spoken to', () => {
  const content = (lever: string) => JSON.stringify(contentOfMarket(marketWith(lever)));
  expect(content('')).not.toContain('outside');
  expect(content(TELL)).toContain('outside');
  expect(content(TELL)).not.toBe(content(TELL.replace('50%', '40%')));
});

test('a rule that asks for what is no fan ends its run, and does not do nothing', () => {
  const says = { title: { zh: '错', en: 'Wrong' }, meaning: { zh: '错', en: 'Wrong' }, source: 'assumption' };
  const lever = {
    id: 'wrong',
    strengthOn: () => 1,
    apply: (policy: Policy) => void (policy.outside.wrong = 1),
  };
  const plan = { ...planOf(marketWith('')), levers: [lever] };
  for (const fan of [undefined, 0.5, -1, 1e9] as number[]) {
    const undo = addRules([{ id: 'wrong', ...says, evening: (fans) => void fans.unfollow(fan, 0) }]);
    try {
      expect(() => simulate(plan)).toThrow(`fan: expected the number of one, got ${fan}`);
    } finally {
      undo();
    }
  }
});
