/** The foot of page one: health in one line, the assumptions that carry the result, and what made it. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import { effectGrade } from '../../sim/result/grades.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import { healthLine, shownHealth } from '../health.ts';
import { escaped } from '../page/html.ts';
import { studioLink } from '../page/what-if.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { wordsIn } from '../words/in.ts';
import { namesOf } from './studies.ts';

/** Digits of a hash that are shown. */
const SHOWN = 12;

/** What nobody has measured and the result hangs on. */
function assumptions({ scenario, replicates }: RunPage, lang: Language): string[] {
  const words = FRONT_WORDS[lang];
  const { date, count } = numbersIn(lang);
  const assumed = scenario.levers.filter(({ lever }) => effectGrade([lever])?.grade === 'assumed');
  const drawn = Math.max(0, ...replicates.map(({ parameters }) => Object.keys(parameters).length));
  return [
    ...(assumed.length > 0 ? [words.assumedLevers(namesOf(assumed, lang))] : []),
    ...(scenario.knownUntil < scenario.until ? [words.attention(date(scenario.knownUntil))] : []),
    drawn > 0 ? words.drawn(count(drawn)) : words.fixed,
  ];
}

export function foot(page: RunPage, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const { manifest, forecast } = page;
  const rows = shownHealth(page);
  const { count } = numbersIn(lang);
  const lines = [
    ...(rows.length > 0
      ? [`${words.health}${healthLine(rows, wordsIn(lang).health)}${words.stopMark.trim()}`]
      : []),
    ...(forecast?.otherPast ? [words.ownPast] : []),
    words.carries(assumptions(page, lang).join(words.semicolon)),
  ];
  const { replicates, failed, scale, engine, scenarioHash } = manifest;
  const made = words.made(count(replicates - failed), count(scale), engine, scenarioHash.slice(0, SHOWN));
  return [
    ...(page.hasStudio ? [studioLink('studio.html', lang)] : []),
    ...lines.map((text) => `<p>${escaped(text)}</p>`),
    `<p class="made">${escaped(made)}</p>`,
  ].join('');
}
