/**
 * laotie as a library: `import { loadScenario, runEnsemble, compare } from 'laotie'`. What stands here is kept from one
 * version to the next; a change has its line in CHANGELOG.md.
 * @packageDocumentation
 */
export type { Chart } from '../../reports/chart.ts';
export { type Plugin, usePlugins } from '../cli/plugins.ts';
export { LEVERS } from '../levers/all.ts';
export type { Aim, AimedBy, Lever, Money, Setting, Settings, ValuesOf } from '../levers/lever.ts';
export type { Network } from '../model/fans/friends.ts';
export type { OutsideRule } from '../model/fans/outsideRules.ts';
export { METRICS, type MetricName } from '../model/measures/all.ts';
export type { Metric, Over } from '../model/measures/metric.ts';
export type { OutsideMetric } from '../model/measures/outside.ts';
export { PARAMETERS, type Parameter, type ParameterName } from '../model/params.ts';
export type { Policy } from '../model/platform/policy.ts';
export type { Evening, FansView, Seen, SellersView } from '../model/seen.ts';
export type { Bilingual, Language } from '../notation/language.ts';
export { type Complaint, Refusal } from '../notation/refusal.ts';
export type { CompareResult, Comparison } from '../result/compare.ts';
export type { RunResult, SummaryRow, TargetResult } from '../result/result.ts';
export type { RunPage } from '../result/run-page.ts';
export { compare } from './compare.ts';
export {
  type Ensemble,
  type ReplicateDone,
  type RunOptions,
  runEnsemble,
  runEnsembles,
} from './ensemble.ts';
export { saveRun } from './save.ts';
export { type LoadedScenario, loadScenario, type ScenarioOptions } from './scenario.ts';
