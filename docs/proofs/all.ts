/** Every proof. A new one is its own file, one line here and one script in package.json. */
import { distribution } from './distribution.ts';
import type { Proof } from './proof.ts';
import { soak } from './soak.ts';

export const PROOFS = [soak, distribution] as readonly Proof<unknown>[];
