/** What to watch: figures on the way, and what each would say of the chance. The terminal says the same. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Chance, Outlook, Signpost } from '../../sim/result/outlook.ts';
import type { TargetResult } from '../../sim/result/result.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import { escaped } from '../page/html.ts';
import { headlineTarget, titleOf } from '../run-rows.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { carried, tenthsOf } from './rounding.ts';

/** What becomes of the chance, in tenths, compared with the chance as it is. */
function turnText(now: Chance, then: Chance, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const [before, after] = [tenthsOf(now), tenthsOf(then)];
  const text = words.tenths(after);
  if (after.tenths === before.tenths) return words.stays(text);
  return after.tenths < before.tenths ? words.falls(text) : words.rises(text);
}

function signpostText(signpost: Signpost, now: Chance, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const { date, figure } = numbersIn(lang);
  const { metric, unit, from, published, low, high, below, above } = signpost;
  const name = titleOf(metric, lang);
  const when = date(signpost.date);
  const what = from === signpost.date ? words.on(name, when) : words.until(name, date(from), when);
  const about = published ? words.publishedAbout(date(published)) : '';
  const write = (value: number) => figure(carried(value), unit);
  return words.signpost(
    `${what}${about}`,
    write(low),
    turnText(now, below, lang),
    write(high),
    turnText(now, above, lang),
  );
}

/** A sentence a signpost. */
export function signpostLines(target: TargetResult, outlook: Outlook | undefined, lang: Language): string[] {
  const own = outlook?.targets.find(({ id }) => id === target.id);
  return (own?.signposts ?? []).map((signpost) => signpostText(signpost, target, lang));
}

/** What each open quarter must bring. */
function pathLine(target: TargetResult, lang: Language): string[] {
  const words = FRONT_WORDS[lang];
  const open = target.path.filter(({ known }) => !known);
  if (open.length === 0) return [];
  const { period, figure } = numbersIn(lang);
  const write = (value: number) => figure(carried(value), target.unit);
  const steps = open.map((step) => words.step(period(step.period), write(step.required), write(step.projected)));
  return [words.path(steps.join(words.comma))];
}

export function watch(page: RunPage, lang: Language): string {
  const target = headlineTarget(page);
  if (!target) return '';
  const lines = signpostLines(target, page.outlook, lang);
  const said = lines.length > 0 ? lines : [FRONT_WORDS[lang].noSignposts];
  const items = [...said, ...pathLine(target, lang)].map((text) => `<li>${escaped(text)}</li>`);
  return `<ul class="findings">${items.join('')}</ul>`;
}
