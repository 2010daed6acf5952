/** What a thousand workers and ten million tasks would ask of queue, store and command: one task is weighed, the rest reckoned. */
import { memoryOf } from '../../sim/runs/node/needs.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { table } from '../generate/table.ts';
import { NO_SERVER } from './faults/server.ts';
import type { Proof } from './proof.ts';
import {
  type Answered,
  answered,
  type Passed,
  passed,
  SCENARIO,
  type Weighed,
  weigh,
} from './scale/measured.ts';
import { limitsOf, type Measured, paper, storeDollars, TASKS, WORKERS } from './scale/paper.ts';

type Answer = Weighed | Answered | Passed;

const [WAITING, ANSWERS, PASSED] = [256, 2, 1000];
const USERS_PER_FAN = 2_000_000;
/** Seconds from which on a thousand workers are asked to be fed. */
const SLOWEST = 10;

/** Bytes that `run` takes with so many replicates and one thread. */
function commandBytes(replicates: number): number {
  const { scenario } = loadScenario(SCENARIO);
  return memoryOf([{ ...scenario!, replicates }], 1);
}

export const scale: Proof<Answer> = {
  name: 'scale',
  title: 'Several machines: a thousand workers on paper',
  claim: `${WORKERS} workers whose tasks take ${SLOWEST} s or more are fed by one queue and one store.`,
  doesNotProve: `that it was done: one task was weighed, on one machine, and ${TASKS} of them reckoned. Prices, links and limits of providers are assumed.`,
  options: `[--waiting N, ${WAITING} by default] [--passed N, ${PASSED} by default]`,
  async batches({ seed, given }) {
    if (NO_SERVER !== '') throw new Error(`scale: expected a server for the queue, got none${NO_SERVER}`);
    return [
      { key: 'a task that waits', run: () => weigh(Number(given.get('waiting') ?? WAITING), seed) },
      { key: 'an answer', run: () => answered(ANSWERS, seed, USERS_PER_FAN) },
      { key: 'a task that passes', run: () => passed(Number(given.get('passed') ?? PASSED)) },
    ];
  },
  async conclude(answers) {
    const measured = { ...Object.assign({}, ...answers), commandBytes } as Measured;
    const [first] = limitsOf(measured);
    const asked = WORKERS / SLOWEST;
    const { commandBytes: _, ...figures } = measured;
    const rows = Object.entries(figures).map(([name, value]) => [name, Number(value).toLocaleString('en', { maximumFractionDigits: 2 })]);
    return {
      holds: first!.tasksPerSecond >= asked,
      summary: `${asked} tasks a second are asked for; ${first!.what} ends at ${Math.round(first!.tasksPerSecond)}. The store takes ${Math.round(storeDollars(measured))} dollars (prices assumed).`,
      figures,
      details: [table(['of one task of the shipped scenario, measured', ''], rows), ...paper(measured)],
    };
  },
}; // biome-ignore format: long lines
