/** The left side: the plan as a list of levers, with all that can be done to it. */

import { complaintIn } from '../../../sim/cli/translate.ts';
import { LEVERS } from '../../../sim/levers/all.ts';
import { SHOCKS } from '../../../sim/study/stress/shocks.ts';
import { withMore, withShock } from '../plan.ts';
import { isPast } from '../quarters.ts';
import { changedFrom, withoutFrom } from '../recut.ts';
import { STUDIO_WORDS } from '../words.ts';
import type { WrittenLever } from '../written.ts';
import { Field } from './field.tsx';
import { LeverCard } from './lever-card.tsx';
import { PlansBar } from './plans-bar.tsx';
import { save as saveFile } from './save.ts';
import type { StudioState } from './state.ts';

/** More levers than this are closed at first, but for those that the base has not. */
const MOST_OPEN = 2;

export function PlanPanel({ state }: { readonly state: StudioState }) {
  const { lang, plan, standing, isBase, isReadOnly } = state;
  const words = STUDIO_WORDS[lang.value];
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
        <button type="button" onClick={state.reset} disabled={isBase.value && !isReadOnly.value}>
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
      <fieldset class="levers" disabled={isReadOnly.value}>
        <legend class="hidden">{words.planTitle}</legend>
        <PastLevers state={state} />
        {plan.value.levers
          .filter((lever) => !isPast(lever, state.run))
          .map((lever) => (
            <OwnCard key={lever.id} lever={lever} state={state} />
          ))}
        <AddLever state={state} />
      </fieldset>
      <Save state={state} />
    </section>
  );
}

interface OwnCardProps {
  readonly lever: WrittenLever;
  readonly state: StudioState;
}

/** What has begun is changed from the chosen day on; its past stays. */
function OwnCard({ lever, state }: OwnCardProps) {
  const { lang, plan, data, forkDay, run } = state;
  const isNew = data.written.levers.every(({ id }) => id !== lever.id);
  return (
    <LeverCard
      lever={lever}
      lang={lang.value}
      dates={{ from: run.from, until: run.until }}
      isOpen={!isPast(lever, run) && (plan.value.levers.length <= MOST_OPEN || isNew)}
      onChange={(change) => state.edit(changedFrom(plan.value, lever.id, change, forkDay.value, run))}
      onRemove={() => state.edit(withoutFrom(plan.value, lever.id, forkDay.value, run))}
    />
  );
}

/** Levers that ended before the information date: they have happened, and are not often changed. */
function PastLevers({ state }: { readonly state: StudioState }) {
  const { lang, plan, run } = state;
  const past = plan.value.levers.filter((lever) => isPast(lever, run));
  if (past.length === 0) return null;
  return (
    <details class="past">
      <summary>{STUDIO_WORDS[lang.value].past(String(past.length))}</summary>
      {past.map((lever) => (
        <OwnCard key={lever.id} lever={lever} state={state} />
      ))}
    </details>
  );
}

/** One more lever, or a shock, from a day that is chosen here or on the chart. */
function AddLever({ state }: { readonly state: StudioState }) {
  const { lang, plan, data, forkDay } = state;
  const words = STUDIO_WORDS[lang.value];
  const { from, until } = data.base.scenario;
  const add = (name: string) => {
    const [kind = '', shock] = name.split('/');
    if (shock) state.edit(withShock(plan.value, shock, forkDay.value, { from, until }));
    else if (kind) state.edit(withMore(plan.value, kind, state.beginning.value));
  };
  return (
    <div class="add">
      <label>
        <span>{words.forkDay}</span>
        <Field type="date" min={from} max={until} value={forkDay.value} onCommit={state.forkOn} />
      </label>
      <label>
        <span>{words.add}</span>
        <select
          value=""
          onChange={({ currentTarget }) => {
            const { value } = currentTarget;
            currentTarget.value = '';
            add(value);
          }}
        >
          <option value="">{words.addHint}</option>
          <optgroup label={words.levers}>
            {LEVERS.map(({ id, title }) => (
              <option key={id} value={id}>
                {title[lang.value]}
              </option>
            ))}
          </optgroup>
          <optgroup label={words.shocks}>
            {SHOCKS.map(({ id, title }) => (
              <option key={id} value={`shock/${id}`}>
                {title[lang.value]}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
    </div>
  );
}

function Save({ state }: { readonly state: StudioState }) {
  const { lang, standing, data, isAsked } = state;
  const words = STUDIO_WORDS[lang.value];
  // of a plan that has not been asked about, the text that is there is another's
  const text = isAsked.value ? standing.value.text : undefined;
  const save = () => {
    if (text === undefined) return;
    saveFile('plan.yaml', 'application/yaml', text);
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
        {words.saved} {data.isPosteriorOwn && words.needsPosterior(data.posteriorName ?? '')}
      </p>
    </div>
  );
}

/** What came of a link, or of making one. */
function LinkNews({ state }: { readonly state: StudioState }) {
  const { lang, link, data, isReadOnly } = state;
  const words = STUDIO_WORDS[lang.value];
  const news = link.value;
  if (!news || ('engine' in news && !isReadOnly.value)) return null;
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
