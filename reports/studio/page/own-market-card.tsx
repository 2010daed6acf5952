/** “My market”: some figures are pasted, and the page says whether this market may stand for theirs. */
import { useState } from 'preact/hooks';
import { CURRENCIES, FIRST_CURRENCY, oneOf, unitOfMoney } from '../../../sim/notation/currencies.ts';
import { isDate } from '../../../sim/notation/dates.ts';
import { numbersIn } from '../../../sim/notation/numbers.ts';
import { signedText } from '../../compare/written.ts';
import { fitOwn, type OwnFit, type OwnProblem, readFigures } from '../own-market.ts';
import { type Plan, withMore } from '../plan.ts';
import { figureOf } from '../sentences.ts';
import { STUDIO_WORDS } from '../words.ts';
import type { StudioState } from './state.ts';
import { Wide } from './wide.tsx';

const EXAMPLE = '2020Q1 1.1bn\n2020Q2 1.4bn\n2020Q3 1.6bn\n2020Q4 2.2bn\n2021Q1 1.9bn';

export function OwnMarketCard({ state }: { readonly state: StudioState }) {
  const { lang, data, base } = state;
  const words = STUDIO_WORDS[lang.value].own;
  const [text, setText] = useState('');
  const [currency, setCurrency] = useState(data.question.currency ?? FIRST_CURRENCY);
  const [found, setFound] = useState<OwnFit | OwnProblem | undefined>(undefined);
  const judge = () => {
    const figures = readFigures(text, currency);
    setFound(Array.isArray(figures) ? fitOwn(figures, data.question, [...base.value.values()]) : figures);
  };
  return (
    <details class="own">
      <summary>{words.title}</summary>
      <p class="small">{words.about}</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          judge();
        }}
      >
        <label class="long">
          <span>{words.figures}</span>
          <textarea
            rows={6}
            placeholder={EXAMPLE}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <label>
          <span>{words.currency}</span>
          <select value={currency} onChange={({ currentTarget }) => setCurrency(currentTarget.value)}>
            {CURRENCIES.map(({ code, name }) => (
              <option key={code} value={code}>
                {name[lang.value] === code ? code : `${code} ${name[lang.value]}`}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="main" disabled={base.value.size === 0}>
          {words.judge}
        </button>
      </form>
      <Holidays state={state} />
      <div role="status">
        {found &&
          ('kind' in found ? (
            <p class="alert">{words.problems[found.kind](found.line ?? '')}</p>
          ) : (
            <Fit fit={found} currency={currency} state={state} />
          ))}
      </div>
    </details>
  );
}

interface FitProps {
  readonly fit: OwnFit;
  readonly currency: string;
  readonly state: StudioState;
}

function Fit({ fit, currency, state }: FitProps) {
  const { lang, answer, data, isBase } = state;
  const { own: words, median, middle } = STUDIO_WORDS[lang.value];
  const { share, count, period } = numbersIn(lang.value);
  const unit = unitOfMoney(currency);
  const { grade, miss, missOfGrowth, size, years, figures } = fit;
  const gmv = figureOf(answer.value, 'gmv', data.question.main);
  return (
    <>
      <p class={grade === 'none' ? 'alert' : ''} id="own-grade">
        {grade === 'none' ? words.refused(share(miss)) : words.grade(grade, share(miss))}{' '}
        {miss > missOfGrowth ? words.worse(share(missOfGrowth)) : words.better(share(missOfGrowth))}{' '}
        {years !== 0 && words.apart(String(Math.abs(years)))}
      </p>
      {grade !== 'none' && !isBase.value && gmv && (
        <p>{words.inYours(signedText(gmv.difference.mean * size, unit, lang.value))}</p>
      )}
      <Wide label={words.title}>
        <table id="own-figures">
          <thead>
            <tr>
              {[
                words.period,
                words.beside,
                `${words.yours} (${oneOf(unit, lang.value)})`,
                median,
                middle,
              ].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ period: name, beside, value, q50, low, high }) => (
              <tr key={name}>
                <th scope="row">{period(name)}</th>
                <td>{period(beside)}</td>
                <td>{count(value)}</td>
                <td>{count(q50)}</td>
                <td>
                  {count(low)} – {count(high)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );
}

/** Own holidays, as festivals of the plan. */
function Holidays({ state }: { readonly state: StudioState }) {
  const { lang, plan, run, data } = state;
  const words = STUDIO_WORDS[lang.value].own;
  const [text, setText] = useState('');
  const days = text.split(/[\s,;]+/).filter((day) => day !== '');
  const isRight = days.length > 0 && days.every((day) => isDate(day) && day >= run.first && day <= run.until);
  const add = () => {
    const amount = data.firstAmount;
    const withDay = (next: Plan, day: string) =>
      withMore(next, 'festival', { from: day, until: day, amount });
    state.edit(days.reduce(withDay, plan.value));
    setText('');
  };
  return (
    <div class="row">
      <label class="long">
        <span>{words.holidays(run.first, run.until)}</span>
        <input
          type="text"
          value={text}
          placeholder={run.until}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <button type="button" disabled={!isRight || state.isReadOnly.value} onClick={add}>
        {words.addHolidays}
      </button>
    </div>
  );
}
