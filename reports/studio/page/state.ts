/** What the page knows and shows: the plan and its edits, what the engine has answered, the language. */
import { batch, computed, effect, signal } from '@preact/signals';
import type { Language } from '../../../sim/notation/language.ts';
import type { Complaint } from '../../../sim/notation/refusal.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { StudioData } from '../data.ts';
import { begun, type Edits, edited, type Plan, redone, undone } from '../plan.ts';
import type { FromEngine } from '../protocol.ts';
import { fromStored, type ReplicateRecord } from '../record.ts';
import { STUDIO_WORDS } from '../words.ts';
import { startEngines } from './engines.ts';

/** How the plan stands with the engine. */
interface Standing {
  readonly ticket: number;
  /** The scenario file of the plan; absent until it is read, or where it is none. */
  readonly text?: string;
  readonly problems: readonly Complaint[];
  readonly isPublished: boolean;
  /** By the number of the replicate; of one that cannot differ the base's own. */
  readonly records: ReadonlyMap<number, ReplicateRecord>;
  readonly failed: number;
}

/** The state of the page; one for its life. */
export function studioState(data: StudioData, engineCode: string) {
  const { question, written, records: storedRecords } = data;
  const base = new Map(storedRecords.map((record) => [record.replicate, fromStored(record)]));
  const { targets } = data.base.scenario;
  const basePlan: Plan = { title: data.title, levers: written.levers };

  const lang = signal<Language>(navigator.language.startsWith('zh') ? 'zh' : 'en');
  const edits = signal<Edits<Plan>>(begun(data.plans[0] ?? basePlan));
  const standing = signal<Standing>({ ticket: 0, problems: [], isPublished: true, records: base, failed: 0 });
  const grown = signal(0);
  const broken = signal('');
  const check = signal<{ readonly replicate: number; readonly fingerprint?: string } | undefined>(undefined);

  const plan = computed(() => edits.value.present);
  const isBase = computed(() => JSON.stringify(plan.value.levers) === JSON.stringify(basePlan.levers));
  const answer = computed((): Answer => {
    const { records, isPublished } = standing.value;
    const pairs = [...records].map(([k, b]) => ({ a: base.get(k)!, b }));
    return answerOf(question, targets, pairs, question.isPublished && isPublished);
  });

  function hear(message: FromEngine): void {
    if (message.kind === 'grown') {
      grown.value++;
      return;
    }
    if (message.kind === 'checked') {
      check.value = message;
      return;
    }
    const now = standing.value;
    if (message.ticket !== now.ticket) return; // of a plan that nobody asks about any more
    standing.value = heard(now, message);
  }

  function heard(now: Standing, message: Exclude<FromEngine, { kind: 'grown' | 'checked' }>): Standing {
    switch (message.kind) {
      case 'accepted':
        return { ...now, text: message.text, problems: message.warnings, isPublished: message.isPublished };
      case 'refused':
        return { ...now, problems: message.problems };
      case 'failed':
        return { ...now, failed: now.failed + 1 };
      case 'answered': {
        const record = message.record ?? base.get(message.replicate)!;
        return { ...now, records: new Map([...now.records, [message.replicate, record]]) };
      }
    }
  }

  const engines = startEngines(data, engineCode, hear, (message) => {
    broken.value = message;
  });

  function ask(next: Plan): void {
    const ticket = standing.value.ticket + 1;
    standing.value = { ticket, problems: [], isPublished: true, records: new Map(), failed: 0 };
    engines.run(ticket, next);
  }

  /** A change that the engine need not hear of again and again while a control moves. */
  const settle = 120;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = JSON.stringify(basePlan.levers);
  effect(() => {
    const next = plan.value;
    const text = JSON.stringify(next.levers);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (text === asked) return;
      asked = text;
      ask(next);
    }, settle);
  });

  effect(() => {
    const words = STUDIO_WORDS[lang.value];
    document.documentElement.lang = words.tag;
    document.title = `${data.title[lang.value]} · ${words.studio}`;
  });

  return {
    data,
    lang,
    plan,
    isBase,
    answer,
    standing,
    grown,
    broken,
    check,
    replicates: base.size,
    canUndo: computed(() => edits.value.past.length > 0),
    canRedo: computed(() => edits.value.future.length > 0),
    edit: (next: Plan) => {
      edits.value = edited(edits.value, next);
    },
    undo: () => {
      edits.value = undone(edits.value);
    },
    redo: () => {
      edits.value = redone(edits.value);
    },
    reset: () => {
      edits.value = edited(edits.value, basePlan);
    },
    checkBase: (replicate: number) =>
      batch(() => {
        check.value = { replicate };
        engines.check(replicate);
      }),
    printOf: (replicate: number) => base.get(replicate)?.fingerprint ?? '',
  };
}

export type StudioState = ReturnType<typeof studioState>;
