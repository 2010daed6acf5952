/** The model's health card, under the verdict: each check with its mark, the figure it rests on, and what to do. */

import type { Numbers } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import { healthLine, healthSentences, shownHealth } from '../health.ts';
import type { Words } from '../words/words.ts';
import { escaped, section } from './html.ts';

export function healthCard(result: RunResult, { health: words, lang }: Words, numbers: Numbers): string {
  const health = shownHealth(result);
  if (health.length === 0) return '';
  const rows = health.map((row) => {
    const { name, figure, action } = healthSentences(row, words, numbers);
    const todo = action && `<span class="todo">→ ${escaped(action)}</span>`;
    const mark = `<span class="mark ${row.mark}">${escaped(words.marks[row.mark])}</span>`;
    return `<li>${mark}<span class="check">${escaped(name)}</span><span>${escaped(figure)}${todo}</span></li>`;
  });
  const stop = lang === 'zh' ? '。' : '. ';
  return section(
    words.title,
    `<p class="small">${escaped(`${healthLine(health, words)}${stop}${words.note}`)}</p>`,
    `<ul class="health">${rows.join('\n')}</ul>`,
  );
}
