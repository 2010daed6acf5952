/** The growth tree: buyers × orders per buyer × order value, against the base and against the year before. */

import { numbersIn } from '../../../sim/notation/numbers.ts';
import type { GrowthParts } from '../../../sim/result/growth.ts';
import { periodText, signedText } from '../../compare/written.ts';
import { growthTree } from '../tree.ts';
import { STUDIO_WORDS } from '../words.ts';
import type { StudioState } from './state.ts';
import { Wide } from './wide.tsx';

const PARTS = ['total', 'buyers', 'ordersPerBuyer', 'orderValue'] as const;

export function GrowthTable({ state }: { readonly state: StudioState }) {
  const { lang, answer, data, isBase, money } = state;
  const words = STUDIO_WORDS[lang.value];
  const { signedShare } = numbersIn(lang.value);
  const { change, since } = growthTree(answer.value, data.question.main);
  const isShown = change !== undefined && !isBase.value && !answer.value.same;
  if (!isShown && !since) return null;
  const grown = (parts: GrowthParts, name: (typeof PARTS)[number]) => signedShare(Math.expm1(parts[name]));
  return (
    <>
      <h3>{words.tree}</h3>
      <Wide label={words.tree}>
        <table id="tree">
          <thead>
            <tr>
              <th scope="col">{words.part}</th>
              {isShown && <th scope="col">{words.partChange}</th>}
              {since && <th scope="col">{words.partSince(periodText(since.period, lang.value))}</th>}
            </tr>
          </thead>
          <tbody>
            {PARTS.map((name) => (
              <tr key={name} class={name === 'total' ? 'total' : 'part'}>
                <th scope="row">{words.parts[name]}</th>
                {isShown && <td>{signedText(change[name], money, lang.value)}</td>}
                {since && (
                  <td>
                    {grown(since.plan, name)}
                    {isShown && ` (${words.base} ${grown(since.base, name)})`}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p class="small">{words.treeNote}</p>
    </>
  );
}
