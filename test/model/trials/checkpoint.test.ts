/** What a checkpoint takes: numbers, text and columns; anything else is an internal error that names its place. */
import { expect, test } from 'vitest';
import { checkpointOf } from '../../../sim/model/checkpoint.ts';
import type { Run } from '../../../sim/model/run.ts';

function runWith(state: object): Run {
  return { world: { day: 3, ranges: [] }, series: [], ...state } as unknown as Run;
}

test.each([
  ['a list', [1, 2]],
  ['nothing', null],
  ['a function', () => 1],
  ['a truth', true],
  ['what is not there', undefined],
])('%s in the state of a run is refused', (_what, value) => {
  expect(() => checkpointOf(runWith({ world: { day: 0, ranges: [], books: { odd: value } } }))).toThrow(
    /checkpoint: expected numbers, text or columns, got \w+ in odd/,
  );
});
