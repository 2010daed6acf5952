/** Every proof. A new one is its own file, one line here and one script in package.json. */
import { calibration } from './calibration.ts';
import { compare } from './compare.ts';
import { distribution } from './distribution.ts';
import { faults } from './faults.ts';
import { forks } from './forks.ts';
import { fuzz, fuzzProcesses } from './fuzz.ts';
import { kills } from './kills.ts';
import { long } from './long.ts';
import { market } from './market.ts';
import { mutation } from './mutation.ts';
import type { Proof } from './proof.ts';
import { queue } from './queue.ts';
import { ranks } from './ranks.ts';
import { scale } from './scale.ts';
import { soak } from './soak.ts';
import { studio } from './studio.ts';

export const PROOFS = [
  soak,
  long,
  mutation,
  distribution,
  forks,
  fuzz,
  fuzzProcesses,
  kills,
  faults,
  queue,
  scale,
  calibration,
  compare,
  ranks,
  market,
  studio,
] as readonly Proof<unknown>[];
