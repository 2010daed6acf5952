/** What a plugin adds to the market, and whether it is as what the program has of its own. */
import * as z from 'zod';
import { addLevers, leverOf } from '../levers/all.ts';
import { effectFault, idleFault } from '../levers/effect.ts';
import { BY_ALL, type Lever } from '../levers/lever.ts';
import { addRules, OUTSIDE_RULES, type OutsideRule } from '../model/fans/outsideRules.ts';
import { METRICS } from '../model/measures/all.ts';
import { addMetrics, type OutsideMetric } from '../model/measures/outside.ts';
import { PARAMETERS } from '../model/params.ts';
import { AIMED } from '../model/platform/group.ts';
import { ACCOUNTS } from '../model/platform/leverRule.ts';
import { zodExpected } from '../notation/library-words.ts';
import { nearestNames } from '../notation/nearest.ts';
import { QUANTITY_KINDS } from '../notation/quantity.ts';
import { type Complaint, Refusal } from '../notation/refusal.ts';
import { bilingual, id, keysOf, strict, text } from './fields.ts';
import { careful, settingFaults } from './outside-lever.ts';
import { didYouMean, shown } from './problems.ts';

/** Levers, metrics and rules from outside. Charts are the reports' (sim/library/plugin.ts). */
export interface MarketPlugin {
  /** Small letters, digits and hyphens; it is part of the engine's version in results. */
  readonly name: string;
  // a lever of one set of settings is a lever: what its `apply` takes is what its schema gives
  // biome-ignore lint/suspicious/noExplicitAny: the settings of each lever are its own
  readonly levers?: readonly Lever<any>[];
  readonly metrics?: readonly OutsideMetric[];
  readonly rules?: readonly OutsideRule[];
}

const called = z.custom<(...given: never[]) => unknown>((value) => typeof value === 'function', {
  error: 'a function',
});
const range = z
  .tuple([z.number(), z.number()], { error: 'a range [low, high]' })
  .refine(([low, high]) => low < high, { error: 'a range with low below high' });
const NAME = /^[a-z][A-Za-z0-9]{0,63}$/;
const EXPECTED_NAME = 'a name of letters and digits that begins with a small letter';
const name = z.string({ error: EXPECTED_NAME }).regex(NAME, { error: EXPECTED_NAME });
const names = z.array(z.string(), { error: 'a list of names' }).min(1, { error: 'at least one name' });

const KINDS = Object.keys(QUANTITY_KINDS) as [string, ...string[]];
const setting = z.union([
  strict('a key of a setting', {
    kind: z.enum(KINDS),
    range,
    initial: z.number().optional(),
    meaning: text(500, ''),
  }),
  strict('a key of a setting of choices', {
    kind: z.literal('choices'),
    of: names,
    initial: names,
    meaning: text(500, ''),
    expected: strict('a key of expected', { one: text(200, ''), list: text(200, ''), some: text(200, '') }),
  }),
]);
const lever = strict('a key of a lever', {
  id,
  title: bilingual,
  meaning: bilingual,
  source: text(500, ''),
  hangsOn: z.array(z.string(), { error: 'a list of parameters' }),
  settings: z.record(z.string().regex(NAME, { error: EXPECTED_NAME }), setting, {
    error: 'a mapping of settings',
  }),
  money: z.union([
    strict('a key of money', { account: z.enum(ACCOUNTS), within: bilingual }),
    strict('a key of money', { noBudget: bilingual }),
  ]),
  aim: strict('a key of aim', {
    group: strict('a key of group', {
      of: z.enum(AIMED),
      by: z.array(z.enum(BY_ALL as [string, ...string[]])).min(1),
    }).optional(),
    settings: names.optional(),
  }),
  seesState: z.boolean().optional(),
  isAnnounced: z.boolean().optional(),
  apply: called,
});
const metric = strict('a key of a metric', {
  name,
  unit: z.enum(['money', 'users', 'count', 'share', 'visits', 'orders', 'stakes', 'index']),
  over: z.enum(['sum', 'last', 'mean', 'monthly']),
  title: bilingual,
  definition: bilingual,
  ratio: strict('a key of ratio', { of: names, to: names }).optional(),
  measure: called.optional(),
}).refine((one) => (one.ratio === undefined) !== (one.measure === undefined), {
  error: 'either measure or ratio',
});

const friends = z.int({ error: 'a whole number from 0 to 8' }).min(0).max(8);
const rule = strict('a key of a rule', {
  id,
  title: bilingual,
  meaning: bilingual,
  source: text(500, ''),
  network: strict('a key of network', { near: friends, far: friends }).optional(),
  evening: called,
});

/** @param rest keys that others read */
export function pluginSchema<Shape extends z.ZodRawShape>(rest: Shape) {
  return strict('a key of a plugin', {
    name: id,
    levers: z.array(lever, { error: 'a list of levers' }).optional(),
    metrics: z.array(metric, { error: 'a list of metrics' }).optional(),
    rules: z.array(rule, { error: 'a list of rules' }).optional(),
    ...rest,
  });
}

/** For threads, which have nothing to do with what is in a report. */
export const anyPlugin = pluginSchema({ charts: z.unknown().optional() });

/** Where in a plugin: `levers[0].settings.cut.range`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`))
    .join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step],
    value,
  );
}

function complaintsOf(issue: z.core.$ZodIssue, value: unknown, file: string): Complaint[] {
  const place = (path: readonly PropertyKey[]) => [file, placeOf(path)].filter(Boolean).join(' ');
  // of several forms, the one that it comes nearest to
  if (issue.code === 'invalid_union') {
    const inner = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    return inner.flatMap((one) => complaintsOf({ ...one, path: [...issue.path, ...one.path] }, value, file));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const hint = didYouMean(nearestNames(key, keysOf(issue.message)));
      return {
        place: place(issue.path),
        expected: issue.message,
        got: shown(key),
        ...(hint ? { hints: [hint] } : {}),
      };
    });
  }
  const got = valueAt(value, issue.path);
  const among = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const hint = didYouMean(nearestNames(String(got), among));
  const told = typeof got === 'function' ? 'a function' : shown(got);
  return [
    { place: place(issue.path), expected: issue.message, got: told, ...(hint ? { hints: [hint] } : {}) },
  ];
}

/** Names that others have already, or that nothing has. */
function nameFaults({ levers = [], metrics = [], rules = [] }: MarketPlugin, file: string): Complaint[] {
  const found: Complaint[] = [];
  const say = (path: string, expected: string, got: string, hint?: string) =>
    void found.push({ place: `${file} ${path}`, expected, got, ...(hint ? { hints: [hint] } : {}) });
  const parameters = PARAMETERS.map((one) => one.name as string);
  for (const [at, { id: own, hangsOn, isAnnounced, seesState, settings }] of levers.entries()) {
    if (leverOf(own) || levers.findIndex((one) => one.id === own) < at)
      say(`levers[${at}].id`, 'an id of its own', `${shown(own)}, which another lever has`);
    for (const parameter of hangsOn)
      if (!parameters.includes(parameter))
        say(
          `levers[${at}].hangsOn`,
          'the name of a parameter',
          shown(parameter),
          didYouMean(nearestNames(parameter, parameters)),
        );
    if (isAnnounced && seesState)
      say(`levers[${at}].isAnnounced`, 'no announcement: what it does depends on what happens', 'true');
    for (const { path, expected, got } of settingFaults(settings))
      say(`levers[${at}].settings.${path}`, expected, got);
  }
  for (const [at, { id: own }] of rules.entries()) {
    if ([...OUTSIDE_RULES, ...rules].findIndex((one) => one.id === own) < OUTSIDE_RULES.length + at)
      say(`rules[${at}].id`, 'an id of its own', `${shown(own)}, which another rule has`);
  }
  const known = [...METRICS, ...metrics].map((one) => one.name as string);
  for (const [at, { name: own, ratio }] of metrics.entries()) {
    if (known.indexOf(own) < METRICS.length + at)
      say(`metrics[${at}].name`, 'a name of its own', `${shown(own)}, which another metric has`);
    for (const part of [...(ratio?.of ?? []), ...(ratio?.to ?? [])])
      if (!known.includes(part))
        say(`metrics[${at}].ratio`, 'a metric', shown(part), didYouMean(nearestNames(part, known)));
  }
  return found;
}

/**
 * Checks a plugin as the program's own levers and metrics are checked by its tests: form, names, both languages, and that
 * a lever does something, in proportion to its strength and the same whenever it is asked.
 * @throws Refusal with a line for each thing that is wrong
 */
export function checkPlugin(value: unknown, file: string, schema: z.ZodType): asserts value is MarketPlugin {
  const parsed = schema.safeParse(value, { error: zodExpected });
  if (!parsed.success)
    throw new Refusal(parsed.error.issues.flatMap((issue) => complaintsOf(issue, value, file)));
  const plugin = value as MarketPlugin;
  const wrong = nameFaults(plugin, file);
  if (wrong.length > 0) throw new Refusal(wrong);
  const besides = {
    rules: [...OUTSIDE_RULES, ...(plugin.rules ?? [])].map((one) => one.id),
    metrics: (plugin.metrics ?? []).map((one) => one.name),
  };
  const faults = (plugin.levers ?? []).flatMap((one, at): Complaint[] => {
    const place = `${file} levers[${at}].apply`;
    try {
      const fault = effectFault(one, undefined, besides) ?? idleFault(one, besides);
      return fault ? [{ place, ...fault }] : [];
    } catch (cause) {
      const got = cause instanceof Error ? cause.message : String(cause);
      return [{ place, expected: 'a function that ends well', got: shown(got) }];
    }
  });
  if (faults.length > 0) throw new Refusal(faults);
}

/** Adds what a checked plugin brings to the market. @returns what takes it away again */
export function addToMarket({ levers = [], metrics = [], rules = [] }: MarketPlugin): () => void {
  const undo = [addLevers(levers.map(careful)), addMetrics(metrics), addRules(rules)];
  return () => {
    for (const one of undo) one();
  };
}

/** Whether any byte of a run can depend on it: one of charts alone changes no engine. */
export function changesRuns({ levers = [], metrics = [], rules = [] }: MarketPlugin): boolean {
  return levers.length + metrics.length + rules.length > 0;
}
