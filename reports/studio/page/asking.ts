/** What the page has asked of the engine, and what has come of it so far. */
import { computed, signal } from '@preact/signals';
import type { Complaint } from '../../../sim/notation/refusal.ts';
import { type Answer, answerOf, baseBand } from '../answer.ts';
import type { StudioData } from '../data.ts';
import type { Plan } from '../plan.ts';
import type { FromEngine } from '../protocol.ts';
import { fromStored, type ReplicateRecord } from '../record.ts';
import { startEngines } from './engines.ts';

/** How the plan stands with the engine. */
interface Standing {
  readonly ticket: number;
  /** The scenario file of the plan; absent until it is read, or where it is none. */
  readonly text?: string;
  readonly isRefused: boolean;
  readonly problems: readonly Complaint[];
  readonly isPublished: boolean;
  /** By the number of the replicate; of one that cannot differ the base's own. */
  readonly records: ReadonlyMap<number, ReplicateRecord>;
  readonly failed: number;
}

const FRESH = { isRefused: false, problems: [], isPublished: true, failed: 0 } as const;

/** Plans with the same levers have the same answer. */
function nameOf({ levers }: Plan): string {
  return JSON.stringify(levers);
}

type OfPlan = Extract<FromEngine, { readonly ticket: number }>;

/** @param base records of the base by the number of the replicate */
function heard(now: Standing, message: OfPlan, base: Standing['records']): Standing {
  switch (message.kind) {
    case 'accepted':
      return { ...now, text: message.text, problems: message.warnings, isPublished: message.isPublished };
    case 'refused':
      return { ...now, isRefused: true, problems: message.problems };
    case 'failed':
      return { ...now, failed: now.failed + 1 };
    case 'answered': {
      const record = message.record ?? base.get(message.replicate)!;
      return { ...now, records: new Map([...now.records, [message.replicate, record]]) };
    }
  }
}

export function asking(data: StudioData, engineCode: string) {
  const { question, records: storedRecords } = data;
  const base = new Map(storedRecords.map((record) => [record.replicate, fromStored(record)]));
  const standing = signal<Standing>({ ...FRESH, ticket: 0, records: base });
  const grown = signal(0);
  const broken = signal('');
  const check = signal<{ readonly replicate: number; readonly fingerprint?: string } | undefined>(undefined);

  const bands = new Map<boolean, Answer['base']>();
  const bandOf = (isPublished: boolean) => {
    const found = bands.get(isPublished) ?? baseBand(question, [...base.values()], isPublished);
    bands.set(isPublished, found);
    return found;
  };
  let shown: Answer | undefined;
  /** What plans have been answered with, by their levers: of those that are not at hand too. */
  const known = new Map<string, Answer>();
  let asked = '';
  /** The last answer stays until there is another: a page that goes blank at every change cannot be read. */
  const answer = computed((): Answer => {
    const { records, isPublished: isOwn } = standing.value;
    if (records.size === 0 && shown) return shown;
    const isPublished = question.isPublished && isOwn;
    const pairs = [...records].map(([k, b]) => ({ a: base.get(k)!, b }));
    const { targets } = data.base.scenario;
    shown = { ...answerOf(question, targets, pairs, isPublished), base: bandOf(isPublished) };
    // asked about again, a plan keeps its fuller answer until there is one as full
    if (shown.pairs >= (known.get(asked)?.pairs ?? 0)) known.set(asked, shown);
    return shown;
  });

  const hear = (message: FromEngine) => {
    if (message.kind === 'grown') grown.value++;
    else if (message.kind === 'checked') check.value = message;
    // else it may be of a plan that nobody asks about any more
    else if (message.ticket === standing.value.ticket) standing.value = heard(standing.value, message, base);
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
    /** @param isBase nothing is to be waited for: the base's records are there */
    ask(plan: Plan, isBase: boolean): void {
      const ticket = standing.value.ticket + 1;
      asked = nameOf(plan);
      shown = known.get(asked) ?? shown;
      standing.value = { ...FRESH, ticket, records: isBase ? base : new Map() };
      engines.run(ticket, plan);
    },
    checkBase(replicate: number): void {
      check.value = { replicate };
      engines.check(replicate);
    },
    /** The last answer to a plan; undefined for one that has not been asked about. */
    answerTo: (plan: Plan): Answer | undefined => known.get(nameOf(plan)),
    replicates: base.size,
    printOf: (replicate: number) => base.get(replicate)?.fingerprint ?? '',
  };
}
