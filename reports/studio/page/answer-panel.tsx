/** The middle: the verdict in words, charts by tab with their figures, and how many runs stand behind it. */
import { periodText } from '../../compare/written.ts';
import { countText, verdictOf } from '../sentences.ts';
import { TAB_NAMES } from '../tabs.ts';
import { STUDIO_WORDS } from '../words.ts';
import { GmvChart } from './gmv-chart.tsx';
import { LaunchCard } from './launch-card.tsx';
import { OwnMarketCard } from './own-market-card.tsx';
import { PathCharts } from './path-charts.tsx';
import { QuarterTable } from './quarter-table.tsx';
import { SideBySide } from './side-by-side.tsx';
import type { StudioState } from './state.ts';

export function AnswerPanel({ state }: { readonly state: StudioState }) {
  const { lang } = state;
  const words = STUDIO_WORDS[lang.value];
  const tab = state.tab.value;
  return (
    <section class="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{words.answer}</h2>
      <Verdict state={state} />
      <Tabs state={state} />
      <div role="tabpanel" id="charts" aria-labelledby={`tab-${tab}`}>
        {tab === 'gmv' ? <GmvChart state={state} /> : <PathCharts key={tab} state={state} tab={tab} />}
      </div>
      <LaunchCard state={state} />
      <QuarterTable state={state} />
      <SideBySide state={state} />
      <OwnMarketCard state={state} />
    </section>
  );
}

function Verdict({ state }: { readonly state: StudioState }) {
  const { lang, answer, standing, isBase, data, replicates } = state;
  const words = STUDIO_WORDS[lang.value];
  const sentences = verdictOf(answer.value, data, lang.value);
  const { isRefused } = standing.value;
  const done = state.pairs.value.length;
  const failed = state.failed.value;
  const isOpen = !isRefused && done + failed < replicates;
  const isWorking = !state.isReadOnly.value && (isOpen || !state.isAsked.value);
  const count = countText(done, replicates, lang.value);
  return (
    <>
      {!data.isFitted && <p class="alert unfitted">{words.unfitted(data.base.data.title[lang.value])}</p>}
      <div class="verdict" role="status" aria-live="polite" aria-busy={isWorking}>
        {sentences.map((sentence, at) => (
          <p key={sentence} class={at === 0 ? 'first' : ''}>
            {sentence}
          </p>
        ))}
        {isBase.value && <p class="small">{words.none}</p>}
        {!isBase.value && answer.value.same && !isWorking && !isRefused && <p class="small">{words.same}</p>}
      </div>
      <p class="count">
        <progress value={done} max={replicates} aria-label={count} />
        <span id="count">{count}</span>
        {isWorking && <span> · {words.working}</span>}
        {failed > 0 && <span> · {words.failed(String(failed))}</span>}
      </p>
    </>
  );
}

/** One is chosen at a time; arrows go from one to the next. */
function Tabs({ state }: { readonly state: StudioState }) {
  const { lang, tab, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const names = ['gmv', ...TAB_NAMES] as const;
  const go = (by: number) => {
    const next = names[(names.indexOf(tab.value) + by + names.length) % names.length]!;
    tab.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={words.chart(periodText(data.question.main, lang.value))}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-controls="charts"
          aria-selected={tab.value === name}
          tabIndex={tab.value === name ? 0 : -1}
          onClick={() => {
            tab.value = name;
          }}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') go(1);
            if (key === 'ArrowLeft') go(-1);
          }}
        >
          {words.tabs[name]}
        </button>
      ))}
    </div>
  );
}
