/** Scenarios for programs: loaded from a file, checked as `laotie validate` checks them. */
import { complaintLine, Refusal } from '../notation/refusal.ts';
import { prepare } from '../runs/node/inputs.ts';
import { loadScenario as read } from '../runs/node/scenario-files.ts';
import type { Prepared } from '../runs/prepared.ts';
import { drawMarket } from '../runs/requests.ts';
import { makeSeed } from '../runs/seed.ts';
import { complaintOf } from '../scenario/problems.ts';
import type { SeededScenario } from '../scenario/scenario.ts';

/** What is changed of a scenario file, as the options of `laotie run` change it. */
export interface ScenarioOptions {
  /** `path=value`, as after `--set`: `levers.trust-card.coverage=40%`, `parameters.trust.negativity=3`. */
  readonly set?: readonly string[];
  /** Files of levers, as after `--lever`. */
  readonly levers?: readonly string[];
  /** Text from which all chance is drawn; the scenario's own when not said, else a new one. */
  readonly seed?: string;
  /** How many times the market is run with different luck. */
  readonly replicates?: number;
  /** Real users per fan agent: the larger, the faster and the coarser. */
  readonly scale?: number;
}

/** A scenario that can be run: nothing about it is left to be found wrong before its first day. */
export interface LoadedScenario {
  /** Everything the scenario says, every default spelled out. */
  readonly scenario: SeededScenario;
  /** What looks odd and stops nothing, in the grammar of all messages. */
  readonly warnings: readonly string[];
  /** With the data, the posterior and the identity of the plan; what `runEnsemble` and `compare` take. */
  readonly prepared: Prepared;
}

/** The options as `path=value`, laid over the file one after the other. */
function changes({ set = [], seed, replicates, scale }: ScenarioOptions): string[] {
  return [
    ...set,
    ...(seed === undefined ? [] : [`seed=${JSON.stringify(seed)}`]),
    ...(replicates === undefined ? [] : [`replicates=${replicates}`]),
    ...(scale === undefined ? [] : [`population.scale=${scale}`]),
  ];
}

/**
 * Loads and checks a scenario.
 * @param file from the working directory; `scenarios/…` is one that comes with the program where there is no such file
 * @throws Refusal with one complaint for each thing that is wrong, each with file, line and column
 */
export function loadScenario(file: string, options: ScenarioOptions = {}): LoadedScenario {
  const load = (more: readonly string[]) =>
    read(file, { set: [...changes(options), ...more], leverFiles: options.levers ?? [] });
  const first = load([]);
  const { scenario, problems } =
    first.scenario && first.scenario.seed === undefined ? load([`seed="${makeSeed()}"`]) : first;
  const complaints = problems.map(complaintOf);
  if (scenario?.seed === undefined) throw new Refusal(complaints);
  const seeded = { ...scenario, seed: scenario.seed };
  const prepared = prepare(seeded);
  drawMarket(prepared, 0); // its attention and its calendar, as far as the data go
  return { scenario: seeded, warnings: complaints.map(complaintLine), prepared };
}
