/** What the page knows and shows: the plan and its edits, the language, the link it came by, and what was asked of it. */
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Language } from '../../../sim/notation/language.ts';
import type { StudioData } from '../data.ts';
import { atHand, copied, type Desk, LETTERS, MOST_PLANS, putAway, taken, withAtHand } from '../desk.ts';
import { isLink, type LinkBase, type LinkPart, linkOf, openLink } from '../link.ts';
import { begun, type Edits, edited, type Plan, redone, undone } from '../plan.ts';
import { STUDIO_WORDS } from '../words.ts';
import { asking } from './asking.ts';
import { copy } from './copy.ts';

/** What came of the link that the page was opened with. */
type LinkNews = { readonly broken: LinkPart } | { readonly engine: string } | { readonly copied: boolean };

/** Milliseconds that a control rests before the engine hears of it. */
const SETTLED = 120;

function firstDesk({ plans }: StudioData, basePlan: Plan): Desk {
  return { plans: plans.length > 0 ? plans.slice(0, MOST_PLANS) : [basePlan], at: 0 };
}

/** A title that tells a copy from the others. */
function copyTitle({ plans }: Desk, { zh, en }: Plan['title']): Plan['title'] {
  const letter = LETTERS[plans.length] ?? '';
  return { zh: `${zh} ${letter}`, en: `${en} ${letter}` };
}

interface Asked {
  readonly plan: ReadonlySignal<Plan>;
  readonly isBase: ReadonlySignal<boolean>;
  readonly isReadOnly: ReadonlySignal<boolean>;
}

/** Asks about the plan at hand once its controls rest; the first time at once. */
function askWhenSettled(
  { plan, isBase, isReadOnly }: Asked,
  ask: (plan: Plan, isBase: boolean) => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  effect(() => {
    const [next, isTheBase, isShut] = [plan.value, isBase.value, isReadOnly.value];
    const text = JSON.stringify(next);
    clearTimeout(timer);
    const go = () => {
      if (text === last || isShut) return;
      last = text;
      ask(next, isTheBase);
    };
    timer = setTimeout(go, last === '' ? 0 : SETTLED);
  });
}

/** The document's language and title follow the language chosen. */
function nameIn(lang: ReadonlySignal<Language>, { title }: StudioData): void {
  effect(() => {
    const words = STUDIO_WORDS[lang.value];
    document.documentElement.lang = words.tag;
    document.title = `${title[lang.value]} · ${words.studio}`;
  });
}

/** The state of the page; one for its life. */
export function studioState(data: StudioData, engineCode: string) {
  const basePlan: Plan = { title: data.title, levers: data.written.levers };
  const linkBase: LinkBase = { engine: data.engine, scenario: data.scenarioHash, levers: basePlan.levers };
  const asked = asking(data, engineCode);

  const lang = signal<Language>(navigator.language.startsWith('zh') ? 'zh' : 'en');
  const edits = signal<Edits<Desk>>(begun(firstDesk(data, basePlan)));
  const link = signal<LinkNews | undefined>(undefined);
  /** A plan of another engine is shown, and nothing is made of it. */
  const isReadOnly = computed(() => link.value !== undefined && 'engine' in link.value);
  const desk = computed(() => edits.value.present);
  const plan = computed(() => atHand(desk.value));
  const isBase = computed(() => JSON.stringify(plan.value.levers) === JSON.stringify(basePlan.levers));

  const put = (next: (now: Edits<Desk>) => Edits<Desk>) => {
    edits.value = next(edits.value);
  };
  const change = (next: (now: Desk) => Desk) => put((now) => edited(now, next(now.present)));

  async function openAddress(): Promise<void> {
    const fragment = location.hash.slice(1);
    if (!isLink(fragment)) return;
    const opened = await openLink(fragment, linkBase);
    batch(() => {
      if ('broken' in opened) {
        link.value = opened;
        return;
      }
      link.value = opened.engine === data.engine ? undefined : { engine: opened.engine };
      change((now) => withAtHand(now, opened.plan));
    });
  }

  askWhenSettled({ plan, isBase, isReadOnly }, asked.ask);
  nameIn(lang, data);
  addEventListener('hashchange', () => void openAddress());
  void openAddress();

  return {
    ...asked,
    data,
    lang,
    plan,
    isBase,
    link,
    isReadOnly,
    canUndo: computed(() => edits.value.past.length > 0),
    canRedo: computed(() => edits.value.future.length > 0),
    desk,
    edit: (next: Plan) => change((now) => withAtHand(now, next)),
    take: (at: number) => change((now) => taken(now, at)),
    copyPlan: () => change((now) => copied(now, copyTitle(now, data.title))),
    putAway: () => change(putAway),
    undo: () => put(undone),
    redo: () => put(redone),
    reset: () =>
      batch(() => {
        link.value = undefined;
        change((now) => withAtHand(now, { ...atHand(now), levers: basePlan.levers }));
      }),
    /** Puts the plan into the page's address, and the address into the clipboard where the browser lets it. */
    async share(): Promise<void> {
      history.replaceState(null, '', `#${await linkOf(plan.value, linkBase)}`);
      // a browser may first ask the reader, and wait
      link.value = { copied: false };
      if (await copy(location.href)) link.value = { copied: true };
    },
  };
}

export type StudioState = ReturnType<typeof studioState>;
