/** Small charts of a tab, one a metric, month by month on both sides. */
import { useMemo } from 'preact/hooks';
import { type MetricName, metricOf } from '../../../sim/model/measures/all.ts';
import { unitIn } from '../../../sim/notation/currencies.ts';
import type { Language } from '../../../sim/notation/language.ts';
import { figureAxis, numbersIn } from '../../../sim/notation/numbers.ts';
import { titleOf } from '../../run-rows.ts';
import type { BandPoint } from '../answer.ts';
import { pathOf } from '../paths.ts';
import { TABS, type TabName } from '../tabs.ts';
import { STUDIO_WORDS } from '../words.ts';
import { BandTable, Key } from './band-table.tsx';
import { type AxisUnit, FanChart } from './fan-chart.tsx';
import type { StudioState } from './state.ts';

const HEIGHT = 190;
/** @param unit of money that of its currency */
function axisOf(unit: string, points: readonly BandPoint[], lang: Language): AxisUnit {
  return figureAxis(unit, lang, Math.max(0, ...points.map(({ q90 }) => q90)));
}

export function PathCharts({ state, tab }: { readonly state: StudioState; readonly tab: TabName }) {
  const { lang } = state;
  return (
    <>
      <Key lang={lang.value} hasTarget={false} />
      <div class="paths">
        {TABS[tab].map((metric) => (
          <PathChart key={metric} state={state} metric={metric} />
        ))}
      </div>
    </>
  );
}

function PathChart({ state, metric }: { readonly state: StudioState; readonly metric: MetricName }) {
  const { lang, data, forkDay, forkOn } = state;
  const pairs = state.shownPairs.value;
  const [base, plan] = useMemo(
    () => [
      pathOf(data.question, [...state.base.value.values()], metric),
      pathOf(
        data.question,
        pairs.map(({ b }) => b),
        metric,
      ),
    ],
    [pairs, state.base.value, metric],
  );
  const unit = unitIn(metricOf(metric).unit, data.question.currency);
  const { figure } = numbersIn(lang.value);
  const name = titleOf(metric, lang.value);
  const words = STUDIO_WORDS[lang.value];
  const [last, own] = [base.at(-1), plan.at(-1)];
  if (base.length === 0) return <p class="small">{words.unrecorded(name)}</p>;
  const said = last && own ? words.lastMonth(figure(own.q50, unit), figure(last.q50, unit)) : '';
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <FanChart
        base={base}
        plan={plan}
        lang={lang.value}
        axis={axisOf(unit, [...base, ...plan], lang.value)}
        height={HEIGHT}
        knownUntil={data.base.scenario.knownUntil}
        forkDay={forkDay.value}
        onDay={forkOn}
        label={`${name}: ${said}`}
      />
      <p class="small">{said}</p>
      <BandTable base={base} plan={plan} lang={lang.value} unit={unit} />
    </figure>
  );
}
