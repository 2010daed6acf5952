/** One number a replicate, by the replicate's number: what claims compare, always pair by pair. */
export type Figures = ReadonlyMap<number, number>;

/** Figures by name that an experiment observes of one replicate. */
export type Told = Readonly<Record<string, number>>;

/** A figure formed from others of the same replicate; replicates that one of them lacks are left out. */
export function combine(of: (...values: number[]) => number, ...all: readonly Figures[]): Figures {
  const [first, ...rest] = all;
  const combined = new Map<number, number>();
  for (const [replicate, value] of first ?? []) {
    const others = rest.map((figures) => figures.get(replicate));
    if (others.some((other) => other === undefined)) continue;
    combined.set(replicate, of(value, ...(others as number[])));
  }
  return combined;
}

export function sum(...all: readonly Figures[]): Figures {
  return combine((...values) => values.reduce((a, b) => a + b), ...all);
}

export function ratio(above: Figures, below: Figures): Figures {
  return combine((a, b) => a / b, above, below);
}

export function difference(a: Figures, b: Figures): Figures {
  return combine((x, y) => x - y, a, b);
}

/** By how much of `b` the figure `a` is larger: 0.1 = ten percent more. */
export function change(a: Figures, b: Figures): Figures {
  return combine((x, y) => x / y - 1, a, b);
}
