/** A lever of a scenario as zod schemas, one for each kind: what all have beside the settings of their own. */
import * as z from 'zod';
import { LEVERS } from '../levers/all.ts';
import type { Lever } from '../levers/lever.ts';
import { fromLists } from '../model/additions.ts';
import { UNRANKED } from '../model/platform/group.ts';
import { CLASS_NAMES } from '../model/providers/providers.ts';
import { bilingual, date, id, strict } from './fields.ts';
import { anyAmount, quantity, settingSchemas } from './quantity.ts';
import { whenSchema } from './when-schema.ts';
import { WINDOW_PATTERN, windowOf } from './windows.ts';

export function leverKinds(): string[] {
  return LEVERS.map((lever) => lever.id);
}

const EXPECTED_WINDOW = 'days such as 2021-11-11 or 2021-11-01..2021-11-11';
/** Windows of one lever. */
const MOST_WINDOWS = 1000;
const EXPECTED_WINDOWS = `a list of 1 to ${MOST_WINDOWS} windows, such as [2021-11-01..2021-11-11, 2021-12-12]`;

const windowText = z
  .string({ error: EXPECTED_WINDOW })
  .refine((text) => windowOf(text) !== undefined, { error: EXPECTED_WINDOW })
  .meta({ pattern: WINDOW_PATTERN });
/** A window by itself is a list of one (load.ts). */
export const windowsSchema = z
  .array(windowText, { error: EXPECTED_WINDOWS })
  .min(1, { error: EXPECTED_WINDOWS })
  .max(MOST_WINDOWS, { error: EXPECTED_WINDOWS })
  .meta({ description: 'Days on which it is in force, within its dates; each window ramps again.' });

/** What every lever has beside its own settings. */
const leverShape = {
  id,
  title: bilingual.optional(),
  from: date('First day in force; the first day of the run when not said.').optional(),
  until: date('Last day in force; the last day of the run when not said.').optional(),
  ramp: quantity('duration', [0, 3650], 'Days over which the strength grows from nothing.').prefault(0),
  fade: quantity(
    'duration',
    [0, 3650],
    'Days at the end over which the strength falls to nothing; none when not said.',
  ).optional(),
  strength: quantity('share', [0, 1], 'Strength at the end of the ramp: 0 = no effect, 1 = full.').prefault(
    1,
  ),
  upTo: quantity(
    'share',
    [0, 1],
    'Of a lever whose strength is not known: each replicate draws its own, evenly between `strength` and this.',
  ).optional(),
  on: windowsSchema.optional(),
  every: z
    .enum(['festival'], { error: 'festival' })
    .meta({ description: 'In force on the days of every festival of the calendar, within its dates.' })
    .optional(),
};

/** Keys that every lever has or may have; one of its own settings cannot be called so. */
export const LEVER_KEYS: readonly string[] = [
  ...Object.keys(leverShape),
  'lever',
  'budget',
  'when',
  'group',
  'remove',
];

/** Least and most of a budget, at a rate of 1. */
export const BUDGETS = [1000, 1e13] as const;

/** An amount by itself is that of the lever's whole life (load.ts). */
export const budgetSchema = strict('a key of a budget', {
  amount: anyAmount(BUDGETS, 'Most that it may cost.'),
  per: z
    .enum(['year', 'quarter'], { error: 'year or quarter' })
    .meta({ description: 'In each calendar year or quarter; over its whole life when not said.' })
    .optional(),
}).meta({ description: 'Most that it may cost the platform: when that is spent it rests.' });

/** The budget of a kind that can keep within one to the fen; any other is told why it cannot. */
function budgetOf({ money }: Lever) {
  if ('account' in money) return budgetSchema.optional();
  return z.never({ error: `no budget: ${money.noBudget.en}` }).optional();
}

/** What is announced cannot wait for what happens. */
function whenOf({ isAnnounced }: Lever) {
  if (isAnnounced !== true) return whenSchema().optional();
  return z.never({ error: 'no trigger: buyers know of it beforehand' }).optional();
}

const CATEGORY = 'a category from 1 to 8';
const REGION = 'a region from 1 to 6';
const MOST_RANK = UNRANKED - 1;
const RANK = `a whole number of sellers from 1 to ${MOST_RANK}`;
const CLASS = 'strategic, base, local or brand';
const GROUP = {
  category: z
    .int({ error: CATEGORY })
    .min(1, { error: CATEGORY })
    .max(8, { error: CATEGORY })
    .meta({ description: 'Sellers of this category, 1 to 8.' })
    .optional(),
  kind: z
    .enum(['talent', 'store'], { error: 'talent or store' })
    .meta({ description: 'Talents, or stores of brands.' })
    .optional(),
  region: z
    .int({ error: REGION })
    .min(1, { error: REGION })
    .max(6, { error: REGION })
    .meta({ description: 'Sellers of this region, 1 to 6.' })
    .optional(),
  top: z
    .int({ error: RANK })
    .min(1, { error: RANK })
    .max(MOST_RANK, { error: RANK })
    .meta({ description: 'The so many largest sellers, by GMV of 28 days; ranked again every 28 days.' })
    .optional(),
  beyond: z
    .int({ error: RANK })
    .min(1, { error: RANK })
    .max(MOST_RANK, { error: RANK })
    .meta({ description: 'All sellers but the so many largest.' })
    .optional(),
  provider: z
    .enum(CLASS_NAMES, { error: CLASS })
    .meta({ description: 'Clients of service providers of this class.' })
    .optional(),
};

/** Whom among the sellers a kind can be aimed at; one that cannot is told so. */
function groupOf({ aim }: Lever) {
  if (!aim.group) return z.never({ error: 'no group: it cannot be aimed by one' }).optional();
  const shape = Object.fromEntries(aim.group.by.map((name) => [name, GROUP[name]]));
  return strict('a key of the group', shape)
    .meta({ description: 'Sellers that it touches; all when not said.' })
    .optional();
}

export const leverKindSchemas = fromLists(() =>
  LEVERS.map((lever) =>
    strict(`a key of a ${lever.id} lever`, {
      ...leverShape,
      lever: z.literal(lever.id).meta({ description: 'Kind of lever; the id when not said.' }),
      budget: budgetOf(lever),
      when: whenOf(lever),
      group: groupOf(lever),
      ...settingSchemas(lever.settings),
    }).meta({ title: lever.title.en, description: `${lever.meaning.en} Source: ${lever.source}.` }),
  ),
);
type LeverKind = ReturnType<typeof leverKindSchemas>[number];
export const leverSchema = fromLists(() =>
  z.discriminatedUnion('lever', leverKindSchemas() as [LeverKind, ...LeverKind[]], {
    error: (issue) => (issue.code === 'invalid_union' ? 'a kind of lever' : 'a lever (a mapping with an id)'),
  }),
);

export type LeverData = z.output<ReturnType<typeof leverSchema>>;
