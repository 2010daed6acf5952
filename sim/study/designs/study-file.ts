/**
 * The file of a study, `laotie/study@1`: which scenario, what is changed of it, what is asked. Studies of several kinds
 * have these keys in common and add their own. Each error message is the phrase after "expected".
 */
import * as z from 'zod';
import { zodExpected } from '../../notation/library-words.ts';
import { Refusal } from '../../notation/refusal.ts';
import { bilingual, EXPECTED_PLAIN, isPlain, metricName, strict, text } from '../../scenario/fields.ts';
import { problemsOf } from '../../scenario/issues.ts';
import { type LocatedMapping, parseLocated, plainOf, shownNode } from '../../scenario/located.ts';
import { type Found, lookUp, type Path } from '../../scenario/lookup.ts';
import { complaintOf, error, firstProblems, type Problem } from '../../scenario/problems.ts';
import { EXPECTED_SEED, LONGEST_SEED } from '../../scenario/schema.ts';

const STUDY_SCHEMA_ID = 'laotie/study@1';
const MOST_VALUES = 1000;
const MOST_FACTORS = 200;
const MOST_OUTCOMES = 50;

const EXPECTED_VALUE = 'a number, an amount, a share, a duration or a date';
const value = z
  .union([z.number(), z.string().max(60)], { error: EXPECTED_VALUE })
  .refine((one) => typeof one === 'number' || isPlain(one), { error: EXPECTED_VALUE });
const EXPECTED_VALUES = `a list of 1 to ${MOST_VALUES} values, such as [0.5, 1, 2]`;
const EXPECTED_RANGE = 'two values, the lower one first, such as [0%, 100%]';
const EXPECTED_LEVELS = `a whole number from 2 to ${MOST_VALUES}`;
const EXPECTED_FACTORS = `a list of 1 to ${MOST_FACTORS} factors`;
const EXPECTED_OUTCOMES = `a list of 1 to ${MOST_OUTCOMES} outcomes, such as [{ metric: gmv, over: 2021 }]`;
const EXPECTED_REPLICATES = 'a whole number from 1 to 100000';
const EXPECTED_PERIOD = 'a period such as 2021, 2021Q3, 2021-07 or 2021-07-03';

const factor = strict('a key of a factor', {
  path: text(200, 'What is changed, as --set names it: parameters.trust.stake, levers.coupon.budget, until.'),
  title: bilingual.optional(),
  values: z
    .array(value, { error: EXPECTED_VALUES })
    .min(1, { error: EXPECTED_VALUES })
    .max(MOST_VALUES, { error: EXPECTED_VALUES })
    .meta({ description: 'The values that it takes.' })
    .optional(),
  range: z
    .tuple([value, value], { error: EXPECTED_RANGE })
    .meta({
      description: 'Ends between which it takes any value; of a parameter the plausible range when not said.',
    })
    .optional(),
  scale: z
    .enum(['linear', 'log'], { error: 'linear or log' })
    .meta({ description: 'Whether values lie evenly by difference or by ratio; linear when not said.' })
    .optional(),
  step: value
    .meta({ description: 'Values are the lower end and whole steps more; any when not said.' })
    .optional(),
  levels: z
    .int({ error: EXPECTED_LEVELS })
    .min(2, { error: EXPECTED_LEVELS })
    .max(MOST_VALUES, { error: EXPECTED_LEVELS })
    .meta({ description: 'Of a range: how many levels a grid or zip takes of it; 5 when not said.' })
    .optional(),
});

const outcome = strict('a key of an outcome', {
  metric: metricName('What is measured.'),
  over: z
    .union([z.number(), z.string()], { error: EXPECTED_PERIOD })
    .transform(String)
    .meta({ description: 'The period it is measured over; the main period of the scenario when not said.' })
    .optional(),
});

/** Keys of every study. */
const common = {
  schema: z
    .literal(STUDY_SCHEMA_ID, { error: STUDY_SCHEMA_ID })
    .meta({ description: 'Kind and version of this file.' }),
  title: bilingual,
  scenario: text(500, 'The scenario that is changed, beside this file or among those that ship.'),
  replicates: z
    .int({ error: EXPECTED_REPLICATES })
    .min(1, { error: EXPECTED_REPLICATES })
    .max(100_000, { error: EXPECTED_REPLICATES })
    .meta({
      description: 'Replicates of every point, all on the same luck; as the scenario says when not said.',
    })
    .optional(),
  seed: z
    .union(
      [z.string().min(1, { error: EXPECTED_SEED }).max(LONGEST_SEED, { error: EXPECTED_SEED }), z.number()],
      {
        error: EXPECTED_SEED,
      },
    )
    .transform(String)
    .refine(isPlain, { error: EXPECTED_PLAIN })
    .meta({ description: 'Text from which luck and points are drawn; as the scenario says when not said.' })
    .optional(),
  factors: z
    .array(factor, { error: EXPECTED_FACTORS })
    .min(1, { error: EXPECTED_FACTORS })
    .max(MOST_FACTORS, { error: EXPECTED_FACTORS })
    .meta({ description: 'What is changed.' })
    .optional(),
  outcomes: z
    .array(outcome, { error: EXPECTED_OUTCOMES })
    .min(1, { error: EXPECTED_OUTCOMES })
    .max(MOST_OUTCOMES, { error: EXPECTED_OUTCOMES })
    .meta({
      description: 'What is asked; the targets and the main figures of the main period when not said.',
    })
    .optional(),
};

/** The schema of a kind of study. @param keys its own, beside those of every study */
export function studySchema<Shape extends z.ZodRawShape>(keys: Shape) {
  return strict('a key of a study', { ...common, ...keys });
}

const commonSchema = studySchema({});
export type StudyData = z.output<typeof commonSchema>;
export type FactorData = NonNullable<StudyData['factors']>[number];
export type OutcomeData = NonNullable<StudyData['outcomes']>[number];

export interface StudyFile<Data> {
  /** As messages name it. */
  readonly file: string;
  readonly data: Data;
  /** Where a value was written. */
  readonly find: (path: Path) => Found;
}

/**
 * @param file as messages name it
 * @throws Refusal with everything that is wrong, each with its place
 */
export function readStudyFile<Schema extends z.ZodType>(
  written: string,
  file: string,
  schema: Schema,
): StudyFile<z.output<Schema>> {
  const { root, problems } = parseLocated(written, (line, column) => ({ file, line, column }));
  const wrong = problems.filter(({ severity }) => severity === 'error');
  if (root?.kind !== 'mapping' || wrong.length > 0) {
    throw refusalOf(
      wrong.length > 0 || !root ? problems : [error(root.place, '', 'a mapping', shownNode(root))],
    );
  }
  const parsed = schema.safeParse(plainOf(asWritten(root)), { error: zodExpected });
  if (!parsed.success) throw refusalOf(parsed.error.issues.flatMap((issue) => problemsOf(issue, root)));
  return { file, data: parsed.data, find: (path) => lookUp(root, path) };
}

/** What is wrong, as a command refuses it. */
export function refusalOf(problems: readonly Problem[]): Refusal {
  return new Refusal(firstProblems(problems).map(complaintOf));
}

/** A seed is the text that stands there: 007 is not 7. */
function asWritten(root: LocatedMapping): LocatedMapping {
  const seed = root.entries.get('seed');
  if (seed?.value.kind !== 'scalar' || seed.value.written === undefined) return root;
  const value = { ...seed.value, value: seed.value.written };
  return { ...root, entries: new Map([...root.entries, ['seed', { ...seed, value }]]) };
}
