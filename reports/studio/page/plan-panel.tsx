/** The left side: the plan as a list of levers, with all that can be done to it. */

import { complaintIn } from '../../../sim/cli/translate.ts';
import { LEVERS } from '../../../sim/levers/all.ts';
import { dayNumber, isoOf } from '../../../sim/notation/dates.ts';
import { changed, withMore, without } from '../plan.ts';
import { STUDIO_WORDS } from '../words.ts';
import { LeverCard } from './lever-card.tsx';
import { PlansBar } from './plans-bar.tsx';
import type { StudioState } from './state.ts';

export function PlanPanel({ state }: { readonly state: StudioState }) {
  const { lang, plan, standing, isBase, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const { from, until } = data.base.scenario;
  const { problems, isRefused } = standing.value;
  return (
    <section class="plan" aria-labelledby="plan-title">
      <h2 id="plan-title">{words.planTitle}</h2>
      <p class="tools">
        <button type="button" onClick={state.undo} disabled={!state.canUndo.value}>
          {words.undo}
        </button>
        <button type="button" onClick={state.redo} disabled={!state.canRedo.value}>
          {words.redo}
        </button>
        <button type="button" onClick={state.reset} disabled={isBase.value}>
          {words.reset}
        </button>
      </p>
      {problems.length > 0 && (
        <div class="alert" role="alert">
          {isRefused && <p>{words.refused}</p>}
          {problems.map((problem) => (
            <p key={JSON.stringify(problem)}>{complaintIn(lang.value, problem)}</p>
          ))}
        </div>
      )}
      <PlansBar state={state} />
      <LinkNews state={state} />
      <fieldset class="levers" disabled={state.isReadOnly.value}>
        <legend class="hidden">{words.planTitle}</legend>
        {plan.value.levers.map((lever) => (
          <LeverCard
            key={lever.id}
            lever={lever}
            lang={lang.value}
            dates={{ from, until }}
            onChange={(change) => state.edit(changed(plan.value, lever.id, change))}
            onRemove={() => state.edit(without(plan.value, lever.id))}
          />
        ))}
        <AddLever state={state} />
      </fieldset>
      <Save state={state} />
    </section>
  );
}

/** One more lever, from the day after the information date: what lies before it has happened. */
function AddLever({ state }: { readonly state: StudioState }) {
  const { lang, plan, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const { until, knownUntil } = data.base.scenario;
  const next = isoOf(dayNumber(knownUntil) + 1);
  const from = [next, until].sort()[0]!;
  return (
    <label class="add">
      <span>{words.add}</span>
      <select
        value=""
        onChange={({ currentTarget }) => {
          const kind = currentTarget.value;
          currentTarget.value = '';
          if (kind) state.edit(withMore(plan.value, kind, { from, until }));
        }}
      >
        <option value="">{words.addHint}</option>
        {LEVERS.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[lang.value]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Save({ state }: { readonly state: StudioState }) {
  const { lang, standing, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const { text } = standing.value;
  const save = () => {
    if (text === undefined) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml;charset=utf-8' }));
    link.download = 'plan.yaml';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div class="save">
      <button type="button" class="main" onClick={save} disabled={text === undefined}>
        {words.save}
      </button>
      <button type="button" onClick={() => void state.share()} disabled={text === undefined}>
        {words.share}
      </button>
      <p class="small">
        {words.saved} {data.posteriorName && words.needsPosterior(data.posteriorName)}
      </p>
    </div>
  );
}

/** What came of a link, or of making one. */
function LinkNews({ state }: { readonly state: StudioState }) {
  const { lang, link, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const news = link.value;
  if (!news) return null;
  if ('copied' in news)
    return (
      <p class="small" role="status">
        {words.shared(news.copied)}
      </p>
    );
  return (
    <p class="alert" role="alert">
      {'broken' in news
        ? words.brokenLink(words.linkParts[news.broken])
        : words.otherEngine(news.engine, data.engine)}
    </p>
  );
}
