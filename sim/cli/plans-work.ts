/** What `solve` and `allocate` do alike: say what it will take, show how far it is, keep plans as scenario files. */

import { PLANS_WORDS } from '../../reports/words/plans.ts';
import type { Language } from '../notation/language.ts';
import { numbersIn } from '../notation/numbers.ts';
import { putText } from '../runs/node/files.ts';
import { needsOf } from '../runs/node/needs.ts';
import { threadsFor } from '../runs/node/threads.ts';
import type { LeverPlan } from '../scenario/scenario.ts';
import { type LaterPlans, plannedRuns } from '../study/plans/count.ts';
import type { Account, Watch } from '../study/plans/ledger.ts';
import type { PlanQuestion } from '../study/plans/question.ts';
import { scenarioText } from '../study/plans/scenario-text.ts';
import { startProgress } from './progress.ts';
import { note, PROGRESS_STREAM } from './terminal.ts';
import { MEMO_WORDS, PROGRESS_WORDS } from './words.ts';

const MINUTE = 60;

/** What is to be done at most, in words, and the progress of it. */
export function watchPlans(
  question: PlanQuestion,
  later: LaterPlans,
  threads: number | undefined,
  lang: Language,
): Watch & { readonly end: () => void } {
  const words = PLANS_WORDS[lang];
  const { count } = numbersIn(lang);
  const planned = plannedRuns(question, later);
  const { search, fresh, base } = question;
  const lanes = threadsFor(planned.jobs, threads);
  const one = { ...base, scenario: { ...base.scenario, replicates: 1 } };
  const each = needsOf(one, 1, () => performance.now()).seconds;
  const minutes = (each * planned.wholeRuns) / lanes / MINUTE;
  note(words.ahead(count(planned.plans), count(search.length), count(planned.judged), count(fresh.length)));
  const time = minutes < 1 ? words.underMinute : words.minutes(count(Math.round(minutes)));
  note(words.takes(count(planned.wholeRuns), time, count(lanes)));
  const progress = startProgress({
    total: planned.jobs,
    stream: PROGRESS_STREAM,
    words: PROGRESS_WORDS[lang],
  });
  let round = 0;
  return {
    onRound: (phase, plans) => note(words.round(count(++round), words.phases[phase], count(plans))),
    onRun: (ok, remembered) => progress.done(ok, undefined, remembered),
    end: progress.end,
  };
}

/** Says what failed, and how much was not simulated again. */
export function tellPlans({ lines, remembered, ended }: Account, failed: string, lang: Language): void {
  for (const line of lines) note(`${failed}: ${line}`);
  if (remembered > 0) note(MEMO_WORDS[lang].remembered(remembered, ended));
}

/** Each plan as a scenario file, and what the scenario names beside them. */
export async function putPlans(
  dir: string,
  question: PlanQuestion,
  plans: ReadonlyMap<string, readonly LeverPlan[]>,
): Promise<void> {
  const { base } = question;
  for (const [name, text] of Object.entries(base.copies)) await putText(dir, name, text);
  for (const [id, levers] of plans) {
    const title = { zh: PLANS_WORDS.zh.planTitle(id), en: PLANS_WORDS.en.planTitle(id) };
    await putText(dir, `${id}.yaml`, scenarioText(base, levers, { id, title }));
  }
}
