/** What the page has asked of the engine, and what has come of it so far. */
import { computed, type Signal, signal } from '@preact/signals';
import type { Complaint } from '../../../sim/notation/refusal.ts';
import { type Answer, answerOf, baseBand, type RecordPair } from '../answer.ts';
import type { StudioData } from '../data.ts';
import type { Plan } from '../plan.ts';
import type { Based, FromEngine, Grown } from '../protocol.ts';
import { fromStored, type ReplicateRecord } from '../record.ts';
import { startEngines } from './engines.ts';

type Records = ReadonlyMap<number, ReplicateRecord>;

/** How the plan stands with the engine. */
interface Standing {
  readonly ticket: number;
  /** The plan is the base: its records are the base's own. */
  readonly isBase: boolean;
  /** The scenario file of the plan; absent until it is read, or where it is none. */
  readonly text?: string;
  readonly isRefused: boolean;
  readonly problems: readonly Complaint[];
  readonly isPublished: boolean;
  /** By the number of the replicate; 'base' where it cannot differ from the base's. */
  readonly records: ReadonlyMap<number, ReplicateRecord | 'base'>;
  /** Numbers of the replicates. */
  readonly failed: ReadonlySet<number>;
}

const FRESH = {
  isRefused: false,
  problems: [],
  isPublished: true,
  failed: new Set<number>(),
  records: new Map(),
} as const;

/** Plans with the same levers have the same answer. */
function nameOf({ levers }: Plan): string {
  return JSON.stringify(levers);
}

type OfPlan = Extract<FromEngine, { readonly ticket: number }>;

/** It may be of a plan that nobody asks about any more. */
function heard(now: Standing, message: OfPlan): Standing {
  if (message.ticket !== now.ticket) return now;
  switch (message.kind) {
    case 'accepted':
      return { ...now, text: message.text, problems: message.warnings, isPublished: message.isPublished };
    case 'refused':
      return { ...now, isRefused: true, problems: message.problems };
    case 'failed':
      return { ...now, failed: new Set([...now.failed, message.replicate]) };
    case 'answered': {
      const record = message.record ?? 'base';
      return { ...now, records: new Map([...now.records, [message.replicate, record]]) };
    }
  }
}

/** Replicates that have ended on both sides. */
function pairsOf({ isBase, records }: Standing, base: Records): RecordPair[] {
  if (isBase) return [...base.values()].map((a) => ({ a, b: a }));
  return [...records].flatMap(([replicate, own]) => {
    const a = base.get(replicate);
    return a ? [{ a, b: own === 'base' ? a : own }] : [];
  });
}

/** What plans have been answered with, by their levers: more than a reader goes back to would only hold memory. */
const MOST_KNOWN = 30;

function remember(known: Map<string, Answer>, name: string, answer: Answer): void {
  // asked about again, a plan keeps its fuller answer until there is one as full
  if (answer.pairs < (known.get(name)?.pairs ?? 0)) return;
  known.delete(name);
  known.set(name, answer);
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
}

/** Milliseconds for which answers are gathered: to draw the page takes time from the threads that simulate. */
const TOGETHER = 120;

/**
 * Notes what the engine says of a plan. The first answer is shown at once, the last too, those between by and by.
 * @param all how many answers there are to be
 */
function gathering(standing: Signal<Standing>, all: number): (message: OfPlan) => void {
  let gathered: OfPlan[] = [];
  let answers = 0;
  let ticket = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hand = () => {
    clearTimeout(timer);
    timer = undefined;
    const messages = gathered;
    gathered = [];
    standing.value = messages.reduce(heard, standing.value);
  };
  return (message) => {
    if (message.ticket < ticket) return; // of an earlier plan, from a thread that was slow to hear of this one
    if (message.ticket > ticket) [gathered, answers, ticket] = [[], 0, message.ticket];
    gathered.push(message);
    if (message.kind === 'answered') answers++;
    const isBetween = message.kind === 'answered' && answers > 1 && answers < all;
    if (!isBetween) hand();
    else timer ??= setTimeout(hand, TOGETHER);
  };
}

/** What is known of the base, and how far the engine is with it. */
function baseSignals({ records }: StudioData) {
  return {
    base: signal<Records>(new Map(records.map((record) => [record.replicate, fromStored(record)]))),
    grown: signal(0),
    baseFailed: signal<ReadonlySet<number>>(new Set()),
  };
}

/** Takes what the base has come to. @returns whether a message tells of it */
function isOfBase(
  { base, grown }: ReturnType<typeof baseSignals>,
  message: FromEngine,
): message is Grown | Based {
  if (message.kind === 'grown') grown.value++;
  else if (message.kind === 'based')
    base.value = new Map([...base.value, [message.record.replicate, message.record]]);
  else return false;
  return true;
}

export function asking(data: StudioData, engineCode: string) {
  const { question, replicates } = data;
  const ofBase = baseSignals(data);
  const { base, grown, baseFailed } = ofBase;
  const standing = signal<Standing>({ ...FRESH, ticket: 1, isBase: true });
  const broken = signal('');
  const check = signal<{ readonly replicate: number; readonly fingerprint?: string } | undefined>(undefined);

  const isPublished = computed(() => question.isPublished && standing.value.isPublished);
  const band = computed(() => baseBand(question, [...base.value.values()], isPublished.value));
  let shown: Answer | undefined;
  let shownPairs: readonly RecordPair[] = [];
  const known = new Map<string, Answer>();
  let asked = nameOf({ title: data.title, levers: data.written.levers });
  const pairs = computed(() => pairsOf(standing.value, base.value));
  /** The last answer stays until there is another: a page that goes blank at every change cannot be read. */
  const answer = computed((): Answer => {
    if (pairs.value.length === 0 && shown) return shown;
    const { targets } = data.base.scenario;
    shown = { ...answerOf(question, targets, pairs.value, isPublished.value), base: band.value };
    remember(known, asked, shown);
    return shown;
  });

  const ofPlan = gathering(standing, replicates.length);
  const hear = (message: FromEngine) => {
    if (isOfBase(ofBase, message)) return;
    if (message.kind === 'checked') check.value = message;
    else if (message.kind === 'failed' && message.ticket === 0)
      baseFailed.value = new Set([...baseFailed.value, message.replicate]);
    else ofPlan(message);
  };
  const engines = startEngines(data, engineCode, hear, (message) => {
    broken.value = message;
  });

  return {
    standing,
    grown,
    broken,
    check,
    answer,
    pairs,
    /** Those of the answer that is shown. */
    shownPairs: computed(() => {
      if (pairs.value.length > 0) shownPairs = pairs.value;
      return shownPairs;
    }),
    base,
    /** Replicates of which no pair is to be expected any more. */
    failed: computed(() => new Set([...standing.value.failed, ...baseFailed.value]).size),
    /** @param isBase nothing is to be waited for but the base itself */
    ask(plan: Plan, isBase: boolean): void {
      const ticket = standing.value.ticket + 1;
      asked = nameOf(plan);
      shown = known.get(asked) ?? shown;
      standing.value = { ...FRESH, ticket, isBase };
      engines.run(ticket, plan);
    },
    checkBase(replicate: number): void {
      check.value = { replicate };
      engines.check(replicate);
    },
    /** The last answer to a plan; undefined for one that has not been asked about. */
    answerTo: (plan: Plan): Answer | undefined => known.get(nameOf(plan)),
    replicates: replicates.length,
    printOf: (replicate: number) => base.value.get(replicate)?.fingerprint ?? '',
  };
}
