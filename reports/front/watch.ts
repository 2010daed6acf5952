/** What to watch: figures on the way, and what each would say of the chance. The terminal says the same. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Chance, Outlook, Signpost } from '../../sim/result/outlook.ts';
import type { TargetResult } from '../../sim/result/result.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import { spaced } from '../compare/written.ts';
import { escaped } from '../page/html.ts';
import { headlineTarget, titleOf } from '../run-rows.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { carried, quartileError, tenthsOf } from './rounding.ts';

/** What becomes of the chance, in tenths, compared with the chance as it is. */
function turnText(now: Chance, then: Chance, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const [before, after] = [tenthsOf(now), tenthsOf(then)];
  const text = words.tenths(after);
  if (after.tenths === before.tenths) return words.stays(text);
  return after.tenths < before.tenths ? words.falls(text) : words.rises(text);
}

/** A date without its year, where a date beside it has the same. */
function withoutYear(iso: string, beside: string, lang: Language): string {
  const text = numbersIn(lang).date(iso);
  if (iso.slice(0, 4) !== beside.slice(0, 4)) return text;
  return text.replace(lang === 'zh' ? /^\d+ 年 / : / \d+$/, '');
}

/** In Chinese the year stands with the first date, in English with the last. */
function spanText(from: string, until: string, lang: Language): string {
  const { date } = numbersIn(lang);
  const ends =
    lang === 'zh'
      ? [date(from), withoutYear(until, from, lang)]
      : [withoutYear(from, until, lang), date(until)];
  return FRONT_WORDS[lang].days(ends[0]!, spaced(ends[1]!, lang).trimEnd());
}

function signpostText(signpost: Signpost, now: Chance, runs: number, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const { date, figure } = numbersIn(lang);
  const { metric, unit, from, published, low, high, below, above } = signpost;
  const name = spaced(titleOf(metric, lang), lang).trimEnd();
  const what =
    from === signpost.date
      ? words.on(name, date(from))
      : words.until(name, spanText(from, signpost.date, lang));
  const about = published
    ? words.publishedAbout(spaced(withoutYear(published, signpost.date, lang), lang))
    : '';
  const error = quartileError(low, high, runs);
  const write = (value: number) => spaced(figure(carried(value, error), unit), lang);
  return words.signpost(
    `${what}${about}`,
    write(low),
    turnText(now, below, lang),
    write(high),
    turnText(now, above, lang),
  );
}

/** A sentence for each signpost at which the chance turns; one sentence where it turns at none. */
export function signpostLines(target: TargetResult, outlook: Outlook | undefined, lang: Language): string[] {
  const words = FRONT_WORDS[lang];
  const own = outlook?.targets.find(({ id }) => id === target.id)?.signposts ?? [];
  if (own.length === 0) return [words.noSignposts];
  const { tenths } = tenthsOf(target);
  const turning = own.filter(({ below, above }) =>
    [below, above].some((chance) => tenthsOf(chance).tenths !== tenths),
  );
  if (turning.length === 0) return [words.noTurn(words.tenths(tenthsOf(target)))];
  return turning.map((signpost) => signpostText(signpost, target, outlook!.replicates, lang));
}

/** What each open quarter must bring. */
function pathLine(target: TargetResult, lang: Language): string[] {
  const words = FRONT_WORDS[lang];
  const open = target.path.filter(({ known }) => !known);
  if (open.length === 0) return [];
  const { period, figure } = numbersIn(lang);
  const write = (value: number) => figure(carried(value), target.unit);
  const steps = open.map((step) =>
    words.step(period(step.period), write(step.required), write(step.projected)),
  );
  return [words.path(steps.join(words.comma))];
}

export function watch(page: RunPage, lang: Language): string {
  const target = headlineTarget(page);
  if (!target) return '';
  const items = [...signpostLines(target, page.outlook, lang), ...pathLine(target, lang)].map(
    (text) => `<li>${escaped(text)}</li>`,
  );
  return `<ul class="watch">${items.join('')}</ul>`;
}
