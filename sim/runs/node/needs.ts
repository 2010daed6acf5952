/** What a run would take, said before it runs: counts, memory, disk, time. */
import { METRICS } from '../../model/measures/all.ts';
import { BYTES_PER_FAN } from '../../model/ranges.ts';
import { simulate } from '../../model/simulate.ts';
import { fanCount } from '../../model/world.ts';
import { refuse } from '../../notation/refusal.ts';
import { PAIRED } from '../../result/varianceSplit.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { marketOf, paramsOf, planOf } from '../market.ts';
import type { Prepared } from '../prepared.ts';
import { drawnBy } from '../requests.ts';
import { replicateKey } from '../seed.ts';
import { allowInlining } from './inlining.ts';
import { marketAt } from './markets.ts';
import { inMemory } from './memory.ts';

export interface Needs {
  readonly scenario: string;
  readonly replicates: number;
  readonly days: number;
  readonly fans: number;
  readonly streamers: number;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly freeMemoryBytes: number;
  readonly diskBytes: number;
  /** Drawn on from whole replicates with at most `probeFans` fan agents. */
  readonly seconds: number;
  readonly probeFans: number;
}

// Measured on one thread: 200, 3,000 and 10,000 replicates of 10 days took 256, 407 and 472 MB, 200 of 534 days 414 MB;
// told are 318, 405, 623 and 463 MB. What V8 has not yet given back makes the difference.
/** What Node takes by itself, with the tables and the report, and each worker thread besides. */
const BYTES_OF_NODE = 240e6;
const BYTES_PER_THREAD = 70e6;
/** A replicate's row, its line in the manifest and its luck, and a line of the summary, as JavaScript holds them. */
const BYTES_PER_REPLICATE = 25e3;
const BYTES_PER_SUMMARY_LINE = 2e3;
/** Report, charts and summary, which do not grow with replicates. */
const BYTES_OF_REPORT = 12e6;
/** A replicate of more fans × days may take over a minute, and then keeps checkpoints. */
const LONG_FAN_DAYS = 1e9;
const PROBE_FANS = 16_000;
const FEWEST_FANS = 100;

function fansOf(scenario: Pick<Scenario, 'parameters' | 'scale' | 'marketFile'>): number {
  return fanCount(paramsOf(scenario, marketAt(scenario.marketFile), {}), scenario.scale);
}

function seriesBytes({ days }: Pick<Scenario, 'days'>): number {
  return METRICS.length * days * Float64Array.BYTES_PER_ELEMENT;
}

function marketBytes(scenario: Scenario): number {
  return fansOf(scenario) * BYTES_PER_FAN;
}

/** A checkpoint is a copy of the state while it is written; one that is short keeps none. */
function checkpointBytes(scenario: Scenario): number {
  return fansOf(scenario) * scenario.days > LONG_FAN_DAYS ? marketBytes(scenario) : 0;
}

/** What stays of a scenario until its folder is written: the series of all replicates, their rows, the summary. */
function resultBytes(scenario: Scenario): number {
  const { replicates, days } = scenario;
  return (
    replicates * (seriesBytes(scenario) + BYTES_PER_REPLICATE) +
    METRICS.length * days * BYTES_PER_SUMMARY_LINE
  );
}

/** Bytes of memory of a run of scenarios: the largest market a thread, and the results of all. */
export function memoryOf(scenarios: readonly Scenario[], threads: number): number {
  const markets = scenarios.map((scenario) => marketBytes(scenario) + checkpointBytes(scenario));
  const results = scenarios.reduce((sum, scenario) => sum + resultBytes(scenario), 0);
  return BYTES_OF_NODE + threads * (Math.max(...markets) + BYTES_PER_THREAD) + results;
}

/** Disk of a scenario's folder at most: replicates, tables, and each thread's checkpoint, twice while it is replaced. */
function diskOf(scenario: Scenario, threads: number): number {
  const { replicates, spread } = scenario;
  const paired = PAIRED.length * Math.min(spread, replicates);
  const kept = (2 * replicates + paired) * seriesBytes(scenario);
  return BYTES_OF_REPORT + kept + 2 * threads * checkpointBytes(scenario);
}

/**
 * @param scenarios all that run at the same time: their results stay until all have ended
 * @throws Refusal when the run needs more memory than is free
 */
export function refuseTooLarge(scenarios: readonly Scenario[], threads: number): void {
  const needed = memoryOf(scenarios, threads);
  const free = process.availableMemory();
  if (needed <= free) return;
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toPrecision(3)} GB`;
  const fans = Math.max(...scenarios.map(fansOf));
  throw refuse(
    scenarios.map(({ name }) => name).join(', '),
    `a run that needs at most the ${gigabytes(free)} of free memory`,
    gigabytes(needed),
    `fewer --fans, --threads or --replicates (${fans} fan agents on ${threads} threads)`,
  );
}

/**
 * Runs all days of replicate 0 twice with fewer fans, and draws the line through both times to all fans. Large markets
 * leave the processor's caches, which the probes do not show: they may take longer.
 * @param now milliseconds, monotonic
 */
export function needsOf(prepared: Prepared, threads: number, now: () => number): Needs {
  const { scenario } = prepared;
  const { name, replicates, days } = scenario;
  const paired = PAIRED.length * Math.min(scenario.spread, replicates);
  allowInlining();
  const fans = fansOf(scenario);
  const many = Math.min(fans, PROBE_FANS);
  const few = Math.max(Math.min(fans, FEWEST_FANS), many / 4);
  const first = probe(prepared, few, now); // whose time holds compilation, and is not used
  const two = probe(prepared, many, now);
  const one = probe(prepared, few, now);
  const aFan = many > few ? Math.max(0, two.seconds - one.seconds) / (many - few) : 0;
  const each = two.seconds + aFan * (fans - many);
  const { streamers } = first.outcome;
  return {
    scenario: name,
    replicates,
    days,
    fans,
    streamers,
    threads,
    memoryBytes: memoryOf([scenario], threads),
    freeMemoryBytes: process.availableMemory(),
    diskBytes: diskOf(scenario, threads),
    seconds: each * (Math.ceil(replicates / threads) + Math.ceil(paired / threads)),
    probeFans: Math.round(many),
  };
}

function probe(prepared: Prepared, fans: number, now: () => number) {
  const { scenario, data } = prepared;
  const scale = (scenario.scale * fansOf(scenario)) / fans;
  const key = replicateKey(scenario.seed, 0);
  const market = planOf(marketOf({ ...scenario, scale }, data, key, drawnBy(prepared, 0)));
  const before = now();
  const outcome = inMemory((memoryOf) => simulate(market, undefined, { memoryOf }));
  return { outcome, seconds: (now() - before) / 1000 };
}
