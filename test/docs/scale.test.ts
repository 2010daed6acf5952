/** A thousand workers on paper: each figure by hand from what one task weighs. */
import { expect, test } from 'vitest';
import {
  ASSUMED,
  limitsOf,
  type Measured,
  paper,
  replicatesIn,
  storeDollars,
} from '../../docs/proofs/scale/paper.ts';

/** One task, in round figures. */
const ONE: Measured = {
  messageBytes: 1000,
  waitingBytes: 2000,
  answerBytes: 100_000,
  usersPerFan: 1,
  gets: 4,
  puts: 1,
  inBytes: 1500,
  outBytes: 1500,
  commands: 10,
  tasksPerSecond: 800,
  commandBytes: (replicates) => 1e9 + 50e3 * replicates,
};

test('what ends first, the tightest first: a link carries messages twice, answers once', () => {
  const limits = limitsOf(ONE);
  expect(limits.map(({ tasksPerSecond }) => Math.round(tasksPerSecond))).toEqual([
    800, // measured
    12_500, // 1.25 GB/s of answers of 100 kB
    250_000, // the same of 5,000 bytes a task: both ways, and its message in and out
    352_000, // 5,500 × 256 reads, four a task
    896_000, // 3,500 × 256 writes
  ]);
  expect(limits.filter(({ basis }) => basis === 'measured')).toHaveLength(1);
  const slow = limitsOf({ ...ONE, answerBytes: 1e9 });
  expect([slow[0]!.what, slow[0]!.tasksPerSecond]).toEqual([expect.stringContaining('command’s link'), 1.25]);
});

test('dollars: ten million writes and forty million reads, a terabyte for a month', () => {
  expect(storeDollars(ONE)).toBeCloseTo(10 * 5 + 40 * 0.4 + 1000 * 0.023, 9);
});

test('replicates that the command holds', () => {
  expect(replicatesIn(ONE, 2e9)).toBe(20_000);
  expect(replicatesIn(ONE, 1e6)).toBe(0);
  expect(replicatesIn(ONE)).toBe(1_260_000); // 63 of 64 GB
});

test('the page says what is measured and what assumed, and that short tasks reach a limit', () => {
  const text = paper(ONE).join('\n');
  for (const [name, value] of Object.entries(ASSUMED)) expect(text).toContain(`${name} ${value}`);
  expect(text).toContain('it holds 1,260,000 of them; 10,000,000 need 8 parts');
  // a second each: 1,000 tasks a second against 800; ten seconds: a hundred
  expect(text).toMatch(/^\| 1 s \| 1,000 \| 2\.8 h \| 800\.0 Mbit\/s \| reached: the queue’s server/m);
  expect(text).toMatch(/^\| 10 s \| 100 \| 27\.8 h \| 80\.0 Mbit\/s \| no: 8\.0 times as many tasks \|$/m);
  expect(text).toContain('| 2.0 MB | measured a task |'); // 1,024 tasks of 2,000 bytes
  expect(text).toContain('| 20.0 GB | measured a task |');
});
