/** What the page knows and shows: the plan and its edits, the language, the link it came by, and what was asked of it. */
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { moneyOf } from '../../../sim/notation/currencies.ts';
import { dayNumber, isoOf } from '../../../sim/notation/dates.ts';
import type { Language } from '../../../sim/notation/language.ts';
import type { StudioData } from '../data.ts';
import { isLink, type LinkBase, type LinkPart, linkOf, openLink } from '../link.ts';
import type { Plan } from '../plan.ts';
import type { TabName } from '../tabs.ts';
import { STUDIO_WORDS } from '../words.ts';
import { asking } from './asking.ts';
import { copy } from './copy.ts';
import { planEdits } from './edits.ts';

/** What came of the link that the page was opened with. */
type LinkNews =
  | { readonly broken: LinkPart }
  | { readonly engine: string; readonly plan: Plan }
  | { readonly copied: boolean };

/** Milliseconds that a control which is being moved rests before the engine hears of it again. */
const SETTLED = 60;

interface Asked {
  readonly plan: ReadonlySignal<Plan>;
  readonly isBase: ReadonlySignal<boolean>;
  readonly isReadOnly: ReadonlySignal<boolean>;
}

/**
 * Asks about the plan at hand: of a change after a rest at once, of one that follows on another when they have come to
 * rest.
 * @returns whether the plan as it stands has been asked about
 */
function askWhenSettled(
  { plan, isBase, isReadOnly }: Asked,
  ask: (plan: Plan, isBase: boolean) => void,
): ReadonlySignal<boolean> {
  const settled = signal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  effect(() => {
    const [next, isTheBase, isShut] = [plan.value, isBase.value, isReadOnly.value];
    const text = JSON.stringify(next);
    const go = () => {
      if (text === last || isShut) return;
      last = text;
      batch(() => {
        settled.value = text;
        ask(next, isTheBase);
      });
    };
    const isFirst = last === '';
    if (timer === undefined && !isFirst) untracked(go);
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        timer = undefined;
        go();
      },
      isFirst ? 0 : SETTLED,
    );
  });
  return computed(() => settled.value === JSON.stringify(plan.value));
}

function isSame(one: Plan, other: Plan): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The document's language and title follow the language chosen. */
function nameIn(lang: ReadonlySignal<Language>, { title }: StudioData): void {
  effect(() => {
    const words = STUDIO_WORDS[lang.value];
    document.documentElement.lang = words.tag;
    document.title = `${title[lang.value]} · ${words.studio}`;
  });
}

/** The plan that the page's address holds, and what came of it. */
function planInAddress(base: LinkBase, plan: ReadonlySignal<Plan>, edit: (plan: Plan) => void) {
  const link = signal<LinkNews | undefined>(undefined);
  return {
    link,
    /** A plan of another engine is shown, and nothing is made of it: of what is put in its place all can be made. */
    isReadOnly: computed(() => {
      const news = link.value;
      return news !== undefined && 'engine' in news && isSame(plan.value, news.plan);
    }),
    async open(): Promise<void> {
      const fragment = location.hash.slice(1);
      if (!isLink(fragment)) return;
      const opened = await openLink(fragment, base);
      batch(() => {
        if ('broken' in opened) {
          link.value = opened;
          return;
        }
        link.value = opened.engine === base.engine ? undefined : opened;
        edit(opened.plan);
      });
    },
    /** Puts the plan into the address, and the address into the clipboard where the browser lets it. */
    async share(): Promise<void> {
      history.replaceState(null, '', `#${await linkOf(plan.value, base)}`);
      // a browser may first ask the reader, and wait
      link.value = { copied: false };
      if (await copy(location.href)) link.value = { copied: true };
    },
  };
}

/** The state of the page; one for its life. */
export function studioState(data: StudioData, engineCode: string) {
  const basePlan: Plan = { title: data.title, levers: data.written.levers };
  const linkBase: LinkBase = { engine: data.engine, scenario: data.scenarioHash, levers: basePlan.levers };
  const asked = asking(data, engineCode);
  const edits = planEdits(data, basePlan);
  const { plan, isBase, edit } = edits;

  const lang = signal<Language>(navigator.language.startsWith('zh') ? 'zh' : 'en');
  const address = planInAddress(linkBase, plan, edit);
  const { link, isReadOnly } = address;
  const { from, until, knownUntil } = data.base.scenario;
  /** New levers begin on it: what lies before the information date has happened. */
  const first = [isoOf(dayNumber(knownUntil) + 1), until].sort()[0]!;
  const forkDay = signal(first);

  const isAsked = askWhenSettled({ plan, isBase, isReadOnly }, asked.ask);
  nameIn(lang, data);
  addEventListener('hashchange', () => void address.open());
  void address.open();

  return {
    ...asked,
    ...edits,
    data,
    /** Unit of money in the market's currency. */
    money: moneyOf(data.base.scenario),
    lang,
    link,
    isReadOnly,
    isAsked,
    /** Which charts are shown. */
    tab: signal<'gmv' | TabName>('gmv'),
    /** What the plan may cost. */
    cap: signal<number | undefined>(undefined),
    run: { from, until, first },
    forkDay,
    /** What is added begins on the day that is chosen, and ends with the run. */
    beginning: computed(() => ({ from: forkDay.value, until, amount: data.firstAmount })),
    forkOn: (day: string) => {
      if (day >= from && day <= until) forkDay.value = day;
    },
    reset: () =>
      batch(() => {
        link.value = undefined;
        edit({ ...plan.value, levers: basePlan.levers });
      }),
    share: address.share,
  };
}

export type StudioState = ReturnType<typeof studioState>;
