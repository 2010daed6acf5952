/** What people see while ensembles run. */

import { METRICS } from '../model/measures/all.ts';
import { numbersIn } from '../notation/numbers.ts';
import { headlinesOf } from '../result/summary.ts';
import type { Asked } from '../runs/ensemble.ts';
import { indicesOf } from '../runs/ensemble.ts';
import type { Replicate } from '../runs/node/pool.ts';
import { PROGRESS_WORDS, type Progress, startProgress } from '../runs/progress.ts';
import type { Language } from './language.ts';

const TWINS = { zh: '次孪生运行', en: 'twins' } as const;

/** Progress of one ensemble, with the running median of its first target; of several, counts only. */
export function watch(
  asked: readonly Asked[],
  lang: Language,
): {
  readonly progress: Progress;
  readonly onDone: (replicate: Replicate, at: number, found: boolean) => void;
  readonly onTwin: (done: number, all: number, found: boolean) => void;
} {
  const scenario = asked[0]!.prepared.scenario;
  const target = asked.length === 1 ? scenario.targets[0] : undefined;
  const unit = METRICS.find(({ name }) => name === target?.metric)?.unit;
  const headline =
    target && unit
      ? { title: target.title[lang], show: (value: number) => numbersIn(lang).figure(value, unit) }
      : undefined;
  const replicates = startProgress({
    total: asked.reduce((sum, one) => sum + indicesOf(one).length, 0),
    stream: process.stderr,
    words: PROGRESS_WORDS[lang],
    ...(headline ? { headline } : {}),
  });
  const onDone = ({ answer }: Replicate, _at: number, found: boolean) => {
    const values = target && answer.status === 'ok' ? headlinesOf(scenario, answer.series) : {};
    const value = target && values[`${target.metric}@${target.over}`];
    replicates.done(answer.status === 'ok', value, found);
  };
  const twins = watchTwins(lang, replicates.end);
  return { progress: { ...replicates, end: twins.end }, onDone, onTwin: twins.onTwin };
}

/** Progress of the twins, which run when all replicates are there; `before` ends the line that stands until then. */
export function watchTwins(lang: Language, before: () => void = () => {}) {
  let progress: Progress | undefined;
  const onTwin = (done: number, all: number, found: boolean) => {
    if (!progress) {
      before();
      const words = { ...PROGRESS_WORDS[lang], runs: TWINS[lang] };
      progress = startProgress({ total: all, stream: process.stderr, words });
    }
    if (done > 0) progress.done(true, undefined, found);
  };
  return { onTwin, end: () => (progress ? progress.end() : before()) };
}
