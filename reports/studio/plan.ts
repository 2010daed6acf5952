/** A plan as the page edits it, and what was edited before: every change is a new value, so that each can be taken back. */
import { leverOf } from '../../sim/levers/all.ts';
import type { QuantitySetting } from '../../sim/levers/lever.ts';
import type { Bilingual } from '../../sim/notation/language.ts';
import type { QuantityKind } from '../../sim/notation/quantity.ts';
import { planOfShock, SHOCKS } from '../../sim/study/stress/shocks.ts';
import type { WrittenLever, WrittenValue } from './written.ts';

export interface Plan {
  readonly title: Bilingual;
  readonly levers: readonly WrittenLever[];
}

/** Keys of a lever that have a control of their own; what it has besides is shown as its settings. */
const CONTROLLED = ['id', 'lever', 'title', 'from', 'until', 'strength', 'upTo', 'budget'] as const;

/** One setting of a lever that is written as one number or text. */
export interface WrittenSetting {
  readonly name: string;
  readonly value: string | number;
}

/** Whether the platform's money can be given to a lever of this kind. */
export function canHaveBudget({ id, lever }: WrittenLever): boolean {
  const kind = leverOf(String(lever ?? id));
  return kind !== undefined && 'account' in kind.money;
}

/** Settings that one field can hold, in the order in which they are written. */
export function settingsOf(lever: WrittenLever): WrittenSetting[] {
  const controlled: readonly string[] = CONTROLLED.filter(
    (name) => name !== 'budget' || canHaveBudget(lever),
  );
  return Object.entries(lever).flatMap(([name, value]) =>
    controlled.includes(name) || !(typeof value === 'number' || typeof value === 'string')
      ? []
      : [{ name, value }],
  );
}

/** @param change a key that is null is taken out */
export function changed(plan: Plan, id: string, change: Readonly<Record<string, WrittenValue>>): Plan {
  const levers = plan.levers.map((lever) =>
    lever.id === id ? withoutNulls({ ...lever, ...change }) : lever,
  );
  return { ...plan, levers };
}

function withoutNulls(lever: WrittenLever): WrittenLever {
  return Object.fromEntries(Object.entries(lever).filter(([, value]) => value !== null)) as WrittenLever;
}

export function without(plan: Plan, id: string): Plan {
  return { ...plan, levers: plan.levers.filter((lever) => lever.id !== id) };
}

/** What one more lever begins with: its days, and an amount of money a day where its kind asks for one. */
export interface Beginning {
  readonly from: string;
  readonly until: string;
  readonly amount: number;
}

/** With one more lever of a kind, from a day on, as the reader of scenarios completes it; under an id that is free. */
export function withMore(plan: Plan, kind: string, { from, until, amount }: Beginning): Plan {
  const known = leverOf(kind);
  if (!known) throw new Error(`plan: expected a kind of lever, got ${kind}`);
  const id = freeId(plan, kind);
  const title = { ...known.title };
  const lever = { id, lever: kind, title, from, until, ramp: 0, strength: 1, ...settingsIn(kind, amount) };
  return { ...plan, levers: [...plan.levers, lever] };
}

/** What the settings of a kind begin with. @param amount of those that are money */
export function settingsIn(kind: string, amount: number): Readonly<Record<string, WrittenValue>> {
  const settings = Object.entries(leverOf(kind)?.settings ?? {});
  return Object.fromEntries(
    settings.map(([name, setting]): [string, WrittenValue] => [
      name,
      setting.kind === 'choices' ? setting.initial : beginningOf(setting, amount),
    ]),
  );
}

/** An id that no lever of the plan has. */
export function freeId({ levers }: Plan, name: string): string {
  const taken = new Set(levers.map(({ id }) => id));
  let id = name;
  for (let at = 2; taken.has(id); at++) id = `${name}-${at}`;
  return id;
}

/** With one of the shocks that `stress` tries, from a day on. */
export function withShock(
  plan: Plan,
  name: string,
  first: string,
  run: { readonly from: string; readonly until: string },
): Plan {
  const shock = SHOCKS.find(({ id }) => id === name);
  if (!shock) throw new Error(`plan: expected a shock, got ${name}`);
  const { lever, title, from, until, strength, args } = planOfShock(shock, first, run);
  const id = freeId(plan, `shock-${name}`);
  const written = { id, lever, title: { ...title }, from, until, ramp: 0, strength, ...args };
  return { ...plan, levers: [...plan.levers, written] };
}

/** What a setting without a first value begins with: enough to be seen, and no more than a beginning. */
const BEGINNINGS: Readonly<Record<Exclude<QuantityKind, 'amount'>, number>> = {
  share: 0.1,
  count: 1000,
  duration: 14,
  number: 1.2,
};

function beginningOf({ kind, initial, range: [low, high] }: QuantitySetting, amount: number): number {
  const usual = kind === 'amount' ? amount : BEGINNINGS[kind];
  return initial ?? Math.min(high, Math.max(low, usual));
}

/** Values with those before and after the present one. */
export interface Edits<Value> {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
}

/** Steps that can be taken back. */
const MOST_STEPS = 200;

export function begun<Value>(present: Value): Edits<Value> {
  return { past: [], present, future: [] };
}

/** The same edits where nothing is new. */
export function edited<Value>({ past, present, future }: Edits<Value>, next: Value): Edits<Value> {
  if (JSON.stringify(next) === JSON.stringify(present)) return { past, present, future };
  return { past: [...past, present].slice(-MOST_STEPS), present: next, future: [] };
}

export function undone<Value>(edits: Edits<Value>): Edits<Value> {
  const { past, present, future } = edits;
  const before = past.at(-1);
  return before === undefined
    ? edits
    : { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

export function redone<Value>(edits: Edits<Value>): Edits<Value> {
  const { past, present, future } = edits;
  const [next, ...rest] = future;
  return next === undefined ? edits : { past: [...past, present], present: next, future: rest };
}
