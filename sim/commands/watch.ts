/** What people see while ensembles run. */
import type { Asked } from '../ensemble/ensemble.ts';
import { indicesOf } from '../ensemble/ensemble.ts';
import type { Replicate } from '../ensemble/pool.ts';
import { PROGRESS_WORDS, type Progress, startProgress } from '../ensemble/progress.ts';
import { headlinesOf } from '../ensemble/summary.ts';
import { METRICS } from '../model/measures/all.ts';
import { figure } from './figures.ts';
import type { Language } from './language.ts';

/** Progress of one ensemble, with the running median of its first target; of several, counts only. */
export function watch(
  asked: readonly Asked[],
  lang: Language,
): {
  readonly progress: Progress;
  readonly onDone: (replicate: Replicate, at: number, found: boolean) => void;
} {
  const scenario = asked[0]!.prepared.scenario;
  const target = asked.length === 1 ? scenario.targets[0] : undefined;
  const unit = METRICS.find(({ name }) => name === target?.metric)?.unit;
  const headline =
    target && unit
      ? { title: target.title[lang], show: (value: number) => figure(value, unit, lang) }
      : undefined;
  const progress = startProgress({
    total: asked.reduce((sum, one) => sum + indicesOf(one).length, 0),
    stream: process.stderr,
    words: PROGRESS_WORDS[lang],
    ...(headline ? { headline } : {}),
  });
  const onDone = ({ answer }: Replicate, _at: number, found: boolean) => {
    const values = target && answer.status === 'ok' ? headlinesOf(scenario, answer.series) : {};
    const value = target && values[`${target.metric}@${target.over}`];
    progress.done(answer.status === 'ok', value, found);
  };
  return { progress, onDone };
}
