/**
 * Launches whose later daily GMV is predicted from what was known on the first day: a list in the folder of the market. A case
 * can be scored because its GMV is known on two dates.
 */
import * as z from 'zod';
import { dayNumber } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import { refuse } from '../../notation/refusal.ts';
import { readUnit } from '../../notation/units.ts';
import { bilingual, date, id, strict, text } from '../../scenario/fields.ts';
import { type HasOwnParameters, hardFaults } from '../../scenario/market-parameters.ts';
import { parameterShape } from '../../scenario/parameter-fields.ts';
import type { Changes } from '../../scenario/posterior.ts';
import type { LaunchRow } from '../../scenario/published-tables.ts';
import { quantity } from '../../scenario/quantity.ts';
import { yamlOf } from '../../scenario/yaml-file.ts';

/** Which row of the table of launches. */
export interface FigureName {
  readonly date: string;
  readonly metric: string;
}

export interface LaunchCase {
  readonly id: string;
  readonly title: Bilingual;
  /** The case and the platform as the table names them. */
  readonly launch: string;
  readonly platform: string;
  /** Known at the start, and to be predicted. */
  readonly first: FigureName;
  readonly later: FigureName;
  /**
   * Whether traffic is bought on after the first figure, by a plan that was known then; else the first day is an event:
   * a debut, a single show, a shock.
   */
  readonly goesOn: boolean;
  /** GMV of the whole platform in that year: how large the store is in its market, and nothing else. */
  readonly platformGmv: number;
}

export interface LaunchList {
  /** Information date of all predictions. */
  readonly knownUntil: string;
  /** The small market that every case is opened in. */
  readonly audience: Changes;
  readonly cases: readonly LaunchCase[];
}

const SCHEMA = 'laotie/launch-list@1';

const figure = strict('a key of a figure', {
  date: text(40, 'Its date, as the table has it.'),
  metric: text(100, 'Its metric.'),
});
const caseSchema = strict('a key of a case', {
  id,
  title: bilingual,
  launch: text(200, 'The case as the table names it.'),
  platform: text(100, 'The platform as the table names it.'),
  first: figure,
  later: figure,
  goesOn: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'Whether traffic is bought on by plan.' }),
  platformGmv: quantity('amount', [1, 1e16], 'GMV of the whole platform in that year.'),
});
const listSchema = strict('a key of a list of launches', {
  schema: z.literal(SCHEMA, { error: SCHEMA }),
  knownUntil: date('Information date of all predictions.'),
  audience: strict('a parameter name', parameterShape()),
  cases: z.array(caseSchema, { error: 'a list of cases' }).min(1, { error: 'at least one case' }),
});

/** The launches of a market from text. @throws Refusal with one line a mistake */
export function readLaunches(written: string, file: string, market: HasOwnParameters): LaunchList {
  const checked = listSchema.superRefine(({ audience }, context) => {
    for (const [name, message] of hardFaults(market, audience as Changes))
      context.addIssue({ code: 'custom', path: ['audience', name], message });
  });
  const { schema: _, audience, ...list } = yamlOf(written, file, checked);
  return { ...list, audience: audience as Changes };
}

/** A published GMV as a mean day. */
export interface DailyGmv {
  /** First and last day, ISO. */
  readonly from: string;
  readonly until: string;
  readonly moneyADay: number;
}

/** A case's figure as a mean day, from the table. @throws Refusal where the table has no such row of money */
export function dailyGmv(
  rows: readonly LaunchRow[],
  of: LaunchCase,
  { date: day, metric }: FigureName,
): DailyGmv {
  const row = rows.find(
    (one) =>
      one.launch === of.launch && one.platform === of.platform && one.date === day && one.metric === metric,
  );
  const unit = row && readUnit(row.unit, 'money');
  if (!row?.span || row.value === undefined || !unit)
    throw refuse('launches.csv', `an amount of ${metric} of ${of.launch} on ${day}`, 'no such row');
  const { from, until } = row.span;
  const days = dayNumber(until) - dayNumber(from) + 1;
  return { from, until, moneyADay: (row.value * unit.factor) / days };
}
