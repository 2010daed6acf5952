/**
 * The program's lists (levers, metrics, parameters, rules) are whole when it starts; plugins add to them. Whatever is
 * worked out from a list is worked out again after an addition.
 */
let version = 0;

/** Adds to the end of a list. @returns what takes the same entries away again */
export function addTo<Entry>(list: readonly Entry[], entries: readonly Entry[]): () => void {
  const own = list as Entry[];
  own.push(...entries);
  version++;
  return () => {
    for (const entry of entries) own.splice(own.indexOf(entry), 1);
    version++;
  };
}

/** Worked out when it is first asked for, and again once a list has changed. */
export function fromLists<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value; readonly version: number } | undefined;
  return () => {
    if (made?.version !== version) made = { value: make(), version };
    return made.value;
  };
}
