/** All plans in one table: chance of the first target, GMV, cost and what is left, each against the base. */
import { signedText } from '../../compare/written.ts';
import { LETTERS } from '../desk.ts';
import { figureOf, inTenths } from '../sentences.ts';
import { STUDIO_WORDS } from '../words.ts';
import type { StudioState } from './state.ts';
import { Wide } from './wide.tsx';

const SHOWN = ['gmv', 'leverCost', 'platformNet'] as const;

export function SideBySide({ state }: { readonly state: StudioState }) {
  const { lang, desk, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const { plans, at } = desk.value;
  if (plans.length < 2) return null;
  const now = state.answer.value; // that of the plan at hand changes as runs end
  const rows = plans.map((plan, place) => {
    const answer = place === at ? now : state.answerTo(plan);
    const [target] = answer?.targets ?? [];
    const cells = SHOWN.map((metric) => {
      const figure = answer && figureOf(answer, metric, data.question.main);
      return figure ? signedText(figure.difference.mean, figure.unit, lang.value) : '—';
    });
    const chance = target && data.isFitted ? inTenths(target.b, target.bError, lang.value) : '—';
    return {
      letter: LETTERS[place]!,
      name: plan.title[lang.value],
      cells: [chance, ...cells],
      pairs: answer?.pairs ?? 0,
    };
  });
  return (
    <div class="side-by-side">
      <h3>{words.sideBySide}</h3>
      <Wide label={words.sideBySide}>
        <table id="plans">
          <thead>
            <tr>
              <th scope="col">{words.plan}</th>
              {[words.chance, 'GMV', words.cost, words.net, words.pairs].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ letter, name, cells: [chance, gmv, cost, net], pairs }) => (
              <tr key={letter}>
                <th scope="row">
                  {letter} {name}
                </th>
                <td>{chance}</td>
                <td>{gmv}</td>
                <td>{cost}</td>
                <td>{net}</td>
                <td>{pairs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p class="small">{words.sideNote}</p>
    </div>
  );
}
