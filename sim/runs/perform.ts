/** Requests for answers: what is remembered is taken from there, what is not is run once and put there. */
import { hashOfValue } from './canonical.ts';
import { open, seal } from './envelope.ts';
import type { Executor } from './executor.ts';
import { forkTree, partOf, trunkOf, variantsTask } from './forks.ts';
import { type Answer, type EventsOrder, type Job, jobOf, type Kept, type RememberedTask } from './job.ts';
import type { PlainMarket } from './market.ts';
import type { Memo } from './memo.ts';
import type { ReplicateValue } from './replicate.ts';

/** What a command hands to every study: who runs jobs, what remembers their answers, and which program this is. */
export interface Means {
  readonly executor: Executor;
  readonly memo: Memo;
  /** Version of the program with the hash of its deciding sources. */
  readonly engine: string;
  readonly signal?: AbortSignal | undefined;
  /** Called for a stored answer that is damaged; it is run again. */
  readonly onDamaged?: ((address: string) => void) | undefined;
}

/** A place for one answer beside the memo, such as a file of a run folder; what it refuses ends the work. */
export interface Place {
  get(): Promise<Uint8Array | undefined>;
  put(bytes: Uint8Array): Promise<void>;
  /** Where the answer may also be, before the memo is asked. */
  readonly others?: readonly (() => Promise<Uint8Array | undefined>)[] | undefined;
  /** For the state of a long job. */
  readonly state?: string | undefined;
  /** Events that are to be kept beside the answer: only this place knows whether it has them, so no memo is asked. */
  readonly events?: EventsOrder | undefined;
}

export interface Request<Data, Value> {
  readonly task: RememberedTask<Data, Value>;
  /** Made when its turn comes; when it cannot be made, that is its answer. */
  readonly data: () => Data;
  readonly place?: Place | undefined;
}

/** How an answer came; no part of it. */
export interface Coming {
  /** Taken from a place or the memo, not run. */
  readonly remembered: boolean;
  /** 0 for what was remembered; a branch of a tree has its share of the tree's time. */
  readonly seconds: number;
}

export type OnValue<R, Value> = (answer: Answer<Value>, request: R, coming: Coming) => void | Promise<void>;

/** SHA-256 under which an answer is stored. */
export function addressOf<Data, Value>(
  task: RememberedTask<Data, Value>,
  data: Data,
  engine: string,
): string {
  return hashOfValue({ engine, task: task.name, content: task.contentOf(data) });
}

/** A request that is not remembered. */
interface Open<R, Data> {
  readonly request: R;
  readonly data: Data;
  readonly address: string;
}

interface Bundle<R, Data, Value> extends Job<readonly Answer<Value>[] | Value> {
  readonly members: readonly Open<R, Data>[];
}

const REMEMBERED: Coming = { remembered: true, seconds: 0 };

/**
 * Answers requests, begun in their order. Equal requests that are open at the same time may run twice.
 * @param count how many there are, where that is known
 */
export function perform<Data, Value, More>(
  requests: Iterable<Request<Data, Value> & More>,
  onValue: OnValue<Request<Data, Value> & More, Value>,
  means: Means,
  count?: number,
): Promise<void> {
  type R = Request<Data, Value> & More;
  const alone = function* (): Iterable<R[]> {
    for (const request of requests) yield [request];
  };
  return performGroups<Data, Value, R>(alone(), onValue, means, { count, join: single });
}

/** The same for markets in groups, such as the variants of one replicate: those of a group that share days run as a tree. */
export function performMarkets<R extends Request<PlainMarket, ReplicateValue>>(
  groups: Iterable<readonly R[]>,
  onValue: OnValue<R, ReplicateValue>,
  means: Means,
  count?: number,
): Promise<void> {
  return performGroups<PlainMarket, ReplicateValue, R>(groups, onValue, means, { count, join: intoTrees });
}

type Join<Data, Value> = <R extends Request<Data, Value>>(
  members: readonly Open<R, Data>[],
) => Bundle<R, Data, Value>[];

async function performGroups<Data, Value, R extends Request<Data, Value>>(
  groups: Iterable<readonly R[]>,
  onValue: OnValue<R, Value>,
  means: Means,
  { count, join }: { readonly count: number | undefined; readonly join: Join<Data, Value> },
): Promise<void> {
  const { executor, signal } = means;
  async function* missing() {
    for (const group of groups) {
      if (signal?.aborted) return;
      const members: Open<R, Data>[] = [];
      for (const request of group) {
        const found = await recall<Data, Value, R>(request, means);
        if ('open' in found) members.push(found.open);
        else await onValue(found.answer, request, REMEMBERED);
      }
      yield* join(members);
    }
  }
  await executor.run(
    missing(),
    async (answer, { members, task }, seconds) => {
      const coming = { remembered: false, seconds: seconds / members.length };
      for (const [at, { request, address }] of members.entries()) {
        const own = partOf(answer, task, at) as Answer<Value>;
        if (own.status === 'ok') await remember(request, address, own.value, means);
        await onValue(own, request, coming);
      }
    },
    { signal, count },
  );
}

function keptOf<Data, Value>({ request, address }: Open<Request<Data, Value>, Data>): Kept {
  return { address, task: request.task };
}

function single<Data, Value, R extends Request<Data, Value>>(
  members: readonly Open<R, Data>[],
): Bundle<R, Data, Value>[] {
  return members.map((member) => ({
    ...jobOf(member.request.task, member.data, beside(member.request.place)),
    members: [member],
    kept: [keptOf(member)],
  }));
}

/** What a job keeps beside its answer. A run that keeps events keeps no state: they would have to be kept with it. */
function beside({ state, events }: Pick<Place, 'state' | 'events'> = {}): Pick<Job, 'state' | 'events'> {
  return events ? { events } : state === undefined ? {} : { state };
}

/** Markets with the same trunk that have days in common become one job; one that keeps events runs alone. */
function intoTrees<R extends Request<PlainMarket, ReplicateValue>>(
  members: readonly Open<R, PlainMarket>[],
): Bundle<R, PlainMarket, ReplicateValue>[] {
  const bundles: Bundle<R, PlainMarket, ReplicateValue>[] = [];
  const trunkFor = ({ request, data }: Open<R, PlainMarket>) =>
    request.place?.events ? undefined : trunkOf(data);
  for (const [trunk, all] of Map.groupBy(members, trunkFor)) {
    const markets = all.map(({ data }) => data);
    const tree = trunk !== undefined && all.length > 1 ? forkTree(markets) : undefined;
    if (!tree) bundles.push(...single<PlainMarket, ReplicateValue, R>(all));
    else if (tree.until > 0) {
      bundles.push({ ...jobOf(variantsTask, { markets, tree }), members: all, kept: all.map(keptOf) });
    }
    // what differs from the first day on has nothing in common with the others
    else for (const { variants } of tree.branches) bundles.push(...intoTrees(variants.map((at) => all[at]!)));
  }
  return bundles;
}

async function recall<Data, Value, R extends Request<Data, Value>>(
  request: R,
  means: Means,
): Promise<{ readonly answer: Answer<Value> } | { readonly open: Open<R, Data> }> {
  const { task, place } = request;
  let data: Data;
  try {
    data = request.data();
  } catch (cause) {
    return { answer: { status: 'failed', error: cause instanceof Error ? cause.message : String(cause) } };
  }
  const address = addressOf(task, data, means.engine);
  const sources = [
    ...(place ? [place.get, ...(place.others ?? [])] : []),
    ...(place?.events ? [] : [() => means.memo.get(address)]),
  ];
  for (const [at, get] of sources.entries()) {
    const bytes = await get();
    const body = bytes && open(task.name, address, bytes);
    const value = body instanceof Uint8Array ? task.decode(body) : undefined;
    // whole, and yet no such answer: as bad as other bytes
    if (body === 'damaged' || (body instanceof Uint8Array && value === undefined)) means.onDamaged?.(address);
    if (value === undefined) continue;
    if (at > 0) await place?.put(bytes!);
    return { answer: { status: 'ok', value } };
  }
  return { open: { request, data, address } };
}

async function remember<Data, Value>(
  { task, place }: Request<Data, Value>,
  address: string,
  value: Value,
  { memo }: Means,
): Promise<void> {
  const bytes = seal(task.name, address, task.encode(value));
  await place?.put(bytes);
  await memo.put(address, bytes);
}
