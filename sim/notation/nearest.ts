/** The nearest known name to a mistyped one, for "did you mean …?". */

const LONGEST = 60;
/** Letters are counted by their low bits: two that share them only make a text look nearer than it is. */
const LETTER = 127;

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b` (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * Fewest edits that may turn one text into another, by its letters whatever their order: quick to find, and never more
 * than it takes. `left` counts the letters of the one text and is as before in the end.
 */
function fewestEdits(left: Int16Array, length: number, other: string): number {
  let common = 0;
  for (let i = 0; i < other.length; i++) if (left[other.charCodeAt(i) & LETTER]!-- > 0) common++;
  for (let i = 0; i < other.length; i++) left[other.charCodeAt(i) & LETTER]!++;
  return Math.max(length, other.length) - common;
}

/**
 * Names near to `got`, nearest first, at most `count`: within a third of its length (at least two edits), or ending in
 * `.got` (`negativity` finds `trust.negativity`).
 */
export function nearestNames(got: string, names: readonly string[], count = 1): string[] {
  if (got.length === 0 || got.length > LONGEST) return [];
  const wanted = got.toLowerCase();
  const reach = Math.max(got.length < 3 ? 1 : 2, Math.floor(got.length / 3));
  const letters = new Int16Array(LETTER + 1);
  for (let i = 0; i < wanted.length; i++) letters[wanted.charCodeAt(i) & LETTER]!++;
  return names
    .filter((name) => name.length <= LONGEST + reach)
    .map((name) => {
      const lower = name.toLowerCase();
      if (lower.endsWith(`.${wanted}`)) return { name, edits: 0.5 };
      const fewest = fewestEdits(letters, wanted.length, lower);
      return { name, edits: fewest > reach ? fewest : editDistance(wanted, lower) };
    })
    .filter(({ edits }) => edits <= reach)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, count)
    .map(({ name }) => name);
}
