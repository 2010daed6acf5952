/** Several machines on one: whatever happens to queue, store, workers or command, the result has the bytes of a local run. */
import { table } from '../generate/table.ts';
import type { Told } from './faults/fault.ts';
import { FAULTS } from './faults/faults.ts';
import { inField } from './faults/field.ts';
import { NO_SERVER } from './faults/server.ts';
import type { Proof } from './proof.ts';

const TASKS = 200;

interface Answer extends Told {
  readonly number: number;
  readonly what: string;
  readonly tasks: number;
  readonly seconds: number;
}

export const faults: Proof<Answer> = {
  name: 'faults',
  title: 'Several machines: what may happen to them',
  claim:
    'a run by two workers over a queue, or by a SLURM array, has the bytes of a local run (times apart) whatever happens meanwhile to workers, server, network, queue, store or command; of a run with replicates that fail, the rest has them; a worker of another engine and a client without credentials are refused.',
  doesNotProve:
    'anything about many machines: all processes are on one, a cut network is a link between two namespaces of its system, the SLURM cluster has one node. S3 servers of others are not in it.',
  options: `[--tasks N, ${TASKS} by default] [--faults 1,2,…]`,
  async batches({ seed, given }) {
    if (NO_SERVER !== '') throw new Error(`faults: expected a server for the queue, got none${NO_SERVER}`);
    const tasks = Number(given.get('tasks') ?? TASKS);
    if (!Number.isSafeInteger(tasks) || tasks < 1)
      throw new Error(`--tasks: expected a whole number, got ${tasks}`);
    const numbers = given.get('faults')?.split(',').map(Number);
    return FAULTS.filter(
      ({ number, isPossible }) => (numbers?.includes(number) ?? true) && isPossible?.() !== false,
    ).map(({ number, what, server = [], workers, tell }) => ({
      key: `fault ${number}`,
      async run() {
        const before = performance.now();
        const told = await inField({ name: what, seed, tasks, workers }, tell, ...server);
        return { number, what, tasks, seconds: Math.round((performance.now() - before) / 1000), ...told };
      },
    }));
  },
  async conclude(answers) {
    const bad = answers.filter(({ fault }) => fault !== undefined);
    const rows = answers.map(({ number, what, tasks, harms, seconds, fault }) => [
      String(number),
      what,
      String(tasks),
      String(harms),
      String(seconds),
      (fault ?? '—').replaceAll('|', '/'),
    ]);
    return {
      holds: bad.length === 0 && answers.every(({ harms }) => harms > 0),
      summary: `${answers.length} kinds of fault, done ${answers.reduce((sum, { harms }) => sum + harms, 0)} times; ${bad.length} left a wrong end.`,
      figures: answers,
      details: [table(['number', 'what happens', 'tasks', 'times', 'seconds', 'wrong'], rows)],
    };
  },
};
