/** What was made of files that one command reads again for each of its scenarios: a posterior, the market's backtest. */

/** No command reads more different files that are worth keeping. */
const MOST = 16;
const kept = new Map<string, { readonly given: readonly unknown[]; readonly value: unknown }>();

/**
 * What `make` makes of a text, or made of it before.
 * @param name of what is made; only the last of a name is kept
 * @param given all that decides it, compared by identity: the text, a schema, a date
 * @param make its value must not be changed by anybody; what it throws is not kept
 */
export function onceRead<Value>(name: string, given: readonly unknown[], make: () => Value): Value {
  const before = kept.get(name);
  if (before?.given.every((one, at) => one === given[at])) return before.value as Value;
  const value = make();
  kept.delete(name);
  kept.set(name, { given, value });
  if (kept.size > MOST) kept.delete(kept.keys().next().value!);
  return value;
}
