/** A forecast that cannot be changed afterwards without showing: what a run said of figures not yet published. */
import type { MetricName } from '../model/measures/all.ts';
import { periodOf } from '../notation/dates.ts';
import { refuse } from '../notation/refusal.ts';
import type { RunResult, TargetResult } from '../result/result.ts';
import { hashOfJson } from '../runs/canonical.ts';
import { checkJson } from '../scenario/json-file.ts';
import { shown } from '../scenario/problems.ts';
import { askedRowsOf, rowOf, rowsOf, samplesOf } from './frozen-rows.ts';
import { type Content, type Frozen, type FrozenTarget, frozenSchema } from './frozen-schema.ts';

/** What is frozen: figures that a market publishes or could publish. */
const MAIN: readonly MetricName[] = [
  'gmv',
  'brandGmv',
  'buyersMonth',
  'repeatRate',
  'privateShare',
  'brands',
  'orders',
  'meanTrust',
  'platformRevenue',
];

/**
 * Freezes what a run says of periods that no figure was known for on its information date.
 * @param frozen day of freezing, ISO
 * @throws Refusal for a run that is not complete, or that says nothing of the future
 */
export function freeze(dir: string, result: RunResult, frozen: string): Frozen {
  const { manifest, scenario } = result;
  if (manifest.status !== 'complete' || manifest.failed > 0) {
    const got = manifest.failed > 0 ? `${manifest.failed} failed` : manifest.status;
    throw refuse(dir, 'a complete run', got, 'run the same again: it goes on');
  }
  const { engine, scenarioHash, dataHash, seed, replicates, scale, from, until, knownUntil } = manifest;
  const { name, title } = scenario;
  const about = {
    scenario: name,
    ...(result.market ? { market: result.market.name } : {}),
    title,
    engine,
    scenarioHash,
    dataHash,
    seed,
    replicates,
    scale,
    from,
    until,
    knownUntil,
  };
  const sampleOf = samplesOf(result);
  const rows = MAIN.flatMap((metric) => {
    const since = knownTo(result, metric);
    const ahead = rowsOf(result, metric).filter((row) => isAhead(row.period, since));
    return [...ahead, ...askedRowsOf(result, metric)].map((row) => rowOf(row, sampleOf));
  });
  if (rows.length === 0)
    throw refuse(dir, `a run beyond its information date ${knownUntil}`, `one until ${until}`);
  const content = { about, rows, targets: result.targets.map(targetOf) };
  return {
    schema: 'laotie/forecast@2',
    frozen,
    sha256: hashOfJson(content),
    parts: partsOf('laotie/forecast@2', frozen, content),
    content,
  };
}

/** Last day of which a metric's figure was public; for one that is not published, the information date itself. */
function knownTo({ actuals, scenario }: RunResult, metric: string): string {
  const known = actuals.filter((row) => row.metric === metric && !row.hindsight);
  const ends = known.map(({ period }) => periodOf(period)!.until).sort();
  return ends.at(-1) ?? scenario.knownUntil;
}

function isAhead(period: string, since: string): boolean {
  const found = periodOf(period)!;
  return found.kind !== 'day' && found.until > since;
}

function targetOf({
  id,
  metric,
  over,
  atLeast,
  unit,
  source,
  probability,
  replicates,
}: TargetResult): FrozenTarget {
  return { id, metric, over, atLeast, unit, source, probability, replicates };
}

function partsOf(
  schema: Frozen['schema'],
  frozen: string,
  { about, rows, targets }: Content,
): Record<string, string> {
  return Object.fromEntries([
    // no part of what is hashed as a whole, so that the same forecast has the same hash on any day
    ...(schema === 'laotie/forecast@1' ? [] : [['frozen on', hashOfJson(frozen)]]),
    ['about', hashOfJson(about)],
    ...rows.map((row) => [`${row.metric}@${row.period}`, hashOfJson(row)]),
    ...targets.map((target) => [`target ${target.id}`, hashOfJson(target)]),
  ]);
}

export function textOf(frozen: Frozen): string {
  return `${JSON.stringify(frozen, null, 1)}\n`;
}

export interface Change {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * Reads a frozen forecast and names what was changed since: a part, a hash, or a byte between them.
 * @throws Refusal for a text that never was one
 */
export function thaw(
  file: string,
  text: string,
): { readonly frozen?: Frozen; readonly changes: readonly Change[] } {
  const wanted = 'a forecast as freeze writes it';
  if (!/"laotie\/forecast@[12]"/.test(text)) throw refuse(file, wanted, 'something else');
  const checked = checkJson(text, frozenSchema, 'a forecast');
  if ('mistake' in checked) {
    const { line, column, path, expected, got } = checked.mistake;
    return { changes: [{ what: `${file}:${line}:${column}${path ? ` ${path}` : ''}`, expected, got }] };
  }
  const frozen = checked.value;
  return { frozen, changes: [...hashChanges(frozen), ...byteChanges(file, JSON.parse(text), text)] };
}

function hashChanges({ schema, frozen, content, parts, sha256 }: Frozen): Change[] {
  const now = partsOf(schema, frozen, content);
  // maps: a part that a person has named `constructor` is no more than a name
  const [told, found] = [new Map(Object.entries(parts)), new Map(Object.entries(now))];
  const names = [...new Set([...told.keys(), ...found.keys()])];
  const changed = names
    .filter((name) => told.get(name) !== found.get(name))
    .map((name) => changeOf(name, told.get(name), found.get(name)));
  const whole = hashOfJson(content);
  return whole === sha256 ? changed : [...changed, changeOf('sha256', sha256, whole)];
}

/** What a person's file says in the place of a name or of a hash is shown as a text, and not in full length. */
function changeOf(name: string, told: string | undefined, found: string | undefined): Change {
  const hash = (text: string | undefined) =>
    text === undefined ? 'nothing' : /^[0-9a-f]{64}$/.test(text) ? text : shown(text);
  const what = /^\w[\w@ .-]{0,99}$/.test(name) ? name : shown(name);
  return { what, expected: hash(told), got: hash(found) };
}

/** A change that leaves every value alone: spaces, key names not in use, number formats. */
function byteChanges(file: string, data: unknown, text: string): Change[] {
  const own = `${JSON.stringify(data, null, 1)}\n`;
  if (own === text) return [];
  let at = 0;
  while (own[at] === text[at]) at++;
  const sign = (one: string | undefined) => (one === undefined ? 'the end' : JSON.stringify(one));
  return [{ what: `${file} character ${at + 1}`, expected: sign(own[at]), got: sign(text[at]) }];
}
