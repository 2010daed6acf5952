/** The fan of GMV to date on both sides, its figures as a table, and all of it to take away. */
import { useRef } from 'preact/hooks';
import { moneyAxis } from '../../../sim/notation/numbers.ts';
import { periodText } from '../../compare/written.ts';
import { answerCsv } from '../csv.ts';
import { fanSvg, mostOf } from '../fan-svg.ts';
import { verdictOf } from '../sentences.ts';
import { STUDIO_WORDS } from '../words.ts';
import { BandTable, Key } from './band-table.tsx';
import { FanChart } from './fan-chart.tsx';
import { pictureOf, save } from './save.ts';
import type { StudioState } from './state.ts';

const HEIGHT = 340;

export function GmvChart({ state }: { readonly state: StudioState }) {
  const { lang, answer, data, plan, money } = state;
  const words = STUDIO_WORDS[lang.value];
  const { main } = data.question;
  const { knownUntil, targets } = data.base.scenario;
  const target = targets.find(({ metric, over }) => metric === 'gmv' && over === main)?.atLeast;
  const canvas = useRef<HTMLCanvasElement | undefined>(undefined);
  const { base, plan: own } = answer.value;
  const title = `${words.chart(periodText(main, lang.value))} · ${plan.value.title[lang.value]}`;
  return (
    <>
      <h3>{words.chart(periodText(main, lang.value))}</h3>
      <Key lang={lang.value} hasTarget={target !== undefined} />
      <FanChart
        base={base}
        plan={own}
        lang={lang.value}
        axis={moneyAxis(lang.value, money, mostOf([...base, ...own], target))}
        height={HEIGHT}
        target={target}
        knownUntil={knownUntil}
        forkDay={state.forkDay.value}
        onDay={state.forkOn}
        onCanvas={(made) => {
          canvas.current = made;
        }}
        label={verdictOf(answer.value, data, lang.value).join(' ')}
      />
      <p class="take">
        <button type="button" onClick={() => save('plan.csv', 'text/csv', answerCsv(answer.value, money))}>
          {words.takeCsv}
        </button>
        <button
          type="button"
          onClick={() =>
            save(
              'gmv.svg',
              'image/svg+xml',
              fanSvg({ base, plan: own, target, money, title, lang: lang.value }),
            )
          }
        >
          SVG
        </button>
        <button
          type="button"
          onClick={() =>
            canvas.current &&
            void pictureOf(canvas.current, title).then((png) => save('gmv.png', 'image/png', png))
          }
        >
          PNG
        </button>
        <button type="button" onClick={() => print()}>
          {words.print}
        </button>
      </p>
      <BandTable base={base} plan={own} lang={lang.value} unit={money} />
    </>
  );
}
