/** Very many tasks that are very short. */
import { faultOfPaused, paused } from '../queue/paused.ts';
import type { Fault } from './fault.ts';

/** For each task that the other faults have: 10,240 of 50 ms and 100,000 that take no time, where they have 200. */
const SHORT = 51.2;
const ENQUEUED = 500;
const SHORT_MS = 50;

export const manyTasks: Fault = {
  number: 6,
  what: 'very many tasks: of 50 ms, and ten times as many that take no time',
  workers: 0,
  async tell({ server, tasks }) {
    const all = [
      await paused(server, Math.round(SHORT * tasks), SHORT_MS),
      await paused(server, ENQUEUED * tasks, 0),
    ];
    return {
      harms: all.reduce((sum, one) => sum + one.tasks, 0),
      fault: all.map(faultOfPaused).find((fault) => fault !== undefined),
    };
  },
};
