/** The middle: the verdict in words, the fan, its figures as a table, and how many runs stand behind it. */
import type { Language } from '../../../sim/notation/language.ts';
import { numbersIn } from '../../../sim/notation/numbers.ts';
import { periodText } from '../../compare/written.ts';
import type { Answer } from '../answer.ts';
import { countText, verdictOf } from '../sentences.ts';
import { STUDIO_WORDS } from '../words.ts';
import { FanChart } from './fan-chart.tsx';
import { SideBySide } from './side-by-side.tsx';
import type { StudioState } from './state.ts';

export function AnswerPanel({ state }: { readonly state: StudioState }) {
  const { lang, answer, standing, isBase, data, replicates } = state;
  const words = STUDIO_WORDS[lang.value];
  const { main } = data.question;
  const sentences = verdictOf(answer.value, main, lang.value);
  const { knownUntil, targets } = data.base.scenario;
  const target = targets.find(({ metric, over }) => metric === 'gmv' && over === main);
  const { failed, isRefused, records } = standing.value;
  const isWorking = !isRefused && !state.isReadOnly.value && records.size + failed < replicates;
  const count = countText(records.size, replicates, lang.value);
  return (
    <section class="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{words.answer}</h2>
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
        <progress value={records.size} max={replicates} aria-label={count} />
        <span id="count">{count}</span>
        {isWorking && <span> · {words.working}</span>}
        {failed > 0 && <span> · {words.failed(String(failed))}</span>}
      </p>
      <h3>{words.chart(periodText(main, lang.value))}</h3>
      <Key lang={lang.value} hasTarget={target !== undefined} />
      <FanChart
        answer={answer.value}
        lang={lang.value}
        target={target?.atLeast}
        knownUntil={knownUntil}
        forkDay={state.forkDay.value}
        onDay={state.forkOn}
        label={sentences.join(' ')}
      />
      <BandTable answer={answer.value} lang={lang.value} />
      <SideBySide state={state} />
    </section>
  );
}

function Key({ lang, hasTarget }: { readonly lang: Language; readonly hasTarget: boolean }) {
  const words = STUDIO_WORDS[lang];
  const names = hasTarget ? (['plan', 'base', 'target'] as const) : (['plan', 'base'] as const);
  return (
    <ul class="key">
      {names.map((name) => (
        <li key={name} class={name}>
          {words[name]}
          {name === 'target' ? '' : ` (${words.median}, ${words.middle})`}
        </li>
      ))}
    </ul>
  );
}

function BandTable({ answer, lang }: { readonly answer: Answer; readonly lang: Language }) {
  const words = STUDIO_WORDS[lang];
  const { yuan, count, date } = numbersIn(lang);
  const cells = (side: Answer['base'], at: number) => {
    const point = side[at];
    return point ? [yuan(point.q50), `${count(point.q10)} – ${count(point.q90)}`] : ['—', '—'];
  };
  return (
    <details>
      <summary>{words.table}</summary>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              {(['base', 'plan'] as const).flatMap((side) => [
                <th key={side} scope="col">
                  {words[side]}, {words.median}
                </th>,
                <th key={`${side}-80`} scope="col">
                  {words[side]}, {words.middle}
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {answer.base.map(({ day }, at) => (
              <tr key={day}>
                <th scope="row">{date(day)}</th>
                {[...cells(answer.base, at), ...cells(answer.plan, at)].map((text, column) => (
                  <td key={column}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
