/** “Launch my brand”: what a store begins with, and what its first thirty days come to. */
import { useState } from 'preact/hooks';
import { oneOf } from '../../../sim/notation/currencies.ts';
import { numbersIn } from '../../../sim/notation/numbers.ts';
import { titleOf } from '../../run-rows.ts';
import { shortUnit } from '../../short-unit.ts';
import { FEWEST_SIMULATED, launchAnswer } from '../launch.ts';
import { changed, settingsIn, withMore } from '../plan.ts';
import { STUDIO_WORDS } from '../words.ts';
import type { WrittenLever } from '../written.ts';
import type { StudioState } from './state.ts';
import { typed } from './typed.ts';
import { Wide } from './wide.tsx';

const KIND = 'brand-launch';
/** What is asked first; all else is among the lever's settings. */
const ASKED = ['budget', 'price', 'size', 'appeal'] as const;

function isLaunch({ id, lever }: WrittenLever): boolean {
  return (lever ?? id) === KIND;
}

export function LaunchCard({ state }: { readonly state: StudioState }) {
  const { lang, plan } = state;
  const words = STUDIO_WORDS[lang.value];
  const own = plan.value.levers.find(isLaunch);
  return (
    <details class="launch" open={own !== undefined}>
      <summary>{words.launch}</summary>
      <Begin key={own?.id ?? ''} state={state} own={own} />
      {own && <Came state={state} />}
    </details>
  );
}

interface BeginProps {
  readonly state: StudioState;
  readonly own: WrittenLever | undefined;
}

function Begin({ state, own }: BeginProps) {
  const { lang, plan, data, money } = state;
  const words = STUDIO_WORDS[lang.value];
  const first = settingsIn(KIND, data.firstAmount);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const shownOf = (name: (typeof ASKED)[number]) => given[name] ?? String(own?.[name] ?? first[name] ?? '');
  const go = () => {
    const change = Object.fromEntries(ASKED.map((name) => [name, typed(shownOf(name))]));
    if (own) {
      state.edit(changed(plan.value, own.id, change));
      setGiven({}); // from now on the plan says it
      return;
    }
    const more = withMore(plan.value, KIND, state.beginning.value);
    state.edit(changed(more, more.levers.at(-1)!.id, change));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <p class="small">{words.launchAbout}</p>
      <fieldset class="row" disabled={state.isReadOnly.value}>
        <legend class="hidden">{words.launch}</legend>
        {ASKED.map((name) => (
          <label key={name}>
            <span>{words.launchAsked[name](oneOf(money, lang.value))}</span>
            <input
              type="text"
              value={shownOf(name)}
              onInput={({ currentTarget }) => setGiven({ ...given, [name]: currentTarget.value })}
            />
          </label>
        ))}
        <button type="submit" class="main">
          {own ? words.launchAgain : words.launchGo}
        </button>
      </fieldset>
    </form>
  );
}

function Came({ state }: { readonly state: StudioState }) {
  const { lang, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const { figure, count } = numbersIn(lang.value);
  const { scenario } = data.base;
  const answer = launchAnswer(
    state.shownPairs.value.map(({ b }) => b.launch),
    scenario,
  );
  if (!answer) return null;
  const low = (value: number, unit: string) => figure(value, shortUnit(unit));
  return (
    <>
      <Wide label={words.launch}>
        <table id="launched">
          <thead>
            <tr>
              <th scope="col">{words.firstDays(count(answer.days))}</th>
              <th scope="col">{words.median}</th>
              <th scope="col">{words.middle}</th>
            </tr>
          </thead>
          <tbody>
            {answer.figures.map(({ metric, unit, q10, q50, q90 }) => (
              <tr key={metric}>
                <th scope="row">{titleOf(metric, lang.value)}</th>
                <td>{figure(q50, unit)}</td>
                <td>
                  {low(q10, unit)} – {low(q90, unit)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p class={answer.simulated < FEWEST_SIMULATED ? 'alert' : 'small'}>
        {words.launchRests(count(Math.round(answer.simulated)), count(answer.runs))}
        {answer.simulated < FEWEST_SIMULATED && words.launchTooFew(count(scenario.scale))}
      </p>
    </>
  );
}
