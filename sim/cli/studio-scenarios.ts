/** The scenarios of a studio: the base at the studio's own scale, and further ones that begin as plans on its page. */
import { planText, readPlan, writtenOf } from '../../reports/studio/written.ts';
import { Refusal, refuse } from '../notation/refusal.ts';
import { prepare } from '../runs/node/inputs.ts';
import type { Prepared } from '../runs/prepared.ts';
import { makeSeed } from '../runs/seed.ts';
import { complaintOf } from '../scenario/problems.ts';
import { refuseUnpaired } from '../study/compare/pairing.ts';
import { loadAll, type ScenarioArguments } from './scenarios.ts';

/** Users per fan where nothing else is asked for: a browser then answers within seconds. */
const STUDIO_SCALE = 50_000;
const LETTERS = 'ABCD';

/** The same scenario as its page will write it, at another scale. */
function atScale({ scenario, data }: Prepared, scale: number): Prepared {
  const name = writtenPosterior(scenario.resolved);
  const { scenario: found, problems } = readPlan(
    planText(writtenOf(scenario.resolved), { scale }),
    data,
    name,
  );
  if (!found) throw new Refusal(problems.map(complaintOf));
  const { seed, posterior, files } = scenario;
  return prepare({ ...found, seed, posterior, files });
}

/** The name under which a written scenario finds its posterior; undefined where it names none. */
function writtenPosterior(resolved: string): string | undefined {
  const { parameters } = writtenOf(resolved) as { readonly parameters?: { readonly posterior?: unknown } };
  return typeof parameters?.posterior === 'string' ? parameters.posterior : undefined;
}

/** @throws Refusal for what cannot be loaded, is too many, or makes no pairs with the base */
export function studioScenarios(given: ScenarioArguments): readonly [base: Prepared, ...plans: Prepared[]] {
  const names = given.scenario ?? [];
  if (names.length < 1 || names.length > LETTERS.length) {
    throw refuse('studio', `1 to ${LETTERS.length} scenarios`, String(names.length));
  }
  const asked = given.scale !== undefined || given.fans !== undefined;
  const loaded = loadAll(given, makeSeed());
  const own = Math.max(STUDIO_SCALE, ...loaded.map(({ scenario }) => scenario.scale));
  const [base, ...plans] = loaded.map((one) => atScale(one, asked ? one.scenario.scale : own));
  refuseUnpaired(
    [base!, ...plans].map((prepared, at) => ({ letter: LETTERS[at]!, source: names[at]!, prepared })),
  );
  return [base!, ...plans];
}
