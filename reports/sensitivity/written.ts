/** Figures of a study of sensitivity as people read them. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type {
  FactorGroup,
  Interval,
  PeriodIndices,
  SensitivityResult,
} from '../../sim/result/sensitivity.ts';
import { periodText } from '../compare/written.ts';
import { titleOf } from '../run-rows.ts';
import { shortUnit } from '../short-unit.ts';
import { SENSITIVITY_WORDS } from '../words/sensitivity.ts';

export function questionText({ metric, period }: SensitivityResult, lang: Language): string {
  return SENSITIVITY_WORDS[lang].asked(titleOf(metric, lang), periodText(period, lang));
}

export function groupOf({ groups }: SensitivityResult, id: string): FactorGroup {
  return groups.find((group) => group.id === id)!;
}

export function groupText(result: SensitivityResult, id: string, lang: Language): string {
  const { title, factors } = groupOf(result, id);
  const { count } = numbersIn(lang);
  if (factors.length < 2) return title[lang];
  return lang === 'zh'
    ? `${title.zh}（${count(factors.length)} 项）`
    : `${title.en} (${count(factors.length)})`;
}

/** An index as whole percents, which is more than most designs can tell. */
export function indexText(value: number | null): string {
  if (value === null) return '—';
  return `${String(Math.round(100 * value)).replace('-', '−')}%`;
}

export function indexSpan({ low90, high90 }: Interval): string {
  return low90 === null ? '—' : `${indexText(low90)} – ${indexText(high90)}`;
}

/** A figure in its unit; — for none. */
export function figureText(value: number | null, unit: string, lang: Language): string {
  return value === null ? '—' : numbersIn(lang).figure(value, unit);
}

export function figureSpan({ low90, high90 }: Interval, unit: string, lang: Language): string {
  if (low90 === null || high90 === null) return '—';
  const first = numbersIn(lang).figure(low90, shortUnit(unit));
  return `${first} – ${numbersIn(lang).figure(high90, unit)}`;
}

/** The indices of the figure that is asked. */
export function mainIndices({ indices }: SensitivityResult): PeriodIndices | undefined {
  return indices?.periods[0];
}

/** Groups by their total index, the largest first; none where there is nothing to share out. */
export function byTotal({ groups }: PeriodIndices): PeriodIndices['groups'] {
  return groups
    .filter(({ total }) => total.value !== null)
    .toSorted((a, b) => b.total.value! - a.total.value!);
}

/** Whether the variance of what is not known lies above zero with its interval. */
export function isTold({ ignorance }: PeriodIndices): boolean {
  return (ignorance.low90 ?? ignorance.value ?? 0) > 0;
}
