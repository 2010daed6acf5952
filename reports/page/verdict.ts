/** The verdict: the one number a reader should take away, its interval, the chance and the gap. */

import type { Numbers } from '../../sim/notation/numbers.ts';
import type { RunResult, TargetResult } from '../../sim/result/result.ts';
import { targetPhrase } from '../findings/target.ts';
import { isUnfitted } from '../health.ts';
import { headlineTarget, rowOf, titleOf, yearOf } from '../run-rows.ts';
import { FRONT_WORDS } from '../words/front.ts';
import type { Words } from '../words/words.ts';
import { escaped, section } from './html.ts';

/** A figure in a box of its own, under its label. */
export function big(label: string, value: string, kind = ''): string {
  return `<div class="figure ${kind}"><span class="label">${escaped(label)}</span><span class="value">${escaped(value)}</span></div>`;
}

function gapText({ gap }: TargetResult, { page }: Words, write: (value: number) => string): string {
  if (gap === 0) return page.gapNone;
  return gap > 0 ? page.gapShort(write(gap)) : page.gapOver(write(-gap));
}

/** The verdict on the scenario's first target; without a target, GMV of the report's year. */
export function verdict(result: RunResult, words: Words, numbers: Numbers): string {
  const { page, lang } = words;
  if (isUnfitted(result)) {
    return section(page.verdict, `<p>${escaped(FRONT_WORDS[lang].noFit(result.market!.title[lang]))}</p>`);
  }
  const target = headlineTarget(result);
  if (target === undefined) {
    const row = rowOf(result, 'gmv', yearOf(result));
    const { figure, period } = numbers;
    const note = `<p>${escaped(page.noTarget)}</p>`;
    if (row === undefined) return section(page.verdict, note);
    const figures = [
      big(page.median(titleOf('gmv', lang), period(row.period)), figure(row.q50, row.unit), 'first'),
      big(page.interval, `${figure(row.q10, row.unit)} – ${figure(row.q90, row.unit)}`),
    ];
    return section(page.verdict, `<div class="verdict">${figures.join('')}</div>`, note);
  }
  const write = (value: number) => numbers.figure(value, target.unit);
  const chance = numbers.chance(target.probability, target.standardError);
  const figures = [
    big(
      page.median(titleOf(target.metric, lang), numbers.period(target.over)),
      write(target.median),
      'first',
    ),
    big(page.interval, `${write(target.low80)} – ${write(target.high80)}`),
    big(page.chance(write(target.atLeast)), chance),
    big(page.gap, gapText(target, words, write)),
  ];
  const about = `${targetPhrase(target, lang, numbers)} · ${page.source(target.source)}`;
  return section(
    page.verdict,
    `<div class="verdict">${figures.join('')}</div>`,
    `<p class="small">${escaped(about)}</p>`,
  );
}
