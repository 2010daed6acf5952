/** Files of a run folder, each read whole, checked and named where it is not as a run writes it. */
import { join } from 'node:path';
import type { z } from 'zod';
import { zodExpected } from '../../notation/library-words.ts';
import { Refusal } from '../../notation/refusal.ts';
import { parseLocated, plainOf } from '../../scenario/located.ts';
import { lookUp } from '../../scenario/lookup.ts';
import { complaintOf, error, shown } from '../../scenario/problems.ts';
import { LIMITS, readJsonFile, readText } from './read-file.ts';
import { resolvedSchema } from './run-schemas.ts';

const WHAT = 'a file as a run writes it';

/** @throws Refusal that names the place */
export function readRunJson<Schema extends z.ZodType>(
  dir: string,
  name: string,
  schema: Schema,
): z.output<Schema> {
  return readJsonFile(join(dir, name), schema, WHAT, LIMITS.ofRun);
}

/** What a report needs of the scenario that ran. @throws Refusal that names the place */
export function readResolved(dir: string): z.output<typeof resolvedSchema> {
  const file = join(dir, 'scenario.resolved.yaml');
  const { text } = readText(file, WHAT, LIMITS.ofRun);
  const { root, problems } = parseLocated(text, (line, column) => ({ file, line, column }));
  if (!root || problems[0]) {
    const nothing = error({ file, line: 1, column: 1 }, '', WHAT, 'an empty file');
    throw new Refusal([complaintOf(problems[0] ?? nothing)]);
  }
  const parsed = resolvedSchema.safeParse(plainOf(root), { error: zodExpected });
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const { place, shownPath, node } = lookUp(root, path);
  throw new Refusal([complaintOf(error(place, shownPath, message, shown(node && plainOf(node))))]);
}
