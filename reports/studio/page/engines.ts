/** Workers with the engine, each with its share of the replicates. */
import type { StudioData } from '../data.ts';
import type { Plan } from '../plan.ts';
import type { FromEngine, ToEngine } from '../protocol.ts';

export interface Engines {
  /** Simulates a plan; answers to earlier tickets may still come. */
  run(ticket: number, plan: Plan): void;
  /** Simulates a replicate of the base again. */
  check(replicate: number): void;
}

/** More than this would hold too much memory on a large machine. */
const MOST_LANES = 8;
/** States of replicates that the page's memory is given to: each some three megabytes in a market of the usual size. */
const MOST_STATES = 48;

/**
 * @param code the engine's script
 * @param onBroken told when a worker stops, which is an error of the program or the browser's refusal
 */
export function startEngines(
  { base, written, posteriorName, question, replicates, records }: StudioData,
  code: string,
  onMessage: (message: FromEngine) => void,
  onBroken: (message: string) => void,
): Engines {
  const { figures, months } = question;
  // one core is left to the page, but where there are two: the page is idle most of the time
  const cores = navigator.hardwareConcurrency;
  const of = Math.min(cores > 2 ? cores - 1 : cores, MOST_LANES, replicates.length);
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  // each replicate has one; what is left over goes to second ones of the first
  const keptTwice = replicates.slice(0, Math.max(0, MOST_STATES - replicates.length));
  const lanes = Array.from({ length: of }, (_, lane) => {
    const worker = new Worker(url);
    const say = (message: ToEngine) => worker.postMessage(message);
    worker.onmessage = ({ data }: MessageEvent<FromEngine>) => onMessage(data);
    worker.onerror = ({ message }) => onBroken(message);
    const own = replicates.filter((_, at) => at % of === lane);
    const known = records.map(({ replicate }) => replicate);
    const asked = { figures, months };
    say({ kind: 'open', base, written, posteriorName, asked, replicates: own, known, keptTwice });
    return { say, own };
  });
  return {
    run(ticket, { title, levers }) {
      for (const { say } of lanes) say({ kind: 'run', ticket, title, levers });
    },
    check(replicate) {
      lanes.find(({ own }) => own.includes(replicate))?.say({ kind: 'check', replicate });
    },
  };
}
