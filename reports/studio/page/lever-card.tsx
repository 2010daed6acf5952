/** One lever of the plan: on or off, how strong, from when until when, for how much. */
import { useState } from 'preact/hooks';
import { LEVERS } from '../../../sim/levers/all.ts';
import type { Language } from '../../../sim/notation/language.ts';
import { numbersIn } from '../../../sim/notation/numbers.ts';
import { BUDGET_AMOUNT } from '../../../sim/study/plans/cells.ts';
import { canHaveBudget, settingsOf } from '../plan.ts';
import { STUDIO_WORDS, type StudioWords } from '../words.ts';
import type { WrittenLever, WrittenValue } from '../written.ts';
import { Field } from './field.tsx';
import { leverTitle } from './lever-title.ts';
import { typed } from './typed.ts';

type Change = (change: Readonly<Record<string, WrittenValue>>) => void;

interface CardProps {
  readonly lever: WrittenLever;
  readonly lang: Language;
  /** First and last day of the run. */
  readonly dates: { readonly from: string; readonly until: string };
  /** Shown whole at first; what the reader opens or closes afterwards stays so. */
  readonly isOpen: boolean;
  readonly onChange: Change;
  readonly onRemove: () => void;
}

export function LeverCard({ lever, lang, dates, isOpen, onChange, onRemove }: CardProps) {
  const words = STUDIO_WORDS[lang];
  const [isOpenAtFirst] = useState(isOpen);
  const { share } = numbersIn(lang);
  const force = [
    share(Number(lever.strength ?? 1)),
    `${lever.from ?? dates.from} – ${lever.until ?? dates.until}`,
  ];
  const name = leverTitle(lever, lang);
  const kind = LEVERS.find(({ id }) => id === (lever.lever ?? lever.id));
  return (
    <details class="lever" open={isOpenAtFirst}>
      <summary>
        <span class="name">{name}</span> <span class="force">{force.join(' · ')}</span>
      </summary>
      {kind && <p class="small">{kind.meaning[lang]}</p>}
      <Strength lever={lever} lang={lang} name={name} onChange={onChange} />
      <div class="pair">
        {(['from', 'until'] as const).map((end) => (
          <label key={end}>
            <span>{words[end]}</span>
            <Field
              type="date"
              min={dates.from}
              max={dates.until}
              value={String(lever[end] ?? dates[end])}
              onCommit={(date) => date && onChange({ [end]: date })}
            />
          </label>
        ))}
      </div>
      {canHaveBudget(lever) && <Budget lever={lever} words={words} onChange={onChange} />}
      <Settings lever={lever} words={words} onChange={onChange} />
      <button type="button" class="quiet" onClick={onRemove}>
        {words.remove(name)}
      </button>
    </details>
  );
}

interface PartProps {
  readonly lever: WrittenLever;
  readonly words: StudioWords;
  readonly onChange: Change;
}

function Strength({
  lever,
  lang,
  name,
  onChange,
}: Omit<PartProps, 'words'> & { lang: Language; name: string }) {
  const words = STUDIO_WORDS[lang];
  const { share } = numbersIn(lang);
  const strength = Number(lever.strength ?? 1);
  const set = (percent: number) =>
    Number.isFinite(percent) && onChange({ strength: Math.min(100, Math.max(0, percent)) / 100 });
  const percent = Math.round(strength * 1000) / 10;
  return (
    <div class="strength">
      <label>
        <span>{words.strength}</span>
        <input
          type="range"
          min="0"
          max="100"
          step="1"
          value={percent}
          aria-label={`${name}: ${words.strength}`}
          aria-valuetext={share(strength)}
          onInput={({ currentTarget }) => set(currentTarget.valueAsNumber)}
        />
      </label>
      <span class="unit">
        <Field
          type="number"
          min="0"
          max="100"
          step="any"
          value={percent}
          label={`${name}: ${words.strength}, %`}
          onCommit={(text) => text !== '' && set(Number(text))}
        />
        %
      </span>
      {typeof lever.upTo === 'number' && (
        <p class="small">{words.drawn(share(strength), share(lever.upTo))}</p>
      )}
    </div>
  );
}

function Budget({ lever, words, onChange }: PartProps) {
  const { [BUDGET_AMOUNT]: given, per } = (lever.budget ?? {}) as {
    readonly [BUDGET_AMOUNT]?: WrittenValue;
    readonly per?: string;
  };
  const put = (amount: string, period: string) => {
    const budget: WrittenValue = {
      [BUDGET_AMOUNT]: typed(amount),
      ...(period === 'life' ? {} : { per: period }),
    };
    onChange({ budget: amount.trim() === '' ? null : budget });
  };
  const amount = given === undefined ? '' : String(given);
  return (
    <div class="pair">
      <label>
        <span>{words.budget}</span>
        <Field type="text" value={amount} placeholder="3bn" onCommit={(text) => put(text, per ?? 'life')} />
      </label>
      <label>
        <span class="hidden">{words.budgetPer}</span>
        <select value={per ?? 'life'} onChange={({ currentTarget }) => put(amount, currentTarget.value)}>
          {(['life', 'year', 'quarter'] as const).map((one) => (
            <option key={one} value={one}>
              {words.per[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Settings({ lever, words, onChange }: PartProps) {
  const settings = settingsOf(lever);
  if (settings.length === 0) return null;
  return (
    <details>
      <summary>{words.settings}</summary>
      <div class="settings">
        {settings.map(({ name, value }) => (
          <label key={name}>
            <span>{name}</span>
            <Field type="text" value={String(value)} onCommit={(text) => onChange({ [name]: typed(text) })} />
          </label>
        ))}
      </div>
    </details>
  );
}
