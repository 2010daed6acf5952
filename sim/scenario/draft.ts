/** A scenario that may not be whole yet: what checks between its values look at. */
import { PARAMETERS, type ParameterName, paramsWith } from '../model/params.ts';
import type { LeverData } from './lever-schema.ts';
import type { Found, Path } from './lookup.ts';
import { firstValues, type HasOwnParameters } from './market-parameters.ts';
import { error, type Problem } from './problems.ts';
import type { ScenarioData, TargetData } from './schema.ts';

/** The parts of a scenario that are valid on their own; entries keep their place in the list. */
export interface Draft {
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly knownUntil: string | undefined;
  readonly population: ScenarioData['population'] | undefined;
  readonly replicates: number | undefined;
  readonly spread: number | undefined;
  readonly periods: readonly string[] | undefined;
  readonly parameters: ScenarioData['parameters'] | undefined;
  readonly levers: readonly (LeverData | undefined)[];
  readonly targets: readonly (TargetData | undefined)[];
}

export type Find = (path: Path) => Found;

export function at(find: Find, path: Path, expected: string, got: string): Problem {
  const { place, shownPath } = find(path);
  return error(place, shownPath, expected, got);
}

/** The parameters a scenario sets, without the name of its posterior. */
export function valuesOf(parameters: ScenarioData['parameters']): Partial<Record<ParameterName, number>> {
  const values: Partial<Record<ParameterName, number>> = {};
  for (const { name } of PARAMETERS) {
    const value = parameters[name];
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** Users who can ever buy: what `fans` agents stand for. */
export function ableUsers(parameters: ScenarioData['parameters'], market: HasOwnParameters): number {
  const all = paramsWith({ ...firstValues(market), ...valuesOf(parameters) });
  return all['fans.users'] * all['fans.ableShare'];
}
