/** Plans beside one another: which is at hand, what it is called, a copy of it, and it put away. */
import { LETTERS, MOST_PLANS } from '../desk.ts';
import { STUDIO_WORDS } from '../words.ts';
import { Field } from './field.tsx';
import type { StudioState } from './state.ts';

export function PlansBar({ state }: { readonly state: StudioState }) {
  const { lang, desk, plan } = state;
  const words = STUDIO_WORDS[lang.value];
  const { plans, at } = desk.value;
  return (
    <div class="plans">
      <div class="letters" role="radiogroup" aria-label={words.plans}>
        {plans.map((one, place) => (
          <label key={LETTERS[place]}>
            <input type="radio" name="plan" checked={place === at} onChange={() => state.take(place)} />
            <span>
              {LETTERS[place]} <span class="hidden">{one.title[lang.value]}</span>
            </span>
          </label>
        ))}
        <button type="button" onClick={state.copyPlan} disabled={plans.length >= MOST_PLANS}>
          {words.copyPlan}
        </button>
        {plans.length > 1 && (
          <button type="button" onClick={state.putAway}>
            {words.putAway}
          </button>
        )}
      </div>
      <label>
        <span>{words.planName}</span>
        <Field
          type="text"
          maxLength={100}
          value={plan.value.title[lang.value]}
          onCommit={(text) => {
            const name = text.trim();
            if (name) state.edit({ ...plan.value, title: { ...plan.value.title, [lang.value]: name } });
          }}
        />
      </label>
    </div>
  );
}
