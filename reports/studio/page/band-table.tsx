/** What a chart shows, as words and numbers: its key, and a table of its points. */
import type { Language } from '../../../sim/notation/language.ts';
import { numbersIn } from '../../../sim/notation/numbers.ts';
import { shortUnit } from '../../short-unit.ts';
import type { BandPoint } from '../answer.ts';
import { STUDIO_WORDS } from '../words.ts';
import { Wide } from './wide.tsx';

export function Key({ lang, hasTarget }: { readonly lang: Language; readonly hasTarget: boolean }) {
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
      <li class="days">{words.days}</li>
    </ul>
  );
}

interface TableProps {
  readonly base: readonly BandPoint[];
  readonly plan: readonly BandPoint[];
  readonly lang: Language;
  readonly unit: string;
}

export function BandTable({ base, plan, lang, unit }: TableProps) {
  const words = STUDIO_WORDS[lang];
  const { figure, date } = numbersIn(lang);
  const cells = (side: readonly BandPoint[], at: number) => {
    const point = side[at];
    const low = (value: number) => figure(value, shortUnit(unit));
    return point ? [figure(point.q50, unit), `${low(point.q10)} – ${low(point.q90)}`] : ['—', '—'];
  };
  return (
    <details>
      <summary>{words.table}</summary>
      <Wide label={words.table}>
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
            {base.map(({ day }, at) => (
              <tr key={day}>
                <th scope="row">{date(day)}</th>
                {[...cells(base, at), ...cells(plan, at)].map((text, column) => (
                  <td key={column}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  );
}
