/** The right side: what differs pair by pair, what it costs, and what is left for the platform. */
import { oneOf } from '../../../sim/notation/currencies.ts';
import type { ComparedFigure } from '../../../sim/result/compare.ts';
import { periodText, signedText, spanText } from '../../compare/written.ts';
import { perCostCells } from '../../levers/written.ts';
import { titleOf } from '../../run-rows.ts';
import { COMPARE_WORDS } from '../../words/compare.ts';
import { STUDIO_WORDS } from '../words.ts';
import { GrowthTable } from './growth-table.tsx';
import type { StudioState } from './state.ts';
import { Wide } from './wide.tsx';

/** Shown of the main period, in this order. */
const SHOWN = ['gmv', 'netGmv', 'buyersMonth', 'meanTrust', 'platformRevenue', 'leverCost', 'platformNet'];

export function WhyPanel({ state }: { readonly state: StudioState }) {
  const { lang, answer, data, isBase, money } = state;
  const words = STUDIO_WORDS[lang.value];
  const { main } = data.question;
  const { figures, worth, same } = answer.value;
  const shown = SHOWN.flatMap(
    (metric) => figures.find((one) => one.metric === metric && one.period === main) ?? [],
  );
  if (isBase.value || same)
    return (
      <section class="why" aria-labelledby="why-title">
        <h2 id="why-title">{words.why}</h2>
        <GrowthTable state={state} />
        <Check state={state} />
      </section>
    );
  const text = ({ difference, unit }: ComparedFigure) => [
    signedText(difference.mean, unit, lang.value),
    spanText(difference.low90, difference.high90, unit, lang.value),
  ];
  const rows = [
    ...shown.map((figure) => [titleOf(figure.metric, lang.value), ...text(figure)]),
    ...(worth ? [[COMPARE_WORDS[lang.value].perCost(oneOf(money, lang.value)), ...perCostCells(worth)]] : []),
  ];
  return (
    <section class="why" aria-labelledby="why-title">
      <h2 id="why-title">{words.why}</h2>
      <p class="small">{periodText(main, lang.value)}</p>
      <Wide label={words.why}>
        <table id="differences">
          <thead>
            <tr>
              <th scope="col">{words.figure}</th>
              <th scope="col">{words.difference}</th>
              <th scope="col">{words.interval}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, mean, interval]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{mean}</td>
                <td>{interval}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p class="small">{words.whyNote}</p>
      <GrowthTable state={state} />
      <Check state={state} />
    </section>
  );
}

/** Sixteen hex digits a run: by them the same plan on the command line can be known to be the same. */
function Prints({ state }: { readonly state: StudioState }) {
  const { lang, pairs } = state;
  const words = STUDIO_WORDS[lang.value];
  const sorted = pairs.value.toSorted((one, other) => one.a.replicate - other.a.replicate);
  return (
    <details>
      <summary>{words.prints}</summary>
      <Wide label={words.prints}>
        <table id="prints">
          <thead>
            <tr>
              <th scope="col">{words.run}</th>
              <th scope="col">{words.base}</th>
              <th scope="col">{words.plan}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ a, b }) => (
              <tr key={a.replicate}>
                <th scope="row">{a.replicate}</th>
                <td>
                  <code>{a.fingerprint}</code>
                </td>
                <td>
                  <code>{b.fingerprint}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  );
}

/** The first replicate of the base, simulated again in this browser. */
function Check({ state }: { readonly state: StudioState }) {
  const { lang, check, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const [first] = data.replicates;
  const { replicate, fingerprint } = check.value ?? {};
  const stored = replicate === undefined ? '' : state.printOf(replicate);
  const said =
    replicate === undefined
      ? ''
      : fingerprint === undefined
        ? words.checking
        : fingerprint === stored
          ? words.checked(String(replicate), fingerprint)
          : words.mismatch(String(replicate), fingerprint, stored);
  return (
    <div class="check">
      <button type="button" onClick={() => first !== undefined && state.checkBase(first)}>
        {words.check}
      </button>
      <p class="small" role="status">
        {said}
      </p>
      <Prints state={state} />
    </div>
  );
}
