/** The page's first file: reads what the studio holds and shows it. */
import { render } from 'preact';
import { numbersIn } from '../../../sim/notation/numbers.ts';
import type { StudioData } from '../data.ts';
import { STUDIO_WORDS } from '../words.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { type StudioState, studioState } from './state.ts';
import { WhyPanel } from './why-panel.tsx';

function textOf(id: string): string {
  const found = document.getElementById(id)?.textContent;
  if (!found) throw new Error(`page: expected an element #${id} with text, got none`);
  return found;
}

function Studio({ state }: { readonly state: StudioState }) {
  const { lang, data, replicates, broken } = state;
  const words = STUDIO_WORDS[lang.value];
  const { count, date } = numbersIn(lang.value);
  const { scale, knownUntil } = data.base.scenario;
  return (
    <>
      <header>
        <p class="kind">{words.studio}</p>
        <h1>{data.title[lang.value]}</h1>
        <p class="about">{words.about(date(knownUntil), count(scale), count(replicates))}</p>
        <button
          type="button"
          class="language"
          lang={lang.value === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => {
            lang.value = lang.value === 'zh' ? 'en' : 'zh';
          }}
        >
          {words.other}
        </button>
      </header>
      <main>
        {broken.value && (
          <p class="alert" role="alert">
            {words.broken(broken.value)}
          </p>
        )}
        <PlanPanel state={state} />
        <AnswerPanel state={state} />
        <WhyPanel state={state} />
      </main>
      <Footer state={state} />
    </>
  );
}

function Footer({ state }: { readonly state: StudioState }) {
  const { lang, grown, replicates, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const done = Math.min(grown.value, replicates);
  return (
    <footer>
      <p class="small" id="engine-state">
        {done < replicates ? words.preparing(String(done), String(replicates)) : words.ready} ·{' '}
        {words.engine(data.engine)}
      </p>
    </footer>
  );
}

const place = document.getElementById('page')!;
place.textContent = '';
render(<Studio state={studioState(JSON.parse(textOf('studio')) as StudioData, textOf('engine'))} />, place);
