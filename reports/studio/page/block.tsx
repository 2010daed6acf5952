/** A lever's days as a block on the time that lies ahead: dragged with a pointer, or moved by keys. */
import { useRef, useState } from 'preact/hooks';
import { dayNumber, isoOf } from '../../../sim/notation/dates.ts';
import type { Language } from '../../../sim/notation/language.ts';
import { numbersIn } from '../../../sim/notation/numbers.ts';
import type { PlanRow, RunDays } from '../quarters.ts';
import { STUDIO_WORDS } from '../words.ts';

interface BlockProps {
  readonly row: PlanRow;
  readonly name: string;
  readonly run: RunDays;
  readonly lang: Language;
  /** So many days later; earlier where negative. */
  readonly onMove: (days: number) => void;
}

/** Days that a key moves it by. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -30,
  PageUp: 30,
};

export function Block({ row, name, run, lang, onMove }: BlockProps) {
  const track = useRef<HTMLDivElement>(null);
  const held = useRef<number | undefined>(undefined);
  const [by, setBy] = useState(0);
  const words = STUDIO_WORDS[lang];
  const { date } = numbersIn(lang);
  const [first, last] = [dayNumber(run.first), dayNumber(run.until)];
  const all = last - first + 1;
  const percent = (day: number) => `${(100 * Math.min(all, Math.max(0, day - first))) / all}%`;
  // what has begun keeps its beginning
  const hasBegun = row.from < run.first;
  const [from, until] = [dayNumber(row.from) + (hasBegun ? 0 : by), dayNumber(row.until) + by];
  const daysOf = (x: number) => Math.round(((x - held.current!) / track.current!.clientWidth) * all);
  const dates = `${date(isoOf(from))} – ${date(isoOf(until))}`;
  return (
    <div class="blocks" ref={track}>
      <div
        class="block"
        role="slider"
        tabIndex={0}
        aria-label={hasBegun ? words.endOf(name) : words.moveOf(name)}
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={hasBegun ? until : from}
        aria-valuetext={dates}
        title={dates}
        style={{ left: percent(from), right: `calc(100% - ${percent(until + 1)})` }}
        onPointerDown={(event) => {
          held.current = event.clientX;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => held.current !== undefined && setBy(daysOf(event.clientX))}
        onPointerUp={(event) => {
          if (held.current === undefined) return;
          const days = daysOf(event.clientX);
          held.current = undefined;
          setBy(0);
          if (days !== 0) onMove(days);
        }}
        onPointerCancel={() => {
          held.current = undefined;
          setBy(0);
        }}
        onKeyDown={(event) => {
          const days = KEYS[event.key];
          if (days === undefined) return;
          event.preventDefault();
          onMove(days);
        }}
      />
    </div>
  );
}
