/** The fan of both sides: the base grey underneath, the plan above it, the target, and the day up to which all is known. */
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Language } from '../../../sim/notation/language.ts';
import type { BandPoint } from '../answer.ts';
import { STUDIO_WORDS } from '../words.ts';

/** What an axis counts in, and what that is called. */
export interface AxisUnit {
  readonly unit: number;
  readonly name: string;
}

interface FanProps {
  readonly base: readonly BandPoint[];
  readonly plan: readonly BandPoint[];
  readonly lang: Language;
  readonly axis: AxisUnit;
  /** Pixels. */
  readonly height: number;
  /** Value of a line across; a target on what is shown. */
  readonly target?: number | undefined;
  readonly knownUntil: string;
  /** Day from which new levers begin; a click chooses another. */
  readonly forkDay: string;
  readonly onDay: (day: string) => void;
  /** Told of the drawing, for whoever wants to save it. */
  readonly onCanvas?: (canvas: HTMLCanvasElement) => void;
  /** What the picture says, for those who do not see it. */
  readonly label: string;
}

const seconds = (day: string) => Date.parse(day) / 1000;

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Columns of the plot: days, then of base and plan q10, q90, q50, then the target. */
function columnsOf({ base, plan, axis: { unit }, target }: FanProps): uPlot.AlignedData {
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

function optionsFor(
  { lang, knownUntil, axis: { name }, height }: FanProps,
  forkDay: () => string,
  width: number,
): uPlot.Options {
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
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: true } },
    axes: [
      { ...axis, space: 70, values: (_, splits) => splits.map((at) => month.format(at * 1000)) },
      { ...axis, size: 64, ...(name ? { label: name, labelSize: 20 } : {}) },
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
  const { base, plan, lang, height, knownUntil, forkDay, label, axis } = props;
  const columns = columnsOf(props);
  const latest = useRef({ columns, props });
  latest.current = { columns, props };

  useEffect(() => {
    const box = place.current!;
    const draw = () => {
      plot.current?.destroy();
      const options = optionsFor(latest.current.props, () => latest.current.props.forkDay, box.clientWidth);
      const made = new uPlot(options, latest.current.columns, box);
      plot.current = made;
      latest.current.props.onCanvas?.(made.ctx.canvas);
      made.over.addEventListener('click', ({ offsetX }) => {
        const day = new Date(made.posToVal(offsetX, 'x') * 1000).toISOString().slice(0, 10);
        latest.current.props.onDay(day);
      });
    };
    draw();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: box.clientWidth, height }));
    resized.observe(box);
    return () => {
      dark.removeEventListener('change', draw);
      resized.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [lang, knownUntil, height, axis.name]);

  // a frame later: several answers that come together are drawn once
  useEffect(() => {
    const frame = requestAnimationFrame(() => plot.current?.setData(latest.current.columns));
    return () => cancelAnimationFrame(frame);
  }, [base, plan, forkDay]);

  return <div class="fan" role="img" aria-label={label} style={{ minHeight: `${height}px` }} ref={place} />;
}
