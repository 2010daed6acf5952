/** What people see while ensembles run. */

import { METRICS } from '../model/measures/all.ts';
import { unitIn } from '../notation/currencies.ts';
import type { Language } from '../notation/language.ts';
import { numbersIn } from '../notation/numbers.ts';
import { headlinesOf } from '../result/summary.ts';
import type { Observer } from '../runs/ensemble.ts';
import { type Asked, countOf, type Replicate } from '../runs/prepared.ts';
import type { StudyObserver } from '../study/calibrate.ts';
import { type Progress, startProgress } from './progress.ts';
import { note, PROGRESS_STREAM } from './terminal.ts';
import { phraseIn } from './translate.ts';
import { PAIRED_RUNS, PROGRESS_WORDS } from './words.ts';

/** Progress of one ensemble, with the running median of its first target; of several, counts only. */
export function watch(
  asked: readonly Asked[],
  lang: Language,
): { readonly observer: Observer; readonly end: () => void } {
  const scenario = asked[0]!.prepared.scenario;
  const target = asked.length === 1 ? scenario.targets[0] : undefined;
  const unit = METRICS.find(({ name }) => name === target?.metric)?.unit;
  const headline =
    target && unit
      ? {
          title: target.title[lang],
          show: (value: number) => numbersIn(lang).figure(value, unitIn(unit, scenario.currency)),
        }
      : undefined;
  const replicates = startProgress({
    total: asked.reduce((sum, one) => sum + countOf(one), 0),
    stream: PROGRESS_STREAM,
    words: PROGRESS_WORDS[lang],
    ...(headline ? { headline } : {}),
  });
  const onDone = ({ answer }: Replicate, _at: number, remembered: boolean) => {
    const values = target && answer.status === 'ok' ? headlinesOf(scenario, answer.value.series) : {};
    const value = target && values[`${target.metric}@${target.over}`];
    replicates.done(answer.status === 'ok', value, remembered);
  };
  const { onPaired, end } = watchPaired(lang, replicates.end);
  return { observer: { onDone, onPaired }, end };
}

/** Progress of paired runs, which run when all replicates are there; `before` ends the line that stands until then. */
export function watchPaired(lang: Language, before: () => void = () => {}) {
  let progress: Progress | undefined;
  const onPaired = (done: number, all: number, remembered: boolean) => {
    if (!progress) {
      before();
      const words = { ...PROGRESS_WORDS[lang], runs: PAIRED_RUNS[lang] };
      progress = startProgress({ total: all, stream: PROGRESS_STREAM, words });
    }
    if (done > 0) progress.done(true, undefined, remembered);
  };
  return { onPaired, end: () => (progress ? progress.end() : before()) };
}

/** Runs between two lines of a study. */
const EVERY = 50;

/** Steps of a study, and a line every so many runs that were simulated. */
export function watchStudy(lang: Language) {
  let runs = 0;
  return {
    onStep: (words: string) => note(phraseIn(lang, words)),
    onRun: () => {
      if (++runs % EVERY === 0) note(phraseIn(lang, `${runs} runs`));
    },
  } satisfies StudyObserver;
}
