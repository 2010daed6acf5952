/** The report of a run: what stands on it, in both languages. */

import type { Language } from '../sim/notation/language.ts';
import { numbersIn } from '../sim/notation/numbers.ts';
import { errorAhead } from '../sim/result/forecast/discrepancy.ts';
import type { GmvForecast, RunResult } from '../sim/result/result.ts';
import type { RunPage } from '../sim/result/run-page.ts';
import { unrecordedTargets } from '../sim/result/targets.ts';
import { CHARTS } from './charts/all.ts';
import { findingsOf } from './findings.ts';
import { FRONT_CHARTS } from './front/charts.ts';
import { frontHtml } from './front/front.ts';
import { list } from './page/document.ts';
import { growthTable } from './page/growth.ts';
import { healthCard } from './page/health.ts';
import { escaped, section } from './page/html.ts';
import { budgetTable, triggerTable } from './page/lever-rules.ts';
import { leverTable, madeTable, pathTable, quarterTable, targetTable } from './page/sections.ts';
import { verdict } from './page/verdict.ts';
import type { ReportKind } from './report.ts';
import { wordsIn } from './words/in.ts';

/** What a reader must know before the first figure: failed or missing runs. */
function alerts(result: RunResult, lang: Language): string[] {
  const { manifest } = result;
  const { page } = wordsIn(lang);
  const { count } = numbersIn(lang);
  const { replicates, failed, status } = manifest;
  return [
    ...(failed > 0 ? [page.warning(count(replicates - failed), count(replicates))] : []),
    ...(status === 'complete' ? [] : [page.unfinished]),
    ...(failed < replicates
      ? unrecordedTargets(result).map(({ title }) => page.unrecorded(title[lang]))
      : []),
  ].map((text) => `<p class="alert">${escaped(text)}</p>`);
}

/** What the numbers do and do not hold, in plain words. */
function limits(result: RunResult, lang: Language): string {
  const { limits: say, page } = wordsIn(lang);
  const { count } = numbersIn(lang);
  const { manifest, replicates, scenario, forecast } = result;
  const drawn = replicates.some(({ parameters }) => Object.keys(parameters).length > 0);
  const sentences = [
    say.model,
    say.assumptions,
    drawn ? say.parametersDrawn : say.parametersFixed,
    forecast ? say.modelError(errorOf(forecast, lang)) : say.noModelError,
    ...(forecast?.otherPast ? [say.otherPast] : []),
    say.precision(count(manifest.replicates - manifest.failed)),
    say.agents(count(scenario.scale)),
    say.hindsight,
  ];
  return section(page.limits, list(sentences));
}

function errorOf(forecast: GmvForecast, lang: Language) {
  const { share, signedShare, period } = numbersIn(lang);
  const { base, modelError, discrepancy } = forecast;
  const next = discrepancy?.ahead[0];
  return {
    sd: share(errorAhead(forecast)),
    base: period(base),
    forecasts: modelError.forecasts,
    moved:
      discrepancy && discrepancy.residuals.length > 0 && next
        ? { quarter: period(next.quarter), by: signedShare(Math.expm1(next.mean)) }
        : undefined,
  };
}

/** The report of a run. */
export const RUN_REPORT: ReportKind<RunPage> = {
  front: {
    charts: FRONT_CHARTS,
    htmlIn: (page, lang, head, charts) => frontHtml(page, lang, [...head, ...alerts(page, lang)], charts),
  },
  charts: CHARTS,
  textIn(result, lang) {
    const words = wordsIn(lang);
    const { page } = words;
    const numbers = numbersIn(lang);
    const { scenario } = result;
    return {
      kind: page.kind,
      title: scenario.title[lang],
      about: [
        page.covers(numbers.date(scenario.from), numbers.date(scenario.until)),
        page.knownUntil(numbers.date(scenario.knownUntil)),
      ],
      before: [
        verdict(result, words, numbers),
        healthCard(result, words, numbers),
        section(page.findings, list(findingsOf(result).map(({ text }) => text[lang]))),
      ],
      after: [
        quarterTable(result, words, numbers),
        growthTable(result, words, numbers),
        pathTable(result, words, numbers),
        targetTable(result, words, numbers),
        leverTable(result, words, numbers),
        budgetTable(result, lang, numbers),
        triggerTable(result, lang, numbers),
        madeTable(result, words, numbers),
        limits(result, lang),
      ],
    };
  },
};
