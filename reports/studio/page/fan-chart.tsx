/** The fan of both sides: the base grey underneath, the plan above it, the target, and the day up to which all is known. */
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Language } from '../../../sim/notation/language.ts';
import { moneyAxis } from '../../../sim/notation/numbers.ts';
import type { Answer, BandPoint } from '../answer.ts';
import { STUDIO_WORDS } from '../words.ts';

interface FanProps {
  readonly answer: Answer;
  readonly lang: Language;
  /** Yuan; a target on GMV of the period shown. */
  readonly target: number | undefined;
  readonly knownUntil: string;
  /** Day from which new levers begin; a click chooses another. */
  readonly forkDay: string;
  readonly onDay: (day: string) => void;
  /** What the picture says, for those who do not see it. */
  readonly label: string;
}

const HEIGHT = 340;
const seconds = (day: string) => Date.parse(day) / 1000;

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Columns of the plot: days, then of base and plan q10, q90, q50, then the target. */
function columnsOf({ base, plan }: Answer, unit: number, target: number | undefined): uPlot.AlignedData {
  const of = (points: readonly BandPoint[], name: 'q10' | 'q50' | 'q90') =>
    base.map((_, at) => (points[at] ? points[at][name] / unit : null));
  const days = base.map(({ day }) => seconds(day));
  const line = base.map(() => (target === undefined ? null : target / unit));
  return [
    days,
    of(base, 'q90'),
    of(base, 'q10'),
    of(base, 'q50'),
    of(plan, 'q90'),
    of(plan, 'q10'),
    of(plan, 'q50'),
    line,
  ];
}

function optionsFor({ lang, knownUntil }: FanProps, forkDay: () => string, width: number): uPlot.Options {
  const words = STUDIO_WORDS[lang];
  const month = new Intl.DateTimeFormat(words.tag, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const edge = { width: 0, points: { show: false } };
  const axis = {
    stroke: colour('quiet'),
    grid: { stroke: colour('line'), width: 1 },
    ticks: { stroke: colour('line') },
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: true } },
    axes: [
      { ...axis, space: 70, values: (_, splits) => splits.map((at) => month.format(at * 1000)) },
      { ...axis, size: 64, label: moneyAxis(lang).name, labelSize: 20 },
    ],
    series: [
      {},
      edge,
      edge,
      { stroke: colour('base'), width: 2, dash: [6, 4], points: { show: false } },
      edge,
      edge,
      { stroke: colour('plan'), width: 2.5, points: { show: false } },
      { stroke: colour('target'), width: 1.5, dash: [2, 3], points: { show: false } },
    ],
    bands: [
      { series: [1, 2], fill: colour('base-band') },
      { series: [4, 5], fill: colour('plan-band') },
    ],
    hooks: {
      draw: [
        (plot) => {
          drawDay(plot, knownUntil, 'quiet');
          drawDay(plot, forkDay(), 'accent');
        },
      ],
    },
  };
}

/** A line on a day: where what is known ends, where a new lever would begin. */
function drawDay(plot: uPlot, day: string, name: string): void {
  const at = seconds(day);
  const { min, max } = plot.scales.x!;
  if (min === undefined || min === null || max === undefined || max === null || at < min || at > max) return;
  const x = plot.valToPos(at, 'x', true);
  const { top, height } = plot.bbox;
  plot.ctx.save();
  plot.ctx.strokeStyle = colour(name);
  plot.ctx.setLineDash([1, 3]);
  plot.ctx.beginPath();
  plot.ctx.moveTo(x, top);
  plot.ctx.lineTo(x, top + height);
  plot.ctx.stroke();
  plot.ctx.restore();
}

export function FanChart(props: FanProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const { answer, lang, target, knownUntil, forkDay, label } = props;
  const { unit } = moneyAxis(lang);
  const columns = columnsOf(answer, unit, target);
  const latest = useRef({ columns, props });
  latest.current = { columns, props };

  useEffect(() => {
    const box = place.current!;
    const draw = () => {
      plot.current?.destroy();
      const options = optionsFor(latest.current.props, () => latest.current.props.forkDay, box.clientWidth);
      const made = new uPlot(options, latest.current.columns, box);
      plot.current = made;
      made.over.addEventListener('click', ({ offsetX }) => {
        const day = new Date(made.posToVal(offsetX, 'x') * 1000).toISOString().slice(0, 10);
        latest.current.props.onDay(day);
      });
    };
    draw();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    const resized = new ResizeObserver(() =>
      plot.current?.setSize({ width: box.clientWidth, height: HEIGHT }),
    );
    resized.observe(box);
    return () => {
      dark.removeEventListener('change', draw);
      resized.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [lang, knownUntil]);

  // a frame later: several answers that come together are drawn once
  useEffect(() => {
    const frame = requestAnimationFrame(() => plot.current?.setData(latest.current.columns));
    return () => cancelAnimationFrame(frame);
  }, [answer, forkDay]);

  return <div class="fan" role="img" aria-label={label} ref={place} />;
}
