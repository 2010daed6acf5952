/** The scenarios of a studio: the base at the studio's own scale, and further ones that begin as plans on its page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type PlanChanges, planText, readPlan, writtenOf } from '../../reports/studio/written.ts';
import { paramsWith } from '../model/params.ts';
import { fanCount } from '../model/world.ts';
import { Refusal, refuse } from '../notation/refusal.ts';
import { paramsOf } from '../runs/market.ts';
import { prepare } from '../runs/node/inputs.ts';
import type { Prepared } from '../runs/prepared.ts';
import { makeSeed } from '../runs/seed.ts';
import { complaintOf } from '../scenario/problems.ts';
import { refuseUnpaired } from '../study/compare/pairing.ts';
import { loadAll, type ScenarioArguments } from './scenarios.ts';

/** Users per fan of a market of the usual size where nothing else is asked for: a browser then answers within seconds. */
const STUDIO_SCALE = 50_000;
const MANIFEST = 'manifest.json';
const SCENARIO = 'scenario.resolved.yaml';
const LETTERS = 'ABCD';

/** As many fans as the usual market has at STUDIO_SCALE, in a round number of users each; no finer than the scenario. */
export function studioScale({
  scenario: { scale, parameters },
  data,
}: Pick<Prepared, 'scenario' | 'data'>): number {
  const usual = fanCount(paramsWith({}), 1);
  const own = (STUDIO_SCALE * fanCount(paramsOf({ parameters }, data, {}), 1)) / usual;
  const digit = 10 ** Math.floor(Math.log10(own));
  return Math.max(scale, Math.ceil(own / digit - 1e-9) * digit);
}

/** The same scenario as its page will write it, at another scale. */
export function atScale(
  { scenario, data }: Prepared,
  changes: Pick<PlanChanges, 'scale' | 'replicates'>,
): Prepared {
  const name = writtenPosterior(scenario.resolved);
  const { market, marketFile } = scenario;
  const text = planText(writtenOf(scenario.resolved), changes);
  const { scenario: found, problems } = readPlan(text, { name: market, file: marketFile, data }, name);
  if (!found) throw new Refusal(problems.map(complaintOf));
  const { seed, posterior, files } = scenario;
  return prepare({ ...found, seed, posterior, files });
}

/** The name under which a written scenario finds its posterior; undefined where it names none. */
function writtenPosterior(resolved: string): string | undefined {
  const { parameters } = writtenOf(resolved) as { readonly parameters?: { readonly posterior?: unknown } };
  return typeof parameters?.posterior === 'string' ? parameters.posterior : undefined;
}

/** Of a run folder the scenario that it holds. */
function fileOf(name: string): string {
  return existsSync(join(name, MANIFEST)) ? join(name, SCENARIO) : name;
}

/** @throws Refusal for what cannot be loaded, is too many, or makes no pairs with the base */
export function studioScenarios(given: ScenarioArguments): readonly [base: Prepared, ...plans: Prepared[]] {
  const names = given.scenario ?? [];
  if (names.length < 1 || names.length > LETTERS.length) {
    throw refuse('studio', `1 to ${LETTERS.length} scenarios`, String(names.length));
  }
  const asked = given.scale !== undefined || given.fans !== undefined;
  const loaded = loadAll({ ...given, scenario: names.map(fileOf) }, makeSeed());
  const own = Math.max(...loaded.map(studioScale));
  const [base, ...plans] = loaded.map((one) => atScale(one, { scale: asked ? one.scenario.scale : own }));
  refuseUnpaired(
    [base!, ...plans].map((prepared, at) => ({ letter: LETTERS[at]!, source: names[at]!, prepared })),
  );
  return [base!, ...plans];
}
